"""GIFT, the text format of question banks that Moodle and others import.

The format is described at https://docs.moodle.org/en/GIFT_format. A matching task becomes a matching question if each
part has one right answer and each choice belongs to a part; otherwise it becomes one question for each part. A marking
task becomes a question with several right answers, in which a wrong answer costs as much as a right one earns. The
format has no points: every question is imported with one, and a comment says where it should be another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.patterns import compile_later
from argmap.teach.exercise import Posed
from argmap.teach.exporting.bank_questions import BankQuestion, questions
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.figure_pictures import outline

_SPECIAL = compile_later(r"([~=#{}:\\])")
_SHARES = 5
"""Decimal places of percentages: Moodle accepts only the values of its own list, with up to five."""


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The questions, separated by empty lines."""
    text = [f"$CATEGORY: {_category(posed[0].exercise.title)}"]
    text += [_question(question) for _, question in questions(posed, spare_choices=False)]
    return ("\n\n".join(text) + "\n").encode()


def _question(question: BankQuestion) -> str:
    body = [question.prompt, question.passage, outline(question.figure) if question.figure else ""]
    text = _escape("\n".join(part for part in body if part))
    worth = f"// worth {question.points:.7g} points\n" if question.points != 1 else ""
    return f"{worth}::{_escape(question.name)}::[plain]{text} {{{_answers(question)}{_after(question)}}}"


def _answers(question: BankQuestion) -> str:
    if question.pairs:
        return "".join(f"\n={_plain(pair.text)} -> {_plain(pair.right)}" for pair in question.pairs) + "\n"
    if question.several:
        return "".join(f"\n~%{_percent(c.share)}%{_plain(c.text)}" for c in question.choices) + "\n"
    return "".join(f"\n{'=' if c.share else '~'}{_plain(c.text)}" for c in question.choices) + "\n" * bool(
        question.choices
    )


def _after(question: BankQuestion) -> str:
    """The general feedback of a closed question."""
    feedback = " ".join(part for part in (question.why, question.principle) if part)
    return f"####{_escape(feedback)}" if feedback and (question.choices or question.pairs) else ""


def _percent(share: float) -> str:
    return f"{100 * share:.{_SHARES}f}".rstrip("0").rstrip(".")


def _escape(text: str) -> str:
    """Text with the special characters of the format escaped, and line ends as `\\n`."""
    return _SPECIAL.sub(r"\\\1", text.strip()).replace("\n", "\\n")


def _plain(text: str) -> str:
    """A choice; a percent sign at its start would mean a share, and an arrow a pair, so they are replaced."""
    safe = text.replace("->", "→")
    return _escape(safe.replace("%", "％", 1) if safe.lstrip().startswith("%") else safe)


def _category(title: str) -> str:
    return "argmap/" + re.sub(r"[^\w ]", "", title).strip().replace(" ", "_")


EXPORT = Export("gift", __doc__ or "", (".gift", ".gift.txt"), write, key=True)
