"""Valid native entries to claims and relations of a builder, in the order of the file and without recursion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Ends, diagnose
from argmap.formats.native import entries
from argmap.formats.native.entry_places import (
    CHILDREN,
    EntryPlaces,
    claim_places,
    item_place,
    item_places,
    places_inside,
    step_places,
    text_places,
    whole_place,
)
from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.elements import Issue, Kind, Polarity
from argmap.syntax.tree import Place


class _Pending(NamedTuple):
    """An entry still to be taken in, with what it is below."""

    entry: Any
    place: Place | None
    target: ClaimDraft | RelationDraft | None
    polarity: Polarity
    kind: Kind


class Filler:
    """Hands the entries to a builder in the order of the file, without recursion."""

    def __init__(self, builder: MapBuilder, place: Place, file: entries.MapFile) -> None:
        self.builder = builder
        self.place = place
        self.file = file
        self.pending: list[_Pending] = []

    def fill(self) -> None:
        file, builder = self.file, self.builder
        given = [name for name in _HEADER if getattr(file, name) is not None and name in file.model_fields_set]
        builder.header = {name: getattr(file, name) for name in given}
        if file.issues:
            builder.header["issues"] = [Issue(id=issue.id, title=issue.title) for issue in file.issues]
        at: dict[str, Ends] = {}
        for name in (*_HEADER, "issues", "thesis"):
            place = self.place.get(name)
            if place is not None:
                at[name] = place.ends
                if name in ("source", "expect", "allow"):
                    at.update(places_inside(name, place))
        builder.at = at
        thesis = None
        if file.thesis is not None:
            thesis = self._claim(file.thesis, self.place.get("thesis"), Kind.CLAIM)
            builder.thesis(thesis)
        self._below(file, self.place, thesis)
        self._run()
        for number, entry in enumerate(file.recommendations):
            self._recommend(entry, item_place(self.place, "recommendations", number), thesis)
            self._run()
        for number, entry in enumerate(file.claims):
            self._claim(entry, item_place(self.place, "claims", number), Kind.CLAIM)
            self._run()
        for number, relation in enumerate(file.relations):
            self._relation(relation, item_place(self.place, "relations", number))

    def _run(self) -> None:
        while self.pending:
            self._enter(self.pending.pop())

    def _below(self, entry: Any, place: Place | None, target: ClaimDraft | RelationDraft | None) -> None:
        """Puts what is below an entry on the stack, the first on top."""
        given = entry.model_fields_set
        if CHILDREN.isdisjoint(given):
            return
        waiting: list[_Pending] = []
        for key, polarity, kind in _CHILDREN:
            if key not in given:
                continue
            if target is None:
                where = place.key_span(key) if place is not None else None
                message = f"'{key}' belong to a thesis, and this map has none"
                self.builder.diagnostics.append(diagnose(Code.MISSING_KEY, message, where))
                continue
            children = getattr(entry, key)
            places = item_places(place, key, len(children))
            waiting += [
                _Pending(child, where, target, polarity, kind) for child, where in zip(children, places, strict=True)
            ]
        waiting.reverse()
        self.pending += waiting

    def _enter(self, one: _Pending) -> None:
        entry, place = one.entry, one.place
        assert one.target is not None
        if isinstance(entry, str):
            self._relate(one, [self._claim(entry, place, one.kind)], {}, None)
        elif isinstance(entry, entries.RefEntry):
            self._relate(one, [entry.ref], _step(entry), entry)
        elif isinstance(entry, entries.Together):
            drafts: list[ClaimDraft | str] = []
            waiting, self.pending = self.pending, []
            for number, premise in enumerate(entry.premises):  # type: ignore[attr-defined]
                if isinstance(premise, entries.PremiseRef):
                    drafts.append(premise.ref)
                else:
                    drafts.append(self._claim(premise, item_place(place, "premises", number), one.kind))
            below_premises, self.pending = self.pending, waiting
            self._relate(one, drafts, _step(entry), entry)
            self.pending.extend(below_premises)
        elif entry.model_fields_set.isdisjoint(_BELOW_STEP):
            self._relate(one, [self._claim(entry, place, one.kind)], _step(entry), entry)
        else:
            waiting, self.pending = self.pending, []
            draft = self._claim(entry, place, one.kind)
            below_claim, self.pending = self.pending, waiting
            self._relate(one, [draft], _step(entry), entry)
            self.pending.extend(below_claim)

    def _relate(
        self, one: _Pending, premises: list[ClaimDraft | str], fields: dict[str, Any], entry: Any
    ) -> RelationDraft:
        at: Mapping[str, Ends] = {}
        if one.place is not None and entry is not None:
            is_step_alone = isinstance(entry, entries.RefEntry | entries.Together)
            at = EntryPlaces(step_places, one.place, entry.model_fields_set, is_step_alone)
        elif one.place is not None:
            at = EntryPlaces(whole_place, one.place)
        assert one.target is not None
        draft = self.builder.relation(one.polarity, premises, one.target, at=at, **fields)
        if entry is not None:
            self._below_step(entry, one.place, draft)
        return draft

    def _below_step(self, entry: Any, place: Place | None, relation: RelationDraft) -> None:
        if entry.model_fields_set.isdisjoint(_BELOW_STEP):
            return
        waiting = [
            _Pending(child, item_place(place, key, number), relation, polarity, Kind.CLAIM)
            for key, polarity in (("backing", Polarity.SUPPORT), ("undercuts", Polarity.ATTACK))
            for number, child in enumerate(getattr(entry, key))
        ]
        self.pending.extend(reversed(waiting))

    def _claim(self, entry: Any, place: Place | None, kind: Kind) -> ClaimDraft:
        """The claim of an entry; its cross-links are made, what is below it waits."""
        at: Mapping[str, Ends] = {}
        if isinstance(entry, str):
            if place is not None:
                at = EntryPlaces(text_places, place)
            return self.builder.claim(entry, kind=kind, at=at)
        given, values = entry.model_fields_set, vars(entry)
        fields: dict[str, Any] = {
            _FIELDS[key]: values[key] for key in given if key in _FIELDS and values[key] is not None
        }
        quote, quotes = values["quote"], values["quotes"]
        before = () if quote is None else (quote,)
        if quotes or before:
            fields["quotes"] = before + quotes
        if place is not None:
            at = EntryPlaces(claim_places, place, given, len(quotes), len(before))
        draft = self.builder.claim(values["claim"], id=values["id"], kind=values["kind"] or kind, at=at, **fields)
        if not given.isdisjoint(_LINKS) and not isinstance(entry, entries.RecommendationEntry):
            for key in _LINKS:
                self._cross_links(draft, entry, place, key)
        self._below(entry, place, draft)
        return draft

    def _cross_links(self, draft: ClaimDraft, entry: Any, place: Place | None, key: str, **fields: Any) -> None:
        for number, target in enumerate(getattr(entry, key)):
            where = item_place(place, key, number)
            at = {"": where.ends, "target": where.ends} if where is not None else {}
            label = {"label": "addresses"} if key == "addresses" else {}
            polarity = Polarity.SUPPORT if key == "supports" else Polarity.ATTACK
            self.builder.relation(polarity, draft, target, at=at, **{**label, **fields})

    def _recommend(self, entry: Any, place: Place | None, thesis: ClaimDraft | None) -> None:
        """A recommendation attacks what it addresses; one without any link hangs on the thesis, neutrally."""
        draft = self._claim(entry, place, Kind.RECOMMENDATION)
        below, self.pending = self.pending, []
        step = {} if isinstance(entry, str) else _step(entry)
        links = [] if isinstance(entry, str) else [k for k in ("supports", "attacks", "addresses") if getattr(entry, k)]
        several = sum(len(getattr(entry, key)) for key in links) > 1
        step_keys = (
            []
            if isinstance(entry, str)
            else [k for k in _STEP_KEYS if getattr(entry, k, None) and k in entry.model_fields_set]
        )
        if several and step_keys and place is not None:
            message = (
                f"'{step_keys[0]}' belongs to one relation, and this entry has several; write them under 'relations'"
            )
            self.builder.diagnostics.append(diagnose(Code.WRONG_VALUE, message, place.key_span(step_keys[0])))
            step, step_keys = {}, []
        before = len(self.builder.relations)
        for key in links:
            self._cross_links(draft, entry, place, key, **step)
        if not links and thesis is not None:
            at = {"": draft.at[""]} if "" in draft.at else {}
            self.builder.neutral(draft, thesis, at=at, **{"label": "recommends", **step})
        if step_keys and not several and len(self.builder.relations) > before:
            self._below_step(entry, place, self.builder.relations[before])
        self.pending.extend(below)

    def _relation(self, entry: entries.RelationEntry, place: Place | None) -> None:
        ends = [key for key in entries.RELATION_KEYS if getattr(entry, key) is not None]
        if len(ends) != 1:
            keys = "'support', 'attack', 'neutral' and 'unsigned'"
            message = f"a relation needs exactly one of {keys}, with the id of its target"
            self.builder.diagnostics.append(diagnose(Code.MISSING_KEY, message, place.span if place else None))
            return
        fields = {**_step(entry), "id": entry.id}
        at: dict[str, Ends] = {}
        if place is not None:
            named = {"id": "id", "premises": "premises", ends[0]: "target"}
            for key in ("weight", "label", "scheme", *named):
                relation = place.get(key)
                if relation is not None:
                    at[named.get(key, key)] = relation.ends
            at[""] = at["target"]
            at.update(places_inside("allow", place.get("allow")))
        polarity = entries.RELATION_KEYS[ends[0]]
        self.builder.relation(polarity, list(entry.premises), getattr(entry, ends[0]), at=at, **fields)


_HEADER = ("title", "question", "language", "profile", "prior", "source", "expect", "allow", "metadata")
_CHILDREN = (
    ("pillars", Polarity.SUPPORT, Kind.CLAIM),
    ("reasons", Polarity.SUPPORT, Kind.CLAIM),
    ("evidence", Polarity.SUPPORT, Kind.EVIDENCE),
    ("objections", Polarity.ATTACK, Kind.CLAIM),
    ("rebuttals", Polarity.ATTACK, Kind.CLAIM),
    ("context", Polarity.NEUTRAL, Kind.CONTEXT),
    ("unsigned", Polarity.UNKNOWN, Kind.CLAIM),
)
_STEP_KEYS = ("relation", "weight", "label", "scheme", "undercuts", "backing")
_BELOW_STEP = {"undercuts", "backing"}
_STEP_FIELDS = {"weight", "label", "scheme", "relation", "allow"}
_LINKS = ("supports", "attacks", "addresses")
_FIELDS = {
    "voice": "voice",
    "issue": "issue",
    "base": "base_score",
    "source": "source",
    "tags": "tags",
    "note": "note",
    "status": "status",
    "origin": "origin",
    "allow": "allow",
}


def _step(entry: Any) -> dict[str, Any]:
    """The fields of the relation that an entry states."""
    given = entry.model_fields_set
    if given.isdisjoint(_STEP_FIELDS):
        return {}
    fields = {name: getattr(entry, name) for name in ("weight", "label", "scheme") if name in given}
    if "relation" in given:
        fields["id"] = entry.relation
    if isinstance(entry, entries.RefEntry | entries.Together | entries.RelationEntry) and entry.allow:
        fields["allow"] = entry.allow
    return {key: value for key, value in fields.items() if value is not None}
