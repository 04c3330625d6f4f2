"""Makes a frozen map out of loose parts: deterministic ids, resolved references, canonical order, diagnostics.

People and every reader use the same builder. `build()` is for programs and raises BuildError when anything is wrong;
`build_sound()` is for readers, which report every mistake with its place and go on with the rest.
"""

from __future__ import annotations

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
from argmap.model.ids import is_id, relation_id, slug
from argmap.model.stored import field_names, stated_fields
from argmap.model.structure.thesis import Choice, likely_thesis
from argmap.model.value_problems import check_names, choose, describe_problems
from argmap.model.walk import visits
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
class _Resolved:
    """A relation with ids at its ends, as the walk wants it."""

    id: str
    polarity: str
    premises: tuple[str, ...]
    target: str
    draft: RelationDraft


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
        check_names("a claim", fields, _CLAIM_FIELDS)
        if len(self.claims) >= limits.CLAIMS:
            raise limits.TooLargeError(f"there are more than {limits.CLAIMS:,} claims, the limit for one map")
        draft = ClaimDraft(text, id, choose("kind of claim", Kind, kind), fields, at or NOWHERE)
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
        check_names("a relation", fields, _RELATION_FIELDS)
        if len(self.relations) >= limits.RELATIONS:
            raise limits.TooLargeError(f"there are more than {limits.RELATIONS:,} relations, the limit for one map")
        together = (premises,) if isinstance(premises, str | ClaimDraft) else tuple(premises)
        draft = RelationDraft(choose("polarity", Polarity, polarity), together, target, id, fields, at or NOWHERE)
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
        ids = self.ids()
        by_id = {name: draft for draft, name in ids.items()}
        resolved = self._resolve(ids, by_id)
        thesis = self._thesis if isinstance(self._thesis, str | None) else ids.get(self._thesis)
        if thesis is not None and not isinstance(by_id.get(thesis), ClaimDraft):
            self._unknown(thesis, "the thesis", self._header_span("thesis"), None, [ids[c] for c in self.claims])
            thesis = None
        recommendations = {ids[c] for c in self.claims if c.kind is Kind.RECOMMENDATION}
        claim_order: dict[str, None] = {}
        relation_order: dict[str | None, None] = {None: None}
        for visit in visits([ids[c] for c in self.claims], resolved, thesis, recommendations):
            claim_order[visit.claim] = relation_order[visit.relation] = None
        claims = [self._claim(by_id[name], name) for name in claim_order]
        of_id = {relation.id: relation for relation in resolved}
        relations = [
            Relation(id=r.id, polarity=r.polarity, premises=r.premises, target=r.target, **r.draft.fields)
            for r in (of_id[name] for name in relation_order if name is not None)
        ]
        header: dict[str, Any] = {"title": self.title} if self.title is not None else {}
        header.update(self.header)
        debate = ArgumentMap(thesis=thesis, claims=claims, relations=relations, **header)
        self._place(ids, {relation.id for relation in resolved})
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

    def _claim(self, draft: ClaimDraft | RelationDraft, name: str) -> Claim:
        assert isinstance(draft, ClaimDraft)
        return Claim(id=name, text=draft.text, kind=draft.kind, **draft.fields)

    def ids(self) -> dict[ClaimDraft | RelationDraft, str]:
        """The id of each draft: given ones first, then slugs in order of mention, then relations from their ends.

        Ids that cannot be one, or are taken, are reported.
        """
        id_of: dict[ClaimDraft | RelationDraft, str] = {}
        taken: dict[str, ClaimDraft | RelationDraft] = {}
        for draft in chain(self.claims, self.relations):
            if draft.id is None:
                continue
            if not is_id(draft.id):
                message = (
                    f"'{draft.id}' is not a valid id; an id has 1 to 120 characters and no white space, "
                    f"for example '{slug(draft.id)}'"
                )
                self.diagnostics.append(diagnose(Code.WRONG_VALUE, message, self._span(draft, "id")))
            elif draft.id in taken:
                first = Related(f"'{draft.id}' is first used here", self._span(taken[draft.id], "id"), draft.id)
                message = f"the id '{draft.id}' is already taken; every id belongs to one element"
                self.diagnostics.append(
                    diagnose(Code.DUPLICATE_ID, message, self._span(draft, "id"), element=draft.id, related=(first,))
                )
            else:
                taken[draft.id] = draft
                id_of[draft] = draft.id
        counts: dict[str, int] = {}
        for claim in self.claims:
            if claim not in id_of:
                name = _next_free(slug(claim.text), taken, counts)
                taken[name] = claim
                id_of[claim] = name
        for relation in self.relations:
            if relation not in id_of:
                name = _next_free(_relation_stem(relation, id_of), taken, counts)
                taken[name] = relation
                id_of[relation] = name
        return id_of

    def _resolve(
        self, ids: dict[ClaimDraft | RelationDraft, str], by_id: dict[str, ClaimDraft | RelationDraft]
    ) -> list[_Resolved]:
        claim_ids = [ids[c] for c in self.claims]
        sound: list[_Resolved] = []
        for draft in self.relations:
            name = ids[draft]
            premises = tuple([p if isinstance(p, str) else ids.get(p, "") for p in draft.premises])
            if len(premises) > 1:
                premises = tuple(dict.fromkeys(premises))
            target = draft.target if isinstance(draft.target, str) else ids.get(draft.target, "")
            missing = [p for p in premises if not isinstance(by_id.get(p), ClaimDraft)]
            if premises and not missing and target != name and target in by_id:
                sound.append(_Resolved(name, draft.polarity, premises, target, draft))
                continue
            if any(end in self.lost for end in (*missing, *([target] if target not in by_id else []))):
                self.held_back.append(draft)
                continue
            for premise in missing:
                self._unknown(premise, "a premise", self._span(draft, "premises"), name, claim_ids)
            if target not in by_id:
                self._unknown(
                    target, "the target", self._span(draft, "target"), name, (i for i in ids.values() if i != name)
                )
            elif target == name:
                message = f"the relation '{name}' targets itself"
                self.diagnostics.append(diagnose(Code.SELF_TARGET, message, self._span(draft, "target"), element=name))
        return self._with_targets(sound, by_id)

    def _with_targets(
        self, relations: list[_Resolved], by_id: dict[str, ClaimDraft | RelationDraft]
    ) -> list[_Resolved]:
        """The relations except those that target a relation which was left out; that mistake is already reported."""
        if len(relations) == len(self.relations):
            return relations
        onto: dict[str, list[_Resolved]] = {}
        for relation in relations:
            onto.setdefault(relation.target, []).append(relation)
        have = {relation.id for relation in relations}
        gone = [name for name, draft in by_id.items() if isinstance(draft, RelationDraft) and name not in have]
        lost: set[str] = set()
        while gone:
            for relation in onto.get(gone.pop(), ()):
                if relation.id not in lost:
                    lost.add(relation.id)
                    gone.append(relation.id)
        return [relation for relation in relations if relation.id not in lost]

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

    def _place(self, ids: dict[ClaimDraft | RelationDraft, str], kept: set[str]) -> None:
        self.spans.put("", self.at)
        for draft, name in ids.items():
            if draft.at and (isinstance(draft, ClaimDraft) or name in kept):
                self.spans.put(name, draft.at)


def _relation_stem(relation: RelationDraft, ids: Mapping[ClaimDraft | RelationDraft, str]) -> str:
    ends = [
        end if isinstance(end, str) else ids.get(end) or end.id or "relation"
        for end in (*relation.premises, relation.target)
    ]
    target = ends.pop()
    return relation_id(ends if len(ends) == 1 else list(dict.fromkeys(ends)), target)


def _next_free(stem: str, taken: Mapping[str, object], counts: dict[str, int]) -> str:
    """As `unique`, remembering how far it counted: a thousand equal texts do not cost a million look-ups."""
    if stem not in taken:
        return stem
    number = counts.get(stem, 2)
    while f"{stem}-{number}" in taken:
        number += 1
    counts[stem] = number + 1
    return f"{stem}-{number}"
