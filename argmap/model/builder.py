"""Makes a frozen map out of loose parts: deterministic ids, resolved references, canonical order, diagnostics.

People and every reader use the same builder. `build()` is for programs and raises BuildError when anything is wrong;
`build_sound()` is for readers, which report every mistake with its place and go on with the rest.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from argmap.codes import Code
from argmap.diagnostics import (
    ArgmapError,
    Diagnostic,
    Edit,
    Ends,
    Fix,
    Related,
    Severity,
    Span,
    diagnose,
    nearest,
)
from argmap.model.document import Spans
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.ids import ID_LENGTH, are_ids, is_id, relation_id, slug
from argmap.model.many_elements import make_elements
from argmap.model.stored import field_names, stated_fields
from argmap.model.structure.thesis import Choice, likely_thesis
from argmap.model.value_problems import check_names, choose, describe_problems
from argmap.model.walk import BANDS
from argmap.syntax import limits
from argmap.syntax.collector import steady

Places = Mapping[str, Ends]
"""Field name → place; the field `""` is the whole element."""
NOWHERE: Places = MappingProxyType({})
"""The places of an element that was never in a text."""


_PARTS = {"thesis", "claims", "relations"}
_ENDS = {"id", "polarity", "premises", "target"}
_CLAIM_FIELDS = {*field_names(Claim)} - {"id", "text", "kind"}
_RELATION_FIELDS = {*field_names(Relation)} - _ENDS
_HEADER_FIELDS = {*field_names(ArgumentMap)} - _PARTS
_POLARITIES: Mapping[str, Polarity] = {polarity.value: polarity for polarity in Polarity}


class BuildError(ArgmapError):
    """A map that `MapBuilder.build` cannot make; `diagnostics` has every mistake, the message names them all."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        lines = (f"{f'{d.element}: ' if d.element else ''}{d.message}" for d in self.diagnostics)
        super().__init__("the map cannot be built:\n" + "\n".join(f"- {line}" for line in lines))


@dataclass(slots=True, eq=False)
class ClaimDraft:
    """A claim that may not have its id yet; serves as a reference to it."""

    text: str
    id: str | None
    kind: Kind
    fields: dict[str, Any]
    at: Places


@dataclass(slots=True, eq=False)
class RelationDraft:
    """A relation whose ends may still be drafts or ids."""

    polarity: Polarity
    premises: Sequence[ClaimDraft | str]
    target: ClaimDraft | RelationDraft | str
    id: str | None
    fields: dict[str, Any]
    at: Places


@dataclass(slots=True)
class _Numbered:
    """The drafts of a builder as numbers, claims first; relations are also counted from 0.

    - `names`: the id of each draft; `taken`: id → number; `numbers`: draft → number.
    - `sources`, `targets`: for each relation the number of its only premise, −1 for several, and of its target.
    - `several`: the premises of the relations with several, by number of the relation.
    - `unresolved`: the relations that have other numbers still to come.
    """

    names: list[str]
    taken: dict[str, int]
    numbers: dict[ClaimDraft | RelationDraft, int]
    sources: array[int]
    targets: array[int]
    several: dict[int, list[int]] = field(default_factory=dict)
    unresolved: list[int] = field(default_factory=list)


