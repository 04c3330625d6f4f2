"""The text half of rejecting: entries that go, what names them elsewhere, and what stays although it stood in them."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.elements import Relation
from argmap.model.ids import follows, relation_id
from argmap.review.entry_change import EntryChange
from argmap.review.list_editor import Item, ListEditor
from argmap.review.model_change import claims_below
from argmap.review.refusal import NoSmallEdit
from argmap.review.written_text import Path, is_inside, outermost


class RejectChange(EntryChange):
    """Takes the claims out that the model half has removed."""

    def run(self) -> ListEditor:
        """Makes the changes; NoSmallEdit where one cannot be made."""
        gone = set(self.change.gone)
        roots = outermost(self.where.entry(name) for name in gone)
        staying = self._staying(roots, gone)
        for name in self._keep_ids(gone | staying.keys()) & staying.keys():
            self.editor.set_fields(self.where.entry(name), {"id": name})
        lifted = outermost(staying.values())
        lost = {relation.id for relation in self.map.relations if relation.id not in self.expected.relations}
        removed: list[Path] = list(roots)
        for relation in self.map.relations:
            if relation.id in lost or gone.intersection(relation.premises) or relation.target in gone:
                removed += self._forget(relation, roots, lifted, gone)
        self._remove([path for path in removed if is_inside(path, lifted)])
        items = [self._lift(path) for path in lifted]
        self._remove(outermost(path for path in removed if not is_inside(path, lifted)))
        if items:
            self._append((), "claims", *items)
        expect = self.map.expect
        for name in sorted(gone):
            if expect is not None and name in expect.strength:
                self.editor.remove_keys(("expect", "strength"), [name])
        return self.editor

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
        for claim in claims_below(self.map, self.action.claim):
            spot = self.where.spot(claim.id)
            if claim.id not in gone and spot is not None and is_inside(spot.path, roots):
                staying[claim.id] = spot.path
        entries = (spot.path for spot in self.written.spots.values() if spot.form in ("text", "claim"))
        if sum(is_inside(path, roots) for path in entries) != len(staying) + len(gone):
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
        if spot is None or spot.path in lifted or (is_inside(spot.path, roots) and not is_inside(spot.path, lifted)):
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
