"""Why a claim has its strength, as people read it: its role, what bears on it, what counts most, what it does."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from argmap.language.wording import ENGLISH, Wording
from argmap.model.elements import ArgumentMap
from argmap.report.answers.phrases import (
    SHOWN,
    apart,
    describe_element,
    describe_role,
    format_change,
    join_parts,
    list_rest,
    name_element,
    title_semantics,
)
from argmap.report.output.screen import safe
from argmap.scoring.answers.why import Bearing, Why

MOST = 8
"""Rows of a table before it breaks off."""
STEP = 0.1
"""By how much a base score is moved to tell a slope."""


def why_lines(debate: ArgumentMap, why: Why, *, width: int = 100, wording: Wording = ENGLISH) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    answer = textwrap.wrap(describe_element(debate, why.claim, 2 * width - 20, wording), width, subsequent_indent="  ")
    answer += ["", *textwrap.wrap(_outcome(debate, why, wording), width)]
    if why.bearings:
        answer += ["", *_bearings(debate, why, width, wording)]
    if len(why.contributions.players) > 1 and why.contributions.largest(MOST):
        answer += ["", *_contributions(debate, why, width, wording)]
    if why.on_thesis is not None:
        answer += ["", *textwrap.wrap(" ".join(_on_thesis(why, wording)), width)]
    return [safe(line) for line in answer]


def _outcome(debate: ArgumentMap, why: Why, wording: Wording) -> str:
    roles = join_parts(
        dict.fromkeys(describe_role(debate, relation, wording) for relation in debate.out_of.get(why.claim, ())),
        wording=wording,
    )
    role = roles or wording.word("why.role.thesis" if why.claim == debate.thesis else "why.role.none")
    moved = why.strength - why.base
    before, after = apart(why.base, why.strength if abs(moved) >= SHOWN else why.base, wording=wording)
    base = "stated" if why.stated else "usual"
    if not why.bearings:
        return wording.word(f"why.alone.{base}", role=role, base=before)
    way = "same" if before == after else "up" if moved > 0 else "down"
    semantics = title_semantics(why.semantics, wording)
    return wording.word(f"why.moved.{base}.{way}", role=role, base=before, strength=after, semantics=semantics)


def _bearings(debate: ArgumentMap, why: Why, width: int, wording: Wording) -> Iterator[str]:
    """What bears on the claim directly, what counts most first."""
    word = wording.word
    yield f"{word('why.table.bearings'):<18}{word('why.table.reaches'):>7}{word('why.table.gives'):>8}"
    ranked = sorted(why.bearings, key=lambda bearing: -abs(bearing.effect or 0.0))
    for bearing in ranked[:MOST]:
        role = wording.word(f"why.table.role.{bearing.role}")
        start = (
            f"  {role:<12}{wording.number(bearing.reaches, '.2f'):>11}{format_change(bearing.effect, wording):>8}   "
        )
        yield start + _premises(debate, why, bearing, width - len(start), wording)
    yield from list_rest(len(ranked), MOST, wording)
    text = wording.word("why.table.columns")
    if any(bearing.effect is None for bearing in ranked):
        text += f" {wording.word('why.table.dash')}"
    yield from textwrap.wrap(text, width)


def _premises(debate: ArgumentMap, why: Why, bearing: Bearing, room: int, wording: Wording) -> str:
    def onto(premises: str) -> str:
        if bearing.target == why.claim:
            return premises
        return wording.word("why.table.onto", premises=premises, target=name_element(debate, bearing.target, wording))

    if len(bearing.premises) == 1:
        return onto(describe_element(debate, bearing.premises[0], room - len(onto("")), wording))
    return onto(" + ".join(bearing.premises))


def _contributions(debate: ArgumentMap, why: Why, width: int, wording: Wording) -> Iterator[str]:
    """The claims that count most, however far away, and what their figures mean."""
    contributions = why.contributions
    players = len(contributions.players)
    yield wording.quantify(players, "why.most")
    for claim, amount in contributions.largest(MOST):
        yield f"  {format_change(amount, wording):>7}   {describe_element(debate, claim, width - 12, wording)}"
    if contributions.shares is None or contributions.half_widths is None or contributions.alone is None:
        tried = len(contributions.removal)
        text = (
            wording.word("why.most.without") if tried == players else wording.quantify(tried, "why.most.without-some")
        )
    else:
        before, after = apart(contributions.alone, contributions.strength, wording=wording)
        total = format_change(contributions.strength - contributions.alone, wording)
        text = wording.word("why.most.shares", total=total, before=before, after=after)
        if not contributions.exact:
            widest = max(contributions.half_widths.values())
            estimates = {"orders": contributions.orders, "width": wording.number(widest, ".3f")}
            text += f" {wording.word('shares.estimates', **estimates)}"
    yield from textwrap.wrap(text, width)


def _on_thesis(why: Why, wording: Wording) -> Iterator[str]:
    effect = why.on_thesis
    assert effect is not None
    if effect.effect is None:
        yield wording.word("why.thesis.unknown", thesis=effect.thesis)
    elif abs(effect.effect) < SHOWN:
        yield wording.word("why.thesis.same", thesis=effect.thesis, strength=wording.number(effect.strength, ".2f"))
    else:
        without, strength = apart(effect.strength - effect.effect, effect.strength, wording=wording)
        figures = {"without": without, "strength": strength, "amount": wording.number(abs(effect.effect), ".3f")}
        yield wording.word(f"why.thesis.{'gives' if effect.effect > 0 else 'costs'}", thesis=effect.thesis, **figures)
    if effect.slope is None:
        return
    moves = [
        (way, each * step)
        for way, each, step in (("rising", effect.slope.rising, STEP), ("falling", effect.slope.falling, -STEP))
        if each is not None and 0 <= why.base + step <= 1
    ]
    for way, moved in moves if effect.slope.one_sided else moves[:1]:
        if abs(moved) >= SHOWN:
            yield wording.word(f"why.slope.{way}", step=STEP, change=format_change(moved, wording))
