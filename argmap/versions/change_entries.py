"""A difference as people read it: one entry for each claim that is concerned, with what was and what is.

A relation is told with its first premise, as in the file, where an entry is a claim with its step to what it bears on.
Of several things that happened to a claim the gravest names its entry, in the order of `ChangeKind`; the others stand
in it as details.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap, Relation
from argmap.model.phrases import in_role
from argmap.versions.comparing import woven
from argmap.versions.difference import ClaimChange, Difference, Field, RelationChange, happened

NAMES = {
    "base_score": "base score",
    "text": "words",
    "target": "role",
    "id": "id",
    "allow": "allowed",
}
"""Fields by other words than their names."""


class Detail(NamedTuple):
    """What was and what is, in words; None where there was or is nothing."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened to a claim, by its id in the new map, or in the old one if it was removed."""

    what: ChangeKind
    claim: str
    text: str
    details: tuple[Detail, ...]


def entries(found: Difference) -> list[Entry]:
    """The claims that are concerned, in the order of the new map, what was removed behind what it followed."""
    return _Entries(found).all()


def header(found: Difference) -> list[Detail]:
    """What the header says otherwise."""
    return [_detail(field) for field in found.header]


def summary(found: Difference) -> str:
    """What happened, counted.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> old = ArgumentMap(claims=(Claim(id="a", text="One."), Claim(id="b", text="Two.")))
    >>> summary(diff(old, ArgumentMap(title="T", claims=(Claim(id="b", text="Two, too."),))))
    '1 claim removed, 1 reworded; title changed'
    """
    if not found:
        return "the maps say the same"
    counts = Counter(entry.what for entry in entries(found))
    parts = [f"{counts[what]:,} {what}" for what in ChangeKind if counts[what]]
    if parts:
        number, _, word = parts[0].partition(" ")
        parts[0] = f"{number} {'claim' if number == '1' else 'claims'} {word}"
    told = [", ".join(parts)] if parts else []
    changed = [NAMES.get(field.name, field.name) for field in found.header]
    return "; ".join([*told, f"{', '.join(changed)} changed"] if changed else told)


class _Entries:
    """The entries of one difference in the making."""

    def __init__(self, found: Difference) -> None:
        self.found = found
        self.claims = {_key(change): change for change in found.claims}
        self.was = {after: before for before, after in found.matching.claims.items()}
        self.relations: dict[tuple[bool, str], list[RelationChange]] = {}
        for change in found.relations:
            self.relations.setdefault(self._holder(change), []).append(change)

    def _holder(self, change: RelationChange) -> tuple[bool, str]:
        """(whether the new map has it, id) of the premise that a relation is told with."""
        claims = self.found.matching.claims
        if change.new is None:
            assert change.old is not None
            gone = next((p for p in change.old.premises if p not in claims), None)
            return (False, gone) if gone is not None else (True, claims[change.old.premises[0]])
        was = [claims.get(p) for p in change.old.premises] if change.old is not None else []
        told = (p for p in change.new.premises if (p in was if change.old is not None else p not in self.was))
        return True, next(told, change.new.premises[0])

    def all(self) -> list[Entry]:
        claims = self.found.matching.claims
        order = woven(
            ((True, claim.id) for claim in self.found.new.claims),
            ((claim.id in claims, claims.get(claim.id, claim.id)) for claim in self.found.old.claims),
        )
        return [self._entry(key) for key in order if key in self.claims or key in self.relations]

    def _entry(self, key: tuple[bool, str]) -> Entry:
        claim = self.claims.get(key)
        relations = self.relations.get(key, [])
        is_new, name = key
        debate = self.found.new if is_new else self.found.old
        everything = {what for change in (claim, *relations) if change is not None for what in _told(change, claim)}
        details = [*self._of_claim(claim), *(d for change in relations for d in self._of_relation(change, key))]
        gravest = next(what for what in ChangeKind if what in everything)
        return Entry(gravest, name, debate.claim(name).text, tuple(details))

    def _of_claim(self, change: ClaimChange | None) -> Iterator[Detail]:
        if change is None:
            return
        if change.old is not None and change.new is not None:
            yield from map(_detail, change.fields)
            return
        own = change.new or change.old
        assert own is not None
        if own.base_score is not None:
            value = f"{own.base_score:g}"
            yield Detail("base score", None, value) if change.new else Detail("base score", value, None)

    def _of_relation(self, change: RelationChange, key: tuple[bool, str]) -> Iterator[Detail]:
        is_new, name = key
        before = _role(self.found.old, change.old, self.was.get(name) if is_new else name)
        after = _role(self.found.new, change.new, name)
        fields = [field for field in change.fields if field.name not in ("polarity", "target", "premises")]
        if change.old is None or change.new is None or len(fields) < len(change.fields):
            yield Detail("role", before, after)
        if change.new is not None:
            yield from (_detail(field, f" of the step to {change.new.target}") for field in fields)


def _role(debate: ArgumentMap, relation: Relation | None, holder: str | None) -> str | None:
    """What a relation is to its target, with the co-premises of `holder`; None for none."""
    if relation is None:
        return None
    others = [premise for premise in relation.premises if premise != holder]
    together = f", together with {' and '.join(others)}" if len(relation.premises) > 1 else ""
    weight = "" if relation.weight == 1 else f" (weight {relation.weight:g})"
    return f"{in_role(debate, relation)}{together}{weight}"


def _key(change: ClaimChange) -> tuple[bool, str]:
    own = change.new or change.old
    assert own is not None
    return change.new is not None, own.id


def _told(change: ClaimChange | RelationChange, claim: ClaimChange | None) -> Iterator[ChangeKind]:
    """What happened, as an entry tells it: a relation that came to or left a claim that stays is a change of that."""
    for what in happened(change):
        yield ChangeKind.CHANGED if change is not claim and what in (ChangeKind.ADDED, ChangeKind.REMOVED) else what


def _detail(field: Field, of: str = "") -> Detail:
    return Detail(NAMES.get(field.name, field.name) + of, said(field.before), said(field.after))


def said(value: Any) -> str | None:
    """A plain value in words; None for none.

    >>> said({"title": "City air report", "date": "2024"}), said(["one", "two"]), said(0.5), said(None)
    ('title: City air report, date: 2024', 'one; two', '0.5', None)
    """
    if value is None:
        return None
    if isinstance(value, dict):
        return ", ".join(_pairs(value))
    if isinstance(value, list):
        return "; ".join(said(inner) or "none" for inner in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _pairs(values: dict[str, Any]) -> Iterable[str]:
    for key, value in values.items():
        inner = said(value)
        yield key if inner is None else f"{key}: {{{inner}}}" if isinstance(value, dict) else f"{key}: {inner}"
