"""What exercises ask of a map: what bears on a claim, which side a claim is on, and small parts of it as figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from argmap.formats import dumps
from argmap.model.builder import MapBuilder, RelationDraft
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.structure.homes import upward

EMPTY = "?"
"""The text of a box that is to be filled."""


def direct(debate: ArgumentMap, target: str) -> list[tuple[str, Polarity]]:
    """The claims that support or attack a claim by themselves, each with its sign; recommendations are left out."""
    return [
        (relation.premises[0], relation.polarity)
        for relation in debate.onto.get(target, ())
        if relation.polarity is not Polarity.NEUTRAL
        and len(relation.premises) == 1
        and debate.claim(relation.premises[0]).kind is not Kind.RECOMMENDATION
    ]


def onto_claims(debate: ArgumentMap) -> list[Relation]:
    """The supports and attacks that lead from one claim to another one, recommendations aside."""
    return [
        relation
        for relation in debate.relations
        if relation.polarity is not Polarity.NEUTRAL
        and len(relation.premises) == 1
        and isinstance(debate.by_id[relation.target], Claim)
        and debate.claim(relation.premises[0]).kind is not Kind.RECOMMENDATION
    ]


def text(debate: ArgumentMap, claim: str) -> str:
    """The text of a claim on one line."""
    return " ".join(debate.claim(claim).text.split())


def texts(debate: ArgumentMap, claims: Iterable[str]) -> list[str]:
    """The texts of claims on one line each, no text twice."""
    return list(dict.fromkeys(text(debate, claim) for claim in claims))


def around(debate: ArgumentMap, claim: str, parent: Mapping[str, str]) -> set[str]:
    """A claim, its way to the thesis by `homes.parents`, and what bears on it directly."""
    found = {claim, *upward(claim, parent)}
    for relation in debate.onto.get(claim, ()):
        found.update(relation.premises)
    return found


def figure(debate: ArgumentMap, claims: Collection[str], instead: Mapping[str, str] | None = None) -> str:
    """A part of a map as text of the native format: claims, their kinds and relations, and nothing else of it.

    `instead` gives other texts for claims, such as EMPTY. A relation stays when all its ends do.
    """
    shown = instead or {}
    builder = MapBuilder(title="Part of the map")
    names = {c.id: builder.claim(shown.get(c.id, c.text), kind=c.kind) for c in debate.claims if c.id in claims}
    if debate.thesis in names:
        builder.thesis(names[debate.thesis])
    drafts: dict[str, RelationDraft] = {}
    for relation in _targets_first(debate):
        target = names.get(relation.target) or drafts.get(relation.target)
        if target is None or not set(relation.premises) <= names.keys():
            continue
        drafts[relation.id] = builder.relation(
            relation.polarity, [names[p] for p in relation.premises], target, label=relation.label
        )
    return dumps(builder.build())


def _targets_first(debate: ArgumentMap) -> list[Relation]:
    """The relations, each after the one it has as target; those of rings of relations are left out."""
    done: set[str] = {claim.id for claim in debate.claims}
    left, found = list(debate.relations), list[Relation]()
    while fitting := [relation for relation in left if relation.target in done]:
        found += fitting
        done.update(relation.id for relation in fitting)
        left = [relation for relation in left if relation.id not in done]
    return found
