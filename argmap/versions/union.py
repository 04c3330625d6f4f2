"""Both versions in one map, for a picture: the new one with what was removed, and what happened to each element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any

from argmap.drawing import About, Change
from argmap.model.builder import MapBuilder
from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.ids import ID_LENGTH
from argmap.model.structure.answering import find_unanswered
from argmap.versions.change_entries import Detail, Entry, entries
from argmap.versions.comparing import woven
from argmap.versions.difference import Difference, happened
from argmap.versions.word_changes import excerpts

LENGTH = 120
"""Characters of what was that a note shows."""


def union(found: Difference) -> tuple[ArgumentMap, About]:
    """The new map with the removed claims and relations in it, and by element id the gravest of what happened to it.

    A removed element keeps its id unless the new map uses it for another one. A relation that was moved or turned is
    there once, as it is now. Which objections nothing answers is said of the new map: what was removed answers none.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import Claim
    >>> old, new = (ArgumentMap(claims=(Claim(id="a", text=text),)) for text in ("It is clean.", "Shops lose money."))
    >>> both, about = union(diff(old, new.evolve(claims=[new.claims[0].evolve(id="b")])))
    >>> [(claim.id, str(about.changes[claim.id].kind)) for claim in both.claims]
    [('a', 'removed'), ('b', 'added')]
    """
    names = _names(found)
    claims = {claim.id: claim for claim in found.new.claims}
    for claim in (change.old for change in found.claims if change.new is None and change.old is not None):
        claims[names[claim.id]] = claim.evolve(id=names[claim.id])
    relations = {relation.id: relation for relation in found.new.relations}
    for relation in (change.old for change in found.relations if change.new is None and change.old is not None):
        relations[names[relation.id]] = _renamed(relation, names)
    claim_order = woven((c.id for c in found.new.claims), (names[c.id] for c in found.old.claims))
    relation_order = woven((r.id for r in found.new.relations), (names[r.id] for r in found.old.relations))
    both = assembled(
        header_of(found.new),
        found.new.thesis,
        (claims[name] for name in claim_order),
        (relations[name] for name in relation_order),
    )
    standing = frozenset(relation.id for relation in find_unanswered(found.new))
    return both, About(changes=dict(_changes(found, names)), standing=standing)


def _names(found: Difference) -> dict[str, str]:
    """Old id → id in the union."""
    names = {**found.matching.claims, **found.matching.relations}
    gone = [name for name in found.old.by_id if name not in names]
    names.update((name, name) for name in gone if name not in found.new.by_id)
    taken = {*found.new.by_id, *gone}
    for name in gone:
        if name in found.new.by_id:
            stem = f"{name[: ID_LENGTH - 20]}-old"
            names[name] = next(n for n in chain([stem], (f"{stem}-{n}" for n in count(2))) if n not in taken)
            taken.add(names[name])
    return names


def _renamed(relation: Relation, names: Mapping[str, str]) -> Relation:
    return relation.evolve(
        id=names[relation.id], premises=tuple(names[p] for p in relation.premises), target=names[relation.target]
    )


def _changes(found: Difference, names: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    for change in found.relations:
        own = change.new or change.old
        assert own is not None
        yield own.id if change.new is not None else names[own.id], Change(next(happened(change)))
    for entry in entries(found):
        yield names[entry.claim] if entry.what is ChangeKind.REMOVED else entry.claim, _change(entry)


def _change(entry: Entry) -> Change:
    if entry.what in (ChangeKind.ADDED, ChangeKind.REMOVED):
        return Change(entry.what)
    return Change(entry.what, "; ".join(filter(None, (_note(detail) for detail in entry.details))))


def _note(detail: Detail) -> str:
    """What was, in a few words."""
    name, before, after = detail
    was, _ = excerpts(before or "none", after or "none", LENGTH)
    if len(was) > LENGTH:
        was = f"{was[: LENGTH - 1]}…"
    if name == "words":
        return f"was: {was}"
    if name == "role":
        return f"was {was}" if before is not None else f"new: {after}"
    return f"{name} was {was}"


def assembled(
    header: Mapping[str, Any], thesis: str | None, claims: Iterable[Claim], relations: Iterable[Relation]
) -> ArgumentMap:
    """The map of these elements; their order is that of mention, from which the canonical order follows.

    `header` has the fields of the map by name. What refers to an element that is not there is left out.
    """
    fields = dict(header)
    builder = MapBuilder(title=fields.pop("title", None), header=fields)
    drafts = {}
    for claim in claims:
        drafts[claim.id] = builder.claim(claim.text, id=claim.id, kind=claim.kind, **_stated(claim, "text", "kind"))
    for relation in relations:
        own = _stated(relation, "polarity", "premises", "target")
        builder.relation(relation.polarity, relation.premises, relation.target, id=relation.id, **own)
    if thesis in drafts:
        builder.thesis(drafts[thesis])
    return builder.build_sound()


def header_of(debate: ArgumentMap) -> dict[str, Any]:
    """What a map states of itself, the thesis aside."""
    return {name: getattr(debate, name) for name in debate.model_fields_set - {"thesis", "claims", "relations"}}


def _stated(own: Claim | Relation, *without: str) -> dict[str, Any]:
    return {name: getattr(own, name) for name in own.model_fields_set - {"id", *without}}
