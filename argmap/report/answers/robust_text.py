"""How firm a verdict is, what would undo it and what to say next, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from math import ceil, floor

from argmap.language.wording import word
from argmap.model.elements import BASE_SCORE, ArgumentMap
from argmap.report.answers.phrases import (
    ROLES,
    describe_element,
    format_change,
    join_parts,
    name_element,
    outcome,
    round_down,
)
from argmap.report.answers.score_sentences import side
from argmap.report.output.screen import safe
from argmap.scoring.answers.counterfactual import BaseChange, Counterfactual
from argmap.scoring.answers.moves import Move
from argmap.scoring.answers.robust_answers import Robust
from argmap.scoring.verdicts.verdict_robustness import Robustness

MOST = 8
"""Changes that are shown."""
LEAST = 0.001
"""The smallest number of those by which base scores are said to be off."""


def robust_lines(debate: ArgumentMap, robust: Robust, *, width: int = 100) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    sentences = ["How firm is the verdict?", ""]
    sentences += textwrap.wrap(" ".join(_firmness(robust)), width)
    if robust.robustness.keystone is not None:
        sentences += textwrap.wrap(_keystone(debate, robust.robustness), width)
    sentences += ["", "What would have to change?", "", *_changes(debate, robust, width)]
    sentences += ["", "What to say next?", "", *_moves(debate, robust, width)]
    return [safe(line) for line in sentences]


def _firmness(robust: Robust) -> Iterator[str]:
    robustness = robust.robustness
    verdict = side(robust.strength)
    yield word(f"score.verdict.{verdict}", strength=outcome(robust.strength))
    if verdict == "undecided":
        yield "So there is no verdict to lose."
        return
    low, high = robustness.bounds["all"]
    if robustness.all is None:
        yield "No other base scores would change that."
    elif high is not None and high < LEAST:
        yield f"Base scores that are all off by less than {LEAST} can be enough to undo it."
    elif low < LEAST:
        yield "How far base scores may be off before that changes is not known."
        yield "None that undo it were found." if high is None else f"Off by {_rounded_up(high)} can be enough."
    else:
        yield f"It stays so if base scores are off by up to {round_down(low)}, even all of them and in the worst way."
        if high is None:
            yield "No base scores that undo it were found."
        elif round_down(high) != round_down(low):
            yield f"Off by {_rounded_up(high)} can be enough to undo it; in between nothing is proved."
    if robustness.all is not None and robustness.arguments is None:
        yield "If the thesis's own base score is right, no others would change that."
    elif robustness.arguments is not None and robustness.arguments >= LEAST:
        yield f"If the thesis's own base score is right, the others may be off by {round_down(robustness.arguments)}."
    if robustness.flip_probability is not None and robustness.arguments is not None:
        share = f"{100 * robustness.flip_probability:.1f} % of {robustness.draws:,} draws"
        yield f"With base scores drawn at random, the thesis's aside, the verdict is another in {share}."


def _rounded_up(delta: float) -> str:
    """A number in [0, 1] with three digits, none of them too small; what a computation may have added is taken back."""
    return f"{ceil(delta * 1000 - 1e-6) / 1000:.3f}"


def _keystone(debate: ArgumentMap, robustness: Robustness) -> str:
    assert robustness.keystone is not None
    claims, effect = robustness.keystone.claims, robustness.keystone.effect
    way = {True: "fall", False: "rise", None: "move"}[robustness.keystone.helps]
    if len(claims) == 1:
        return f"Most rests on {claims[0]}: without it the strength of the thesis would {way} by {effect:.3f}."
    alike = join_parts(claims)
    return f"Most rests on {alike} alike: without any one of them the strength would {way} by {effect:.3f}."


def _changes(debate: ArgumentMap, robust: Robust, width: int) -> Iterator[str]:
    found = robust.counterfactual
    if side(robust.strength) == "undecided":
        yield "Nothing: there is no verdict to undo."
    elif found is None and robust.robustness.arguments is None:
        yield "More than base scores: with any others, the thesis's own aside, the verdict would be the same."
    elif found is None:
        yield "No change of base scores that undoes the verdict was found, the thesis's own aside."
    else:
        yield from textwrap.wrap(_how_many(found), width)
        for change in found.changes[:MOST]:
            start = f"  {change.before:.2f} → {_outward(change)}   "
            yield start + describe_element(debate, change.claim, width - len(start))
        if len(found.changes) > MOST:
            yield f"  … and {len(found.changes) - MOST:,} more"


def _how_many(found: Counterfactual) -> str:
    count = len(found.changes)
    if count == 1:
        proof = "the smallest such change" if found.proved else "the smallest found, which is no proof"
        return f"One base score is enough to undo the verdict ({proof}):"
    return (
        f"No base score was found that does it by itself, but {count:,} together undo the verdict (found by taking the "
        "claim with the largest effect first, which is no proof that fewer would not do):"
    )


def _outward(change: BaseChange) -> str:
    """The new base score, rounded away from the old one so that it still does what it must."""
    rounded = floor if change.after < change.before else ceil
    return f"{rounded(round(change.after * 100, 6)) / 100:.2f}"


def _moves(debate: ArgumentMap, robust: Robust, width: int) -> Iterator[str]:
    sides = (("For", robust.next_moves.pro), ("Against", robust.next_moves.con))
    for number, (name, moves) in enumerate(sides):
        if number:
            yield ""
        yield f"{name} the thesis" + ("" if moves else ": no new claim would move its strength")
        for move in moves:
            yield _move(debate, move, width)
    tried = "every place in the map" if robust.next_moves.complete else "the places nearest to the thesis"
    yield ""
    claim = f"one new claim with base score {BASE_SCORE:g}, and nothing said about it yet,"
    meaning = f"Each line shows what {claim} would do to the strength of the thesis; tried in {tried}."
    yield from textwrap.wrap(f"{meaning} Whether there is something true to say there is another question.", width)


def _move(debate: ArgumentMap, move: Move, width: int) -> str:
    start = f"  {format_change(move.effect)} → {move.strength:.3f}   "
    turns = ", which would undo the verdict" if move.turns else ""
    if move.target == debate.thesis:
        target = name_element(debate, move.target)
    else:
        frame = ROLES[move.kind].format("")
        target = describe_element(debate, move.target, width - len(start) - len(frame) - len(turns))
    return start + ROLES[move.kind].format(target) + turns
