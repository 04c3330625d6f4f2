"""Parts of a map as figures of tasks, in the native format."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from argmap.formats import dumps
from argmap.language.wording import ENGLISH, SOURCE, Wording
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Relation
from argmap.model.structure.homes import upward
from argmap.teach.posing.claim_queries import onto_claims, text, texts
from argmap.teach.posing.exercise_draft import Draft

EMPTY = "?"
"""The text of a box that the student has to fill."""


def around(debate: ArgumentMap, claim: str, parent: Mapping[str, str]) -> set[str]:
    """A claim, its way to the thesis by `homes.parents`, and the premises of every step to it."""
    claims = {claim, *upward(claim, parent)}
    for relation in debate.onto.get(claim, ()):
        claims.update(relation.premises)
    return claims


def surroundings(
    debate: ArgumentMap, claim: str, parent: Mapping[str, str], draft: Draft, by_level: tuple[int, int, int]
) -> list[str]:
    """A claim with its way to the thesis, then claims near it, and so on, as many as the level asks for.

    A way that is longer stays whole. No text occurs twice.
    """
    chosen = [claim, *upward(claim, parent)]
    used = set(texts(debate, chosen))
    most = by_level[draft.level - 1]
    near: dict[str, list[str]] = {}
    for relation in onto_claims(debate):
        near.setdefault(relation.target, []).append(relation.premises[0])
        near.setdefault(relation.premises[0], []).append(relation.target)
    edge = chosen[:]
    while edge and len(chosen) < most:
        following = draft.shuffle(other for one in edge for other in near.get(one, ()) if other not in chosen)
        edge = []
        for other in following:
            if text(debate, other) not in used and len(chosen) < most:
                used.add(text(debate, other))
                chosen.append(other)
                edge.append(other)
    return chosen


def find_loose(debate: ArgumentMap, claims: Collection[str]) -> set[str]:
    """The claims of an excerpt from which no line leads to another one, although the map has one."""
    shown = {*claims}
    for relation in _targets_first(debate):
        if relation.target in shown and shown.issuperset(relation.premises):
            shown.add(relation.id)
    return {claim for claim in claims if debate.out_of.get(claim) and not shown & {r.id for r in debate.out_of[claim]}}


class MapExcerpt(NamedTuple):
    """A part of a map as a figure: its text in the native format, and the ids in it by the ids of the map."""

    text: str
    names: Mapping[str, str]

    def places(self, debate: ArgumentMap, claims: Iterable[str]) -> dict[str, str]:
        """Claims by their texts, as ids of the figure; of claims with the same text, the first."""
        places: dict[str, str] = {}
        for claim in claims:
            places.setdefault(text(debate, claim), self.names[claim])
        return places


def excerpt(
    debate: ArgumentMap,
    claims: Collection[str],
    instead: Mapping[str, str] | None = None,
    wording: Wording = ENGLISH,
    without: Collection[str] = (),
) -> MapExcerpt:
    """A part of a map: claims with their kinds and relations, and nothing else.

    The ids in it say nothing about the map, not even about its order. `instead` replaces the texts of claims, by id,
    for instance with EMPTY; `without` are relations to leave out. A relation is kept if all its ends are. The labels of
    the picture are those of the `wording`.
    """
    replaced = instead or {}
    header = {} if wording.catalogue == SOURCE else {"language": wording.catalogue}
    builder = MapBuilder(title=wording.word("exercise.figure"), header=header)
    shown = [claim for claim in debate.claims if claim.id in claims]
    by_text = sorted(shown, key=lambda claim: sha256(claim.text.encode()).digest())
    names = {claim.id: f"c{number}" for number, claim in enumerate(by_text, 1)}
    for claim in shown:
        builder.claim(replaced.get(claim.id, claim.text), id=names[claim.id], kind=claim.kind)
    if debate.thesis in names:
        builder.thesis_is(names[debate.thesis])
    for relation in _targets_first(debate):
        if relation.target not in names or relation.id in without or not set(relation.premises) <= names.keys():
            continue
        step = f"s{len(builder.relations) + 1}"
        premises = [names[premise] for premise in relation.premises]
        builder.relation(relation.polarity, premises, names[relation.target], id=step, label=relation.label)
        names[relation.id] = step
    return MapExcerpt(dumps(builder.build()), names)


def _targets_first(debate: ArgumentMap) -> list[Relation]:
    """The relations, each after its target; relations that form a cycle are left out."""
    done: set[str] = {claim.id for claim in debate.claims}
    left, ordered = list(debate.relations), list[Relation]()
    while ready := [relation for relation in left if relation.target in done]:
        ordered += ready
        done.update(relation.id for relation in ready)
        left = [relation for relation in left if relation.id not in done]
    return ordered
