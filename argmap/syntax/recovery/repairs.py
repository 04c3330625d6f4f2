"""What may be wrong with a line of YAML: the repairs after which all of it can be read, the likeliest first.

Each repair changes as little as it can and says in a user's words what was found and what was expected. Which lines
are suspected, which repair is right, and what goes if none is, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.diagnostics import Edit, Fix, Span
from argmap.patterns import compile_later
from argmap.syntax.recovery.draft_lines import ONE_WORD, DraftLine, DraftText, LineParts, split_line
from argmap.syntax.recovery.open_values import cut_comment, scan_value
from argmap.syntax.recovery.suspects import Suspects, swallows
from argmap.syntax.yaml import in_quotes

_GLUED_KEY = compile_later(r"""([\w-]+):(?=[^\s:/])""")
_FIRST_WORD = compile_later(r"([\w-]+)(?=\s|$)")
_MARKS = "@`%&*!|>?,-#"
"""What a plain text cannot begin with, besides quotes and brackets."""
_QUOTES = {'"': "double quotation mark", "'": "single quotation mark"}
_NEAREST = 4
"""Columns that the line of an error may be out of place; a neighbour of it may be by one."""


class KeyNames(NamedTuple):
    """The names that a text of some kind has as keys, and those of them that only the outermost mapping has."""

    known: frozenset[str] = frozenset()
    outermost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Repair:
    """Lines in place of others, and what is wrong with those.

    - `lines`: the new lines by number from 0.
    - `message`, `at`: what is said, and where: line, column and end column from 0, in the user's text.
    - `unread`: text that is set aside; empty if all of it is read.
    - `fix`: the edits that correct the user's text; None if there are none that are sure to be right.
    """

    lines: dict[int, DraftLine]
    message: str
    at: tuple[int, int, int]
    unread: str = ""
    fix: Fix | None = None


class Repairs:
    """The repairs for one error of a text; `problem` is what libyaml says of it."""

    def __init__(self, draft: DraftText, keys: KeyNames, suspects: Suspects, problem: str) -> None:
        self.draft = draft
        self.keys = keys.known
        self.outermost = keys.outermost
        self.suspects = suspects
        self.problem = problem

    def closing(self) -> Iterator[Repair]:
        """Ways to close a quoted text that would run over the lines of other entries."""
        for number in self.suspects.opened:
            if self.draft.is_short(number) and swallows(self.draft, number, self.keys):
                yield from self._close(number)

    def mild(self) -> Iterator[Repair]:
        """Ways to read all that is written."""
        for number in self.suspects.opened:
            if self.draft.is_short(number):
                yield from self._close(number)
        ways: tuple[Callable[[int, LineParts], Iterator[Repair]], ...] = (
            self._without_tabs,
            self._with_colon,
            self._with_escapes,
        )
        for way in ways:
            for number in self.suspects.near:
                yield from way(number, split_line(self.draft.lines[number]))
        for number in self.suspects.near:
            parts = split_line(self.draft.lines[number])
            if parts.key is not None and parts.key not in self.keys:
                yield from self._quoted(number, parts)
            else:
                yield from self._indented(number, parts)
                yield from self._quoted(number, parts)
        for number in self.suspects.near:
            yield from self._as_key(number, split_line(self.draft.lines[number]))

    def _repair(
        self, number: int, line: DraftLine, message: str, start: int, end: int, fix: Fix | None = None, unread: str = ""
    ) -> Repair:
        """A repair of one line, said of a stretch of the line as it is now."""
        return Repair({number: line}, message, self.draft.place(number, start, end), unread, fix)

    def _insertion(self, number: int, column: int, new: str, title: str) -> Fix:
        """The fix that puts something into a line of the user's text."""
        at = self.draft.line(number).origin[column] + 1
        return Fix(title, (Edit(Span.of(number + 1, at, number + 1, at), new),))

    # quotation marks and brackets

    def _close(self, number: int) -> Iterator[Repair]:
        """Closes what a value opens: a quoted text where its lines end, brackets at the end of the line."""
        line = self.draft.line(number)
        parts = split_line(line.text)
        opened = scan_value(parts)
        if not opened.quote and not opened.brackets:
            return
        end = len(line.text.rstrip())
        if opened.quote:
            at = opened.quote_at
            message = (
                f"the {_QUOTES[opened.quote]} that opens here is not closed; the text is read to the end of its line"
            )
            if not line.text[at + 1 :].strip():
                yield self._repair(number, line.edit(at, at + 1, " "), message, at, at + 1)
                return
            if more := self.draft.continuation(number, parts):
                below = self.draft.line(more[-1])
                stop = len(below.text.rstrip())
                yield Repair(
                    {more[-1]: below.edit(stop, stop, opened.quote)}, message, self.draft.place(number, at, at + 1)
                )
            inner = re.search(r"[\]}][\]},\s]*$", line.text[at + 1 :])
            if inner is not None and opened.brackets:
                stop = at + 1 + inner.start()
                yield self._repair(number, line.edit(stop, stop, opened.quote), message, at, at + 1)
            yield self._repair(number, line.edit(end, end, opened.quote + opened.brackets), message, at, at + 1)
            return
        at = opened.bracket_at
        message = f"the bracket '{line.text[at]}' is not closed; it is read to the end of its line"
        if more := self.draft.continuation(number, parts):
            below = self.draft.line(more[-1])
            stop = len(below.text.rstrip())
            yield Repair(
                {more[-1]: below.edit(stop, stop, opened.brackets)}, message, self.draft.place(number, at, at + 1)
            )
        yield self._repair(number, line.edit(end, end, opened.brackets), message, at, at + 1)

    # one line

    def _without_tabs(self, number: int, parts: LineParts) -> Iterator[Repair]:
        if "\t" not in parts.indent and "\t" not in parts.dashes:
            return
        line = self.draft.line(number)
        message = "a tab is not allowed in the indentation; use spaces"
        tab = line.text.index("\t")
        yield from self._run_without_tabs(number, message, tab)
        for width in self._columns(number, parts):
            indented = line.edit(0, parts.start, " " * width + re.sub(r"\s+", " ", parts.dashes))
            yield self._repair(number, indented, message, tab, tab + 1)

    def _run_without_tabs(self, number: int, message: str, tab: int) -> Iterator[Repair]:
        """Puts two spaces, or four, for each tab of a run of lines."""
        run = [number]
        for other in self.draft.below(number):
            if "\t" not in split_line(self.draft.lines[other]).indent or not self.draft.is_short(other):
                break
            run.append(other)
        if len(run) == 1:
            return
        message = f"{message} (here and in the {len(run) - 1} lines below)"
        for width in (2, 4):
            lines, edits = {}, []
            for other in run:
                line, indent = self.draft.line(other), split_line(self.draft.lines[other]).indent
                spaces = indent.replace("\t", " " * width)
                lines[other] = line.edit(0, len(indent), spaces)
                edits.append(Edit(Span.of(other + 1, 1, other + 1, len(indent) + 1), spaces))
            fix = Fix("use spaces", tuple(edits)) if not self.draft.touched.keys() & set(run) else None
            yield Repair(lines, message, self.draft.place(number, tab, tab + 1), fix=fix)

    def _columns(self, number: int, parts: LineParts) -> list[int]:
        """Where a line may begin."""
        if (parts.key or parts.body.strip()) in self.outermost:
            return [0]
        return [*self.draft.columns(number), 0]

    def _with_colon(self, number: int, parts: LineParts) -> Iterator[Repair]:
        """Puts the space, or the colon, that a key lacks."""
        line, start, body = self.draft.line(number), parts.start, parts.body
        if body[:1] == "-" and body[1:2] not in ("-", ""):
            message = "a space is missing after the dash"
            fix = self._insertion(number, start + 1, " ", "put a space after the dash")
            yield self._repair(number, line.edit(start + 1, start + 1, " "), message, start, start + 1, fix)
        glued = _GLUED_KEY.match(body)
        if glued is not None:
            at = start + glued.end()
            message = f"a space is missing after '{glued[0]}'"
            fix = self._insertion(number, at, " ", "put a space after the colon") if glued[1] in self.keys else None
            yield self._repair(number, line.edit(at, at, " "), message, start, at, fix)
            yield from self._quoted(number, split_line(line.edit(at, at, " ").text), line.edit(at, at, " "), message)
        word = _FIRST_WORD.match(body)
        if word is not None and (word[1] in self.keys or (key := self._completed(body)) is not None):
            at = start + word.end()
            if word[1] in self.keys:
                new, message = line.edit(at, at, ":"), f"a colon is missing after '{word[1]}'"
                fix = self._insertion(number, at, ":", "put a colon after the key")
            else:
                new, fix = line.edit(start, at, f"{key}:"), None
                message = f"'{word[1]}' is not finished: a key ends with a colon; it is read as '{key}:'"
            yield self._repair(number, new, message, start, at, fix)
            yield from self._several_colons(number)
            yield from self._quoted(number, split_line(new.text), new, message)

    def _several_colons(self, number: int) -> Iterator[Repair]:
        """Puts the colons that a key and the keys directly above and below it lack."""
        first, last = number, number
        while self._bare_key(first - 1):
            first -= 1
        while self._bare_key(last + 1):
            last += 1
        keys = [key for key in map(self._bare_key, range(first, last + 1)) if key is not None]
        if len(keys) <= last - first or first == last:
            return
        lines = {other: self.draft.line(other).edit(end, end, ":") for other, (_, end, _) in enumerate(keys, first)}
        title = "put a colon after each key"
        edits = [self._insertion(other, end, ":", title).edits[0] for other, (_, end, _) in enumerate(keys, first)]
        start, end, key = keys[0]
        others = ", ".join(f"'{key}'" for _, _, key in keys[1:])
        message = f"a colon is missing after '{key}', and below after {others}"
        yield Repair(lines, message, self.draft.place(first, start, end), fix=Fix(title, tuple(edits)))

    def _bare_key(self, number: int) -> tuple[int, int, str] | None:
        """The key that a line begins with and that has no colon: its columns and itself."""
        if number < 0 or not self.draft.is_short(number):
            return None
        parts = split_line(self.draft.lines[number])
        word = _FIRST_WORD.match(parts.body)
        if parts.key is not None or word is None or word[1] not in self.keys:
            return None
        return parts.start, parts.start + word.end(), word[1]

    def _completed(self, body: str) -> str | None:
        """The one key that begins like this, for a line that is a word and nothing else."""
        if ONE_WORD.fullmatch(body.strip()) is None:
            return None
        meant = [key for key in self.keys if key.startswith(body.strip())]
        return meant[0] if len(meant) == 1 else None

    def _with_escapes(self, number: int, parts: LineParts) -> Iterator[Repair]:
        if "escape" not in self.problem or parts.value[:1] != '"':
            return
        line = self.draft.line(number)
        at = line.text.find("\\")
        if at < 0:
            return
        doubled = re.sub(r"\\", r"\\\\", line.text[at:])
        new, shift = line, 0
        for match in re.finditer(r"\\", line.text[at:]):
            column = at + match.start() + shift
            new, shift = new.edit(column, column, "\\"), shift + 1
        assert new.text.endswith(doubled)
        yield self._repair(number, new, "within double quotation marks, write a backslash as '\\\\'", at, at + 1)

    def _indented(self, number: int, parts: LineParts) -> Iterator[Repair]:
        """Moves a line to where its neighbours begin."""
        line = self.draft.line(number)
        if "\t" in parts.indent:
            return
        most = _NEAREST if number == self.suspects.near[0] else 1
        near = [c for c in self._columns(number, parts) if c != parts.depth and abs(c - parts.depth) <= most]
        for column in sorted(near, key=lambda c: abs(c - parts.depth)):
            moved = line.edit(0, parts.depth - column, "") if column < parts.depth else None
            moved = moved or line.edit(0, 0, " " * (column - parts.depth))
            spaces = "1 space" if parts.depth == 1 else f"{parts.depth} spaces"
            message = f"wrong indentation: found {spaces}, expected {column}"
            yield self._repair(number, moved, message, 0, max(parts.depth, 1))

    def _quoted(
        self, number: int, parts: LineParts, line: DraftLine | None = None, instead: str | None = None
    ) -> Iterator[Repair]:
        """Puts the value of a line, with the lines on which it goes on, in quotes."""
        line = line or self.draft.line(number)
        if parts.key is None and not parts.dashes:
            owner = next(iter(self.draft.spine(number)), None)
            above = split_line(self.draft.lines[owner]) if owner is not None else None
            if owner is None or above is None or not above.value:
                return
            number, parts, line = owner, above, self.draft.line(owner)
        elif parts.key is not None and parts.key not in self.keys and parts.depth and not parts.dashes:
            owner = next(iter(self.draft.spine(number)), None)
            above = split_line(self.draft.lines[owner]) if owner is not None else None
            if owner is not None and above is not None and above.value and self.draft.is_short(owner):
                yield from self._in_quotes(owner, above, self.draft.line(owner), number, instead)
        yield from self._in_quotes(number, parts, line, None, instead)

    def _in_quotes(
        self, number: int, parts: LineParts, line: DraftLine, last: int | None, instead: str | None
    ) -> Iterator[Repair]:
        start = parts.value_start
        value, _ = cut_comment(parts.value)
        opened = scan_value(parts)
        if not value or (value[0] in "[{" and (opened.brackets or opened.rest == start)):
            return
        last = last if last is not None else max((number, *self.draft.continuation(number, parts)))
        if value[0] == "'" and number in self.draft.touched:  # to do it again doubles the quotation marks each time
            return
        if not all(map(self.draft.is_short, range(number, last + 1))):
            return
        end = start + len(value)
        lines = {}
        for other in range(number, last + 1):
            one = line if other == number else self.draft.line(other)
            stop = end if other == number else len(one.text.rstrip())
            from_here = start if other == number else 0
            for column in range(stop - 1, from_here - 1, -1):
                if one.text[column] == "'":
                    one, stop = one.edit(column, column, "'"), stop + 1
            if other == last:
                one = one.edit(stop, stop, "'")
            if other == number:
                one = one.edit(start, start, "'")
            lines[other] = one
        message, at = self._why_quoted(value, start, opened.rest)
        fix = None
        if last == number and instead is None and value[0] not in "\"'":
            place = self.draft.place(number, start, end)
            origin = self.draft.line(number).origin
            span = Span.of(number + 1, place[1] + 1, number + 1, origin[end] + 1)
            fix = Fix("put the text in quotes", (Edit(span, in_quotes(value)),))
        origin_line = self.draft.line(number)
        if line is not origin_line and instead is not None:
            place = self.draft.place(number, parts.start, parts.start + 1)
            yield Repair(lines, instead, place, "", None)
        else:
            yield Repair(lines, message, self.draft.place(number, at, at + 1), "", fix)

    @staticmethod
    def _why_quoted(value: str, start: int, rest: int) -> tuple[str, int]:
        """What is wrong with a plain text, and the column of it."""
        if value[0] in _QUOTES and rest > start:
            return "text follows the closing quotation mark; put the whole text in quotes", rest
        if value[0] in "[{":
            return f"put the text in quotes, as it begins with '{value[0]}'", start
        colon = re.search(r":(?=\s|$)", value)
        if colon is not None and value[0] not in _MARKS:
            return "put the text in quotes, as it has a colon followed by a space", start + colon.start()
        if value[0] in _MARKS:
            return f"put the text in quotes, as it begins with '{value[0]}'", start
        return "put the text in quotes", start

    def _as_key(self, number: int, parts: LineParts) -> Iterator[Repair]:
        """Takes a line that has lines below it for a key."""
        line = self.draft.line(number)
        body = parts.body.rstrip()
        following = next(self.draft.below(number), None)
        if parts.key is not None or not body or body[0] in "\"'[{" or following is None or cut_comment(body)[1]:
            return
        below = split_line(self.draft.lines[following])
        if below.depth > parts.start or (below.depth == parts.start and below.dashes):
            at = parts.start + len(body)
            message = f"this line is not finished: expected a key with a colon, found '{body[:40]}'"
            new = line.edit(at, at, ":" if body[-1] != ":" else " ")
            yield self._repair(number, new, message, parts.start, at, unread=body)
