"""The text half of each action: which keys and entries of the file change, as the smallest change of its lines.

It follows the model half, which has decided what becomes of the map, and raises NoSmallEdit where the layout allows no
small change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.model.elements import Claim, Kind, Polarity, Relation
from argmap.model.ids import follows, relation_id, slug
from argmap.review import actions
from argmap.review.actions import ReviewAction
from argmap.review.claim_keys import claim_keys
from argmap.review.entry_change import KINDS, STEP_KEYS, EntryChange
from argmap.review.expected_map import ADDRESSES, RECOMMENDS, slug_counts
from argmap.review.list_editor import Item, ListEditor
from argmap.review.model_change import MapEdit, claims_below
from argmap.review.place_change import PlaceChange
from argmap.review.premise_change import PremiseChange
from argmap.review.refusal import NoSmallEdit
from argmap.review.reject_change import RejectChange
from argmap.review.whereabouts import Whereabouts
from argmap.review.written_text import STEP_LISTS, Path

_OF_THESIS = {Polarity.SUPPORT: "pillars", Polarity.ATTACK: "objections"}
"""The list of the file in which a step onto the thesis stands."""


def change_text(where: Whereabouts, action: ReviewAction, change: MapEdit) -> ListEditor:
    """The changes of the text for an action, whose model half is `change`; NoSmallEdit where one cannot be made."""
    match action:
        case actions.Reject():
            return RejectChange(where, action, change).run()
        case actions.SetAside() | actions.Reorder():
            return PlaceChange(where, action, change).run()
        case actions.JoinPremises() | actions.SplitPremises():
            return PremiseChange(where, action, change).run()
    return TextChange(where, action, change).run()


class TextChange(EntryChange):
    """Sets what entries say, moves them, and adds new ones."""

    def run(self) -> ListEditor:
        """Makes the changes; NoSmallEdit where one cannot be made."""
        match self.action:
            case actions.SetKind() if self.where.entry(self.action.claim)[0] == "recommendations":
                self._set_kind_of_recommendation(self.action.kind)
            case actions.MoveClaim() | actions.SetSign():
                self._move()
            case actions.AddClaim():
                self._add()
            case actions.LinkAddress():
                self._link(self.action.to)
            case actions.UnlinkAddress():
                self._unlink(self.action.to)
            case actions.ChooseThesis():
                self._choose_thesis()
            case _:
                for claim in self._changed():
                    self._set_claim(claim)
        return self.editor

    def _changed(self) -> list[str]:
        if not isinstance(self.action, actions.AcceptSection):
            return [self.action.claim]
        return [claim.id for claim in self.map.claims if self.expected.claims[claim.id] is not claim]

    def _set_claim(self, name: str) -> None:
        path = self.where.entry(name)
        before, after = self.map.claim(name), self.expected.claims[name]
        fields = _different(claim_keys(before, self._kind_at(path)), claim_keys(after, self._kind_at(path)))
        if before.text != after.text and not self.where.has_written_id(name):
            fields["id"] = name
        self.editor.set_fields(path, self._as_written(path, fields))

    def _set_kind_of_recommendation(self, kind: Kind) -> None:
        """Sets the kind of a claim whose entry cannot stay among the recommendations if it is none."""
        path = self.where.entry(self.action.claim)
        if len(path) > 2:
            self._set_claim(self.action.claim)
            return
        self._check_loose(path)
        outward = self.map.out_of.get(self.action.claim, ())
        is_loose = any(relation.label == RECOMMENDS and relation.polarity is Polarity.NEUTRAL for relation in outward)
        key, owner = ("context", self.where.entry(self.map.thesis or "")) if is_loose else ("claims", ())
        needed = self._keep_ids([self.action.claim])
        fields: dict[str, Any] = {"kind": kind.value if kind is not KINDS.get(key, Kind.CLAIM) else None}
        if self.action.claim in needed:
            fields["id"] = self.action.claim
        if is_loose:
            fields["label"] = RECOMMENDS
        self.editor.set_fields(path, fields)
        item = self.editor.take(path)
        self.editor.remove_items([path])
        self._append(owner, key, item)

    def _move(self) -> None:
        name = self.action.claim
        home = self.where.home(name)
        changed = self._home_after(home)
        path = self.where.step(name) or self.where.entry(name)
        if path[0] == "recommendations" and len(path) == 2:
            self._check_loose(path)
        key, owner = self._list_for(changed, name)
        self._write_ids(claim.id for claim in claims_below(self.map, name) if self._is_below(claim.id, path))
        self._adapt(path, key, home, changed)
        item = self.editor.take(path)
        self.editor.remove_items([path])
        self._append(owner, key, item)

    def _check_loose(self, path: Path) -> None:
        """A recommendation moves only if its entry says nothing of the step that it takes now."""
        entry = self.written.at(path)
        if isinstance(entry, dict) and any(key in entry for key in (*STEP_KEYS, *STEP_LISTS)):
            raise NoSmallEdit("a recommendation with a step of its own")

    def _home_after(self, home: Relation | None) -> Relation:
        """The relation that the home of the claim becomes."""
        claim = self.action.claim
        before = self.map.by_id
        fresh = [each for each in self.expected.relations.values() if before.get(each.id) != each]
        for relation in fresh:
            if relation.premises == (home.premises if home is not None else (claim,)):
                return relation
        raise NoSmallEdit("no relation that changes")

    def _list_for(self, relation: Relation, claim: str) -> tuple[str, Path]:
        """The key of the list in which the entry of a step belongs, and the path of the entry that has the list."""
        target = self.map.by_id.get(relation.target)
        if isinstance(target, Relation):
            spot = self.where.spot(target.id)
            if spot is None or spot.form in ("link", "listed"):
                raise NoSmallEdit("a step that has no entry of its own")
            if spot.path[0] == "recommendations" and len(spot.path) == 2:
                links = self.map.out_of.get(target.premises[0], ())
                if len(links) > 1:
                    raise NoSmallEdit("a recommendation with several steps")
            return ("undercuts" if relation.polarity is Polarity.ATTACK else "backing"), spot.path
        path = self.where.entry(relation.target)
        kind = self.expected.claims[claim].kind
        match relation.polarity:
            case Polarity.SUPPORT if path == ("thesis",):
                return "pillars", ()
            case Polarity.SUPPORT:
                return ("evidence" if kind is Kind.EVIDENCE and len(relation.premises) == 1 else "reasons"), path
            case Polarity.ATTACK if path == ("thesis",):
                return "objections", ()
            case Polarity.ATTACK:
                return ("rebuttals" if self._is_objection(path) else "objections"), path
            case Polarity.NEUTRAL:
                return "context", path
        return "unsigned", () if path == ("thesis",) else path

    def _adapt(self, path: Path, key: str, home: Relation | None, changed: Relation) -> None:
        """Changes what an entry says because it stands in another list: kinds, names of lists, and its step."""
        entry = self.written.at(path)
        premises = isinstance(entry, dict) and "premises" in entry
        inside = [(*path, "premises", number) for number in range(len(entry["premises"]))] if premises else [path]
        for each in inside:
            self._adapt_entry(each, key)
        fields: dict[str, Any] = {}
        implied = relation_id(changed.premises, changed.target)
        if not follows(changed.id, implied) and not (home is not None and self._has_step_id(path)):
            fields["relation"] = changed.id
        if home is not None and home.label != changed.label:
            fields["label"] = changed.label
        if fields:
            self.editor.set_fields(path, fields)

    def _add(self) -> None:
        assert isinstance(self.action, actions.AddClaim) and self.change.added is not None
        claim = self.expected.claims[self.change.added]
        relation = next(each for each in self.expected.relations.values() if claim.id in each.premises)
        is_recommendation = relation.label in (ADDRESSES, RECOMMENDS)
        key, owner = ("recommendations", ()) if is_recommendation else self._list_for(relation, claim.id)
        entry = {name: held for name, held in claim_keys(claim, KINDS.get(key, Kind.CLAIM)).items() if held is not None}
        counts = slug_counts(self.map)
        if claim.id != slug(claim.text) or counts[slug(claim.text)]:
            entry = {"id": claim.id, **entry}
        if relation.label == ADDRESSES:
            entry["addresses"] = [relation.target]
            self._pin(relation.target)
        self._append(owner, key, Item(entry if len(entry) > 1 else entry["claim"]))

    def _link(self, to: str) -> None:
        path = self.where.entry(self.action.claim)
        self._pin(to)
        entry = self.written.at(path)
        links = entry.get("addresses") if isinstance(entry, dict) else None
        if isinstance(links, list) and links:
            self.editor.append_item(path, "addresses", Item(to))
        elif isinstance(links, str):
            self.editor.set_fields(path, {"addresses": [links, to]})
        else:
            self.editor.set_fields(path, {"addresses": [to]})

    def _unlink(self, to: str) -> None:
        relation = next(
            each for each in self.map.out_of[self.action.claim] if each.target == to and each.label == ADDRESSES
        )
        spot = self.where.spot(relation.id)
        if spot is None or spot.form not in ("link", "listed"):
            raise NoSmallEdit("a link that is not under 'addresses'")
        if isinstance(spot.path[-1], int):
            self.editor.remove_items([spot.path])
        else:
            self.editor.remove_keys(spot.path[:-1], [str(spot.path[-1])])

    def _choose_thesis(self) -> None:
        new, old = self.action.claim, self.map.thesis
        if old is None:
            raise NoSmallEdit("no thesis that could be exchanged")
        for relation in self.map.onto.get(old, ()):
            spot = self.where.spot(relation.id)
            if spot is None or spot.form in ("link", "listed"):
                raise NoSmallEdit("a relation that names the thesis")
        there, top = self.where.entry(new), self.where.entry(old)
        self._lift_to_thesis(new, there)
        self._exchange(top, self.map.claim(old), self.expected.claims[new])
        self._exchange(there, self.map.claim(new), self.expected.claims[old])
        for name, relation in self.expected.relations.items():
            before = self.map.by_id.get(name)
            is_known = isinstance(before, Relation) and before != relation
            if is_known and follows(name, relation_id(before.premises, before.target)):
                spot = self.where.spot(name)
                assert spot is not None
                self.editor.set_fields(spot.path, {"relation": name})

    def _lift_to_thesis(self, new: str, there: Path) -> None:
        """Moves what bears on a claim, and stands in its entry, to the lists of the thesis."""
        lifted: dict[str, list[Item]] = {}
        paths: list[Path] = []
        for relation in self.map.onto.get(new, ()):
            spot = self.where.spot(relation.id)
            if spot is None:
                raise NoSmallEdit("a relation without a place")
            if spot.form in ("link", "listed"):
                continue
            if spot.path[: len(there)] != there or relation.polarity not in _OF_THESIS:
                raise NoSmallEdit("an entry that belongs elsewhere")
            key = _OF_THESIS[relation.polarity]
            moved = {claim.id for premise in relation.premises for claim in claims_below(self.map, premise)}
            self._write_ids([each for each in moved if self._is_below(each, spot.path)])
            self._adapt(spot.path, key, relation, relation)
            lifted.setdefault(key, []).append(self.editor.take(spot.path))
            paths.append(spot.path)
        self.editor.remove_items(paths)
        for key, items in lifted.items():
            self._append((), key, *items)

    def _exchange(self, path: Path, before: Claim, after: Claim) -> None:
        """Makes an entry say another claim; what hangs on it stays."""
        implied = self._kind_at(path)
        fields = _different(claim_keys(before, implied), claim_keys(after, implied))
        self.editor.set_fields(path, {"id": after.id, **self._as_written(path, fields)})


def _different(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {key: held for key, held in after.items() if before[key] != held}
