r"""Places of a text as the protocol counts them: lines from 0, and units of UTF-8, UTF-16 or UTF-32 within a line.

A line ends with LF, CRLF or a lone CR, and with nothing else: U+2028 and a form feed are characters of a line. Whatever
is behind the end of a line means its end, and a line behind the last one the end of the text. A position inside a
character means the place before it.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from argmap.patterns import compile_later

_LINE_END = compile_later("\r\n|\r|\n")
UTF_8, UTF_16, UTF_32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32
MARK = "\ufeff"
"""The byte order mark, which some editors leave in the text."""


class Positions:
    r"""A text with its lines: offsets in code points to positions of the protocol, and back.

    `indent` is what the client has in front of the text in its first line, such as a byte order mark.

    >>> at = Positions("one\r\n😀 two", UTF_16)
    >>> at.position(6), at.offset(Position(1, 3)), at.offset(Position(0, 99)), at.offset(Position(9, 0))
    (1:2, 7, 3, 10)
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str = UTF_16, indent: str = "") -> None:
        self.text = text
        self.encoding = PositionEncodingKind(encoding)
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self.starts = [0, *(end for _, end in ends)]
        """The offset of the first character of each line."""
        self.ends = [*(start for start, _ in ends), len(text)]
        """The offset behind the last character of each line, without its end."""
        self._indent = count_units(indent, self.encoding)

    def offset(self, position: Position) -> int:
        """The offset of a position."""
        if position.line >= len(self.starts):
            return len(self.text)
        line = max(position.line, 0)
        start, end = self.starts[line], self.ends[line]
        units = position.character - (0 if line else self._indent)
        return start + count_characters(self.text[start:end], max(units, 0), self.encoding)

    def position(self, offset: int) -> Position:
        """The position of an offset; one within a line end is the end of the line."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        units = count_units(self.text[start : min(offset, self.ends[line])], self.encoding)
        return Position(line, units + (0 if line else self._indent))

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.position(start), self.position(end))

    def offset_of(self, line: int, column: int) -> int:
        """The offset of a place with line and column counted from 1, as diagnostics have it."""
        if line > len(self.starts):
            return len(self.text)
        return min(self.starts[line - 1] + column - 1, self.ends[line - 1])


def count_units(text: str, encoding: PositionEncodingKind) -> int:
    """How many units the client has for a text.

    >>> [count_units("aé😀", encoding) for encoding in (UTF_8, UTF_16, UTF_32)]
    [7, 4, 3]
    """
    if encoding is UTF_32 or text.isascii():
        return len(text)
    if encoding is UTF_8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def count_characters(line: str, units: int, encoding: PositionEncodingKind) -> int:
    """How many whole characters of a line so many units hold; at most all of them.

    >>> [count_characters("aé😀b", 3, encoding) for encoding in (UTF_8, UTF_16, UTF_32)]
    [2, 2, 3]
    """
    if encoding is UTF_32 or line.isascii():
        return min(units, len(line))
    if encoding is UTF_8:
        encoded = line.encode("utf-8", "surrogatepass")
        while 0 < units < len(encoded) and encoded[units] & 0xC0 == 0x80:
            units -= 1
        return len(encoded[:units].decode("utf-8", "surrogatepass"))
    encoded = line.encode("utf-16-le", "surrogatepass")
    inside = 0 < units < len(encoded) // 2 and encoded[2 * units + 1] & 0xFC == 0xDC
    if inside and encoded[2 * units - 1] & 0xFC == 0xD8:
        units -= 1
    return len(encoded[: 2 * units].decode("utf-16-le", "surrogatepass"))
