"""The smallest changes of a native text: a key of an entry set, renamed or taken out, items put in or taken out.

All places are those of the text as it was; the changes are collected and made at once. Where a layout allows no small
change, NoSmallEdit is raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.diagnostics import Edit
from argmap.formats.native import entries
from argmap.review.entry_layout import flow_text, indented, pair_lines
from argmap.review.refusal import NoSmallEdit
from argmap.review.written_text import Path, WrittenText
from argmap.syntax import yaml

_CHILDREN_LAST = ("reasons", "evidence", "objections", "rebuttals", "context", "unsigned", "backing", "undercuts")
FIELD_ORDER = (
    *("id", "claim", "ref", "premises", "kind", "quote", "quotes", "voice", "issue", "base", "source", "tags", "note"),
    *("status", "origin", "allow", "supports", "attacks", "addresses", "relation", "weight", "label", "scheme"),
    *_CHILDREN_LAST,
)
"""The keys of an entry in the order in which they are written."""
FILE_ORDER = tuple(entries.MapFile.model_fields)


class TextEditor:
    """Collects changes of a text, by offsets; `within` limits them to a part of it."""

    def __init__(self, written: WrittenText) -> None:
        self.written = written
        self.text = written.text
        self.changes: list[tuple[int, int, str]] = []

    # changes

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts a text in place of a part."""
        if self.text[start:end] != text:
            self.changes.append((start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Puts a text in; what is put in at one place stays in order."""
        self.changes.append((at, at, text))

    def merged(self) -> list[tuple[int, int, str]]:
        """The changes in the order of the text, those at one place made one. NoSmallEdit if two overlap."""
        merged: list[tuple[int, int, str]] = []
        for start, end, text in sorted(self.changes, key=lambda change: (change[0], change[1])):
            if merged and start == merged[-1][0] == merged[-1][1]:
                merged[-1] = (start, end, merged[-1][2] + text)
            elif merged and start < merged[-1][1]:
                merged[-1] = self._put_where_lines_go(merged[-1], start, end, text)
            else:
                merged.append((start, end, text))
        return merged

    def _put_where_lines_go(
        self, removal: tuple[int, int, str], start: int, end: int, text: str
    ) -> tuple[int, int, str]:
        """Lines put in at the end of lines that go come in their place. NoSmallEdit for all other overlaps."""
        first, last, kept = removal
        if start != end or not text.startswith("\n") or start != last - 1 or self.text[start] != "\n":
            raise NoSmallEdit("two changes of one place")
        return first, last, f"{kept}{text[1:]}\n"

    def edits(self) -> tuple[Edit, ...]:
        """The changes as edits."""
        lines = self.written.lines
        return tuple(Edit(lines.span(start, end), text) for start, end, text in self.merged())

    def part(self, start: int, end: int) -> str:
        """A part of the text with the changes in it."""
        parts, at = list[str](), start
        for first, last, text in self.merged():
            if start <= first and last <= end:
                parts += [self.text[at:first], text]
                at = last
        return "".join([*parts, self.text[at:end]])

    # keys of entries

    def set_fields(self, path: Path, fields: Mapping[str, Any], order: Sequence[str] = FIELD_ORDER) -> None:
        """Sets keys of an entry, or takes out those whose value is None; a text becomes a mapping where it has to."""
        value = self.written.at(path)
        if not isinstance(value, dict):
            stated = {key: held for key, held in fields.items() if held is not None}
            text = stated.pop("claim", None)
            if text is not None and not stated:
                self._replace_scalar(path, text)
            elif stated:
                self._widen(path, stated, text)
            return
        missing: dict[str, Any] = {}
        gone_keys = [key for key, held in fields.items() if held is None and key in value]
        if gone_keys:
            self.remove_keys(path, gone_keys)
        for key, held in fields.items():
            if held is None:
                continue
            if key not in value:
                missing[key] = held
            elif isinstance(held, dict) and isinstance(value[key], dict) and held.keys() & value[key].keys():
                gone = {name: None for name in value[key] if name not in held}
                self.set_fields((*path, key), {**held, **gone}, tuple(held))
            elif value[key] != held:
                self._replace_value((*path, key), held)
        if missing:
            self._insert_keys(
                path, missing, order, [key for key in self._names(path) if fields.get(key, "") is not None]
            )

    def _names(self, path: Path) -> list[str]:
        return [str(key) for key in self.written.keys(path)]

    def rename_key(self, path: Path, name: str) -> None:
        """Gives the key at the end of a path another name."""
        start, end = self.written.key_start(path), self.written.key_end(path)
        self.replace(start, end, yaml.in_quotes(name) if self.text[start] == '"' else name)

    def _replace_value(self, path: Path, held: Any) -> None:
        written = self.written
        if isinstance(held, dict | list) or isinstance(written.at(path), dict | list):
            start, end = written.start(path), written.end(path)
            if isinstance(written.at(path), dict | list) and not written.has_brackets(path):
                raise NoSmallEdit("a block in place of which another value comes")
            if written.has_comment(start, end):
                raise NoSmallEdit("a comment within a value that is replaced")
            self.replace(start, end, flow_text(held, as_json=written.is_json))
        else:
            self._replace_scalar(path, held)

    def _replace_scalar(self, path: Path, held: Any) -> None:
        written = self.written
        start, end = written.start(path), written.end(path)
        old = self.text[start:end]
        if not old:
            raise NoSmallEdit("an empty value")
        if written.is_json:
            self.replace(start, end, flow_text(held, as_json=True))
            return
        text, column = str(held), written.column(start)
        if old.startswith('"'):
            new = yaml.in_quotes(text)
        elif written.in_flow(path):
            new = yaml.scalar(text, in_flow=True)
        else:
            is_item = isinstance(path[-1], int)
            base = column - 2 if is_item else written.column(written.key_start(path))
            if written.has_comment(start, end):  # behind the head of a block text, the only place there
                head, _, _ = old.partition("\n")
                body = indented(text.split("\n"), base + 2)
                self.replace(start, end, "\n".join([f"|-{head.lstrip('|>+-0123456789')}", *body]))
                return
            new = yaml.wrap(text, column, base + 2)
            if new.startswith("|") and written.has_comment(end, written.row_end(written.row(end))):
                new = yaml.in_quotes(text)
        self.replace(start, end, new)

    def _widen(self, path: Path, fields: dict[str, Any], text: str | None) -> None:
        """Makes a mapping of an entry that is a text, which keeps its layout unless it becomes another."""
        written = self.written
        start, end = written.start(path), written.end(path)
        before = {key: fields[key] for key in ("id",) if key in fields}
        after = {key: fields[key] for key in _by_order(fields, FIELD_ORDER) if key not in before}
        if written.in_flow(path) or written.is_json:
            as_json = written.is_json
            quote = '"' if as_json else ""
            lead = "".join(f"{quote}{key}{quote}: {flow_text(held, as_json=as_json)}, " for key, held in before.items())
            tail = "".join(f", {quote}{key}{quote}: {flow_text(held, as_json=as_json)}" for key, held in after.items())
            body = flow_text(text, as_json=as_json) if text is not None else None
            self.insert(start, "{" + f"{lead}{quote}claim{quote}: " + (body or ""))
            if body is not None:
                self.replace(start, end, "")
            self.insert(end, f"{tail}}}")
            return
        row, last = written.row(start), written.row(max(end - 1, start))
        column = written.column(start)
        shift = 2
        head = ""
        if path == ("thesis",) and row == written.row(written.key_start(path)):
            column, shift = written.column(written.key_start(path)) + 2, 4
            gap = written.key_end(path) + 1
            if self.text[written.key_end(path)] != ":" or self.text[gap:start].strip():
                raise NoSmallEdit("something between the key and the text of the thesis")
            self.replace(gap, start, "\n" + " " * column)
        for key, held in before.items():
            head += "".join(line + "\n" for line in _joined(pair_lines(key, held, column), column))
            head += " " * column
        tail = [line for key, held in after.items() for line in indented(pair_lines(key, held, column), column)]
        if text is not None:
            if written.has_comment(start, end):
                raise NoSmallEdit("a comment within a text that is replaced")
            body = "\n".join(_joined(pair_lines("claim", text, column), column))
            self.replace(start, end, head + body)
        else:
            self.insert(start, f"{head}claim: ")
            for number in range(row + 1, last + 1):
                if written.rows[number].strip():
                    self.insert(written.row_start(number), " " * shift)
        if tail:
            self.insert(written.row_end(last), "".join(f"\n{line}" for line in tail))

    def _insert_keys(self, path: Path, fields: Mapping[str, Any], order: Sequence[str], present: list[str]) -> None:
        """Puts keys into a mapping, each behind those that come before it and are `present`."""
        written = self.written
        if not present:
            raise NoSmallEdit("a mapping of which no key stays")
        for key in _by_order(fields, order):
            held = fields[key]
            rank = order.index(key) if key in order else len(order)
            earlier = [name for name in present if name in order and order.index(name) < rank]
            behind = max(earlier, key=lambda name: order.index(name)) if earlier else None
            if written.in_flow(path):
                self._insert_in_flow(path, key, held, behind, present)
            else:
                self._insert_in_block(path, key, held, behind, present)

    def _insert_in_block(self, path: Path, key: str, held: Any, behind: str | None, present: list[str]) -> None:
        written = self.written
        first = written.key_start((*path, present[0]))
        column = written.column(first)
        if behind is None:
            body = "\n".join(_joined(pair_lines(key, held, column), column))
            self.insert(first, f"{body}\n{' ' * column}")
            return
        last = written.row(max(written.end((*path, behind)) - 1, written.key_start((*path, behind))))
        if key in _CHILDREN_LAST or not path:
            last = written.last_row((*path, behind), column)
        lines = indented(pair_lines(key, held, column), column)
        if not path and any(not written.rows[row].strip() for row in range(min(last, len(written.rows)))):
            lines.insert(0, "")
        self.insert(written.row_end(last), "".join(f"\n{line}" for line in lines))

    def _insert_in_flow(self, path: Path, key: str, held: Any, behind: str | None, present: list[str]) -> None:
        written, as_json = self.written, self.written.is_json
        name = yaml.in_quotes(key) if as_json else key
        pair = f"{name}: {flow_text(held, as_json=as_json)}"
        anchor = (*path, behind if behind is not None else present[0])
        start = written.key_start(anchor)
        alone = not written.rows[written.row(start)][: written.column(start)].strip()
        gap = f"\n{' ' * written.column(start)}" if alone else " "
        if behind is None:
            self.insert(start, f"{pair},{gap}")
        else:
            self.insert(written.end(anchor), f",{gap}{pair}")

    def remove_keys(self, path: Path, keys: Sequence[str]) -> None:
        """Takes keys with their values out of a mapping; comments stay, on lines of their own."""
        written = self.written
        if not written.in_flow(path):
            for key in keys:
                self._remove_from_mapping((*path, key))
            return
        names = self._names(path)
        starts = [written.key_start((*path, name)) for name in names]
        ends = [written.end((*path, name)) for name in names]
        self._remove_between(starts, ends, sorted(names.index(key) for key in keys))

    def _remove_from_mapping(self, path: Path) -> None:
        """Takes the key at the end of a path, with its value, out of a mapping in a block."""
        written = self.written
        inside = self._names(path[:-1])
        start = written.key_start(path)
        row, last = written.row(start), written.row(max(written.end(path) - 1, start))
        column = written.column(start)
        if written.rows[row][:column].strip():
            follower = inside.index(str(path[-1])) + 1
            behind = written.key_start((*path[:-1], inside[follower])) if follower < len(inside) else start
            if behind == start or written.has_comment(start, behind):
                raise NoSmallEdit("a key behind a dash that cannot be taken out alone")
            self.replace(start, behind, "")
            return
        comments = [self._comment_of(each) for each in range(row, last + 1) if each in written.comment_rows]
        kept = "".join(f"{' ' * column}{comment}\n" for comment in comments)
        self._remove_rows(row, last, kept)

    def _comment_of(self, row: int) -> str:
        return self.written.rows[row][self.written.comment_rows[row] :].rstrip()

    def _remove_rows(self, row: int, last: int, kept: str = "") -> None:
        """Takes lines out; `kept` are whole lines that come in their place."""
        written = self.written
        if not kept and last + 1 < len(written.rows) and not written.rows[last + 1].strip():
            while row > 1 and not written.rows[row - 1].strip():  # one gap is enough
                row -= 1
        start, end = written.row_start(row), written.row_start(last + 1)
        if last + 1 >= len(written.rows):  # the text ends without a line feed
            if kept:
                kept = kept[:-1]
            elif row:
                start -= 1
        self.replace(start, end, kept)

    def _remove_between(self, starts: Sequence[int], ends: Sequence[int], numbers: list[int]) -> None:
        """Takes some of several things within brackets out, each with one comma; something stays, or all go at once."""
        tail = [number for number in numbers if set(range(number, len(starts))) <= set(numbers)]
        for number in numbers:
            if number not in tail:
                self._remove_in_flow(starts, ends, number)
        if tail:
            start, end = ends[tail[0] - 1] if tail[0] else starts[0], ends[-1]
            if self.written.has_comment(start, starts[tail[0]]):
                start = starts[tail[0]]  # YAML takes one comma before a closing bracket
                rest = self.text[end:].lstrip()
                end = len(self.text) - len(rest) + 1 if rest.startswith(",") else end
            self.replace(start, end, "")

    def _remove_in_flow(self, starts: Sequence[int], ends: Sequence[int], number: int) -> None:
        """Takes one of several things within brackets out, which is not the last one, with its comma."""
        start, end = starts[number], starts[number + 1]
        if self.written.has_comment(ends[number], end):
            end = self._behind_comma(ends[number])
        self.replace(start, end, "")

    def _behind_comma(self, offset: int) -> int:
        """The offset behind the comma that follows."""
        while self.text[offset].isspace():
            offset += 1
        if self.text[offset] != ",":
            raise NoSmallEdit("a comment before a comma")
        return offset + 1


def _joined(lines: Sequence[str], column: int) -> list[str]:
    """Lines of which all but the first are indented."""
    return [lines[0], *indented(lines[1:], column)]


def _by_order(fields: Iterable[str], order: Sequence[str]) -> list[str]:
    return sorted(fields, key=lambda key: order.index(key) if key in order else len(order))
