"""The text halves of joining claims to premises of one step, and of making steps of premises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.native.entry_places import CHILDREN
from argmap.model.elements import Kind
from argmap.review import actions
from argmap.review.entry_change import STEP_KEYS, EntryChange
from argmap.review.entry_layout import flow_text, pair_lines
from argmap.review.list_editor import ListEditor
from argmap.review.refusal import NoSmallEdit
from argmap.review.written_text import STEP_LISTS, Path


class PremiseChange(EntryChange):
    """Joins premises, or splits them."""

    def run(self) -> ListEditor:
        """Makes the changes; NoSmallEdit where one cannot be made."""
        if isinstance(self.action, actions.JoinPremises):
            self._join((self.action.claim, *self.action.others))
        else:
            self._split()
        return self.editor

    def _join(self, names: tuple[str, ...]) -> None:
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
