"""Read the balance report: what it says about presence, treatment and verdict, and what it does not say.

The figures are those of `argmap score`. Needs two lines of argument about the thesis.
"""

from __future__ import annotations

from typing import Any

from argmap.model.elements import ArgumentMap
from argmap.scoring import score
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

FOR, AGAINST, EVEN = "the side for the thesis", "the side against the thesis", "neither: the two are even"
_CLOSE = 0.005
_TASKS = (3, 4, 5)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask three to five questions about the same report."""
    if len(debate.lines) < 2:
        raise UnfitError(f"lines of argument about the thesis: {len(debate.lines)}", "at least two")
    result = score(debate)
    figures: dict[str, Any] = dict(result.balance.figures) if result.balance else {}
    verdict = (result.strength(debate.thesis or "") - 0.5) * 2
    report = _report(debate, figures, verdict)
    lean = figures.get("lean") or 0.0
    pro, con = (sum(line.sign == sign for line in debate.lines) for sign in (1, -1))
    heavier = EVEN if abs(lean) < _CLOSE else FOR if lean > 0 else AGAINST
    winner = EVEN if abs(verdict) < _CLOSE else FOR if verdict > 0 else AGAINST
    missing = len(figures["response"]["unanswered"])
    questions: list[tuple[str, str, list[str], str]] = [
        ("Which side is presented with more weight?", heavier, [FOR, AGAINST, EVEN], "a lean above 0 is for it"),
        ("Which side does the verdict favour?", winner, [FOR, AGAINST, EVEN], "a verdict above 0 is for it"),
        ("How many lines against the thesis are not answered?", str(missing), _near(missing, con),
         "it is the number of lines against the thesis minus the answered ones"),
        ("How many lines support the thesis?", str(pro), _near(pro, pro + con), "the first line counts them"),
        ("Does the balance say that the thesis is true?", "no: it says how evenly both sides are treated",
         ["yes: the higher it is, the truer the thesis", "yes, if it is above 0.8", "only together with the lean"],
         "a map can be fair to both sides and still favour one of them, rightly or not"),
    ]  # fmt: skip
    for prompt, right, others, why in questions[: _TASKS[draft.level - 1] - 1] + questions[-1:]:
        order = others if right in others else None
        wrong = [other for other in others if other != right]
        draft.choose(prompt, right, wrong, "reading-balance", why, passage=report, in_order=order)


def _near(right: int, most: int) -> list[str]:
    """Four numbers in order, the right one among them."""
    least = max(0, min(right - 1, most - 3))
    return [str(number) for number in range(least, least + 4)]


def _report(debate: ArgumentMap, figures: dict[str, Any], verdict: float) -> str:
    """The figures that the questions are about, one per line."""
    pro, con = (sum(line.sign == sign for line in debate.lines) for sign in (1, -1))
    response = figures["response"]
    answered = con - len(response["unanswered"])
    lines = [
        f"lines of argument: {pro} for the thesis, {con} against it",
        f"lean: {_format_signed(figures.get('lean'))} (−1 all against, +1 all for)",
        f"answered lines against the thesis: {answered} of {con}",
        f"verdict: {_format_signed(verdict)} (−1 against, +1 for)",
        f"balance: {_format_number(figures.get('number'))} (0 to 1)",
    ]
    return "\n".join(lines)


def _format_signed(value: float | None) -> str:
    return "not defined" if value is None else f"{value:+z.2f}".replace("-", "−")


def _format_number(value: float | None) -> str:
    return "not defined" if value is None else f"{value:z.2f}"


EXERCISE = ExerciseKind(
    "read-balance",
    __doc__ or "",
    15,
    "Read the balance report",
    "Answer the questions about the report.",
    pose,
)
