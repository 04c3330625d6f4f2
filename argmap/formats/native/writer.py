"""A map to the entries of the native file, as a person would have written them, and these to YAML or JSON.

The entries follow the canonical walk, so reading them again gives the same map. What nesting cannot say, and what would
nest deeper than a person reads, goes under `claims:` and `relations:`.
"""

from __future__ import annotations

from collections import Counter, deque
from typing import Any

from argmap.formats.native.canonical_layout import Json, Yaml
from argmap.formats.native.comment_places import Bare
from argmap.formats.native.entries import RELATION_KEYS
from argmap.formats.shared.writable import check_values
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.ids import relation_id, slug
from argmap.model.stored import Frozen
from argmap.model.walk import Visit

DEEPEST = 40
"""Entries that the writer nests in one another."""
_TARGET_KEYS = {polarity: key for key, polarity in RELATION_KEYS.items()}


def write(debate: ArgumentMap) -> str:
    """The YAML text of a map, in the canonical layout."""
    content = entries(debate)
    check_values(content, "native", count_keys=True)
    return Yaml(Bare(content)).write()


def write_json(debate: ArgumentMap) -> str:
    """The JSON text of a map, with the same keys as the YAML."""
    content = entries(debate)
    check_values(content, "native-json", count_keys=False)
    return Json(Bare(content)).write()


def entries(debate: ArgumentMap) -> dict[str, Any]:
    """The whole file as plain values."""
    return _EntryWriter(debate).file()


