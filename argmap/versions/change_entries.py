"""A difference as people read it: one entry for each claim that changed, with the values before and after.

A changed relation appears in the entry of its first premise, as in the file, where an entry is a claim with its step to
its parent. If several things happened to a claim, the most important one (first in `ChangeKind`) is the entry's kind;
the others are details.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap, Polarity, Relation
from argmap.model.phrases import describe_role
from argmap.versions.comparing import interleave
from argmap.versions.difference import ClaimChange, Difference, FieldChange, RelationChange, change_kinds

FIELD_WORDS = {
    "base_score": "base score",
    "text": "words",
    "target": "role",
    "id": "id",
    "allow": "allowed",
}
"""Words for fields whose names would not be understood."""
UNKNOWN = Polarity.UNKNOWN.value


class Detail(NamedTuple):
    """One field that changed: its name in words, and its values in words, None where there is no value.

    The name `sign` stands for a sign that was given or taken away, see `describe_sign`.
    """

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What happened to a claim.

    `kind` is the most important change. `claim` is the claim's id in the new map, or in the old one if the claim was
    removed; `text` is its text there. `details` are the fields that changed, in the order of the model.
    """

    kind: ChangeKind
    claim: str
    text: str
    details: tuple[Detail, ...]


def entries(difference: Difference) -> list[ChangeEntry]:
    """The claims that changed, in the order of the new map; a removed claim comes after its old predecessor."""
    return _EntryList(difference).all()


def header(difference: Difference) -> list[Detail]:
    """The fields of the header that changed."""
    return [_detail(field) for field in difference.header]


def summary(difference: Difference) -> str:
    """The number of changes of each kind.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> old = ArgumentMap(claims=(Claim(id="a", text="One."), Claim(id="b", text="Two.")))
    >>> summary(diff(old, ArgumentMap(title="T", claims=(Claim(id="b", text="Two, too."),))))
    '1 claim removed, 1 reworded; title changed'
    """
    if not difference:
        return "the maps say the same"
    counts = Counter(entry.kind for entry in entries(difference))
    parts = [f"{counts[kind]:,} {kind}" for kind in ChangeKind if counts[kind]]
    if parts:
        number, _, word = parts[0].partition(" ")
        parts[0] = f"{number} {'claim' if number == '1' else 'claims'} {word}"
    clauses = [", ".join(parts)] if parts else []
    fields = [FIELD_WORDS.get(field.name, field.name) for field in difference.header]
    return "; ".join([*clauses, f"{', '.join(fields)} changed"] if fields else clauses)


class _EntryList:
    """Builds the entries of one difference. A key is (whether the new map has the claim, the claim's id)."""

    def __init__(self, difference: Difference) -> None:
        self.difference = difference
        self.claims = {_key(change): change for change in difference.claims}
        self.old_ids = {after: before for before, after in difference.matching.claims.items()}
        self.relations: dict[tuple[bool, str], list[RelationChange]] = {}
        for change in difference.relations:
            self.relations.setdefault(self._holder(change), []).append(change)

    def _holder(self, change: RelationChange) -> tuple[bool, str]:
        """The key of the premise in whose entry a relation appears."""
        claims = self.difference.matching.claims
        if change.new is None:
            assert change.old is not None
            removed = next((p for p in change.old.premises if p not in claims), None)
            return (False, removed) if removed is not None else (True, claims[change.old.premises[0]])
        if change.old is None:
            candidates = (p for p in change.new.premises if p not in self.old_ids)
        else:
            earlier = [claims.get(p) for p in change.old.premises]
            candidates = (p for p in change.new.premises if p in earlier)
        return True, next(candidates, change.new.premises[0])

    def all(self) -> list[ChangeEntry]:
        claims = self.difference.matching.claims
        order = interleave(
            ((True, claim.id) for claim in self.difference.new.claims),
            ((claim.id in claims, claims.get(claim.id, claim.id)) for claim in self.difference.old.claims),
        )
        return [self._entry(key) for key in order if key in self.claims or key in self.relations]

    def _entry(self, key: tuple[bool, str]) -> ChangeEntry:
        claim = self.claims.get(key)
        relations = self.relations.get(key, [])
        is_new, name = key
        debate = self.difference.new if is_new else self.difference.old
        kinds = {kind for change in (claim, *relations) if change is not None for kind in _entry_kinds(change, claim)}
        details = [*self._claim_details(claim), *(d for change in relations for d in self._step_details(change, key))]
        return ChangeEntry(
            next(kind for kind in ChangeKind if kind in kinds), name, debate.claim(name).text, tuple(details)
        )

    def _claim_details(self, change: ClaimChange | None) -> Iterator[Detail]:
        if change is None:
            return
        if change.old is not None and change.new is not None:
            yield from map(_detail, change.fields)
            return
        claim = change.new or change.old
        assert claim is not None
        if claim.base_score is not None:
            value = f"{claim.base_score:g}"
            yield Detail("base score", None, value) if change.new else Detail("base score", value, None)

    def _step_details(self, change: RelationChange, key: tuple[bool, str]) -> Iterator[Detail]:
        is_new, name = key
        before = _role(self.difference.old, change.old, self.old_ids.get(name) if is_new else name)
        after = _role(self.difference.new, change.new, name)
        fields = [field for field in change.fields if field.name not in ("polarity", "target", "premises")]
        if change.old is None or change.new is None or len(fields) < len(change.fields):
            yield from map(_sign, (field for field in change.fields if _is_about_a_sign(field)))
            yield Detail("role", before, after)
        if change.new is not None:
            yield from (_detail(field, f" of the step to {change.new.target}") for field in fields)


