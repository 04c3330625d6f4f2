"""A part of a map: around one claim, down to a depth, on one side, or some kinds of claims.

A claim stays together with everything on its way to the thesis and with its co-premises, so that no claim that stays
loses what it bears on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from argmap.diagnostics import did_you_mean
from argmap.model.elements import ArgumentMap, Kind, Relation
from argmap.model.structure.homes import homes, parents, upward
from argmap.model.structure.lines import role, signs

CLAIM_ROLES = (
    "pillar",
    "reason",
    "evidence",
    "objection",
    "rebuttal",
    "undercut",
    "backing",
    "context",
    "unsigned",
    "recommendation",
)
"""The roles by which claims can be selected: what a claim does to another one, or what it is offered as."""


class Side(StrEnum):
    """For the thesis or against it."""

    PRO = "pro"
    CON = "con"


def select_part(
    debate: ArgumentMap,
    *,
    focus: str | None = None,
    depth: int | None = None,
    side: Side | str | None = None,
    only: Collection[str] = (),
) -> frozenset[str]:
    """The ids of the claims that meet all conditions, and of those that belong to them.

    `focus` keeps a claim, its way to the thesis and what is below it; `depth` counts levels from the focus, or from the
    thesis; `side` keeps what speaks for or against the thesis and what speaks for both; `only` names roles of claims.
    Recommendations stay when something that they bear on does. Raises KeyError for a focus that is not a claim, and
    ValueError for an unknown role or side or a depth below 0.
    """
    claims = {claim.id for claim in debate.claims}
    if focus is None and depth is None and side is None and not only:
        return frozenset(claims)
    parent = parents(debate)
    if focus is not None:
        claims &= _around(debate, focus, parent)
    if depth is not None:
        claims &= _down_to(debate, depth, focus, parent)
    if side is not None:
        claims &= _on_side(debate, Side(side), parent)
    if only:
        claims &= _in_roles(debate, only)
    wants_recommendations = not only or "recommendation" in only
    proposals = {claim.id for claim in debate.claims if claim.kind is Kind.RECOMMENDATION}
    argued = _with_context(debate, claims - proposals, parent)
    if only and wants_recommendations:
        return frozenset(_with_context(debate, argued | (claims & proposals), parent))
    elements = argued | {relation.id for relation in debate.relations if argued.issuperset(relation.premises)}
    answering: set[str] = set()
    if wants_recommendations:
        answering = {p for p in proposals if any(r.target in elements for r in debate.out_of.get(p, ()))}
    answering |= {focus} & claims if focus is not None else set()
    return frozenset(_with_context(debate, argued | answering, parent))


def _around(debate: ArgumentMap, focus: str, parent: Mapping[str, str]) -> set[str]:
    debate.claim(focus)  # a KeyError for anything else
    children: dict[str, list[str]] = {}
    for claim, above in parent.items():
        children.setdefault(above, []).append(claim)
    claims = {focus, *upward(focus, parent)}
    if focus not in parent:  # a recommendation stands apart: what it bears on is its way
        for relation in debate.out_of.get(focus, ()):
            target = debate.by_id[relation.target]
            ends = target.premises if isinstance(target, Relation) else (target.id,)
            claims.update(ends, *(upward(end, parent) for end in ends))
    work = [focus, *_onto_step(debate, focus)]
    while work:
        claim = work.pop()
        claims.add(claim)
        work += children.get(claim, ())
    return claims


def _onto_step(debate: ArgumentMap, claim: str) -> list[str]:
    """What bears on the step that a claim hangs on, and on such steps in turn."""
    premises: list[str] = []
    work = [homes(debate).get(claim, "")]
    while work:
        for relation in debate.onto.get(work.pop(), ()):
            if relation.id not in premises:
                premises += relation.premises
                work.append(relation.id)
    return premises


def _down_to(debate: ArgumentMap, depth: int, focus: str | None, parent: Mapping[str, str]) -> set[str]:
    if depth < 0:
        raise ValueError(f"expected a depth of 0 or more, found {depth}")
    level: dict[str, int] = {}
    for claim in debate.claims:
        way = [claim.id]
        while way[-1] not in level and way[-1] in parent:
            way.append(parent[way[-1]])
        for here in reversed(way):
            level[here] = level[parent[here]] + 1 if here in parent else level.get(here, 0)
    start = level[focus] if focus is not None else 0
    return {claim for claim, at in level.items() if at <= start + depth}


def _on_side(debate: ArgumentMap, side: Side, parent: Mapping[str, str]) -> set[str]:
    sign_of, wanted = signs(debate), 1 if side is Side.PRO else -1
    claims = {c.id for c in debate.claims if sign_of[c.id] in (wanted, 0)}
    if debate.thesis is not None:
        claims.add(debate.thesis)
    for claim in debate.claims:  # context and what hangs on it stays with what it is about
        if sign_of[claim.id] is None:
            beside = [claim.id]
            while beside[-1] in parent and beside[-1] not in claims and sign_of[beside[-1]] is None:
                beside.append(parent[beside[-1]])
            if beside[-1] in claims:
                claims.update(beside)
    return claims


def _in_roles(debate: ArgumentMap, only: Collection[str]) -> set[str]:
    for role_name in only:
        if role_name not in CLAIM_ROLES:
            hint = did_you_mean(role_name, CLAIM_ROLES) or f"; expected one of {', '.join(CLAIM_ROLES)}"
            raise ValueError(f"'{role_name}' is not a role of claims{hint}")
    claims = {c.id for c in debate.claims if c.kind.value in only or c.id == debate.thesis}
    for relation in debate.relations:
        if role(debate, relation) in only:
            claims.update(p for p in relation.premises if debate.claim(p).kind in (Kind.CLAIM, Kind.CONTEXT))
    return claims


def _with_context(debate: ArgumentMap, starts: Iterable[str], parent: Mapping[str, str]) -> set[str]:
    """The claims with all those above them and those that they are joined with."""
    home = homes(debate)
    claims: set[str] = set()
    work = list(starts)
    while work:
        claim = work.pop()
        if claim in claims:
            continue
        claims.add(claim)
        if claim in parent:
            work.append(parent[claim])
            step = debate.by_id[home[claim]]
            while isinstance(step, Relation):
                work.extend(step.premises)
                step = debate.by_id[step.target]
    return claims
