"""Where the fenced blocks of a Markdown text are, also within lists, quotations and whatever a site builder indents.

Programs that build documents hand over the text of a block, and not its line. The text is looked up here, block after
block, so that of two equal ones each has its own line. Source: CommonMark 0.31, fenced code blocks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.patterns import compile_later
from argmap.syntax.decoding import decode
from argmap.syntax.files import read_bytes

_OPENING = compile_later(r"([ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|:)[ \t][ \t>]*)*)(`{3,}(?=[^`]*$)|~{3,})(.*)")
_LEAD = " \t>"


class FoundFence(NamedTuple):
    """A block: the line that opens it, from 1, the characters before its fence, what follows the fence, its text."""

    line: int
    column: int
    info: str
    text: str


class FenceFinder:
    """The blocks of a text by what is in them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._by_text: dict[str, deque[FoundFence]] = {}
        for found in find_fences(lines):
            self._by_text.setdefault(_bare(found.text), deque()).append(found)

    @classmethod
    def of_file(cls, file: Path | None) -> FenceFinder:
        """The blocks of a file; none if it cannot be read, as a page that a program has made."""
        try:
            return cls(decode(read_bytes(file))[0].split("\n") if file is not None else ())
        except ArgmapError:
            return cls(())

    def take(self, text: str) -> FoundFence | None:
        """The first block with this text that was not taken before; None if there is none.

        >>> finder = FenceFinder(["```argmap", "a", "```", "> ~~~ argmap depth=1", "> a", "> ~~~"])
        >>> [finder.take("a") for _ in range(3)]
        [FoundFence(line=1, column=0, info='argmap', text='a'), FoundFence(line=4, column=2, info='argmap depth=1', \
text='> a'), None]
        """
        waiting = self._by_text.get(_bare(text))
        return waiting.popleft() if waiting else None

    def left(self) -> list[FoundFence]:
        """The blocks that were not taken, in order."""
        return sorted(found for waiting in self._by_text.values() for found in waiting)


def find_fences(lines: Iterable[str]) -> Iterable[FoundFence]:
    """The fenced blocks of a text, in order; a fence inside a block opens no other one."""
    opened: tuple[int, int, str, str] | None = None
    body: list[str] = []
    for number, line in enumerate(lines, 1):
        if opened is None:
            match = _OPENING.match(line)
            if match is not None:
                opened, body = (number, len(match[1]), match[2], match[3].strip()), []
            continue
        bare = line.strip(_LEAD + "\r\n")
        if bare.startswith(opened[2]) and not bare.strip(opened[2][0]):
            yield FoundFence(opened[0], opened[1], opened[3], "\n".join(body))
            opened = None
        else:
            body.append(line)
    if opened is not None:
        yield FoundFence(opened[0], opened[1], opened[3], "\n".join(body))


def _bare(text: str) -> str:
    """A text without what builders take off or add: edges of lines, tabs, empty lines at the end."""
    return "\n".join(" ".join(line.strip(_LEAD).split()) for line in text.strip().split("\n")).strip()
