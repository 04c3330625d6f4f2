"""GIFT, the text format of question banks that Moodle and others import.

Format as described at https://docs.moodle.org/en/GIFT_format. What asks to match becomes a matching question where each
part has one right answer and each choice belongs to some part, else one question for each part; a passage with words to
be marked becomes a question with several right answers, of which wrong ones cost what right ones earn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.teach.exercise import Posed
from argmap.teach.exporting.bank_questions import BankQuestion, outline, questions
from argmap.teach.exporting.export_kind import Export

_SPECIAL = re.compile(r"([~=#{}:\\])")
_SHARES = 5
"""Digits behind the point of a share of 100 %: Moodle accepts the shares of its own list only to five."""


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The questions, parted by empty lines."""
    text = [f"$CATEGORY: {_category(posed[0].exercise.title)}"]
    text += [_question(question) for _, question in questions(posed, spare_choices=False)]
    return ("\n\n".join(text) + "\n").encode()


def _question(question: BankQuestion) -> str:
    body = [question.prompt, question.passage, outline(question.figure) if question.figure else ""]
    text = _escaped("\n".join(part for part in body if part))
    return f"::{_escaped(question.name)}::[plain]{text} {{{_answers(question)}{_after(question)}}}"


def _answers(question: BankQuestion) -> str:
    if question.pairs:
        return "".join(f"\n={_plain(pair.text)} -> {_plain(pair.right)}" for pair in question.pairs) + "\n"
    if question.several:
        return "".join(f"\n~%{_percent(c.share)}%{_plain(c.text)}" for c in question.choices) + "\n"
    return "".join(f"\n{'=' if c.share else '~'}{_plain(c.text)}" for c in question.choices) + "\n" * bool(
        question.choices
    )


def _after(question: BankQuestion) -> str:
    """The general feedback; an open question shows the principle only."""
    said = " ".join(part for part in (question.why, question.principle) if part)
    return f"####{_escaped(said)}" if said and (question.choices or question.pairs) else ""


def _percent(share: float) -> str:
    return f"{100 * share:.{_SHARES}f}".rstrip("0").rstrip(".")


def _escaped(text: str) -> str:
    """Text whose signs of the format are taken as they are; line ends are written out."""
    return _SPECIAL.sub(r"\\\1", text.strip()).replace("\n", "\\n")


def _plain(text: str) -> str:
    """A choice: a percent sign in front would be taken for a share, an arrow anywhere for a pair, so they change."""
    found = text.replace("->", "→")
    return _escaped(found.replace("%", "％", 1) if found.lstrip().startswith("%") else found)


def _category(title: str) -> str:
    return "argmap/" + re.sub(r"[^\w ]", "", title).strip().replace(" ", "_")


EXPORT = Export("gift", __doc__ or "", (".gift", ".gift.txt"), write, key=True)
