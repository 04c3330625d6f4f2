"""How firm a verdict is, what would undo it and what to say next, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from math import ceil, floor

from argmap.language.wording import ENGLISH, Wording
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


def robust_lines(debate: ArgumentMap, robust: Robust, *, width: int = 100, wording: Wording = ENGLISH) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    sentences = [wording.word("robust.heading.firmness"), ""]
    sentences += textwrap.wrap(" ".join(_firmness(robust, wording)), width)
    if robust.robustness.keystone is not None:
        sentences += textwrap.wrap(_keystone(debate, robust.robustness, wording), width)
    sentences += ["", wording.word("robust.heading.changes"), "", *_changes(debate, robust, width, wording)]
    sentences += ["", wording.word("robust.heading.moves"), "", *_moves(debate, robust, width, wording)]
    return [safe(line) for line in sentences]


def _firmness(robust: Robust, wording: Wording) -> Iterator[str]:
    robustness = robust.robustness
    verdict = side(robust.strength)
    yield wording.word(f"score.verdict.{verdict}", strength=outcome(robust.strength, wording))
    if verdict == "undecided":
        yield wording.word("robust.no-verdict")
        return
    low, high = robustness.bounds["all"]
    if robustness.all is None:
        yield wording.word("robust.certain")
    elif high is not None and high < LEAST:
        yield wording.word("robust.fragile", least=LEAST)
    elif low < LEAST:
        yield wording.word("robust.unknown")
        yield (
            wording.word("robust.unknown.none")
            if high is None
            else wording.word("robust.unknown.enough", number=_round_up(high, wording))
        )
    else:
        yield wording.word("robust.stays", number=round_down(low, wording))
        if high is None:
            yield wording.word("robust.stays.none")
        elif round_down(high, wording) != round_down(low, wording):
            yield wording.word("robust.stays.enough", number=_round_up(high, wording))
    if robustness.all is not None and robustness.arguments is None:
        yield wording.word("robust.thesis-right")
    elif robustness.arguments is not None and robustness.arguments >= LEAST:
        yield wording.word("robust.thesis-right.limit", number=round_down(robustness.arguments, wording))
    if robustness.flip_probability is not None and robustness.arguments is not None:
        share = wording.number(100 * robustness.flip_probability, ".1f")
        yield wording.word("robust.draws", share=share, draws=robustness.draws)


def _round_up(delta: float, wording: Wording) -> str:
    """A number in [0, 1] with three digits, none of them too small; what a computation may have added is taken back."""
    return wording.number(ceil(delta * 1000 - 1e-6) / 1000, ".3f")


def _keystone(debate: ArgumentMap, robustness: Robustness, wording: Wording) -> str:
    assert robustness.keystone is not None
    claims, effect = robustness.keystone.claims, robustness.keystone.effect
    way = {True: "fall", False: "rise", None: "move"}[robustness.keystone.helps]
    key = f"robust.keystone.{way}"
    return wording.quantify(
        len(claims), key, claims=join_parts(claims, wording=wording), amount=wording.number(effect, ".3f")
    )


def _changes(debate: ArgumentMap, robust: Robust, width: int, wording: Wording) -> Iterator[str]:
    counterfactual = robust.counterfactual
    if side(robust.strength) == "undecided":
        yield wording.word("robust.change.no-verdict")
    elif counterfactual is None and robust.robustness.arguments is None:
        yield wording.word("robust.change.impossible")
    elif counterfactual is None:
        yield wording.word("robust.change.unknown")
    else:
        yield from textwrap.wrap(_how_many(counterfactual, wording), width)
        for change in counterfactual.changes[:MOST]:
            start = f"  {wording.number(change.before, '.2f')} → {_outward(change, wording)}   "
            yield start + describe_element(debate, change.claim, width - len(start), wording)
        yield from list_rest(len(counterfactual.changes), MOST, wording)


def _how_many(counterfactual: Counterfactual, wording: Wording) -> str:
    count = len(counterfactual.changes)
    if count == 1:
        return wording.word("robust.change.smallest" if counterfactual.proved else "robust.change.one")
    return wording.quantify(count, "robust.change.several")


def _outward(change: BaseChange, wording: Wording) -> str:
    """The new base score, rounded away from the old one so that it still does what it must."""
    rounded = floor if change.after < change.before else ceil
    return wording.number(rounded(round(change.after * 100, 6)) / 100, ".2f")


def _moves(debate: ArgumentMap, robust: Robust, width: int, wording: Wording) -> Iterator[str]:
    sides = (("for", robust.next_moves.pro), ("against", robust.next_moves.con))
    for number, (name, moves) in enumerate(sides):
        if number:
            yield ""
        yield wording.word(f"robust.move.{name}" if moves else f"robust.move.{name}.none")
        for move in moves:
            yield _move(debate, move, width, wording)
    yield ""
    meaning = "robust.move.meaning-all" if robust.next_moves.complete else "robust.move.meaning-nearest"
    yield from textwrap.wrap(wording.word(meaning, base=wording.number(BASE_SCORE, "g")), width)


def _move(debate: ArgumentMap, move: Move, width: int, wording: Wording) -> str:
    def phrase(target: str) -> str:
        role = phrase_role(move.kind, target, wording)
        return wording.word("robust.move.undoes", move=role) if move.turns else role

    start = f"  {format_change(move.effect, wording)} → {wording.number(move.strength, '.3f')}   "
    if move.target == debate.thesis:
        return start + phrase(name_element(debate, move.target, wording))
    return start + phrase(describe_element(debate, move.target, width - len(start) - len(phrase("")), wording))
