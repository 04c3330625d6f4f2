"""What differs between two maps, field by field, as data.

The order of siblings and of co-premises does not count. Nor does an id that was derived from a text or from the ends of
a relation, since it changes with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.matching.correspondence import Matching


class FieldChange(NamedTuple):
    """A field whose value changed: its name in the model, and its values as plain JSON values, None where not set."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that was added (`old` is None) or removed (`new` is None), or whose `fields` differ.

    The field `id` counts as different only if a person gave one of the ids.
    """

    old: Claim | None
    new: Claim | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that was added (`old` is None) or removed (`new` is None), or whose `fields` differ.

    Premises and targets differ if they are different elements, not if only the ids of the same elements differ.
    """

    old: Relation | None
    new: Relation | None
    fields: tuple[FieldChange, ...] = ()


def change_kinds(change: ClaimChange | RelationChange) -> Iterator[ChangeKind]:
    """Everything that happened to a claim or relation, the most important change first."""
    if change.old is None or change.new is None:
        yield ChangeKind.ADDED if change.old is None else ChangeKind.REMOVED
        return
    names = {field.name for field in change.fields}
    for name, kind in (("polarity", ChangeKind.TURNED), ("text", ChangeKind.REWORDED), ("target", ChangeKind.MOVED)):
        if name in names:
            yield kind
    if names - {"polarity", "text", "target"}:
        yield ChangeKind.CHANGED


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the maps `old` and `new`; true if anything does.

    `matching` says which elements of the two maps are the same. `header` has the fields of the map itself that changed.
    `claims` and `relations` follow the order of the new map; a removed element comes after its old predecessor.
    """

    old: ArgumentMap
    new: ArgumentMap
    matching: Matching
    header: tuple[FieldChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    relations: tuple[RelationChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.header or self.claims or self.relations)
