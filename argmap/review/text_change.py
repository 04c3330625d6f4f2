"""The text half of each action: which keys and entries of the file change, as the smallest change of its lines.

It follows the model half, which has decided what becomes of the map, and raises NoSmallEdit where the layout allows no
small change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.formats.native.entry_places import CHILDREN
from argmap.model.elements import Claim, Kind, Polarity, Relation
from argmap.model.ids import follows, relation_id, slug
from argmap.review import actions
from argmap.review.actions import ReviewAction
from argmap.review.claim_keys import claim_keys
from argmap.review.entry_layout import flow_text, pair_lines
from argmap.review.expected_map import ADDRESSES, RECOMMENDS, slug_counts
from argmap.review.list_editor import Item, ListEditor
from argmap.review.model_change import MapEdit, claims_below
from argmap.review.refusal import NoSmallEdit
from argmap.review.text_editor import FILE_ORDER
from argmap.review.whereabouts import Whereabouts
from argmap.review.written_text import STEP_LISTS, Path

STEP_KEYS = ("relation", "weight", "label", "scheme")
_ATTACKING = ("objections", "rebuttals", "undercuts")
"""The lists whose entries are objections, so that what attacks these stands under `rebuttals`."""
_KINDS = {"evidence": Kind.EVIDENCE, "context": Kind.CONTEXT, "recommendations": Kind.RECOMMENDATION}
"""The kind that a claim has by the list in which its entry stands."""
_SIGNS = {
    Polarity.SUPPORT: "support",
    Polarity.ATTACK: "attack",
    Polarity.NEUTRAL: "neutral",
    Polarity.UNKNOWN: "unsigned",
}


class TextChange:
    """One action on one text; `run` gives the editor with all changes."""

    def __init__(self, where: Whereabouts, action: ReviewAction, change: MapEdit) -> None:
        self.where = where
        self.map = where.map
        self.written = where.written
        self.action = action
        self.change = change
        self.expected = change.expected
        self.editor = ListEditor(where.written)

    def run(self) -> ListEditor:
        """Makes the changes; NoSmallEdit where one cannot be made."""
        match self.action:
            case actions.Reject():
                self._reject()
            case actions.SetKind() if self.where.entry(self.action.claim)[0] == "recommendations":
                self._set_kind_of_recommendation(self.action.kind)
            case actions.MoveClaim() | actions.SetSign():
                self._move()
            case actions.AddClaim():
                self._add()
            case actions.JoinPremises():
                self._join()
            case actions.SplitPremises():
                self._split()
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

    # fields

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
        fields: dict[str, Any] = {"kind": kind.value if kind is not _KINDS.get(key, Kind.CLAIM) else None}
        if self.action.claim in needed:
            fields["id"] = self.action.claim
        if is_loose:
            fields["label"] = RECOMMENDS
        self.editor.set_fields(path, fields)
        item = self.editor.take(path)
        self.editor.remove_items([path])
        self._append(owner, key, item)

    def _as_written(self, path: Path, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields, less those that the entry does not say anyway, and with both ways to write a quote."""
        entry = self.written.at(path)
        stated = entry if isinstance(entry, dict) else {}
        if "quote" in fields or "quotes" in fields:
            fields = {**fields, "quote": fields.get("quote"), "quotes": fields.get("quotes")}
        if "kind" in fields and fields["kind"] is None and "kind" not in stated:
            del fields["kind"]
        return fields

    def _kind_at(self, path: Path) -> Kind:
        """The kind that a claim has by its place."""
        lists = [key for key in path if isinstance(key, str) and key != "premises"]
        return _KINDS.get(lists[-1], Kind.CLAIM) if path != ("thesis",) else Kind.CLAIM

    # ids

    def _keep_ids(self, moved: Iterable[str]) -> set[str]:
        """Writes the ids of claims that would get others when these move or go; those among these that need it."""
        counts = slug_counts(self.map)
        touched = set(moved)
        stems = {slug(self.map.claim(name).text) for name in touched} | touched
        if all(counts[stem] < 2 for stem in stems) and not any(
            claim.id not in touched and follows(claim.id, stem)
            for stem in touched
            for claim in self._starting_with(stem)
        ):
            return set()
        needed: set[str] = set()
        for claim in self.map.claims:
            stem = slug(claim.text)
            if stem in stems and (claim.id != stem or counts[stem] > 1) and not self.where.has_written_id(claim.id):
                needed.add(claim.id)
        for name in needed - touched:
            self.editor.set_fields(self.where.entry(name), {"id": name})
        return needed & touched

    def _starting_with(self, stem: str) -> Iterable[Claim]:
        return (claim for claim in self.map.claims if claim.id.startswith(stem))

    # rejecting

    def _reject(self) -> None:
        gone = set(self.change.gone)
        roots = _outermost(self.where.entry(name) for name in gone)
        staying = self._staying(roots, gone)
        for name in self._keep_ids(gone | staying.keys()) & staying.keys():
            self.editor.set_fields(self.where.entry(name), {"id": name})
        lifted = _outermost(staying.values())
        lost = {relation.id for relation in self.map.relations if relation.id not in self.expected.relations}
        removed: list[Path] = list(roots)
        for relation in self.map.relations:
            if relation.id in lost or gone.intersection(relation.premises) or relation.target in gone:
                removed += self._forget(relation, roots, lifted, gone)
        self._remove([path for path in removed if _is_inside(path, lifted)])
        items = [self._lift(path) for path in lifted]
        self._remove(_outermost(path for path in removed if not _is_inside(path, lifted)))
        if items:
            self._append((), "claims", *items)
        expect = self.map.expect
        for name in sorted(gone):
            if expect is not None and name in expect.strength:
                self.editor.remove_keys(("expect", "strength"), [name])

    def _remove(self, paths: Iterable[Path]) -> None:
        """Takes items of lists out, and keys whose one text stands for a list."""
        paths = list(dict.fromkeys(paths))
        self.editor.remove_items(path for path in paths if isinstance(path[-1], int))
        for path in paths:
            if not isinstance(path[-1], int):
                self.editor.remove_keys(path[:-1], [str(path[-1])])

    def _staying(self, roots: list[Path], gone: set[str]) -> dict[str, Path]:
        """The claims that stay although their entries are within what goes, with these entries."""
        staying: dict[str, Path] = {}
        for claim in {each.id: each for name in gone for each in claims_below(self.map, name)}.values():
            spot = self.where.spot(claim.id)
            if claim.id not in gone and spot is not None and _is_inside(spot.path, roots):
                staying[claim.id] = spot.path
        entries = (spot.path for spot in self.written.spots.values() if spot.form in ("text", "claim"))
        if sum(_is_inside(path, roots) for path in entries) != len(staying) + len(gone):
            raise NoSmallEdit("what stays is below what goes")
        return staying

    def _lift(self, path: Path) -> Item:
        """An entry that stays, taken out of one that goes, as it stands among the claims that hang on nothing."""
        self._cut_step(path)
        self._adapt_entry(path, "claims")
        return self.editor.take(path)

    def _forget(self, relation: Relation, roots: list[Path], lifted: list[Path], gone: set[str]) -> list[Path]:
        """What the text has to lose of a relation, apart from entries that go anyway, or are lifted out of these."""
        spot = self.where.spot(relation.id)
        if spot is None or spot.path in lifted or (_is_inside(spot.path, roots) and not _is_inside(spot.path, lifted)):
            return []
        left = [premise for premise in relation.premises if premise not in gone]
        kept = self.expected.relations.get(relation.id)
        if kept is not None and not follows(kept.id, relation_id(kept.premises, kept.target)):
            self.editor.set_fields(spot.path, {"id" if spot.form == "listed" else "relation": relation.id})
        if spot.form in ("link", "ref") or relation.target in gone or not left or relation.target not in self.map.by_id:
            return [spot.path]
        if spot.form == "listed":
            return self._forget_premises((*spot.path, "premises"), gone, list(relation.premises))
        if spot.form == "premises":
            return self._forget_premises((*spot.path, "premises"), gone, [])
        return [spot.path]

    def _forget_premises(self, path: Path, gone: set[str], names: list[str]) -> list[Path]:
        """The premises of a step that go although the step stays."""
        items = self.written.at(path)
        if not isinstance(items, list):
            raise NoSmallEdit("a text in place of premises")
        paths = list[Path]()
        for number, item in enumerate(items):
            named = item if isinstance(item, str) and names else item.get("ref") if isinstance(item, dict) else None
            if named in gone:
                paths.append((*path, number))
        return paths

    # moving

    def _move(self) -> None:
        name = self.action.claim
        home = self.where.home(name)
        changed = self._home_after(home)
        path = self.where.step(name) or self.where.entry(name)
        if path[0] == "recommendations" and len(path) == 2:
            self._check_loose(path)
        moved = [claim.id for claim in claims_below(self.map, name) if self._is_below(claim.id, path)]
        needed = self._keep_ids(moved)
        key, owner = self._list_for(changed, name)
        for each in needed:
            self.editor.set_fields(self.where.entry(each), {"id": each})
        self._adapt(path, key, home, changed)
        item = self.editor.take(path)
        self.editor.remove_items([path])
        self._append(owner, key, item)

    def _is_below(self, claim: str, path: Path) -> bool:
        try:
            return self.where.entry(claim)[: len(path)] == path
        except NoSmallEdit:
            return False

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

    def _is_objection(self, path: Path) -> bool:
        """Whether an entry is one of those whose attacks are called rebuttals."""
        lists = [key for key in path if isinstance(key, str) and key != "premises"]
        return bool(lists) and lists[-1] in _ATTACKING

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

    def _adapt_entry(self, path: Path, key: str) -> None:
        """Changes what the entry of a claim says because it stands in another list."""
        value = self.written.at(path)
        if isinstance(value, dict) and "ref" in value:
            return
        old_kind, new_kind = self._kind_at(path), _KINDS.get(key, Kind.CLAIM)
        if old_kind is not new_kind and not (isinstance(value, dict) and "kind" in value):
            self.editor.set_fields(path, {"kind": old_kind.value})
        was_objection, is_objection = self._is_objection(path), key in _ATTACKING
        if was_objection is not is_objection and isinstance(value, dict):
            old, new = ("rebuttals", "objections") if was_objection else ("objections", "rebuttals")
            if old in value:
                self.editor.rename_key((*path, old), new)

    def _has_step_id(self, path: Path) -> bool:
        entry = self.written.at(path)
        return isinstance(entry, dict) and "relation" in entry

    def _append(self, owner: Path, key: str, *items: Item) -> None:
        """Puts entries at the end of a list of an entry, or of the file."""
        if owner == ():
            self.editor.append_items((), key, items, FILE_ORDER)
        else:
            self.editor.append_items(owner, key, items)

    # adding

    def _add(self) -> None:
        assert isinstance(self.action, actions.AddClaim) and self.change.added is not None
        claim = self.expected.claims[self.change.added]
        relation = next(each for each in self.expected.relations.values() if claim.id in each.premises)
        is_recommendation = relation.label in (ADDRESSES, RECOMMENDS)
        key, owner = ("recommendations", ()) if is_recommendation else self._list_for(relation, claim.id)
        entry = {
            name: held for name, held in claim_keys(claim, _KINDS.get(key, Kind.CLAIM)).items() if held is not None
        }
        counts = slug_counts(self.map)
        if claim.id != slug(claim.text) or counts[slug(claim.text)]:
            entry = {"id": claim.id, **entry}
        if relation.label == ADDRESSES:
            entry["addresses"] = [relation.target]
            self._pin(relation.target)
        self._append(owner, key, Item(entry if len(entry) > 1 else entry["claim"]))

    def _pin(self, name: str) -> None:
        """Writes the id of a claim that is referred to."""
        if not self.where.has_written_id(name):
            self.editor.set_fields(self.where.entry(name), {"id": name})

    # premises

    def _join(self) -> None:
        assert isinstance(self.action, actions.JoinPremises)
        names = (self.action.claim, *self.action.others)
        paths = [self._single_step(name) for name in names]
        needed = self._keep_ids(names)
        for name in needed:
            self.editor.set_fields(self.where.entry(name), {"id": name})
        first = paths[0]
        step = self._cut_step(first)
        for path in paths[1:]:
            self._cut_step(path)
        for name, path in zip(names, paths, strict=True):
            self._keep_kind(name, path, self._kind_at(first))
        if self.written.in_flow(first):
            self._join_in_flow(paths, step)
        else:
            self._join_in_block(paths, step)

    def _single_step(self, name: str) -> Path:
        path = self.where.step(name)
        if path is None or path[-2] not in CHILDREN | {*STEP_LISTS} or path != self.where.entry(name):
            raise NoSmallEdit("a premise without an entry of its own")
        return path

    def _keep_kind(self, name: str, path: Path, implied: Kind) -> None:
        entry = self.written.at(path)
        kind = self.map.claim(name).kind
        if kind is not implied and not (isinstance(entry, dict) and "kind" in entry):
            self.editor.set_fields(path, {"kind": kind.value})

    def _cut_step(self, path: Path) -> dict[str, Any]:
        """Takes the keys of the step out of an entry; their values."""
        entry = self.written.at(path)
        if not isinstance(entry, dict):
            return {}
        if any(key in entry for key in STEP_LISTS):
            raise NoSmallEdit("a step that something bears on")
        step = {key: entry[key] for key in STEP_KEYS if key in entry}
        if step:
            self.editor.set_fields(path, dict.fromkeys(step))
        return step

    def _join_in_block(self, paths: list[Path], step: Mapping[str, Any]) -> None:
        editor, written = self.editor, self.written
        column = written.column(written.dash(paths[0]))
        row, last = editor.item_rows(paths[0])
        start, end = written.row_start(row), written.row_end(last)
        items = [editor.take(path) for path in paths]
        lines = [f"{' ' * column}- premises:"]
        for item in items:
            lines += [" " * (column + 4) + line if line.strip() else line for line in item.in_block()]
        lines += [" " * (column + 2) + line for key, held in step.items() for line in pair_lines(key, held)]
        editor.replace(start, end, "\n".join(lines))
        editor.remove_items(paths[1:])

    def _join_in_flow(self, paths: list[Path], step: Mapping[str, Any]) -> None:
        editor, written, as_json = self.editor, self.written, self.written.is_json
        start, end = written.start(paths[0]), written.end(paths[0])
        bodies = [editor.take(path).in_brackets(as_json) for path in paths]
        quote = '"' if as_json else ""
        tail = "".join(f", {quote}{key}{quote}: {flow_text(held, as_json=as_json)}" for key, held in step.items())
        editor.replace(start, end, "{" + f"{quote}premises{quote}: [{', '.join(bodies)}]{tail}" + "}")
        editor.remove_items(paths[1:])

    def _split(self) -> None:
        path = self.where.step(self.action.claim)
        assert path is not None
        entry = self.written.at(path)
        if any(key not in (*STEP_KEYS, "premises") for key in entry):
            raise NoSmallEdit("a step that something bears on")
        relation = self.where.home(self.action.claim)
        assert relation is not None
        step = {key: entry[key] for key in STEP_KEYS if key in entry}
        inside: list[Path] = [(*path, "premises", number) for number in range(len(entry["premises"]))]
        for number, each in enumerate(inside):
            fields = {key: held for key, held in step.items() if number == 0 or key != "relation"}
            if fields:
                self.editor.set_fields(each, fields)
        written, editor = self.written, self.editor
        if written.in_flow(path):
            start, end = written.start(path), written.end(path)
            if written.has_comment(start, end):
                raise NoSmallEdit("a comment within a step that is split")
            bodies = [editor.take(each).in_brackets(written.is_json) for each in inside]
            editor.replace(start, end, ", ".join(bodies))
            return
        if written.in_flow((*path, "premises")):
            raise NoSmallEdit("premises within brackets in a block")
        column = written.column(written.dash(path))
        row, last = editor.item_rows(path)
        start, end = written.row_start(row), written.row_end(last)
        inner = {each for item in inside for each in range(*editor.item_rows(item))}
        inner |= {editor.item_rows(item)[1] for item in inside}
        comments = [each for each in range(row, last + 1) if each in written.comment_rows and each not in inner]
        lead = [" " * column + written.rows[each][written.comment_rows[each] :].rstrip() for each in comments]
        taken = [editor.take(each) for each in inside]
        lines = [*lead, *(" " * column + line if line.strip() else line for item in taken for line in item.in_block())]
        editor.replace(start, end, "\n".join(lines))

    # links

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

    # thesis

    def _choose_thesis(self) -> None:
        new, old = self.action.claim, self.map.thesis
        assert old is not None
        for relation in self.map.onto.get(old, ()):
            spot = self.where.spot(relation.id)
            if spot is None or spot.form in ("link", "listed"):
                raise NoSmallEdit("a relation that names the thesis")
        there, top = self.where.entry(new), self.where.entry(old)
        self._exchange(top, self.map.claim(old), self.expected.claims[new])
        self._exchange(there, self.map.claim(new), self.expected.claims[old])
        for name, relation in self.expected.relations.items():
            before = self.map.by_id.get(name)
            is_known = isinstance(before, Relation) and before != relation
            if is_known and follows(name, relation_id(before.premises, before.target)):
                spot = self.where.spot(name)
                assert spot is not None
                self.editor.set_fields(spot.path, {"relation": name})

    def _exchange(self, path: Path, before: Claim, after: Claim) -> None:
        """Makes an entry say another claim; what hangs on it stays."""
        implied = self._kind_at(path)
        fields = _different(claim_keys(before, implied), claim_keys(after, implied))
        self.editor.set_fields(path, {"id": after.id, **self._as_written(path, fields)})


def _different(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {key: held for key, held in after.items() if before[key] != held}


def _outermost(paths: Iterable[Path]) -> list[Path]:
    """The paths that are not inside another of them, in order."""
    chosen: list[Path] = []
    for path in sorted(set(paths), key=lambda path: (len(path), [str(key).zfill(9) for key in path])):
        if not _is_inside(path, chosen):
            chosen.append(path)
    return chosen


def _is_inside(path: Path, outer: Iterable[Path]) -> bool:
    return any(path[: len(each)] == each for each in outer)
