"""Read the balance report: what it says about presence, treatment and verdict, and what it does not say.

The figures are those of `argmap score`. Needs two lines of argument about the thesis.
"""

from __future__ import annotations

from typing import Any

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap
from argmap.scoring import score
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_CLOSE = 0.005
_TASKS = (3, 4, 5)
_LEFT_TO_RIGHT = "\u200e"
"""The mark that keeps a sign before its number in a text from right to left."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask three to five questions about the same report."""
    if len(debate.lines) < 2:
        raise UnfitError(f"lines of argument about the thesis: {len(debate.lines)}", "at least two")
    result = score(debate)
    figures: dict[str, Any] = dict(result.balance.figures) if result.balance else {}
    verdict = (result.strength(debate.thesis or "") - 0.5) * 2
    wording = draft.wording
    report = _report(debate, figures, verdict, wording)
    pro, con = (sum(line.sign == sign for line in debate.lines) for sign in (1, -1))
    missing = len(figures["response"]["unanswered"])
    sides = [wording.word(f"exercise.read-balance.{side}") for side in ("for", "against", "even")]
    truths = [
        wording.word(f"exercise.read-balance.true.{key}", number=wording.number(0.8, "g"))
        for key in ("no", "higher", "above", "lean")
    ]
    questions: list[tuple[str, str, list[str]]] = [
        ("weight", sides[_side(figures.get("lean") or 0.0)], sides),
        ("verdict", sides[_side(verdict)], sides),
        ("unanswered", str(missing), _near(missing, con)),
        ("supporting", str(pro), _near(pro, pro + con)),
        ("true", truths[0], truths[1:]),
    ]
    for key, right, others in questions[: _TASKS[draft.level - 1] - 1] + questions[-1:]:
        prompt, why = (wording.word(f"exercise.read-balance.{part}-{key}") for part in ("ask", "why"))
        order = others if right in others else None
        wrong = [other for other in others if other != right]
        draft.choose(prompt, right, wrong, "reading-balance", why, passage=report, in_order=order)


def _side(value: float) -> int:
    """The place among the choices of the side that a figure is for: for the thesis, against it, or neither."""
    return 2 if abs(value) < _CLOSE else 0 if value > 0 else 1


def _near(right: int, most: int) -> list[str]:
    """Four numbers in order, the right one among them."""
    least = max(0, min(right - 1, most - 3))
    return [str(number) for number in range(least, least + 4)]


def _report(debate: ArgumentMap, figures: dict[str, Any], verdict: float, wording: Wording) -> str:
    """The figures that the questions are about, one per line."""
    pro, con = (sum(line.sign == sign for line in debate.lines) for sign in (1, -1))
    answered = con - len(figures["response"]["unanswered"])
    lean, number = figures.get("lean"), figures.get("number")
    word = wording.word
    lines = [
        word("exercise.read-balance.lines", pro=str(pro), con=str(con)),
        word("exercise.read-balance.lean", value=_format(lean, "+z.2f", wording)),
        word("exercise.read-balance.answered", answered=str(answered), all=str(con)),
        word("exercise.read-balance.verdict", value=_format(verdict, "+z.2f", wording)),
        word("exercise.read-balance.balance", value=_format(number, "z.2f", wording)),
    ]
    return "\n".join(lines)


def _format(value: float | None, form: str, wording: Wording) -> str:
    if value is None:
        return wording.word("exercise.read-balance.not-defined")
    mark = _LEFT_TO_RIGHT if wording.is_right_to_left else ""
    return mark + wording.number(value, form).replace("-", "−")


EXERCISE = ExerciseKind(
    "read-balance",
    __doc__ or "",
    17,
    "Read the balance report",
    "Answer the questions about the report.",
    pose,
)