@dataclass(slots=True)
class MapBuilder:
    """Collects claims and relations, then builds the map.

    `header` has the fields of the map itself, such as `{"language": "en", "profile": "advocacy"}`. A field that does
    not exist raises TypeError at once; ids may be named before they are added, so `build` checks them.

    >>> b = MapBuilder(title="Old town")
    >>> close = b.thesis("The old town should be closed to cars.", id="close")
    >>> air = b.claim("The air gets cleaner.")
    >>> step = b.support(air, close)
    >>> dust = b.attack(b.claim("Most dust comes from heating."), step)
    >>> debate = b.build()
    >>> [relation.id for relation in debate.relations]
    ['the-air-gets-cleaner->close', 'most-dust-comes-from-heating->the-air-gets-cleaner->close']
    """

    title: str | None = None
    header: dict[str, Any] = field(default_factory=dict)
    at: Places = field(default_factory=dict)
    claims: list[ClaimDraft] = field(default_factory=list)
    relations: list[RelationDraft] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    spans: Spans = field(default_factory=Spans)
    lost: Container[str] = frozenset()
    """Ids in parts of a text that could not be read: a relation that names one is held back without a diagnostic."""
    held_back: list[RelationDraft] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    """The ids at the sound ends of relations that are left out because another end is not in the map."""
    _thesis: ClaimDraft | str | None = None

    def __post_init__(self) -> None:
        check_names("a map", self.header, _HEADER_FIELDS)

    @classmethod
    def of(cls, debate: ArgumentMap) -> MapBuilder:
        """A builder that holds all of a map, under its own ids."""
        builder = cls(header={name: value for name, value in stated_fields(debate).items() if name not in _PARTS})
        drafts: dict[str, ClaimDraft] = {}
        for claim in debate.claims:
            stated = {name: value for name, value in stated_fields(claim).items() if name in _CLAIM_FIELDS}
            drafts[claim.id] = builder.claim(claim.text, id=claim.id, kind=claim.kind, **stated)
        for relation in debate.relations:
            stated = {name: value for name, value in stated_fields(relation).items() if name in _RELATION_FIELDS}
            builder.relation(relation.polarity, relation.premises, relation.target, id=relation.id, **stated)
        if debate.thesis is not None:
            builder.thesis(drafts[debate.thesis])
        return builder

    def claim(
        self,
        text: str,
        *,
        id: str | None = None,
        kind: Kind | str = Kind.CLAIM,
        at: Places | None = None,
        **fields: Any,
    ) -> ClaimDraft:
        """Adds a claim; `fields` are the others of :class:`Claim`, such as `base_score` or `voice`.

        Raises TypeError for a field and ValueError for a kind that does not exist, with the nearest one.
        """
        if not fields.keys() <= _CLAIM_FIELDS:
            check_names("a claim", fields, _CLAIM_FIELDS)
        if len(self.claims) >= limits.CLAIMS:
            raise limits.TooLargeError(f"there are more than {limits.CLAIMS:,} claims, the limit for one map")
        if type(kind) is not Kind:
            kind = choose("kind of claim", Kind, kind)
        draft = ClaimDraft(text, id, kind, fields, at or NOWHERE)
        self.claims.append(draft)
        return draft

    def thesis(self, claim: ClaimDraft | str, **fields: Any) -> ClaimDraft:
        """Adds the thesis, given as its text, or makes a claim added before the thesis."""
        draft = self.claim(claim, **fields) if isinstance(claim, str) else claim
        self._thesis = draft
        return draft

    def thesis_is(self, claim: ClaimDraft | str | None) -> None:
        """Says which claim is the thesis, by its draft or its id; None for no thesis."""
        self._thesis = claim

    def relation(
        self,
        polarity: Polarity | str,
        premises: Sequence[ClaimDraft | str] | ClaimDraft | str,
        target: ClaimDraft | RelationDraft | str,
        *,
        id: str | None = None,
        at: Places | None = None,
        **fields: Any,
    ) -> RelationDraft:
        """Adds a relation; its ends are drafts or ids, also of elements that are added later.

        `fields` are the others of :class:`Relation`, such as `weight` or `scheme`. Raises TypeError for a field and
        ValueError for a polarity that does not exist, with the nearest one.
        """
        if not fields.keys() <= _RELATION_FIELDS:
            check_names("a relation", fields, _RELATION_FIELDS)
        if len(self.relations) >= limits.RELATIONS:
            raise limits.TooLargeError(f"there are more than {limits.RELATIONS:,} relations, the limit for one map")
        together = (premises,) if isinstance(premises, (ClaimDraft, str)) else tuple(premises)
        if type(polarity) is str:
            polarity = _POLARITIES.get(polarity, polarity)
        if type(polarity) is not Polarity:
            polarity = choose("polarity", Polarity, polarity)
        draft = RelationDraft(polarity, together, target, id, fields, at or NOWHERE)
        self.relations.append(draft)
        return draft

    def support(self, premises: Any, target: Any, **fields: Any) -> RelationDraft:
        """A reason, a pillar, or a backing."""
        return self.relation(Polarity.SUPPORT, premises, target, **fields)

    def attack(self, premises: Any, target: Any, **fields: Any) -> RelationDraft:
        """An objection, a rebuttal, or an undercut."""
        return self.relation(Polarity.ATTACK, premises, target, **fields)

    def address(self, recommendation: Any, objection: Any, **fields: Any) -> RelationDraft:
        """A recommendation that mitigates an objection: an attack labelled `addresses`."""
        return self.relation(Polarity.ATTACK, recommendation, objection, label="addresses", **fields)

    def neutral(self, premises: Any, target: Any, **fields: Any) -> RelationDraft:
        """Context: a relation that bears neither way."""
        return self.relation(Polarity.NEUTRAL, premises, target, **fields)

    def unsigned(self, premises: Any, target: Any, **fields: Any) -> RelationDraft:
        """A relation of which it is not known whether it supports or attacks; it counts for nothing."""
        return self.relation(Polarity.UNKNOWN, premises, target, **fields)

    def likely_thesis(self) -> tuple[ClaimDraft, Choice] | None:
        """The claim that most of the others lead to, for a text that marks no thesis; None if none leads to any."""
        number = {draft: n for n, draft in enumerate(self.claims)}
        named: dict[str, ClaimDraft | RelationDraft] = {d.id: d for d in chain(self.relations, self.claims) if d.id}
        onto: dict[int, list[int]] = {}
        bearing: list[int] = []
        for relation in self.relations:
            if relation.polarity is Polarity.NEUTRAL:
                continue
            premises = self._numbers_of(relation.premises, number, named)
            target = named.get(relation.target) if isinstance(relation.target, str) else relation.target
            ends = target.premises if isinstance(target, RelationDraft) else [] if target is None else [target]
            bearing.extend(premises)
            for end in self._numbers_of(ends, number, named):
                onto.setdefault(end, []).extend(premises)
        choice = likely_thesis(len(self.claims), onto, bearing)
        return None if choice is None else (self.claims[choice.claim], choice)

    @staticmethod
    def _numbers_of(
        ends: Iterable[ClaimDraft | str], number: Mapping[ClaimDraft, int], named: Mapping[str, Any]
    ) -> list[int]:
        drafts = (named.get(end) if isinstance(end, str) else end for end in ends)
        return [number[draft] for draft in drafts if isinstance(draft, ClaimDraft)]

    def build(self) -> ArgumentMap:
        """The map of everything that was added.

        Raises BuildError, which names every mistake and the nearest ids, when a part cannot be taken: an id that does
        not exist or is taken, a relation that targets itself, a value that its field does not take.

        >>> b = MapBuilder()
        >>> close = b.thesis("The old town should be closed to cars.", id="close")
        >>> step = b.support(b.claim("The air gets cleaner.", id="air"), "clos")
        >>> b.build()
        Traceback (most recent call last):
        argmap.model.builder.BuildError: the map cannot be built:
        - air->clos: the target 'clos' is not in this map; did you mean 'close'?
        """
        before = len(self.diagnostics)
        debate = None
        try:
            debate = self.build_sound()
        except ValidationError:
            self.diagnostics += self._value_problems()
        errors = [d for d in self.diagnostics[before:] if d.severity is Severity.ERROR]
        if debate is None or errors:
            del self.diagnostics[before:]  # the builder can be corrected and asked again
            raise BuildError(errors)
        return debate

    def build_sound(self) -> ArgumentMap:
        """The map of everything that is sound; what is not is in `diagnostics`, the places of the rest in `spans`.

        For readers, which have checked the values: one that its field does not take raises pydantic's ValidationError.
        """
        with steady():
            return self._build_sound()

    def _build_sound(self) -> ArgumentMap:
        from argmap.model.structure.ordering import NumberedWalk

        numbered = self._number()
        sound = self._resolve(numbered)
        names, sources, several = numbered.names, numbered.sources, numbered.several
        drafts = self.claims
        thesis = self._thesis_number(numbered)
        del numbered.numbers, numbered.taken  # large, and no longer needed
        kept = self.relations if len(sound) == len(self.relations) else [self.relations[number] for number in sound]
        walk = NumberedWalk(
            sources,
            numbered.targets,
            [BANDS.index(relation.polarity) for relation in kept],
            several,
            thesis,
            bytearray([claim.kind is Kind.RECOMMENDATION for claim in drafts]),
        )
        claim_order, relation_order, count = walk.claim_order, walk.relation_order, len(drafts)
        del walk
        claims = make_elements(
            Claim,
            {
                "id": [names[number] for number in claim_order],
                "text": [drafts[number].text for number in claim_order],
                "kind": [drafts[number].kind for number in claim_order],
            },
            [drafts[number].fields for number in claim_order],
        )
        own_names = names[count:] if kept is self.relations else [names[count + number] for number in sound]
        relations = make_elements(
            Relation,
            {
                "id": [own_names[number] for number in relation_order],
                "polarity": [kept[number].polarity for number in relation_order],
                "premises": [
                    (names[sources[number]],)
                    if sources[number] >= 0
                    else tuple([names[premise] for premise in several[number]])
                    for number in relation_order
                ],
                "target": [
                    names[target] if target < count else own_names[target - count]
                    for target in (numbered.targets[number] for number in relation_order)
                ],
            },
            [kept[number].fields for number in relation_order],
        )
        header: dict[str, Any] = {"title": self.title} if self.title is not None else {}
        header.update(self.header)
        chosen = None if thesis < 0 else names[thesis]
        del numbered, sources, several
        debate = ArgumentMap(thesis=chosen, claims=claims, relations=relations, **header)
        self._place(names, sound)
        return debate

    def _value_problems(self) -> Iterator[Diagnostic]:
        """What is wrong with the values of claims, relations and header, once building has failed for one of them."""
        header: dict[str, Any] = {"title": self.title, **self.header}
        tries: list[tuple[str, Callable[[], object], Span | None]] = [
            ("", lambda: ArgumentMap(**header), self._header_span(""))
        ]
        for claim in self.claims:
            name = f"the claim '{claim.id or str(claim.text)[:40]}'"
            tries.append((name, partial(Claim, id="x", text=claim.text, **claim.fields), self._span(claim)))
        for relation in self.relations:
            name = f"the relation '{relation.id}'" if relation.id else "a relation"
            ends: dict[str, Any] = {"id": "x", "polarity": relation.polarity, "premises": ("x",), "target": "x"}
            tries.append((name, partial(Relation, **ends, **relation.fields), self._span(relation)))
        for name, make, span in tries:
            try:
                make()
            except ValidationError as error:
                for field_name, problem in describe_problems(error):
                    where = " of ".join(filter(None, (field_name, name))) or "the map"
                    yield diagnose(Code.WRONG_VALUE, f"{where}: {problem}", span)

    def ids(self) -> dict[ClaimDraft | RelationDraft, str]:
        """The id of each draft: given ones first, then slugs in order of mention, then relations from their ends.

        Ids that cannot be one, or are taken, are reported.
        """
        numbered = self._number()
        return dict(zip(numbered.numbers, numbered.names, strict=True))

    def _number(self) -> _Numbered:
        """The drafts with their numbers and ids, and relations with their ends as far as these are clear."""
        drafts: list[ClaimDraft | RelationDraft] = [*self.claims, *self.relations]
        names: list[str] = [""] * len(drafts)  # "" for one that has none yet
        taken: dict[str, int] = {}
        all_valid = are_ids([draft.id for draft in drafts if draft.id is not None])
        for number, draft in enumerate(drafts):
            name = draft.id
            if name is None:
                continue
            if not all_valid and not is_id(name):
                message = (
                    f"'{name}' is not a valid id; an id has 1 to 120 characters and no white space, "
                    f"for example '{slug(name)}'"
                )
                self.diagnostics.append(diagnose(Code.WRONG_VALUE, message, self._span(draft, "id")))
            elif name in taken:
                first = Related(f"'{name}' is first used here", self._span(drafts[taken[name]], "id"), name)
                message = f"the id '{name}' is already taken; every id belongs to one element"
                self.diagnostics.append(
                    diagnose(Code.DUPLICATE_ID, message, self._span(draft, "id"), element=name, related=(first,))
                )
            else:
                names[number] = name if type(name) is str else str.__str__(name)
                taken[names[number]] = number
        counts: dict[str, int] = {}
        for number, claim in enumerate(self.claims):
            if not names[number]:
                stem = slug(claim.text)
                names[number] = name = stem if stem not in taken else _next_free(stem, taken, counts)
                taken[name] = number
        numbers = dict(zip(drafts, range(len(drafts)), strict=True))
        many = len(self.relations)
        numbered = _Numbered(names, taken, numbers, array("i", [-1]) * many, array("i", [-1]) * many)
        self._number_relations(numbered, counts)
        return numbered

    def _number_relations(self, numbered: _Numbered, counts: dict[str, int]) -> None:
        names, taken, numbers = numbered.names, numbered.taken, numbered.numbers
        sources, targets, count = numbered.sources, numbered.targets, len(self.claims)
        for at, draft in enumerate(self.relations):
            number, premises, target = count + at, draft.premises, draft.target
            first = premises[0] if len(premises) == 1 else None
            source = taken.get(first) if isinstance(first, str) else numbers.get(first)  # type: ignore[arg-type]
            onto = taken.get(target) if isinstance(target, str) else numbers.get(target)
            if source is not None and source < count and onto is not None and onto != number and names[onto]:
                sources[at], targets[at] = source, onto
                if names[number]:
                    continue
                stem = f"{names[source]}->{names[onto]}"
                if len(stem) > ID_LENGTH:
                    stem = relation_id([names[source]], names[onto])
            else:
                numbered.unresolved.append(at)
                if names[number]:
                    continue
                ends = [
                    end if isinstance(end, str) else names[numbers.get(end, number)] or end.id or "relation"
                    for end in (*premises, target)
                ]
                target_name = ends.pop()
                stem = relation_id(ends if len(ends) == 1 else list(dict.fromkeys(ends)), target_name)
            names[number] = name = stem if stem not in taken else _next_free(stem, taken, counts)
            taken[name] = number

    def _resolve(self, numbered: _Numbered) -> Sequence[int]:
        """Finds the other ends of relations; gives the relations that are sound and leaves no others numbered."""
        names, taken, numbers, count = numbered.names, numbered.taken, numbered.numbers, len(self.claims)
        left_out: set[int] = set()
        for at in numbered.unresolved:
            draft, name = self.relations[at], names[count + at]
            ends = [end if isinstance(end, str) else names[numbers[end]] if end in numbers else ""
                    for end in (*draft.premises, draft.target)]  # fmt: skip
            target = ends.pop()
            premises = [*dict.fromkeys(ends)]
            missing = [premise for premise in premises if not 0 <= taken.get(premise, -1) < count]
            if premises and not missing and target != name and target in taken:
                numbered.targets[at] = taken[target]
                if len(premises) == 1:
                    numbered.sources[at] = taken[premises[0]]
                else:
                    numbered.several[at] = [taken[premise] for premise in premises]
                continue
            left_out.add(at)
            self.incomplete.update(end for end in (*premises, target) if end in taken)
            if any(end in self.lost for end in (*missing, *([target] if target not in taken else []))):
                self.held_back.append(draft)
                continue
            for premise in missing:
                self._unknown(premise, "a premise", self._span(draft, "premises"), name, names[:count])
            if target not in taken:
                self._unknown(
                    target, "the target", self._span(draft, "target"), name, (each for each in taken if each != name)
                )
            elif target == name:
                message = f"the relation '{name}' targets itself"
                self.diagnostics.append(diagnose(Code.SELF_TARGET, message, self._span(draft, "target"), element=name))
        return _leave_out(numbered, left_out, count) if left_out else range(len(self.relations))

    def _thesis_number(self, numbered: _Numbered) -> int:
        """The number of the thesis; −1 for none."""
        draft, count = self._thesis, len(self.claims)
        if draft is None:
            return -1
        number = numbered.taken.get(draft, -1) if isinstance(draft, str) else numbered.numbers.get(draft, -1)
        if isinstance(draft, str) and not 0 <= number < count:
            self._unknown(draft, "the thesis", self._header_span("thesis"), None, numbered.names[:count])
            return -1
        return number

    def _unknown(
        self, reference: str, what: str, span: Span | None, element: str | None, candidates: Iterable[str]
    ) -> None:
        if not reference:  # a draft that was never added here
            self.diagnostics.append(
                diagnose(Code.UNKNOWN_ID, f"{what} belongs to another builder", span, element=element)
            )
            return
        best = nearest(reference, candidates) if len(self.diagnostics) < 50 else None
        message = f"{what} '{reference}' is not in this map" + (f"; did you mean '{best}'?" if best else "")
        fix = Fix(f"write '{best}'", (Edit(span, best),), safe=False) if best and span is not None else None
        self.diagnostics.append(diagnose(Code.UNKNOWN_ID, message, span, element=element, fix=fix))

    def _span(self, draft: ClaimDraft | RelationDraft, *fields: str) -> Span | None:
        return next((Span.of(*draft.at[name]) for name in (*fields, "") if name in draft.at), None)

    def _header_span(self, name: str) -> Span | None:
        return Span.of(*self.at[name]) if name in self.at else None

    def _place(self, names: Sequence[str], sound: Sequence[int]) -> None:
        self.spans.put("", self.at)
        for name, claim in zip(names, self.claims, strict=False):
            if claim.at is not NOWHERE:
                self.spans.put(name, claim.at)
        for number in sound:
            at = self.relations[number].at
            if at is not NOWHERE:
                self.spans.put(names[len(self.claims) + number], at)