class _EntryWriter:
    """One file in the making; `continued` and `flat` hold what goes under `claims:` and `relations:`."""

    def __init__(self, debate: ArgumentMap) -> None:
        self.debate = debate
        self.below: dict[str, list[Relation]] = {}
        self.banded: dict[str, list[Relation]] = {}
        self.fresh: set[tuple[str | None, str]] = set()
        self.visits: list[Visit] = list(debate.walk())
        known: set[str] = set()
        for visit in self.visits:
            if not visit.again:
                self.fresh.add((visit.relation, visit.claim))
            if visit.relation is not None and visit.relation not in known:
                known.add(visit.relation)
                relation = self._relation(visit.relation)
                if all(debate.claim(p).kind is Kind.RECOMMENDATION for p in relation.premises):
                    self.banded.setdefault(relation.premises[0], []).append(relation)
                else:
                    self.below.setdefault(relation.target, []).append(relation)
        self.slugs = Counter(slug(claim.text) for claim in debate.claims)
        self.stems = Counter(relation_id(r.premises, r.target) for r in debate.relations)
        self.referred: set[str] = set(debate.expect.strength) if debate.expect is not None else set()
        self.continued: deque[str] = deque()
        self.flat: dict[str, Relation] = {}
        self.free: list[Any] = []
        self.relations: list[Any] = []
        self._refer()

    def _relation(self, name: str) -> Relation:
        relation = self.debate.by_id[name]
        assert isinstance(relation, Relation)
        return relation

    def _refer(self) -> None:
        """Claims that are named somewhere get their id written."""
        self.referred.update(visit.claim for visit in self.visits if visit.again)
        for group in self.banded.values():
            self.referred.update(r.target for r in group)

    def file(self) -> dict[str, Any]:
        debate = self.debate
        out: dict[str, Any] = {"argmap": 1, **_header(debate)}
        if debate.thesis is not None:
            out["thesis"] = self._entry(debate.claim(debate.thesis), None, Kind.CLAIM, {}, 1)
            if (context := self._children(debate.thesis, Polarity.NEUTRAL, 2)) and isinstance(out["thesis"], str):
                out["thesis"] = {"claim": out["thesis"]}
            if context:
                out["thesis"]["context"] = context
            out["pillars"] = self._children(debate.thesis, Polarity.SUPPORT, 1)
            out["objections"] = self._children(debate.thesis, Polarity.ATTACK, 1)
            out["unsigned"] = self._children(debate.thesis, Polarity.UNKNOWN, 1)
        out["recommendations"] = self._recommendations()
        for visit in self.visits:
            is_root = visit.relation is None and visit.claim != debate.thesis and not visit.again
            if is_root and debate.claim(visit.claim).kind is not Kind.RECOMMENDATION:
                self.continued.append(visit.claim)
        self._add_unreached()
        self._drain()
        out["claims"] = self.free
        out["relations"] = self.relations
        return {key: value for key, value in out.items() if value != []}

    def _drain(self) -> None:
        while self.continued:
            claim = self.debate.claim(self.continued.popleft())
            self.free.append(self._develop(claim, Kind.CLAIM, {}, 1, objection=False))
        self.relations = [self._flat(relation) for relation in self.flat.values()]

    def _add_unreached(self) -> None:
        """Cycles of relations that have only each other as targets."""
        reached = {visit.relation for visit in self.visits if visit.relation is not None and visit.depth == 0}
        banded = {relation.id for group in self.banded.values() for relation in group}
        for relation in self.debate.relations:
            inside = isinstance(self.debate.by_id[relation.target], Relation)
            if inside and relation.id in reached and relation.id not in banded:
                self._flatten(relation)

    def _flatten(self, relation: Relation) -> None:
        """Writes a relation, and with it all that hangs on it, under `relations:`."""
        waiting = [relation]
        while waiting:
            one = waiting.pop()
            if one.id not in self.flat:
                self.flat[one.id] = one
                self._continue(one)
                waiting.extend(reversed(self.below.get(one.id, ())))

    def _continue(self, relation: Relation) -> None:
        for premise in relation.premises:
            if (relation.id, premise) in self.fresh:
                self.continued.append(premise)

    def _flat(self, relation: Relation) -> dict[str, Any]:
        named = self._id_to_write(relation)
        out: dict[str, Any] = {"id": named} if named is not None else {}
        out["premises"] = list(relation.premises)
        out[_TARGET_KEYS[relation.polarity]] = relation.target
        out.update(_step_fields(relation))
        if relation.allow:
            out["allow"] = relation.allow
        return out

    def _id_to_write(self, relation: Relation) -> str | None:
        """The id of a relation, unless reading would give it the same one."""
        stem = relation_id(relation.premises, relation.target)
        return None if relation.id == stem and self.stems[stem] == 1 else relation.id

    def _children(self, target: str, polarity: Polarity, depth: int, **options: Any) -> list[Any]:
        return [self._below(r, depth, **options) for r in self.below.get(target, ()) if r.polarity is polarity]

    def _below(self, relation: Relation, depth: int, kind: Kind | None = None) -> Any:
        """The entry of a relation in the list of its target."""
        objection = relation.polarity is Polarity.ATTACK
        default = kind or (Kind.CONTEXT if relation.polarity is Polarity.NEUTRAL else Kind.CLAIM)
        step = self._step(relation, depth)
        if len(relation.premises) == 1 and not relation.allow:
            premise = relation.premises[0]
            if (relation.id, premise) not in self.fresh:
                return {"ref": premise, **step}
            if depth >= DEEPEST:
                self.continued.append(premise)
                self.referred.add(premise)
                return {"ref": premise, **step}
            return self._develop(self.debate.claim(premise), default, step, depth, objection)
        return {"premises": [self._premise(relation, p, default, depth) for p in relation.premises], **step} | (
            {"allow": relation.allow} if relation.allow else {}
        )

    def _premise(self, relation: Relation, premise: str, default: Kind, depth: int) -> Any:
        if (relation.id, premise) in self.fresh:
            if depth < DEEPEST:
                objection = relation.polarity is Polarity.ATTACK
                return self._develop(self.debate.claim(premise), default, {}, depth + 1, objection)
            self.continued.append(premise)
            self.referred.add(premise)
        return {"ref": premise}

    def _step(self, relation: Relation, depth: int) -> dict[str, Any]:
        """The step keys of an entry; what hangs on the step is below it, or flat where that would be too deep."""
        named = self._id_to_write(relation)
        out: dict[str, Any] = {"relation": named} if named is not None else {}
        out.update(_step_fields(relation))
        for further in self.below.get(relation.id, ()):
            if not further.polarity.is_signed or depth >= DEEPEST:
                self._flatten(further)
                continue
            key = "undercuts" if further.polarity is Polarity.ATTACK else "backing"
            out.setdefault(key, []).append(self._below(further, depth + 1))
        return out

    def _develop(self, claim: Claim, default: Kind, step: dict[str, Any], depth: int, objection: bool) -> Any:
        """The entry of a claim with all that is below it."""
        supports = [r for r in self.below.get(claim.id, ()) if r.polarity is Polarity.SUPPORT]
        cut = len(supports)
        while cut and self._is_evidence(supports[cut - 1]):
            cut -= 1
        below = {
            "reasons": [self._below(r, depth + 1) for r in supports[:cut]],
            "evidence": [self._below(r, depth + 1, kind=Kind.EVIDENCE) for r in supports[cut:]],
            "rebuttals" if objection else "objections": self._children(claim.id, Polarity.ATTACK, depth + 1),
            "context": self._children(claim.id, Polarity.NEUTRAL, depth + 1),
            "unsigned": self._children(claim.id, Polarity.UNKNOWN, depth + 1),
        }
        hanging = {key: step.pop(key) for key in ("backing", "undercuts") if key in step}
        return self._entry(claim, step, default, {**below, **hanging}, depth)

    def _is_evidence(self, relation: Relation) -> bool:
        premise = relation.premises[0]
        return (
            len(relation.premises) == 1
            and not relation.allow
            and (relation.id, premise) in self.fresh
            and self.debate.claim(premise).kind is Kind.EVIDENCE
        )

    def _entry(
        self, claim: Claim, step: dict[str, Any] | None, default: Kind, below: dict[str, list[Any]], depth: int
    ) -> Any:
        out: dict[str, Any] = {}
        if claim.id != slug(claim.text) or self.slugs[claim.id] > 1 or claim.id in self.referred:
            out["id"] = claim.id
        out["claim"] = claim.text
        if claim.kind is not default:
            out["kind"] = claim.kind.value
        if len(claim.quotes) == 1:
            out["quote"] = claim.quotes[0]
        elif claim.quotes:
            out["quotes"] = list(claim.quotes)
        out.update(_drop_empty({"voice": claim.voice, "issue": claim.issue, "base": _number(claim.base_score)}))
        if claim.source is not None:
            out["source"] = _set_fields(claim.source)
        if claim.tags:
            out["tags"] = list(claim.tags)
        out.update(_drop_empty({"note": claim.note}))
        if claim.status.value != "final":
            out["status"] = claim.status.value
        if claim.origin is not None:
            out["origin"] = {"rule": claim.origin.rule, "confidence": claim.origin.confidence.value}
        if claim.allow:
            out["allow"] = claim.allow
        out.update(step or {})
        out.update({key: items for key, items in below.items() if items})
        return out["claim"] if out.keys() == {"claim"} else out

    def _recommendations(self) -> list[Any]:
        """Entries for the recommendations as far as entries can say it; the rest goes under `claims:` in order."""
        out: list[Any] = []
        in_order = True
        for name in dict.fromkeys(visit.claim for visit in self.visits):
            claim = self.debate.claim(name)
            if claim.kind is not Kind.RECOMMENDATION:
                continue
            relations = self.banded.get(name, [])
            fresh_here = (relations[0].id if relations else None, name) in self.fresh and name != self.debate.thesis
            links = self._links(relations) if fresh_here and in_order else None
            if links is None:
                if fresh_here and not relations:
                    self.continued.append(name)
                in_order = in_order and not fresh_here
                for relation in relations:
                    self._flatten(relation)
                continue
            step = self._step(relations[0], 1) if len(relations) == 1 else {}
            if step.get("label") in ("addresses", "recommends"):
                del step["label"]
            entry = self._develop(claim, Kind.RECOMMENDATION, {**step, **links}, 1, objection=False)
            out.append(entry)
        return out

    def _links(self, relations: list[Relation]) -> dict[str, Any] | None:
        """The cross-links that say `relations`; None where an entry under `recommendations:` cannot say them."""
        if any(len(r.premises) > 1 or r.allow for r in relations):
            return None
        if len(relations) == 1:
            only = relations[0]
            if only.polarity is Polarity.NEUTRAL and only.target == self.debate.thesis and only.label == "recommends":
                return {}
            key = _link_key(only)
            return {key: [only.target]} if key is not None else None
        links: dict[str, Any] = {}
        order = ("supports", "attacks", "addresses")
        last = 0
        for relation in relations:
            key = _link_key(relation)
            plain = relation.weight == 1.0 and relation.scheme is None
            if key is None or not plain or order.index(key) < last:
                return None
            if self._id_to_write(relation) is not None or self.below.get(relation.id):
                return None
            last = order.index(key)
            links.setdefault(key, []).append(relation.target)
        return links if relations or self.debate.thesis is None else None


