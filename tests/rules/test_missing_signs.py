"""Rules on relations whose sign is unknown: no second finding says that a reason or an objection is missing."""

from __future__ import annotations

import pytest

import argmap

HEAD = "argmap: 1\nthesis: {id: t, claim: Close the old town.}\n"
PILLAR = "pillars: [{id: a, claim: The air gets cleaner., source: City air report}]\n"
OBJECTION = "objections: [{id: o, claim: Shops lose customers., rebuttals: [{id: r, claim: Takings rose.}]}]\n"
SHOPS = "unsigned: [{id: s, claim: Shops live from walkers.}]\n"
BRANCH = f"unsigned: [{', '.join(f'Claim {name}.' for name in 'abcdefgh')}]"

QUIET = {
    "bare-thesis": HEAD + SHOPS,
    "one-sided-map": HEAD + PILLAR + SHOPS,
    "bare-pillar": HEAD + OBJECTION + "pillars: [{id: a, claim: The air gets cleaner., unsigned: [Dust fell.]}]\n",
    "bare-negation": HEAD
    + PILLAR
    + "objections: [{id: o, claim: The old town should not be closed., unsigned: [Shops lose.]}]\n",
    "orphan-recommendation": HEAD
    + PILLAR
    + OBJECTION
    + "recommendations: [{id: park, claim: Build a car park.}]\nrelations: [{premises: [park], unsigned: o}]\n",
    "unreachable-claim": HEAD + PILLAR + OBJECTION + SHOPS,
    "second-root": HEAD + PILLAR + OBJECTION + SHOPS,
    "unsourced-evidence": HEAD
    + OBJECTION
    + "pillars: [{id: a, claim: It fell., kind: evidence, unsigned: [{claim: It did., source: Report}]}]\n",
    "unsourced-number": HEAD
    + OBJECTION
    + "pillars: [{id: a, claim: It fell by 30 %., unsigned: [{claim: It did., source: Report}]}]\n",
    "pro-and-con": HEAD + PILLAR + OBJECTION + "relations: [{premises: [r], unsigned: o}]\n",
    "repeated-premise": HEAD
    + "pillars: [{id: a, claim: Air., source: R, relation: step}]\n"
    + OBJECTION
    + "relations: [{premises: [a], unsigned: step}]\n",
    "single-branch-map": HEAD + SHOPS + f"pillars: [{{id: a, claim: Air., source: R, {BRANCH}}}]\n",
    "circular-support": HEAD + PILLAR + OBJECTION + "relations: [{premises: [t], unsigned: a}]\n",
    "self-attack": HEAD + PILLAR + OBJECTION + "relations: [{premises: [a], unsigned: a}]\n",
}


@pytest.mark.parametrize("rule", QUIET)
def test_a_rule_does_not_build_on_a_sign_that_nobody_knows(rule: str) -> None:
    found = {diagnostic.rule for diagnostic in argmap.check(argmap.parse(QUIET[rule]))}
    assert "unknown-sign" in found
    assert rule not in found


def test_an_unsigned_entry_does_not_answer_an_objection() -> None:
    text = HEAD + PILLAR + "objections: [{id: o, claim: Shops lose customers., unsigned: [Takings rose.]}]\n"
    assert "unanswered-objection" in {diagnostic.rule for diagnostic in argmap.check(argmap.parse(text))}


def test_what_is_missing_apart_from_signs_is_still_found() -> None:
    text = "argmap: 1\nclaims: [{id: a, claim: Air., unsigned: [Dust.]}]\n"
    assert "missing-thesis" in {diagnostic.rule for diagnostic in argmap.check(argmap.parse(text))}
