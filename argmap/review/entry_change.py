"""What the text halves of the actions have in common: which keys an entry needs where it stands, and which ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.model.elements import Claim, Kind
from argmap.model.ids import follows, slug
from argmap.review.actions import ReviewAction
from argmap.review.expected_map import slug_counts
from argmap.review.list_editor import Item, ListEditor
from argmap.review.model_change import MapEdit
from argmap.review.refusal import NoSmallEdit
from argmap.review.text_editor import FILE_ORDER
from argmap.review.whereabouts import Whereabouts
from argmap.review.written_text import STEP_LISTS, Path

STEP_KEYS = ("relation", "weight", "label", "scheme")
"""The keys of an entry that are about its step."""
ATTACKING = ("objections", "rebuttals", "undercuts")
"""The lists whose entries are objections, so that what attacks these stands under `rebuttals`."""
KINDS = {"evidence": Kind.EVIDENCE, "context": Kind.CONTEXT, "recommendations": Kind.RECOMMENDATION}
"""The kind that a claim has by the list in which its entry stands."""


class EntryChange:
    """One action on one text; the changes are collected in `editor`."""

    def __init__(self, where: Whereabouts, action: ReviewAction, change: MapEdit) -> None:
        self.where = where
        self.map = where.map
        self.written = where.written
        self.action = action
        self.change = change
        self.expected = change.expected
        self.editor = ListEditor(where.written)

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
        return KINDS.get(lists[-1], Kind.CLAIM) if path != ("thesis",) else Kind.CLAIM

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

    def _write_ids(self, moved: Iterable[str]) -> None:
        """As `_keep_ids`, with those of the claims that move written as well."""
        for name in self._keep_ids(moved):
            self.editor.set_fields(self.where.entry(name), {"id": name})

    def _is_below(self, claim: str, path: Path) -> bool:
        """Whether the entry of a claim is the one at a path, or inside it."""
        try:
            return self.where.entry(claim)[: len(path)] == path
        except NoSmallEdit:
            return False

    def _starting_with(self, stem: str) -> Iterable[Claim]:
        return (claim for claim in self.map.claims if claim.id.startswith(stem))

    def _is_objection(self, path: Path) -> bool:
        """Whether an entry is one of those whose attacks are called rebuttals."""
        lists = [key for key in path if isinstance(key, str) and key != "premises"]
        return bool(lists) and lists[-1] in ATTACKING

    def _adapt_entry(self, path: Path, key: str) -> None:
        """Changes what the entry of a claim says because it stands in another list."""
        value = self.written.at(path)
        if isinstance(value, dict) and "ref" in value:
            return
        old_kind, new_kind = self._kind_at(path), KINDS.get(key, Kind.CLAIM)
        if old_kind is not new_kind and not (isinstance(value, dict) and "kind" in value):
            self.editor.set_fields(path, {"kind": old_kind.value})
        was_objection, is_objection = self._is_objection(path), key in ATTACKING
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

    def _pin(self, name: str) -> None:
        """Writes the id of a claim that is referred to."""
        if not self.where.has_written_id(name):
            self.editor.set_fields(self.where.entry(name), {"id": name})

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