def _leave_out(numbered: _Numbered, left_out: set[int], count: int) -> list[int]:
    """The relations without those left out, and without those that target one of them, which is no further mistake."""
    onto: dict[int, list[int]] = {}
    for at, target in enumerate(numbered.targets):
        if at not in left_out and target >= count:
            onto.setdefault(target - count, []).append(at)
    work = [*left_out]
    while work:
        for at in onto.get(work.pop(), ()):
            if at not in left_out:
                left_out.add(at)
                work.append(at)
    sound = [at for at in range(len(numbered.targets)) if at not in left_out]
    places = {count + at: count + place for place, at in enumerate(sound)}
    several = numbered.several
    numbered.several = {place: several[at] for place, at in enumerate(sound) if at in several}
    numbered.sources = array("i", [numbered.sources[at] for at in sound])
    numbered.targets = array("i", [places.get(target, target) for target in (numbered.targets[at] for at in sound)])
    return sound


def _next_free(stem: str, taken: Mapping[str, object], counts: dict[str, int]) -> str:
    """The stem with the first number that is free.

    It remembers how far it counted: a thousand equal texts do not cost a million look-ups.
    """
    number = counts.get(stem, 2)
    while (name := _add_number(stem, number)) in taken:
        number += 1
    counts[stem] = number + 1
    return name


def _add_number(stem: str, number: int) -> str:
    """The stem with a number, cut where it would be too long for an id."""
    end = f"-{number}"
    return stem[: ID_LENGTH - len(end)] + end
