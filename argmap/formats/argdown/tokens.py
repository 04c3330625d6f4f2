"""Argdown text to tokens: marks at the start of lines, indentation, titles, inline marks, data.

The language is defined by what its own tool reads (Voigt, C. (2018), Argdown and the stacked masonry layout, COMMA
2018, and the syntax page of argdown.org), so that a text with an error there has it here at the same place. A mark
counts or not by what stood before it: relations and list items at the start of a line, headings there too, an inference
only below a line. Every search is bounded, so that no text takes more than a time that grows with its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from argmap.patterns import compile_later
from argmap.syntax import limits

LONGEST = limits.ARGDOWN_NAME
"""Characters of a title, a tag or a part of a link."""
DATA_STEPS = 2_000_000
"""Braces that are looked at in a whole text."""

TEXT = frozenset({"text", "escaped", "code", "link", "tag", "mention", "newline", "open", "close"})
RELATIONS = {
    "+>": "outgoing support",
    "->": "outgoing attack",
    "<+": "support",
    "+": "support",
    "<-": "attack",
    "-": "attack",
    "><": "contradictory",
    "_>": "outgoing undercut",
    "<_": "undercut",
    "_": "undercut",
}


class Token(NamedTuple):
    """A piece of the text: what it is, how it is written, and where it begins."""

    kind: str
    image: str
    start: int


_RELATION = compile_later(r"([ \t']*)(\+>|->|<\+|\+|<-|-|><|_>|<_|_(?=\s))")
_INFERENCE = compile_later(r"[ \t']*--")
_LIST = compile_later(r"([ \t']*)(\d+\.|\*)(?=\s)")
_NUMBER = compile_later(r"[ \t']*\(\d+\)")
_HEADING = compile_later(r"#+ ")
_EMPTY = compile_later(r"(?:[ \t]*\n){2,}")
_NEWLINE = compile_later(r"[ \t]*\n")
_SPACES = compile_later(r"[ \t]+")
_FRONT = compile_later(r"===+")
_ESCAPED = compile_later(r"\\[^\n] *")
_CODE = compile_later(r"\.[^\s]{1,80}?\.[ \t]?|:[^\s]{1,80}?:[ \t]?")
_LINK = compile_later(rf"\[[^\]]{{1,{LONGEST}}}\]\([^)]{{1,{LONGEST}}}\)[ \t]?")
_TAG = compile_later(rf"#(?:\([^)]{{1,{LONGEST}}}\)|[A-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+)[ \t]?")
_TITLES = (
    ("statement definition", compile_later(rf"\[[^\n]{{1,{LONGEST}}}?\]:")),
    ("statement", compile_later(rf"\[[^-][^\n]{{0,{LONGEST}}}?\]")),
    ("mention", compile_later(rf"@\[[^\n]{{1,{LONGEST}}}?\][ \t]?|@<[^\n]{{1,{LONGEST}}}?>[ \t]?")),
    ("argument definition", compile_later(rf"<[^\n]{{1,{LONGEST}}}?>:")),
    ("argument", compile_later(rf"<[^-][^\n]{{0,{LONGEST}}}?>")),
)
_FREE = compile_later(r"[^\\@#*_\[\],.:;</>\-\n(){}]+")
_RANGES = ("**", "__", "*", "_")
_AFTER_RANGE = compile_later(r"[ \t]|(?=[\n)}_.,!?;:*-]|\Z)")
_STOPS = compile_later(r"\s[^,}]", re.DOTALL)
_GOES_ON = compile_later(r"\s*[,}]")


class Lexer:
    """One pass over a text; `tokens` are in order, comments and blanks left out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._indents = [0]
        self._ranges: list[str] = []
        self._inference = False
        self._skipped = False
        self._ends = {mark: text.rfind(mark) for mark in ("-->", "*/", "===", "}")}
        self._data_steps = DATA_STEPS

    def place(self, start: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, start)
        return line, start - self._starts[line - 1] + 1

    def origin(self, start: int) -> str:
        """Nothing: there is only one text."""
        return ""

    def run(self) -> list[Token]:
        """All tokens of the text."""
        position, end = 0, len(self.text)
        while position < end:
            position = self._inside(position) if self._inference else self._next(position)
        if self.tokens and self.tokens[-1].kind == "empty":
            self.tokens.pop()
        self._close(end)
        return self.tokens

    def _add(self, kind: str, start: int, end: int) -> int:
        self.tokens.append(Token(kind, self.text[start:end], start))
        self._skipped = False
        return end

    def _last(self) -> str:
        return self.tokens[-1].kind if self.tokens else "start"

    def _next(self, position: int) -> int:
        text, last = self.text, self._last()
        if (end := self._comment(position, last)) is not None:
            self._skipped = True
            return end
        char = text[position]
        if char == "=" and (end := self._front(position)) is not None:
            return self._add("front", position, end)
        if char == "{" and (end := self._data(position)) is not None:
            return self._add("data", position, end)
        if char == "\\" and (match := _ESCAPED.match(text, position)):
            return self._add("escaped", position, match.end())
        if char in ".:" and (match := _CODE.match(text, position)):
            return self._add("code", position, match.end())
        if char in " \t\n":
            if last != "empty" and (match := _EMPTY.match(text, position)):
                if match.end() < len(text):
                    self._close(position)
                return self._add("empty", position, match.end())
            if match := _NEWLINE.match(text, position):
                return self._add("newline", position, match.end())
        at_line = last in ("start", "newline", "empty")
        if at_line and (end := self._line_start(position, last)) is not None:
            return end
        return self._inline(position, char)

    def _line_start(self, position: int, last: str) -> int | None:
        text = self.text
        if last != "empty" and (match := _INFERENCE.match(text, position)):
            self._close(position)
            self._inference = True
            return self._add("inference start", position, match.end())
        if match := _RELATION.match(text, position):
            self._indent(len(match[1]), position)
            return self._add(RELATIONS[match[2]], position, match.end())
        if match := _HEADING.match(text, position):
            return self._add("heading", position, match.end())
        if match := _NUMBER.match(text, position):
            self._close(position)
            return self._add("number", position, match.end())
        if match := _LIST.match(text, position):
            self._indent(len(match[1]) + 1, position)
            return self._add("bullet" if match[2] == "*" else "ordered", position, match.end())
        return None

    def _inline(self, position: int, char: str) -> int:
        text = self.text
        if char in "*_" and (end := self._range(position)) is not None:
            return end
        if char == "[" and (match := _LINK.match(text, position)):
            return self._add("link", position, match.end())
        if char == "#" and (match := _TAG.match(text, position)):
            return self._add("tag", position, match.end())
        if char in "[<@":
            for kind, pattern in _TITLES:
                if match := pattern.match(text, position):
                    return self._add(kind, position, match.end())
        if match := _SPACES.match(text, position):
            self._skipped = True
            return match.end()
        if match := _FREE.match(text, position):
            return self._add("text", position, match.end())
        blank = position + 1 < len(text) and text[position + 1] in " \t"
        return self._add("text", position, position + 1 + blank)

    def _inside(self, position: int) -> int:
        """Between the two lines of an inference: rules, separated by commas, and data."""
        text, char = self.text, self.text[position]
        if (end := self._comment(position, self._last())) is not None:
            return end
        if match := _NEWLINE.match(text, position):
            return self._add("newline", position, match.end())
        if char == "\\" and (match := _ESCAPED.match(text, position)):
            return self._add("escaped", position, match.end())
        if char in ".:" and (match := _CODE.match(text, position)):
            return self._add("code", position, match.end())
        if match := re.compile("-{2,}").match(text, position):
            self._inference = False
            return self._add("inference end", position, match.end())
        if char == "{" and (end := self._data(position)) is not None:
            return self._add("data", position, end)
        if char == ",":
            return self._add("comma", position, position + 1)
        if match := _SPACES.match(text, position):
            return match.end()
        if match := _FREE.match(text, position):
            return self._add("text", position, match.end())
        blank = position + 1 < len(text) and text[position + 1] in " \t"
        return self._add("text", position, position + 1 + blank)

    def _comment(self, position: int, last: str) -> int | None:
        text = self.text
        if text.startswith("//", position):
            end = text.find("\n", position)
        elif text.startswith("/*", position) and position + 2 <= self._ends["*/"]:
            end = text.index("*/", position + 2) + 2
        elif text.startswith("<!--", position) and position + 4 <= self._ends["-->"]:
            end = text.index("-->", position + 4) + 3
        else:
            return None
        if end < 0:
            return None
        if last == "empty":
            match = re.compile(r"(?:[ \t]*\n)*").match(text, end)
            return match.end() if match else end
        if last in ("newline",) and (match := re.compile(r"[ \t]*\n(?![ \t]*\n)").match(text, end)):
            return match.end()
        return end

    def _front(self, position: int) -> int | None:
        match = _FRONT.match(self.text, position)
        if match is None or match.end() > self._ends["==="]:
            return None
        end = _FRONT.match(self.text, self.text.index("===", match.end()))
        assert end is not None
        return end.end()

    def _data(self, position: int) -> int | None:
        """The end of data in braces: the last brace before one that is followed by other text, and by no list."""
        text = self.text
        behind: int | None = None
        here = position
        while here < self._ends["}"] and self._data_steps > 0:
            here = text.find("}", here + 1)
            if here < 0:
                break
            self._data_steps -= 1
            if not _GOES_ON.match(text, here + 1):
                behind = here + 1
            if _STOPS.match(text, here + 1):
                break
        return behind

    def _range(self, position: int) -> int | None:
        """A mark of bold or italic words, which opens or closes."""
        text = self.text
        if self._ranges and text.startswith(self._ranges[-1], position) and not self._skipped:
            end = position + len(self._ranges[-1])
            match = _AFTER_RANGE.match(text, end)
            if match is not None:
                self._ranges.pop()
                return self._add("close", position, match.end())
        for mark in _RANGES:
            end = position + len(mark)
            if text.startswith(mark, position) and end < len(text) and not text[end].isspace():
                self._ranges.append(mark)
                return self._add("open", position, end)
        return None

    def _indent(self, width: int, position: int) -> None:
        """Notes where indentation grows or shrinks: at the end of the token before, comments are not counted."""
        if self.tokens:
            position = self.tokens[-1].start + len(self.tokens[-1].image)
        if width > self._indents[-1]:
            self._indents.append(width)
            self.tokens.append(Token("indent", "", position))
        while len(self._indents) > 1 and width < self._indents[-1]:
            self._indents.pop()
            self.tokens.append(Token("dedent", "", position))

    def _close(self, position: int) -> None:
        while len(self._indents) > 1:
            self._indents.pop()
            self.tokens.append(Token("dedent", "", position))
