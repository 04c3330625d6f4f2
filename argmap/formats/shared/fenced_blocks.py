"""Blocks of Argdown or of our own format in a Markdown page, between fences that name it.

    ```argdown
    [Close]: The old town should be closed.
    ```

Argdown's plug-ins for Markdown, Pandoc and editors use `argdown`, `argdown-map` and `{.argdown-map …}`. All blocks of a
page are one map; the prose around them is blotted out, so that every line keeps its number. Source: CommonMark 0.31,
fenced code blocks; argdown.org, Markdown integration; Pandoc's manual, fenced code attributes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(
    r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*(?:\{[ \t]*)?\.?(argdown(?:-map|-cli)?|argmap)\b(?![\w.])", re.IGNORECASE
)
_ANY = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_EQUALS = re.compile(r"===+[ \t]*$")


class FencedBlocks(NamedTuple):
    """The blocks of a page: the format that they are in, and the page with everything else blotted out."""

    format: str
    text: str
    blocks: int


def fenced_blocks(text: str) -> FencedBlocks | None:
    """The blocks of a Markdown page; None for a text without any.

    >>> fenced_blocks("Prose.\\n```argdown\\n[a]: A\\n```\\n")
    FencedBlocks(format='argdown', text='\\n\\n[a]: A\\n\\n', blocks=1)
    """
    if "```" not in text and "~~~" not in text:
        return None
    format, count = "", 0
    lines = text.split("\n")
    kept = [""] * len(lines)
    number = 0
    while number < len(lines):
        opening = _ANY.match(lines[number])
        if opening is None:
            number += 1
            continue
        named = _FENCE.match(lines[number])
        end = _find_end(lines, number + 1, opening[1])
        if named is not None:
            here = "native" if named[3].lower() == "argmap" else "argdown"
            format = format or here
            if here == format and not (here == "native" and count):
                count += 1
                indent = len(named[1])
                block = [_unindent(line, indent) for line in lines[number + 1 : end]]
                kept[number + 1 : end] = block if count == 1 else _without_front_matter(block)
        number = end + 1
    return FencedBlocks(format, "\n".join(kept), count) if format else None


def _find_end(lines: list[str], start: int, fence: str) -> int:
    """The number of the line that closes a fence; that after the last one where none does."""
    for number in range(start, len(lines)):
        bare = lines[number].strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return number
    return len(lines)


def _unindent(line: str, indent: int) -> str:
    return line[indent:] if line[:indent].isspace() else line


def _without_front_matter(block: list[str]) -> list[str]:
    """A further block with its front matter blotted out: a map has one."""
    first = next((number for number, line in enumerate(block) if line.strip()), None)
    if first is None or not _EQUALS.match(block[first]):
        return block
    last = next((number for number in range(first + 1, len(block)) if _EQUALS.match(block[number])), None)
    return block if last is None else [*[""] * (last + 1), *block[last + 1 :]]
