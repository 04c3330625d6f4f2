"""How firm a verdict is, what would undo it and what to say next, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from math import ceil, floor

from argmap.language.wording import quantify, word
from argmap.model.elements import BASE_SCORE, ArgumentMap
from argmap.report.answers.phrases import (
    describe_element,
    format_change,
    join_parts,
    list_rest,
    name_element,
    outcome,
    phrase_role,
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
    sentences = [word("robust.heading.firmness"), ""]
    sentences += textwrap.wrap(" ".join(_firmness(robust)), width)
    if robust.robustness.keystone is not None:
        sentences += textwrap.wrap(_keystone(debate, robust.robustness), width)
    sentences += ["", word("robust.heading.changes"), "", *_changes(debate, robust, width)]
    sentences += ["", word("robust.heading.moves"), "", *_moves(debate, robust, width)]
    return [safe(line) for line in sentences]


def _firmness(robust: Robust) -> Iterator[str]:
    robustness = robust.robustness
    verdict = side(robust.strength)
    yield word(f"score.verdict.{verdict}", strength=outcome(robust.strength))
    if verdict == "undecided":
        yield word("robust.no-verdict")
        return
    low, high = robustness.bounds["all"]
    if robustness.all is None:
        yield word("robust.certain")
    elif high is not None and high < LEAST:
        yield word("robust.fragile", least=LEAST)
    elif low < LEAST:
        yield word("robust.unknown")
        yield word("robust.unknown.none") if high is None else word("robust.unknown.enough", number=_round_up(high))
    else:
        yield word("robust.stays", number=round_down(low))
        if high is None:
            yield word("robust.stays.none")
        elif round_down(high) != round_down(low):
            yield word("robust.stays.enough", number=_round_up(high))
    if robustness.all is not None and robustness.arguments is None:
        yield word("robust.thesis-right")
    elif robustness.arguments is not None and robustness.arguments >= LEAST:
        yield word("robust.thesis-right.limit", number=round_down(robustness.arguments))
    if robustness.flip_probability is not None and robustness.arguments is not None:
        share = f"{100 * robustness.flip_probability:.1f}"
        yield word("robust.draws", share=share, draws=f"{robustness.draws:,}")


def _round_up(delta: float) -> str:
    """A number in [0, 1] with three digits, none of them too small; what a computation may have added is taken back."""
    return f"{ceil(delta * 1000 - 1e-6) / 1000:.3f}"


def _keystone(debate: ArgumentMap, robustness: Robustness) -> str:
    assert robustness.keystone is not None
    claims, effect = robustness.keystone.claims, robustness.keystone.effect
    way = {True: "fall", False: "rise", None: "move"}[robustness.keystone.helps]
    key = f"robust.keystone.{way}"
    return quantify(len(claims), key, claims=join_parts(claims), amount=f"{effect:.3f}")


def _changes(debate: ArgumentMap, robust: Robust, width: int) -> Iterator[str]:
    counterfactual = robust.counterfactual
    if side(robust.strength) == "undecided":
        yield word("robust.change.no-verdict")
    elif counterfactual is None and robust.robustness.arguments is None:
        yield word("robust.change.impossible")
    elif counterfactual is None:
        yield word("robust.change.unknown")
    else:
        yield from textwrap.wrap(_how_many(counterfactual), width)
        for change in counterfactual.changes[:MOST]:
            start = f"  {change.before:.2f} → {_outward(change)}   "
            yield start + describe_element(debate, change.claim, width - len(start))
        yield from list_rest(len(counterfactual.changes), MOST)


def _how_many(counterfactual: Counterfactual) -> str:
    count = len(counterfactual.changes)
    if count == 1:
        return word("robust.change.smallest" if counterfactual.proved else "robust.change.one")
    return quantify(count, "robust.change.several")


def _outward(change: BaseChange) -> str:
    """The new base score, rounded away from the old one so that it still does what it must."""
    rounded = floor if change.after < change.before else ceil
    return f"{rounded(round(change.after * 100, 6)) / 100:.2f}"


def _moves(debate: ArgumentMap, robust: Robust, width: int) -> Iterator[str]:
    sides = (("for", robust.next_moves.pro), ("against", robust.next_moves.con))
    for number, (name, moves) in enumerate(sides):
        if number:
            yield ""
        yield word(f"robust.move.{name}" if moves else f"robust.move.{name}.none")
        for move in moves:
            yield _move(debate, move, width)
    yield ""
    meaning = "robust.move.meaning-all" if robust.next_moves.complete else "robust.move.meaning-nearest"
    yield from textwrap.wrap(word(meaning, base=f"{BASE_SCORE:g}"), width)


def _move(debate: ArgumentMap, move: Move, width: int) -> str:
    def phrase(target: str) -> str:
        role = phrase_role(move.kind, target)
        return word("robust.move.undoes", move=role) if move.turns else role

    start = f"  {format_change(move.effect)} → {move.strength:.3f}   "
    if move.target == debate.thesis:
        return start + phrase(name_element(debate, move.target))
    return start + phrase(describe_element(debate, move.target, width - len(start) - len(phrase(""))))
