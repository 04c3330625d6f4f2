"""Parts of a map as figures of tasks, in the native format."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from argmap.formats import dumps
from argmap.language.wording import ENGLISH, SOURCE, Wording
from argmap.model.builder import MapBuilder, RelationDraft
from argmap.model.elements import ArgumentMap, Relation
from argmap.model.structure.homes import upward

EMPTY = "?"
"""The text of a box that the student has to fill."""


def around(debate: ArgumentMap, claim: str, parent: Mapping[str, str]) -> set[str]:
    """A claim, its way to the thesis by `homes.parents`, and the premises of every step to it."""
    claims = {claim, *upward(claim, parent)}
    for relation in debate.onto.get(claim, ()):
        claims.update(relation.premises)
    return claims


def figure(
    debate: ArgumentMap,
    claims: Collection[str],
    instead: Mapping[str, str] | None = None,
    wording: Wording = ENGLISH,
) -> str:
    """A part of a map as text in the native format: claims with their kinds and relations, and nothing else.

    `instead` replaces the texts of claims, by id, for instance with EMPTY. A relation is kept if all its ends are. The
    labels of the picture are those of the `wording`.
    """
    replaced = instead or {}
    header = {} if wording.catalogue == SOURCE else {"language": wording.catalogue}
    builder = MapBuilder(title=wording.word("exercise.figure"), header=header)
    names = {c.id: builder.claim(replaced.get(c.id, c.text), kind=c.kind) for c in debate.claims if c.id in claims}
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
    """The relations, each after its target; relations that form a cycle are left out."""
    done: set[str] = {claim.id for claim in debate.claims}
    left, ordered = list(debate.relations), list[Relation]()
    while ready := [relation for relation in left if relation.target in done]:
        ordered += ready
        done.update(relation.id for relation in ready)
        left = [relation for relation in left if relation.id not in done]
    return ordered
