"""The smallest changes of the lists of a native text: entries put in, taken out, or lifted to another place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.review.entry_layout import RawText, block_lines, dashed, flow_text, indented
from argmap.review.refusal import NoSmallEdit
from argmap.review.text_editor import FIELD_ORDER, TextEditor
from argmap.review.written_text import Path
from argmap.syntax import yaml


@dataclass(frozen=True, slots=True)
class Item:
    """An entry to be put into a list: as lines that begin with a dash, or as text within brackets, or as a value.

    - `lines`: comments above it, then its lines, none indented; empty where it stood within brackets or is new.
    - `flow`: its text within brackets or quotes, as it was written; empty where it was a block or is new.
    - `value`: what it says.
    - `as_json`: whether `flow` is JSON.
    """

    value: Any
    lines: tuple[str, ...] = ()
    flow: str = ""
    as_json: bool = False

    def in_block(self) -> list[str]:
        """The lines of the item in a list in a block."""
        if self.lines:
            return list(self.lines)
        if self.flow:
            return dashed(self.flow.split("\n"))
        return dashed(block_lines(self.value))

    def in_brackets(self, as_json: bool) -> str:
        """The text of the item in a list within brackets. NoSmallEdit for an entry with comments."""
        if self.flow and self.as_json == as_json:
            return self.flow
        if self.flow or any(line.lstrip().startswith("#") or " #" in line for line in self.lines):
            raise NoSmallEdit("an entry with comments does not fit within brackets")
        return flow_text(self.value, as_json=as_json)


class ListEditor(TextEditor):
    """Changes keys, as a TextEditor does, and the items of lists."""

    def append_item(self, path: Path, key: str, item: Item, order: Sequence[str] = FIELD_ORDER) -> None:
        """Puts an entry at the end of a list of an entry or of the file (an empty path), which is made if need be."""
        self.append_items(path, key, [item], order)

    def append_items(self, path: Path, key: str, items: Sequence[Item], order: Sequence[str] = FIELD_ORDER) -> None:
        """As `append_item`, of several entries."""
        written = self.written
        owner = written.at(path)
        if not isinstance(owner, dict):
            self._widen_with_list(path, key, items)
            return
        if owner.get(key):
            self._append_to_list((*path, key), items)
        elif key in owner:
            self._fill_list((*path, key), items)
        elif written.in_flow(path):
            body = ", ".join(item.in_brackets(written.is_json) for item in items)
            self._insert_in_flow(
                path, key, RawText(f"[{body}]"), self._last_before(path, key, order), self._names(path)
            )
        else:
            column = written.column(written.key_start((*path, self._names(path)[0])))
            lines = [line for item in items for line in indented(item.in_block(), column + 2)]
            behind = self._last_before(path, key, order)
            if behind is None:
                raise NoSmallEdit("a list before all other keys")
            last = written.last_row((*path, behind), column)
            lead = [f"{' ' * column}{key}:"]
            if not path and any(not row.strip() for row in written.rows[:last]):
                lead.insert(0, "")
            self.insert(written.row_end(last), "".join(f"\n{line}" for line in [*lead, *lines]))

    def _last_before(self, path: Path, key: str, order: Sequence[str]) -> str | None:
        """The key of a mapping behind which a new one goes."""
        names = self._names(path)
        rank = order.index(key)
        before = [name for name in names if name in order and order.index(name) < rank]
        if not before:
            return None
        return names[max(names.index(name) for name in before)] if path else max(before, key=order.index)

    def _widen_with_list(self, path: Path, key: str, items: Sequence[Item]) -> None:
        """Makes a mapping with a list of an entry that is a text."""
        written = self.written
        if written.in_flow(path):
            body = ", ".join(item.in_brackets(written.is_json) for item in items)
            self._widen(path, {key: RawText(f"[{body}]")}, None)
            return
        before = len(self.changes)
        self._widen(path, {key: "x"}, None)
        start, end, text = self.changes.pop()
        assert len(self.changes) >= before
        column = len(text) - len(text.lstrip("\n ")) - 1
        lines = [line for item in items for line in indented(item.in_block(), column + 2)]
        self.changes.append((start, end, "".join(f"\n{line}" for line in [f"{' ' * column}{key}:", *lines])))

    def _append_to_list(self, path: Path, items: Sequence[Item]) -> None:
        written = self.written
        if not isinstance(written.at(path), list):
            raise NoSmallEdit("a text in place of a list")
        last = (*path, len(written.at(path)) - 1)
        if written.in_flow(path):
            start = written.start(last)
            alone = not written.rows[written.row(start)][: written.column(start)].strip()
            gap = f"\n{' ' * written.column(start)}" if alone else " "
            for item in items:
                body = item.in_brackets(written.is_json)
                self.insert(written.end(last), f",{gap}{_indent_rest(body, written.column(start) if alone else 0)}")
            return
        dash = written.dash(last)
        column = written.column(dash)
        row = written.last_row(last, column)
        first = written.lead(written.row(dash), column)
        has_gap = last[-1] and first > 0 and not written.rows[first - 1].strip()
        lines = [
            line for item in items for line in [*([""] if has_gap else []), *indented(item.in_block(), column)]
        ]  # fmt: skip
        self.insert(written.row_end(row), "".join(f"\n{line}" for line in lines))

    def _fill_list(self, path: Path, items: Sequence[Item]) -> None:
        """Puts entries into a list that is empty, or into a key without a value."""
        written = self.written
        as_json = written.is_json
        if written.at(path) is not None and written.has_brackets(path):
            body = ", ".join(item.in_brackets(as_json) for item in items)
            if written.has_comment(written.start(path), written.end(path)):
                raise NoSmallEdit("a comment within empty brackets")
            self.replace(written.start(path), written.end(path), f"[{body}]")
            return
        if written.at(path) is not None or written.in_flow(path[:-1]):
            raise NoSmallEdit("an empty value within brackets")
        key = written.key_start(path)
        row, column = written.row(key), written.column(key)
        lines = [line for item in items for line in indented(item.in_block(), column + 2)]
        self.insert(written.row_end(row), "".join(f"\n{line}" for line in lines))

    def remove_items(self, paths: Iterable[Path]) -> None:
        """Takes items out of their lists; a list that loses all goes with its key, unless a comment is there."""
        lists: dict[Path, list[int]] = {}
        for path in paths:
            number = path[-1]
            assert isinstance(number, int)
            lists.setdefault(path[:-1], []).append(number)
        for path, numbers in lists.items():
            if len(set(numbers)) == len(self.written.at(path)):
                self._empty_list(path)
            elif self.written.in_flow(path):
                self._remove_from_flow(path, sorted(set(numbers)))
            else:
                for number in sorted(set(numbers)):
                    self._remove_from_block((*path, number), set(numbers))

    def _remove_from_flow(self, path: Path, numbers: list[int]) -> None:
        count = range(len(self.written.at(path)))
        starts = [self.written.start((*path, number)) for number in count]
        ends = [self.written.end((*path, number)) for number in count]
        self._remove_between(starts, ends, numbers)

    def _remove_from_block(self, path: Path, removed: set[int]) -> None:
        written = self.written
        row, last = self.item_rows(path)
        number = path[-1]
        assert isinstance(number, int)
        if number and not all(each in removed for each in range(number)):  # the gap above goes, too
            while row and not written.rows[row - 1].strip():
                row -= 1
        else:
            while last + 1 < len(written.rows) - 1 and not written.rows[last + 1].strip():
                last += 1
        self._remove_rows(row, last)

    def _empty_list(self, path: Path) -> None:
        """Takes all items of a list out."""
        written = self.written
        if written.in_flow(path):
            start, end = written.start(path), written.end(path)
            row = written.row(end)
            items = [(*path, number) for number in range(len(written.at(path)))]
            edges = [start, *(edge for item in items for edge in (written.start(item), written.end(item))), end]
            if any(written.has_comment(*gap) for gap in zip(edges[::2], edges[1::2], strict=True)):
                raise NoSmallEdit("a comment within a list that becomes empty")
            has_comment = written.has_comment(end, written.row_end(row))
            if (has_comment or len(path) == 1) and not written.in_flow(path[:-1]):
                self.replace(start, end, "[]")
            else:
                self.remove_keys(path[:-1], [str(path[-1])])
            return
        key = written.key_start(path)
        first, _ = self.item_rows((*path, 0))
        _, last = self.item_rows((*path, len(written.at(path)) - 1))
        row, column = written.row(key), written.column(key)
        above = written.lead(row, column) < row and not written.rows[row][:column].strip()
        others = any(each in written.comment_rows for each in range(row, first))
        between = [
            each for number in range(1, len(written.at(path)))
            for each in range(self.item_rows((*path, number - 1))[1] + 1, self.item_rows((*path, number))[0])
            if each in written.comment_rows
        ]  # fmt: skip
        if between:
            raise NoSmallEdit("a comment between items")
        if above or others or written.rows[row][:column].strip():
            while first - 1 > row and not written.rows[first - 1].strip():
                first -= 1
            self._remove_rows(first, last)
            return
        if not path[:-1]:  # a section of the file goes with the gap above it
            while row and not written.rows[row - 1].strip():
                row -= 1
        self._remove_rows(row, last)

    def item_rows(self, path: Path) -> tuple[int, int]:
        """The first and the last line of an item of a list in a block, with the comments that belong to it."""
        written = self.written
        dash = written.dash(path)
        column = written.column(dash)
        row = written.row(dash)
        if written.rows[row][:column].strip():
            raise NoSmallEdit("an item whose dash is not alone")
        return written.lead(row, column), written.last_row(path, column)

    def exchange(self, one: Path, other: Path) -> None:
        """Puts each of two items of a list in the place of the other, with its comments and the changes made to it."""
        places: list[tuple[int, int]] = []
        for path in (one, other):
            if self.written.in_flow(path[:-1]):
                places.append((self.written.start(path), self.written.end(path)))
            else:
                row, last = self.item_rows(path)
                places.append((self.written.row_start(row), self.written.row_end(last)))
        texts = [self.part(*place) for place in places]
        for place, text in zip(places, reversed(texts), strict=True):
            self._use_up(*place)
            self.replace(*place, text)

    def take(self, path: Path) -> Item:
        """The entry at a path, an item of a list, as it is with the changes made to it so far; they are used up."""
        written = self.written
        value = written.at(path)
        if written.in_flow(path[:-1]) or written.is_json:
            start, end = written.start(path), written.end(path)
            text = self.part(start, end)
            self._use_up(start, end)
            column = written.column(start)
            first, *rest = text.split("\n")
            return Item(value, flow="\n".join([first, *indented(rest, -column)]), as_json=written.is_json)
        row, last = self.item_rows(path)
        start, end = written.row_start(row), written.row_end(last)
        lines = self.part(start, end).split("\n")
        self._use_up(start, end)
        column = written.column(written.dash(path))
        lines = indented(lines, -column)
        parsed = yaml.parse("\n".join(lines))
        item = parsed.value[0] if isinstance(parsed.value, list) and parsed.value else value
        return Item(item, lines=tuple(lines))

    def _use_up(self, start: int, end: int) -> None:
        self.changes = [change for change in self.changes if not (start <= change[0] and change[1] <= end)]


def _indent_rest(text: str, columns: int) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *indented(rest, columns)])
