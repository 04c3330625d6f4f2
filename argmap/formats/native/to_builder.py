"""Valid native entries to claims and relations of a builder, in the order of the file and without recursion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Ends, diagnose
from argmap.formats.native import entries
from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.elements import Issue, Kind, Polarity
from argmap.syntax.tree import Place


@dataclass(slots=True)
class _Pending:
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
                    at.update(_inside(name, place))
        builder.at = at
        thesis = None
        if file.thesis is not None:
            thesis = self._claim(file.thesis, self.place.get("thesis"), Kind.CLAIM)
            builder.thesis(thesis)
        self._below(file, self.place, thesis)
        self._run()
        for number, entry in enumerate(file.recommendations):
            self._recommend(entry, _item(self.place, "recommendations", number), thesis)
            self._run()
        for number, entry in enumerate(file.claims):
            self._claim(entry, _item(self.place, "claims", number), Kind.CLAIM)
            self._run()
        for number, relation in enumerate(file.relations):
            self._relation(relation, _item(self.place, "relations", number))

    def _run(self) -> None:
        while self.pending:
            self._enter(self.pending.pop())

    def _below(self, entry: Any, place: Place | None, target: ClaimDraft | RelationDraft | None) -> None:
        """Puts what is below an entry on the stack, the first on top."""
        given = entry.model_fields_set
        waiting: list[_Pending] = []
        for key, polarity, kind in _CHILDREN if not _BELOW.isdisjoint(given) else ():
            if key not in given:
                continue
            if target is None:
                where = place.key_span(key) if place is not None else None
                message = f"'{key}' belong to a thesis, and this map has none"
                self.builder.diagnostics.append(diagnose(Code.MISSING_KEY, message, where))
                continue
            children = getattr(entry, key)
            places = _items(place, key, len(children))
            waiting += [
                _Pending(child, where, target, polarity, kind) for child, where in zip(children, places, strict=True)
            ]
        self.pending.extend(reversed(waiting))

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
                    drafts.append(self._claim(premise, _item(place, "premises", number), one.kind))
            below_premises, self.pending = self.pending, waiting
            self._relate(one, drafts, _step(entry), entry)
            self.pending.extend(below_premises)
        else:
            waiting, self.pending = self.pending, []
            draft = self._claim(entry, place, one.kind)
            below_claim, self.pending = self.pending, waiting
            self._relate(one, [draft], _step(entry), entry)
            self.pending.extend(below_claim)

    def _relate(
        self, one: _Pending, premises: list[ClaimDraft | str], fields: dict[str, Any], entry: Any
    ) -> RelationDraft:
        at: dict[str, Ends] = {}
        if one.place is not None:
            at[""] = one.place.ends_at("ref") or one.place.ends_at("claim") or one.place.ends
            if entry is not None:
                for key in entry.model_fields_set.intersection(_STEP_PLACES):
                    at[_STEP_PLACES[key]] = one.place.ends_at(key)  # type: ignore[assignment]
                at[""] = one.place.key_ends("premises") or at[""]
                if isinstance(entry, entries.RefEntry | entries.Together):
                    at.update(_inside("allow", one.place.get("allow")))
        assert one.target is not None
        draft = self.builder.relation(one.polarity, premises, one.target, at=at, **fields)
        if entry is not None:
            self._below_step(entry, one.place, draft)
        return draft

    def _below_step(self, entry: Any, place: Place | None, relation: RelationDraft) -> None:
        if not entry.undercuts and not entry.backing:
            return
        waiting = [
            _Pending(child, _item(place, key, number), relation, polarity, Kind.CLAIM)
            for key, polarity in (("backing", Polarity.SUPPORT), ("undercuts", Polarity.ATTACK))
            for number, child in enumerate(getattr(entry, key))
        ]
        self.pending.extend(reversed(waiting))

    def _claim(self, entry: Any, place: Place | None, kind: Kind) -> ClaimDraft:
        """The claim of an entry; its cross-links are made, what is below it waits."""
        if isinstance(entry, str):
            ends = place.ends if place else None
            return self.builder.claim(entry, kind=kind, at={"": ends, "text": ends} if ends is not None else {})
        given = entry.model_fields_set
        fields: dict[str, Any] = {
            _FIELDS[key]: value for key in given.intersection(_FIELDS) if (value := getattr(entry, key)) is not None
        }
        if entry.quote is not None or entry.quotes:
            fields["quotes"] = [*([entry.quote] if entry.quote is not None else []), *entry.quotes]
        at = _claim_places(place, entry) if place is not None else {}
        draft = self.builder.claim(entry.claim, id=entry.id, kind=entry.kind or kind, at=at, **fields)
        if not given.isdisjoint(_LINKS) and not isinstance(entry, entries.RecommendationEntry):
            for key in _LINKS:
                self._cross_links(draft, entry, place, key)
        self._below(entry, place, draft)
        return draft

    def _cross_links(self, draft: ClaimDraft, entry: Any, place: Place | None, key: str, **fields: Any) -> None:
        for number, target in enumerate(getattr(entry, key)):
            where = _item(place, key, number)
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
            at.update(_inside("allow", place.get("allow")))
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
_BELOW = {key for key, _, _ in _CHILDREN}
_STEP_KEYS = ("relation", "weight", "label", "scheme", "undercuts", "backing")
_STEP_FIELDS = {"weight", "label", "scheme", "relation", "allow"}
_LINKS = ("supports", "attacks", "addresses")
_STEP_PLACES = {
    "weight": "weight",
    "label": "label",
    "scheme": "scheme",
    "relation": "id",
    "ref": "premises",
    "premises": "premises",
}
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
_NAMES = {"claim": "text", "base": "base_score"}
"""Fields of a claim that the file calls by another name."""


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


def _item(place: Place | None, key: str, number: int) -> Place | None:
    """The place of an item of a list; of the value itself where one text stands for a list."""
    item = place.get(key) if place is not None else None
    return item and (item.get(number) or item)


def _items(place: Place | None, key: str, count: int) -> list[Place | None]:
    """The places of the first items of a list, as `_item` has them."""
    items = place.get(key) if place is not None else None
    return [items and (items.get(number) or items) for number in range(count)]


def _inside(name: str, place: Place | None) -> dict[str, Ends]:
    """The places of the keys of a mapping: `name.key` → the value, `name.key!` → the key itself."""
    if place is None or not isinstance(place.items, dict):
        return {}
    inside: dict[str, Ends] = {}
    for key in place.items:
        value, itself = place.get(key), place.key_ends(key)
        if value is not None:
            inside[f"{name}.{key}"] = value.ends
            inside.update(_inside(f"{name}.{key}", value))
        if itself is not None:
            inside[f"{name}.{key}!"] = itself
    return inside


def _claim_places(place: Place, entry: Any) -> dict[str, Ends]:
    at: dict[str, Ends] = {}
    for key in entry.model_fields_set - _BELOW:
        ends = place.ends_at(key)
        if ends is None:
            continue
        if key in ("quote", "quotes"):
            shift = 1 if key == "quotes" and entry.quote is not None else 0
            for number, item in enumerate(_items(place, key, len(entry.quotes) if key == "quotes" else 1)):
                at[f"quotes.{number + shift}"] = item.ends if item is not None else ends
            at.setdefault("quotes", ends)
            continue
        at[_NAMES.get(key, key)] = ends
        if key == "claim":
            at[""] = ends
        elif key in ("source", "origin", "allow"):
            at.update(_inside(key, place.get(key)))
    return at
