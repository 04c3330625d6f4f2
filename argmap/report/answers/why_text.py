"""Why a claim has its strength, as people read it: its role, what bears on it, what counts most, what it does."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.report.answers.phrases import (
    SHOWN,
    apart,
    describe_element,
    describe_role,
    format_change,
    join_parts,
    name_element,
)
from argmap.report.output.screen import safe
from argmap.scoring.answers.why import Bearing, Why

MOST = 8
"""Rows of a table before it breaks off."""
STEP = 0.1
"""By how much a base score is moved to tell a slope."""


def why_lines(debate: ArgumentMap, why: Why, *, width: int = 100) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    answer = textwrap.wrap(describe_element(debate, why.claim, 2 * width - 20), width, subsequent_indent="  ")
    answer += ["", *textwrap.wrap(_outcome(debate, why), width)]
    if why.bearings:
        answer += ["", *_bearings(debate, why, width)]
    if len(why.contributions.players) > 1 and why.contributions.largest(MOST):
        answer += ["", *_contributions(debate, why, width)]
    if why.on_thesis is not None:
        answer += ["", *textwrap.wrap(" ".join(_on_thesis(why)), width)]
    return [safe(line) for line in answer]


def _outcome(debate: ArgumentMap, why: Why) -> str:
    roles = join_parts(dict.fromkeys(describe_role(debate, relation) for relation in debate.out_of.get(why.claim, ())))
    role = roles or ("the thesis" if why.claim == debate.thesis else "a claim that bears on nothing")
    moved = why.strength - why.base
    before, after = apart(why.base, why.strength if abs(moved) >= SHOWN else why.base)
    base = f"{'a' if why.stated else 'the usual'} base score of {before}"
    if not why.bearings:
        return f"This is {role}. Nothing bears on it: {base} is its strength."
    end = f"a strength of {after} of 1 ({SEMANTICS.get(why.semantics).title})"
    took = f"takes it {'up' if moved > 0 else 'down'} to {end}" if before != after else f"leaves it at {end}"
    return f"This is {role}. It has {base}, and what bears on it {took}."


def _bearings(debate: ArgumentMap, why: Why, width: int) -> Iterator[str]:
    """What bears on the claim directly, what counts most first."""
    yield f"{'What bears on it':<18}reaches   gives"
    ranked = sorted(why.bearings, key=lambda bearing: -abs(bearing.effect or 0.0))
    for bearing in ranked[:MOST]:
        start = f"  {bearing.role:<12}{bearing.reaches:>11.2f}{format_change(bearing.effect):>8}   "
        yield start + _premises(debate, why, bearing, width - len(start))
    if len(ranked) > MOST:
        yield f"  … and {len(ranked) - MOST:,} more"
    text = "Reaches: what gets through. Gives: what the strength owes to it."
    if any(bearing.effect is None for bearing in ranked):
        text += " A dash: this took too much work, or a cycle does not settle without it."
    yield from textwrap.wrap(text, width)


def _premises(debate: ArgumentMap, why: Why, bearing: Bearing, room: int) -> str:
    onto = "" if bearing.target == why.claim else f" (on {name_element(debate, bearing.target)})"
    if len(bearing.premises) == 1:
        return describe_element(debate, bearing.premises[0], room - len(onto)) + onto
    return " + ".join(bearing.premises) + onto


def _contributions(debate: ArgumentMap, why: Why, width: int) -> Iterator[str]:
    """The claims that count most, however far away, and what their figures mean."""
    contributions = why.contributions
    players = len(contributions.players)
    yield f"What counts most, of all {players:,} claims that bear on it"
    for claim, amount in contributions.largest(MOST):
        yield f"  {format_change(amount):>7}   {describe_element(debate, claim, width - 12)}"
    if contributions.shares is None or contributions.half_widths is None or contributions.alone is None:
        seen = "" if len(contributions.removal) == players else f" (found for {len(contributions.removal):,} of them)"
        text = (
            f"Each figure is what the strength would lose (with a minus, gain) without that one claim{seen}; fair "
            "shares took too much work."
        )
    else:
        before, after = apart(contributions.alone, contributions.strength)
        total = f"{format_change(contributions.strength - contributions.alone)}, the way from {before} to {after}"
        text = f"These are fair shares (Shapley values): those of all claims add up to {total}."
        if not contributions.exact:
            widest = max(contributions.half_widths.values())
            text += f" They are estimates from {contributions.orders:,} random orders, good to ±{widest:.3f} (95 %)."
    yield from textwrap.wrap(text, width)


def _on_thesis(why: Why) -> Iterator[str]:
    effect = why.on_thesis
    assert effect is not None
    thesis = f"the thesis ({effect.thesis})"
    if effect.effect is None:
        yield f"Without it the strengths of a cycle do not settle, so its effect on {thesis} is unknown."
    elif abs(effect.effect) < SHOWN:
        yield f"With or without it, {thesis} has {effect.strength:.2f}."
    else:
        gives = f"{'gives' if effect.effect > 0 else 'costs'} the thesis {abs(effect.effect):.3f}"
        without, strength = apart(effect.strength - effect.effect, effect.strength)
        yield f"Without it {thesis} would have {without}, not {strength}: it {gives}."
    if effect.slope is None:
        return
    moves = [
        (way, each * step)
        for way, each, step in (("Raising", effect.slope.rising, STEP), ("Lowering", effect.slope.falling, -STEP))
        if each is not None and 0 <= why.base + step <= 1
    ]
    for way, moved in moves if effect.slope.one_sided else moves[:1]:
        if abs(moved) >= SHOWN:
            yield f"{way} its base score by {STEP} would move the thesis by about {format_change(moved)}."
