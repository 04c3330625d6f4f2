"""What is being typed at an offset of a YAML or JSON map: which key or value, and inside which entries.

The answer comes from the lines themselves, not from a reader: a reader has the least to say of the line that is being
typed. Blocks are found by their indentation, from the line upwards; what is within brackets by a pass over it. Nothing
here raises for any text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.lsp.written.flow_cursor import FlowScan, scan_flow
from argmap.patterns import compile_later

KEY = compile_later(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#\[\]{},"'&*!|>%@`-][^\s:#,\[\]{}"']*)[ \t]*:(?=\s|$)""")
"""A key with its colon. A key has no blanks in it: with them it is the beginning of a sentence."""
DASHES = compile_later(r"[ \t]*(?:-(?:[ \t]+|$))*")
_COMMENT = compile_later(r"(?:^|(?<=\s))#.*")
_BLOCK_TEXT = compile_later(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_QUOTED = compile_later(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_WORD = compile_later(r"[^\s,\[\]{}\"':#]+")
_LONGEST = 5_000
"""Characters of a line in which something is completed."""
_FLOW_ROWS = 400
"""Lines above the cursor on which the brackets around it may open."""
_ROWS_UP = 20_000
"""Lines above the cursor that are looked at."""


@dataclass(slots=True)
class Typing:
    """What is being typed.

    - `slot`: a key, the value of the last key of `path`, or an item of a list that is its value.
    - `path`: the keys that lead to it, lists left out.
    - `start`, `end`: the offsets of what is there already and would be replaced; `typed` is its part before the cursor.
    - `given`: the keys that the innermost mapping has beside the one that is typed.
    - `items`: the items that the innermost list has beside the one that is typed.
    - `in_item`: whether the innermost mapping is an item of a list.
    - `in_flow`, `is_json`: whether it is within brackets, and whether the whole text is.
    - `quote`: the quotation mark with which the word begins; `""` for none.
    - `has_colon`: whether a colon follows the key; `has_comma` whether a comma, or the end, follows the value.
    - `column`: the column of the key, from 0.
    - `no_colon`: whether a key stands before the value without its colon.
    - `needs_blank`: whether a blank has to come first, as behind the colon of a key or a dash.
    """

    slot: Literal["key", "value", "item"]
    path: tuple[str, ...]
    start: int
    end: int
    typed: str
    given: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    in_item: bool = False
    in_flow: bool = False
    is_json: bool = False
    quote: str = ""
    has_colon: bool = False
    has_comma: bool = True
    column: int = 0
    no_colon: bool = False
    needs_blank: bool = False


@dataclass(slots=True)
class RowParts:
    """A line: where its dashes and its content begin, its key, and what stands behind the key's colon."""

    lead: int
    dashes: list[int]
    content: int
    key: str | None
    rest: str


def typing_at(text: str, offset: int) -> Typing | None:
    """What is being typed at an offset; None within texts and comments, and where a map has nothing to choose from."""
    offset = max(0, min(offset, len(text)))
    if text.lstrip()[:1] in ("{", "["):
        return _in_flow(scan_flow(text, len(text) - len(text.lstrip()), offset), (), is_json=True)
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    return _InBlock(text, line, start, offset).typing()


def unquote(word: str) -> str:
    """A word without the quotation marks around it."""
    return word.strip("\"'") if word[:1] in ("'", '"') else word


def row_of(line: str) -> RowParts:
    """The parts of a line."""
    match = DASHES.match(line)
    content = match.end() if match is not None else 0
    dashes = [at for at in range(content) if line[at] == "-"]
    key = KEY.match(line, content)
    lead = dashes[0] if dashes else content
    if key is None:
        return RowParts(lead, dashes, content, None, line[content:])
    return RowParts(lead, dashes, content, unquote(key[1]), line[key.end() :])


class _InBlock:
    """One question about a place that is not within the brackets of a whole text."""

    def __init__(self, text: str, line: str, start: int, offset: int) -> None:
        self.text = text
        self.line = line[: _LONGEST + 200]
        self.start = start
        self.offset = offset
        self.at = offset - start
        self.above = text[:start].split("\n")[:-1][-_ROWS_UP:]

    def typing(self) -> Typing | None:
        if self.at > _LONGEST:
            return None
        row = row_of(self.line)
        if self.line.strip() == "":
            row = RowParts(self.at, [], self.at, None, "")
        elif not self.line[row.content :].strip():  # a dash alone
            row.content = max(self.at, row.content)
        hidden = _COMMENT.search(self.line[: self.at])
        in_brackets = [*self._in_brackets(row)]
        if in_brackets:
            return in_brackets[0]
        if hidden is not None and not _open_quote(self.line[row.content : self.at]):
            return None
        path, given, items, in_item, is_text = self._around(row)
        if is_text or self.at < row.content:
            return None
        base = self.start + row.content
        if row.key is not None:
            colon = self._colon(row)
            if self.at <= colon:
                return Typing(
                    *("key", path, base, self.start + colon, self.line[row.content : self.at]),
                    given=given - {row.key},
                    in_item=in_item,
                    quote=self._quote(row.content),
                    has_colon=True,
                    column=row.content,
                )
            return self._value((*path, row.key), colon + 1, given)
        return self._without_colon(row, path, given, items, in_item)

    def _without_colon(
        self, row: RowParts, path: tuple[str, ...], given: frozenset[str], items: frozenset[str], in_item: bool
    ) -> Typing | None:
        """A word that may become a key, or an item of a list; behind a first word, the value of that word."""
        content = self.line[row.content :]
        typed = self.line[row.content : self.at]
        quote = self._quote(row.content)
        if content.startswith(":") and self.at == row.content:  # the colon of a key that is not there yet
            here = self.start + self.at
            return Typing("key", path, here, here, "", given, in_item=in_item, has_colon=True, column=row.content)
        first = _WORD.match(self.line, row.content)
        if first is not None and first.end() < self.at and not quote:
            rest = self.line[first.end() : self.at]
            if rest.strip() and " " in rest.strip():
                return None  # a sentence
            return Typing(
                *("value", (*path, first[0]), self.start + first.end(), self.offset, rest.lstrip()),
                given=given,
                in_item=in_item,
                no_colon=True,
            )
        end = self.start + len(self.line) if quote else self.start + (first.end() if first else self.at)
        is_word = not content.strip() or " " not in content.strip()
        if not is_word and not quote:
            return None
        return Typing(
            *("key", path, self.start + row.content, max(end, self.offset), typed),
            given=given,
            items=items,
            in_item=in_item,
            quote=quote,
            column=row.content + (row.dashes[-1:] == [row.content - 1]),
            needs_blank=row.dashes[-1:] == [row.content - 1],
        )

    def _value(self, path: tuple[str, ...], behind: int, given: frozenset[str]) -> Typing | None:
        """The value behind a colon, on the line of its key."""
        line = self.line
        begin = behind
        while begin < len(line) and line[begin] in " \t":
            begin += 1
        if self.at < begin:  # between the colon and a value that is there
            if line[begin:].strip() and not line[begin:].startswith("#"):
                return None
            begin = self.at
        if _BLOCK_TEXT.match(line[begin:]) is not None:
            return None
        comment = _COMMENT.search(line, begin)
        quote = self._quote(begin)
        end = len(line[: comment.start() if comment is not None and not quote else len(line)].rstrip())
        if quote and (closed := _QUOTED.match(line, begin)) is not None:
            if self.at >= closed.end():
                return None
            end = closed.end()
        needs_blank = begin == behind and begin <= self.at and line[behind : behind + 1] not in (" ", "\t")
        typed = line[begin : self.at]
        made = Typing(
            *("value", path, self.start + begin, self.start + max(end, self.at), typed), given=given, quote=quote
        )
        made.needs_blank = needs_blank
        return made

    def _quote(self, at: int) -> str:
        return self.line[at] if self.line[at : at + 1] in ("'", '"') else ""

    def _colon(self, row: RowParts) -> int:
        match = KEY.match(self.line, row.content)
        assert match is not None
        return match.end() - 1

    def _in_brackets(self, row: RowParts) -> Iterator[Typing | None]:
        """The answer for a place within brackets that open on this line or on the line that holds it; else nothing."""
        for number in self._holders(row):
            begin = self._offset_of(number)
            line = self.line if number == len(self.above) else self.above[number]
            parts = row_of(line)
            at = len(line) - len(parts.rest) if parts.key is not None else parts.content
            while line[at : at + 1] in (" ", "\t"):
                at += 1
            if line[at : at + 1] not in ("[", "{") or begin + at >= self.offset:
                continue
            scan = scan_flow(self.text, begin + at, self.offset)
            if not scan.frames:
                continue
            path, _, _, _, is_text = self._around(parts, number)
            if is_text:
                yield None
                return
            if parts.key is not None:
                path = (*path, parts.key)
            typing = _in_flow(scan, path, is_json=False)
            if typing is not None and parts.key is None and len(scan.frames) == 1:
                typing.in_item = bool(parts.dashes)
            yield typing
            return

    def _holders(self, row: RowParts) -> Iterator[int]:
        """The numbers of this line and of those above that may have opened a bracket around the cursor, nearest first.

        Within brackets lines end with a comma or an opening bracket; the first key to the left on a line that does not
        is outside of them.
        """
        count = len(self.above)
        yield count
        limit = row.lead if self.line.strip() else self.at
        for number in range(count - 1, max(count - _FLOW_ROWS, 0) - 1, -1):
            line = self.above[number].rstrip()
            lead = len(line) - len(line.lstrip(" "))
            if not line or line.lstrip().startswith("#") or lead > limit:
                continue
            yield number
            if lead < limit and line[-1] not in ",[{" and row_of(line).key is not None:
                return
            limit = min(limit, lead)

    def _offset_of(self, number: int) -> int:
        if number == len(self.above):
            return self.start
        behind = sum(len(line) + 1 for line in self.above[number:])
        return self.start - behind

    def _around(
        self, row: RowParts, number: int | None = None
    ) -> tuple[tuple[str, ...], frozenset[str], frozenset[str], bool, bool]:
        """The path to the mapping or list that a line belongs to, its other keys and items, and whether it is a text.

        Walks up, to the left; each line above is looked at once.
        """
        number = len(self.above) if number is None else number
        given, items = set[str](), set[str]()
        path: list[str] = []
        in_item = bool(row.dashes)
        column, dashed = row.content, list(row.dashes)
        innermost = True
        if dashed:
            self._keys_below(column, dashed[-1], given, items, number)
            column = dashed[0]
        else:
            self._keys_below(column, -1, given, items, number)
        is_dash = bool(dashed)
        is_text = False
        for at in range(number - 1, -1, -1):
            line = self.above[at]
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            lead = len(line) - len(line.lstrip(" "))
            if lead > column:
                continue
            parts = row_of(line)
            if is_dash and parts.dashes and parts.lead == column:
                if innermost and len(parts.dashes) == 1:
                    items.add(unquote(parts.rest.strip()))
                continue
            if not is_dash and parts.content == column:
                if parts.key is not None and innermost:
                    given.add(parts.key)
                if parts.dashes:
                    in_item = in_item or innermost
                    innermost, is_dash, column = False, True, parts.lead
                continue
            if not is_dash and parts.lead == column and parts.key is None and not parts.dashes:
                continue  # a word that is no key yet
            if not is_dash and parts.dashes and parts.lead < column and parts.content > column:
                in_item = in_item or innermost  # an entry that is indented too little
                innermost, is_dash, column = False, True, parts.lead
                continue
            if parts.key is not None and (parts.content < column or is_dash):
                if not path and _is_said(parts.rest):
                    is_text = True
                path.append(parts.key)
                innermost, is_dash, column = False, False, parts.content
                if parts.dashes:
                    is_dash, column = True, parts.lead
                if column == 0:
                    break
            elif parts.key is None and not path and parts.rest.strip():
                is_text = not is_dash
        return tuple(reversed(path)), frozenset(given), frozenset(items), in_item, is_text

    def _keys_below(self, column: int, dash: int, given: set[str], items: set[str], number: int) -> None:
        """Adds the keys, or the items, that follow in the same mapping or list."""
        behind = self.text.find("\n", self.start if number == len(self.above) else self._offset_of(number))
        if behind < 0:
            return
        is_list = dash >= 0
        for line in self.text[behind + 1 : behind + 20_000].split("\n")[:400]:
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            parts = row_of(line)
            if parts.dashes:
                if parts.lead < column and not (is_list and parts.lead == dash):
                    return
                if is_list and parts.lead == dash:
                    items.add(unquote(parts.rest.strip()))
                    column = 10_000  # the keys of the next items are none of this one
                continue
            if parts.content == column and parts.key is not None:
                given.add(parts.key)
            elif parts.content < min(column, dash if dash >= 0 else column):
                return


def _is_said(rest: str) -> bool:
    """Whether there is a value behind a colon, so that deeper lines below it go on with a text."""
    said = rest.strip()
    return bool(said) and not said.startswith(("#", "[", "{"))


def _open_quote(part: str) -> bool:
    """Whether a quotation mark opens in a part of a line and does not close in it."""
    bare = _QUOTED.sub("", part)
    match = KEY.match(bare.lstrip("- "))
    value = bare.lstrip("- ")[match.end() :].lstrip() if match is not None else bare.lstrip("- ")
    return value[:1] in ("'", '"')


def _in_flow(scan: FlowScan, path: tuple[str, ...], *, is_json: bool) -> Typing | None:
    """What is typed at the end of a pass over brackets."""
    if scan.is_comment or not scan.frames:
        return None
    inner = scan.frames[-1]
    keys = [frame.key for frame in scan.frames[:-1] if frame.is_mapping and frame.key is not None]
    whole = (*path, *keys)
    common = {
        "in_flow": True,
        "is_json": is_json,
        "quote": scan.quote,
        "has_comma": scan.ends_here,
        "in_item": len(scan.frames) > 1 and not scan.frames[-2].is_mapping,
    }
    if not inner.is_mapping:
        items = frozenset(inner.items)
        return Typing("item", whole, scan.start, scan.end, scan.typed, items=items, **common)
    if inner.key is None:
        given = frozenset(inner.keys)
        made = Typing("key", whole, scan.start, scan.end, scan.typed, given=given, **common)
        made.has_colon = scan.has_colon
        return made
    given = frozenset(inner.keys) - {inner.key}
    return Typing("value", (*whole, inner.key), scan.start, scan.end, scan.typed, given=given, **common)
