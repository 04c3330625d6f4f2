"""Edits of a text: where a place is in it, several edits in one go, and the difference that they make.

Nothing here knows what a map is; who makes an edit answers for what it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from argmap.diagnostics import Edit, Position, Span


class Lines:
    """A text with its line starts: places to offsets and back.

    >>> lines = Lines("one\\ntwo")
    >>> lines.offset(Position(2, 2)), lines.position(5), lines.part(Span.of(1, 2, 2, 2))
    (5, Position(line=2, column=2), 'ne\\nt')
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def offset(self, position: Position) -> int:
        """The offset of a place; one behind the text is its end."""
        if position.line > len(self._starts):
            return len(self.text)
        return min(self._starts[position.line - 1] + position.column - 1, len(self.text))

    def position(self, offset: int) -> Position:
        """The place of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def part(self, span: Span) -> str:
        """The text of a span."""
        return self.text[self.offset(span.start) : self.offset(span.end)]

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(self.position(start), self.position(end))

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end."""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits; ValueError when two of them overlap.

    >>> apply("a cat", [Edit(Span.of(1, 3, 1, 4), "b"), Edit(Span.of(1, 1, 1, 2), "the")])
    'the bat'
    """
    lines = Lines(text)
    placed = sorted({(lines.offset(edit.span.start), lines.offset(edit.span.end), edit.text) for edit in edits})
    parts, at = list[str](), 0
    for start, end, new in placed:
        if start < at:
            raise ValueError("two edits overlap")
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def apply_to_bytes(raw: bytes, edits: Iterable[Edit]) -> bytes:
    r"""A file in UTF-8 with all edits of its text; every line that is not edited keeps its bytes and its line end.

    The places are those of the text with LF line ends and no byte order mark. New lines end as the line does at which
    they are put in, or as most lines of the file. ValueError when two edits overlap, and for what is not UTF-8.

    >>> apply_to_bytes(b"\xef\xbb\xbfa\r\nb\n", [Edit(Span.of(1, 2, 1, 2), "\nc"), Edit(Span.of(2, 1, 2, 2), "d")])
    b'\xef\xbb\xbfa\r\nc\r\nd\n'
    """
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    text = raw[len(mark) :].decode()
    ends = [(match.start(), match.end()) for match in re.finditer("\r\n|\r|\n", text)]
    starts = [0, *(end for _, end in ends)]
    common = Counter(text[start:end] for start, end in ends).most_common(1)

    def offset(position: Position) -> int:
        return starts[position.line - 1] + position.column - 1 if position.line <= len(starts) else len(text)

    parts, at = list[str](), 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = offset(edit.span.start), offset(edit.span.end)
        if start < at:
            raise ValueError("two edits overlap")
        line = edit.span.start.line - 1
        line_end = text[slice(*ends[line])] if line < len(ends) else common[0][0] if common else "\n"
        parts += [text[at:start], edit.text.replace("\n", line_end)]
        at = end
    return mark + "".join([*parts, text[at:]]).encode()


def without_key(lines: Lines, key: Span, held: Span) -> Edit | None:
    """The edit that takes a key with its value out of a mapping; None where the layout is not one known here.

    On a line of its own the lines go; within brackets the key goes with one comma. A comment behind the value goes
    with it.
    """
    end = lines.offset(held.end)
    while end > lines.offset(held.start) and lines.text[end - 1].isspace():
        end -= 1
    last = lines.position(end).line
    before = lines.line(key.start.line)[: key.start.column - 1]
    behind = lines.line(last)[lines.position(end).column - 1 :]
    if not before.strip():
        if behind.strip() and not behind.lstrip().startswith("#"):
            return None
        return Edit(Span(Position(key.start.line, 1), Position(last + 1, 1)), "")
    start = lines.offset(key.start)
    comma = re.compile(r"\s*,\s*").match(lines.text, end)
    if comma is not None:
        return Edit(lines.span(start, comma.end()), "")
    ahead = re.search(r",\s*$", lines.text[:start])
    return Edit(lines.span(ahead.start(), end), "") if ahead is not None else None


def unified_diff(before: bytes, after: bytes, name: str) -> bytes:
    """The change from one content of a file to another, as `patch` reads it; empty when there is none."""
    if before == after:
        return b""
    import difflib

    called = _in_diff(name)
    return b"".join(
        line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
        for line in difflib.diff_bytes(difflib.unified_diff, _lines(before), _lines(after), called, called)
    )


def _in_diff(name: str) -> bytes:
    r"""A name as it stands in a diff: in quotes, with escapes, if it could be taken for something else, as git does it.

    >>> _in_diff("maps/a.yaml"), _in_diff("a\n\x1b.yaml")
    (b'maps/a.yaml', b'"a\\012\\033.yaml"')
    """
    try:
        called = name.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # no file has this name
        called = name.encode(errors="replace")
    if name.isprintable() and '"' not in name and "\\" not in name:
        return called
    return b'"' + b"".join(_octal(byte) for byte in called) + b'"'


def _octal(byte: int) -> bytes:
    return bytes([byte]) if 0x20 <= byte < 0x7F and byte not in b'"\\' else b"\\%03o" % byte


def _lines(content: bytes) -> list[bytes]:
    """The lines with their ends; `splitlines` would also break at other characters."""
    *lines, last = content.split(b"\n")
    return [*(line + b"\n" for line in lines), *([last] if last else [])]