def _is_about_a_sign(field: FieldChange) -> bool:
    return field.name == "polarity" and UNKNOWN in (field.before, field.after)


def _sign(field: FieldChange) -> Detail:
    before, after = (None if value == UNKNOWN else str(value) for value in (field.before, field.after))
    return Detail("sign", before, after)


def describe_sign(detail: Detail) -> str:
    """What happened to the sign of a step that was or is unknown.

    >>> describe_sign(Detail("sign", None, "support")), describe_sign(Detail("sign", "support", None))
    ('the sign was given', 'the sign was taken away')
    """
    return f"the sign was {'given' if detail.before is None else 'taken away'}"


def _role(debate: ArgumentMap, relation: Relation | None, holder: str | None) -> str | None:
    """What a relation is to its target, with the co-premises of `holder`; None for no relation."""
    if relation is None:
        return None
    others = [premise for premise in relation.premises if premise != holder]
    together = f", together with {' and '.join(others)}" if len(relation.premises) > 1 else ""
    weight = "" if relation.weight == 1 else f" (weight {relation.weight:g})"
    return f"{describe_role(debate, relation)}{together}{weight}"


def _key(change: ClaimChange) -> tuple[bool, str]:
    claim = change.new or change.old
    assert claim is not None
    return change.new is not None, claim.id


def _entry_kinds(change: ClaimChange | RelationChange, claim: ClaimChange | None) -> Iterator[ChangeKind]:
    """The kinds of a change in the entry of `claim`: a step that an existing claim gains or loses changes the claim."""
    for kind in change_kinds(change):
        yield ChangeKind.CHANGED if change is not claim and kind in (ChangeKind.ADDED, ChangeKind.REMOVED) else kind


def _detail(field: FieldChange, suffix: str = "") -> Detail:
    return Detail(FIELD_WORDS.get(field.name, field.name) + suffix, in_words(field.before), in_words(field.after))


def in_words(value: Any) -> str | None:
    """A plain value in words; None for None.

    >>> in_words({"title": "City air report", "date": "2024"}), in_words(["one", "two"]), in_words(0.5), in_words(None)
    ('title: City air report, date: 2024', 'one; two', '0.5', None)
    """
    if value is None:
        return None
    if isinstance(value, dict):
        return ", ".join(_pairs(value))
    if isinstance(value, list):
        return "; ".join(in_words(inner) or "none" for inner in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _pairs(values: dict[str, Any]) -> Iterable[str]:
    for key, value in values.items():
        inner = in_words(value)
        yield key if inner is None else f"{key}: {{{inner}}}" if isinstance(value, dict) else f"{key}: {inner}"