def _link_key(relation: Relation) -> str | None:
    """The cross-link key that says a relation's polarity and label."""
    match relation.polarity, relation.label:
        case Polarity.ATTACK, "addresses":
            return "addresses"
        case Polarity.SUPPORT, None:
            return "supports"
        case Polarity.ATTACK, None:
            return "attacks"
    return None


def _header(debate: ArgumentMap) -> dict[str, Any]:
    out = _drop_empty({"title": debate.title, "question": debate.question, "language": debate.language})
    if debate.profile.value != "debate":
        out["profile"] = debate.profile.value
    out.update(_drop_empty({"prior": _number(debate.prior)}))
    if debate.issues and all(issue.title is not None for issue in debate.issues):
        out["issues"] = {issue.id: issue.title for issue in debate.issues}
    elif any(issue.title is not None for issue in debate.issues):
        out["issues"] = [_set_fields(issue) for issue in debate.issues]
    elif debate.issues:
        out["issues"] = [issue.id for issue in debate.issues]
    if debate.source is not None:
        out["source"] = _set_fields(debate.source)
    if debate.expect is not None:
        expect = _drop_empty({"unanswered": debate.expect.unanswered, "balance": debate.expect.balance})
        out["expect"] = {**expect, **({"strength": debate.expect.strength} if debate.expect.strength else {})}
    if debate.allow:
        out["allow"] = debate.allow
    if debate.metadata:
        out["metadata"] = debate.metadata
    return out


def _step_fields(relation: Relation) -> dict[str, Any]:
    weight = None if relation.weight == 1.0 else _number(relation.weight)
    return _drop_empty({"weight": weight, "label": relation.label, "scheme": relation.scheme})


def _set_fields(model: Frozen) -> dict[str, Any]:
    return _drop_empty({name: getattr(model, name) for name in type(model).model_fields})


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _drop_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
