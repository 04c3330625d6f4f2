"""From two maps to their difference: elements are matched, then compared field by field."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.matching.correspondence import match
from argmap.model.matching.given_ids import is_given
from argmap.model.stored import Evolving, field_names
from argmap.syntax.collector import steady
from argmap.versions.difference import ClaimChange, Difference, FieldChange, RelationChange

H = TypeVar("H", bound=Hashable)
CLAIM_FIELDS = tuple(name for name in field_names(Claim) if name != "id")
RELATION_FIELDS = tuple(name for name in field_names(Relation) if name != "id")
HEADER_FIELDS = tuple(name for name in field_names(ArgumentMap) if name not in ("claims", "relations"))


def diff(old: ArgumentMap, new: ArgumentMap) -> Difference:
    """What differs between two maps; swapping the maps gives the mirror image.

    >>> from argmap.model.builder import MapBuilder
    >>> def town(*pillars: str) -> ArgumentMap:
    ...     b = MapBuilder()
    ...     close = b.thesis("Close the old town to cars.", id="close")
    ...     for text in pillars:
    ...         _ = b.support(b.claim(text), close)
    ...     return b.build()
    >>> difference = diff(town("The air gets cleaner."), town("The air gets much cleaner.", "It is quiet."))
    >>> [(change.new.id, [field.name for field in change.fields]) for change in difference.claims]
    [('the-air-gets-much-cleaner', ['text']), ('it-is-quiet', [])]
    >>> bool(diff(town("The air gets cleaner."), town("The air gets cleaner.")))
    False
    """
    with steady(ages=False):
        return _Comparer(old, new).difference()


class _Comparer:
    """Two maps whose elements are matched."""

    def __init__(self, old: ArgumentMap, new: ArgumentMap) -> None:
        self.old, self.new = old, new
        self.matching = match(old, new)
        self.now = {**self.matching.claims, **self.matching.relations}
        self.was = {after: before for before, after in self.now.items()}

    def difference(self) -> Difference:
        return Difference(
            self.old,
            self.new,
            self.matching,
            tuple(self._header()),
            tuple(self._claims()),
            tuple(self._relations()),
        )

    def _header(self) -> Iterator[FieldChange]:
        for name in HEADER_FIELDS:
            before, after = (_json_value(version, name) for version in (self.old, self.new))
            if name == "thesis":
                is_same = before == after if None in (before, after) else self.now.get(before) == after
            else:
                is_same = before == after or (name == "expect" and self._expects_the_same(before, after))
            if not is_same:
                yield FieldChange(name, before, after)

    def _expects_the_same(self, before: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
        """Whether two maps have the same expectations of the same claims, whatever the ids of the claims."""
        if before is None or after is None:
            return False
        was, now = (version.get("strength", {}) for version in (before, after))
        return {**before, "strength": {self.now.get(claim, (claim,)): value for claim, value in was.items()}} == {
            **after,
            "strength": {claim if claim in self.was else (claim,): value for claim, value in now.items()},
        }

    def _claims(self) -> Iterator[ClaimChange]:
        for before, after in self._order(self.old.claims, self.new.claims):
            if before is None or after is None:
                yield ClaimChange(before, after)
                continue
            fields = list(_fields(before, after, CLAIM_FIELDS))
            if before.id != after.id and (is_given(before) or is_given(after)):
                fields.append(FieldChange("id", before.id, after.id))
            if fields:
                yield ClaimChange(before, after, tuple(fields))

    def _relations(self) -> Iterator[RelationChange]:
        for before, after in self._order(self.old.relations, self.new.relations):
            if before is None or after is None:
                yield RelationChange(before, after)
            elif fields := tuple(self._relation(before, after)):
                yield RelationChange(before, after, fields)

    def _relation(self, before: Relation, after: Relation) -> Iterator[FieldChange]:
        for field in _fields(before, after, RELATION_FIELDS):
            if field.name == "target" and self.now.get(before.target) == after.target:
                continue
            if field.name == "premises" and {self.now.get(p) for p in before.premises} == set(after.premises):
                continue
            yield field
        if before.id != after.id and (is_given(before) or is_given(after)):
            yield FieldChange("id", before.id, after.id)

    def _order(self, old: Iterable[Any], new: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Pairs of elements in the order of the new map; one without a counterpart comes after its old predecessor."""
        before: dict[str, Any] = {}
        lost: dict[str | None, list[Any]] = {}
        predecessor: str | None = None
        for element in old:
            if (name := self.now.get(element.id)) is None:
                lost.setdefault(predecessor, []).append(element)
            else:
                before[name], predecessor = element, name
        yield from ((element, None) for element in lost.get(None, ()))
        for element in new:
            yield before.get(element.id), element
            yield from ((other, None) for other in lost.get(element.id, ()))


def _fields(before: Evolving, after: Evolving, names: Iterable[str]) -> Iterator[FieldChange]:
    for name in names if before != after else ():
        if getattr(before, name) != getattr(after, name):
            was, now = _json_value(before, name), _json_value(after, name)
            if was != now:
                yield FieldChange(name, was, now)


def _json_value(element: Evolving, name: str) -> Any:
    """The value of a field as in JSON; None for an empty one. Issues go by their ids, since their order is nothing."""
    value = plain(getattr(element, name))
    if name == "issues" and value:
        return {issue["id"]: issue.get("title") for issue in value}
    return None if value in ([], {}) else value


def plain(value: Any) -> Any:
    """A value of the model as in JSON, without the fields that are not set.

    >>> from argmap.model.elements import Source
    >>> plain((Source(title="City air report"),))
    [{'title': 'City air report'}]
    """
    if isinstance(value, Evolving):
        fields = {name: plain(getattr(value, name)) for name in field_names(type(value))}
        return {name: inner for name, inner in fields.items() if inner not in (None, {}, [])}
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def interleave(main: Iterable[H], other: Iterable[H]) -> list[H]:
    """`main` in its order; what only `other` has comes after its predecessor there.

    >>> "".join(interleave("abcd", "axbye"))
    'axbyecd'
    """
    shared = dict.fromkeys(main)
    followers: dict[H | None, list[H]] = {}
    predecessor: H | None = None
    for one in dict.fromkeys(other):
        if one in shared:
            predecessor = one
        else:
            followers.setdefault(predecessor, []).append(one)
    order = followers.get(None, [])
    for one in shared:
        order.append(one)
        order.extend(followers.get(one, ()))
    return order
