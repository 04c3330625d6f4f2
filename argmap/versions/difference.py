"""What differs between two maps, field by field, as data.

Order is no difference: siblings that stand in another order, and co-premises, say the same. Neither is an id that
follows from a text or from the ends of a relation, since it changes with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.matching.correspondence import Matching


class Field(NamedTuple):
    """A field with another value: both are plain values as JSON has them, None where a map states none."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that one version lacks, or whose fields differ. The field `id` differs only where a person gave an id."""

    old: Claim | None
    new: Claim | None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that one version lacks, or whose fields differ; ends are compared as the claims that they are."""

    old: Relation | None
    new: Relation | None
    fields: tuple[Field, ...] = ()


def happened(change: ClaimChange | RelationChange) -> Iterator[ChangeKind]:
    """Everything that happened to a claim or relation, the gravest first."""
    if change.old is None or change.new is None:
        yield ChangeKind.ADDED if change.old is None else ChangeKind.REMOVED
        return
    names = {field.name for field in change.fields}
    for name, what in (("polarity", ChangeKind.TURNED), ("text", ChangeKind.REWORDED), ("target", ChangeKind.MOVED)):
        if name in names:
            yield what
    if names - {"polarity", "text", "target"}:
        yield ChangeKind.CHANGED


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two maps.

    `claims` and `relations` come in the order of the new map, what was removed behind what it followed. `matching` says
    which elements are the same. True when anything differs.
    """

    old: ArgumentMap
    new: ArgumentMap
    matching: Matching
    header: tuple[Field, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    relations: tuple[RelationChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.header or self.claims or self.relations)
