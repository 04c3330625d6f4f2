"""The text half of setting a claim aside, and of changing the order of what bears on one claim."""

from __future__ import annotations

from argmap.model.elements import Relation
from argmap.review import actions
from argmap.review.entry_change import EntryChange
from argmap.review.list_editor import ListEditor
from argmap.review.refusal import NoSmallEdit
from argmap.review.written_text import Path


class PlaceChange(EntryChange):
    """Takes an entry to the claims that hang on nothing, or exchanges it with the one beside it in its list."""

    def run(self) -> ListEditor:
        """Makes the changes; NoSmallEdit where one cannot be made."""
        if isinstance(self.action, actions.SetAside):
            self._set_aside()
        else:
            self._reorder()
        return self.editor

    def _set_aside(self) -> None:
        path = self.where.entry(self.action.claim)
        self._write_below(path)
        self._cut_step(path)
        self._adapt_entry(path, "claims")
        item = self.editor.take(path)
        self.editor.remove_items([path])
        self._append((), "claims", item)

    def _reorder(self) -> None:
        assert self.expected.ahead is not None
        paths = [self._path(self.map.relation(name)) for name in self.expected.ahead]
        if paths[0][:-1] != paths[1][:-1]:
            raise NoSmallEdit("entries in two lists")
        for path in paths:
            self._write_below(path)
        self.editor.exchange(*paths)

    def _path(self, relation: Relation) -> Path:
        """The item of a list that says the relation."""
        spot = self.where.spot(relation.id)
        if spot is None or spot.form in ("link", "listed"):
            raise NoSmallEdit("a relation without an entry of its own")
        return spot.path

    def _write_below(self, path: Path) -> None:
        """Writes the ids that claims below an entry would lose when it moves."""
        self._write_ids(claim.id for claim in self.map.claims if self._is_below(claim.id, path))
