"""Read the balance report: what it says about presence, treatment and verdict, and what it does not say.

The figures are those of `argmap score`. Needs two lines onto the thesis.
"""

from __future__ import annotations

from typing import Any

from argmap.model.elements import ArgumentMap
from argmap.scoring import Score, score
from argmap.teach.posing.draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

FOR, AGAINST, EVEN = "the side for the thesis", "the side against the thesis", "neither: they are alike"
_CLOSE = 0.005
_TASKS = (3, 4, 5)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Three to five questions on the same report."""
    if len(debate.lines) < 2:
        raise UnfitError(f"the thesis has {len(debate.lines)} lines", "two lines onto the thesis")
    found = score(debate)
    figures: dict[str, Any] = dict(found.balance.figures) if found.balance else {}
    report = _report(debate, found, figures)
    lean = figures.get("lean") or 0.0
    pro, con = (sum(line.sign == sign for line in debate.lines) for sign in (1, -1))
    heavier = EVEN if abs(lean) < _CLOSE else FOR if lean > 0 else AGAINST
    verdict = (found.strength(debate.thesis or "") - 0.5) * 2
    out = EVEN if abs(verdict) < _CLOSE else FOR if verdict > 0 else AGAINST
    missing = len(figures["response"]["unanswered"])
    asked: list[tuple[str, str, list[str], str]] = [
        ("Which side is put forward with more weight?", heavier, [FOR, AGAINST, EVEN], "above 0 the lean is for it"),
        ("On which side does the argument come out?", out, [FOR, AGAINST, EVEN], "above 0 the verdict is for it"),
        ("How many lines against the thesis does nothing answer?", str(missing), _near(missing, con),
         "it is the number of lines against the thesis, less the answered ones"),
        ("How many lines speak for the thesis?", str(pro), _near(pro, pro + con), "they are counted at the top"),
        ("Does the balance say that the thesis is true?", "no: it says how both sides are put forward and treated",
         ["yes: the higher, the truer", "yes, if it is above 0.8", "only together with the lean"],
         "a map may be fair to both sides and still come out on one, rightly or not"),
    ]  # fmt: skip
    for prompt, right, others, why in asked[: _TASKS[draft.level - 1] - 1] + asked[-1:]:
        order = others if right in others else None
        wrong = [other for other in others if other != right]
        draft.choose(prompt, right, wrong, "reading-balance", why, passage=report, in_order=order)


def _near(right: int, most: int) -> list[str]:
    """Four numbers in order, the right one among them."""
    least = max(0, min(right - 1, most - 3))
    return [str(number) for number in range(least, least + 4)]


def _report(debate: ArgumentMap, found: Score, figures: dict[str, Any]) -> str:
    """The figures that the questions are about, one a line."""
    pro, con = (sum(line.sign == sign for line in debate.lines) for sign in (1, -1))
    response = figures["response"]
    verdict = (found.strength(debate.thesis or "") - 0.5) * 2
    answered = con - len(response["unanswered"])
    lines = [
        f"lines: {pro} for the thesis, {con} against it",
        f"lean: {_signed(figures.get('lean'))} (−1 all against, +1 all for)",
        f"lines against the thesis that are answered: {answered} of {con}",
        f"verdict: {_signed(verdict)} (−1 against, +1 for)",
        f"balance: {_plain(figures.get('number'))} (0 to 1)",
    ]
    return "\n".join(lines)


def _signed(value: float | None) -> str:
    return "not defined" if value is None else f"{value:+.2f}".replace("-", "−")


def _plain(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"


EXERCISE = ExerciseKind(
    "read-balance",
    __doc__ or "",
    15,
    "Read the balance report",
    "Answer the questions from the report that stands above them.",
    pose,
)
