"""Both versions in one map, for a picture: the new map, with what was removed, and what happened to each element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any

from argmap.drawing import About, Change
from argmap.model.builder import MapBuilder
from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.ids import ID_LENGTH
from argmap.model.stored import stated_fields
from argmap.model.structure.answering import find_unanswered
from argmap.versions.change_entries import ChangeEntry, Detail, describe_sign, entries
from argmap.versions.comparing import interleave
from argmap.versions.difference import Difference, change_kinds
from argmap.versions.word_changes import excerpts

LENGTH = 120
"""Characters of an old value that a note shows at most."""


def union(difference: Difference) -> tuple[ArgumentMap, About]:
    """The new map with the removed claims and relations added, and by element id the most important change.

    A removed element keeps its id unless the new map uses the id for another one. A relation that was moved or turned
    appears once, as it is now. Only the new map decides which objections are unanswered: what was removed answers none.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import Claim
    >>> old, new = (ArgumentMap(claims=(Claim(id="a", text=text),)) for text in ("It is clean.", "Shops lose money."))
    >>> both, about = union(diff(old, new.evolve(claims=[new.claims[0].evolve(id="b")])))
    >>> [(claim.id, str(about.changes[claim.id].kind)) for claim in both.claims]
    [('a', 'removed'), ('b', 'added')]
    """
    names = _names(difference)
    claims = {claim.id: claim for claim in difference.new.claims}
    for claim in (change.old for change in difference.claims if change.new is None and change.old is not None):
        claims[names[claim.id]] = claim.evolve(id=names[claim.id])
    relations = {relation.id: relation for relation in difference.new.relations}
    for relation in (change.old for change in difference.relations if change.new is None and change.old is not None):
        relations[names[relation.id]] = _rename(relation, names)
    claim_order = interleave((c.id for c in difference.new.claims), (names[c.id] for c in difference.old.claims))
    relation_order = interleave(
        (r.id for r in difference.new.relations), (names[r.id] for r in difference.old.relations)
    )
    both = assemble(
        header_of(difference.new),
        difference.new.thesis,
        (claims[name] for name in claim_order),
        (relations[name] for name in relation_order),
    )
    standing = frozenset(relation.id for relation in find_unanswered(difference.new))
    return both, About(changes=dict(_changes(difference, names)), standing=standing)


def _names(difference: Difference) -> dict[str, str]:
    """Old id → id in the union."""
    names = {**difference.matching.claims, **difference.matching.relations}
    gone = [name for name in difference.old.by_id if name not in names]
    names.update((name, name) for name in gone if name not in difference.new.by_id)
    taken = {*difference.new.by_id, *gone}
    for name in gone:
        if name in difference.new.by_id:
            stem = f"{name[: ID_LENGTH - 20]}-old"
            names[name] = next(n for n in chain([stem], (f"{stem}-{n}" for n in count(2))) if n not in taken)
            taken.add(names[name])
    return names


def _rename(relation: Relation, names: Mapping[str, str]) -> Relation:
    return relation.evolve(
        id=names[relation.id], premises=tuple(names[p] for p in relation.premises), target=names[relation.target]
    )


def _changes(difference: Difference, names: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    for change in difference.relations:
        relation = change.new or change.old
        assert relation is not None
        yield relation.id if change.new is not None else names[relation.id], Change(next(change_kinds(change)))
    for entry in entries(difference):
        yield names[entry.claim] if entry.kind is ChangeKind.REMOVED else entry.claim, _change(entry)


def _change(entry: ChangeEntry) -> Change:
    if entry.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        return Change(entry.kind)
    return Change(entry.kind, "; ".join(filter(None, (_note(detail) for detail in entry.details))))


def _note(detail: Detail) -> str:
    """The old value, in a few words."""
    name, before, after = detail
    was, _ = excerpts(before or "none", after or "none", LENGTH)
    if len(was) > LENGTH:
        was = f"{was[: LENGTH - 1]}…"
    if name == "sign":
        return describe_sign(detail)
    if name == "words":
        return f"was: {was}"
    if name == "role":
        return f"was {was}" if before is not None else f"new: {after}"
    return f"{name} was {was}"


def assemble(
    header: Mapping[str, Any], thesis: str | None, claims: Iterable[Claim], relations: Iterable[Relation]
) -> ArgumentMap:
    """Builds a map of these elements, in the order in which they are given; `header` has the map's fields by name.

    A relation to an element that does not exist is left out.
    """
    remaining = dict(header)
    builder = MapBuilder(title=remaining.pop("title", None), header=remaining)
    drafts = {}
    for claim in claims:
        drafts[claim.id] = builder.claim(claim.text, id=claim.id, kind=claim.kind, **_set_fields(claim, "text", "kind"))
    for relation in relations:
        fields = _set_fields(relation, "polarity", "premises", "target")
        builder.relation(relation.polarity, relation.premises, relation.target, id=relation.id, **fields)
    if thesis in drafts:
        builder.thesis(drafts[thesis])
    return builder.build_sound()


def header_of(debate: ArgumentMap) -> dict[str, Any]:
    """The fields that a map sets about itself, without the thesis."""
    stated = stated_fields(debate)
    return {name: stated[name] for name in stated if name not in {"thesis", "claims", "relations"}}


def _set_fields(element: Claim | Relation, *without: str) -> dict[str, Any]:
    return {name: value for name, value in stated_fields(element).items() if name not in {"id", *without}}
