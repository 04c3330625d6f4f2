"""Words that name a column or a line: the student's name, the task, the try – in the languages of worksheets.

They are data, in `heading-words.yaml`. What form services write above their columns is as their exports show it: Google
Forms (*Timestamp*, *Email Address*, *Score*), Microsoft Forms (*ID*, *Start time*, *Completion time*, *Email*, *Name*,
*Total points*, *Quiz feedback*, *Last modified time*, and for each question *Points - …* and *Feedback - …*)
and Moodle's table of responses (*Last name*, *First name*, *Email address*, *State*, *Started on*, *Completed*, *Time
taken*, *Grade/…*, *Response 1*; see https://docs.moodle.org/en/Quiz_responses_report).
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from argmap.teach.versioned_files import values


@cache
def heading_words(kind: str) -> frozenset[str]:
    """The words that name a kind of column, in lower case; KeyError for a kind that there is not.

    >>> "vorname" in heading_words("first"), "élève" in heading_words("name")
    (True, True)
    """
    return _read()[kind]


@cache
def _read() -> dict[str, frozenset[str]]:
    text = resources.files("argmap.teach").joinpath("heading-words.yaml").read_text(encoding="utf-8")
    lists = values(text).value
    assert isinstance(lists, dict)
    return {kind: frozenset(word for words in groups for word in words) for kind, groups in lists.items()}
