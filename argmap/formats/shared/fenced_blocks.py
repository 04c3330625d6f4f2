"""Blocks of Argdown or of our own format in a Markdown page, between fences that name it.

    ```argdown
    [Close]: The old town should be closed.
    ```

Argdown's plug-ins for Markdown, Pandoc and editors use `argdown`, `argdown-map` and `{.argdown-map …}`. The Argdown
blocks of a page are one map; a block of ours is a map of its own. What is not read is blotted out, so that every line
keeps its number. Source: CommonMark 0.31, fenced code blocks; argdown.org, Markdown integration; Pandoc's manual,
fenced code attributes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Span, diagnose
from argmap.model.document import Loss
from argmap.patterns import compile_later

_FENCE = compile_later(
    r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*(?:\{[ \t]*)?\.?(argdown(?:-map|-cli)?|argmap)\b(?![\w.])", re.IGNORECASE
)
_ANY = compile_later(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_ELSEWHERE = compile_later(r"[\s{]src=\S")
_EQUALS = compile_later(r"===+[ \t]*$")
_SHOWN = 8
"""Lines of blocks that a message names at most."""


class MapBlock(NamedTuple):
    """A block of a page: the format that it is in, and where it is.

    `fence` is the number of the line that opens it, `end` that of the line that closes it, both counted from 1; `end`
    is that after the last line of the page where nothing closes the block. `indent` is the number of spaces before the
    opening fence, which count for nothing in the lines of the block.
    """

    format: str
    fence: int
    end: int
    indent: int


class PageMap(NamedTuple):
    """The blocks of a page that are read as one map, and the page with everything else blotted out.

    `unread` says that the page has other maps, and `losses` what of the blocks themselves is left out.
    """

    format: str
    text: str
    blocks: tuple[MapBlock, ...]
    unread: tuple[Diagnostic, ...] = ()
    losses: tuple[Loss, ...] = ()


def map_blocks(text: str) -> list[MapBlock]:
    """The blocks of a Markdown page that are maps, in order; not the empty ones whose map is in a file, `src=FILE`.

    >>> map_blocks("Prose.\\n```argdown\\n[a]: A\\n```\\n")
    [MapBlock(format='argdown', fence=2, end=4, indent=0)]
    """
    if "```" not in text and "~~~" not in text:
        return []
    blocks: list[MapBlock] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        opening = _ANY.match(lines[number])
        if opening is None:
            number += 1
            continue
        named = _FENCE.match(lines[number])
        end = _find_end(lines, number + 1, opening[1])
        if named is not None and not _is_elsewhere(lines[number:end]):
            format = "native" if named[3].lower() == "argmap" else "argdown"
            blocks.append(MapBlock(format, number + 1, end + 1, len(named[1])))
        number = end + 1
    return blocks


def _is_elsewhere(block: Sequence[str]) -> bool:
    """Whether a block, from the line that opens it, has no text and names the file of its map."""
    return _ELSEWHERE.search(block[0]) is not None and not any(line.strip() for line in block[1:])


def choose_blocks(
    text: str, blocks: Sequence[MapBlock], *, format: str | None = None, number: int | None = None
) -> PageMap | None:
    """The map that a page with these `blocks` stands for; None where the text is to be read as a whole.

    `number` is that of the block to read, from 1. Without it, the map is that of the first block: all Argdown blocks,
    or one of ours. `format` is the format to read, if it is known. Raises ValueError, in words, for a block that does
    not exist or is in another format.
    """
    if number is not None:
        return _page_map(text, [_numbered(blocks, format, number)])
    able = [block for block in blocks if format in (None, block.format)]
    if not able:
        return None
    chosen = [block for block in able if block.format == able[0].format] if able[0].format == "argdown" else able[:1]
    page = _page_map(text, chosen)
    left = [block for block in able if block not in chosen]
    return page._replace(unread=(_say_unread(text, able, chosen, left[0]),)) if left else page


def _numbered(blocks: Sequence[MapBlock], format: str | None, number: int) -> MapBlock:
    if not blocks:
        raise ValueError(
            f"there is no block {number}: this is not a page with blocks of code named argdown, argdown-map or argmap"
        )
    if not 1 <= number <= len(blocks):
        raise ValueError(f"there is no block {number}; this page has {_counted(blocks)}")
    block = blocks[number - 1]
    if format not in (None, block.format):
        raise ValueError(
            f"block {number}, at line {block.fence}, is in the format '{block.format}'; expected '{format}'"
        )
    return block


def _counted(blocks: Sequence[MapBlock]) -> str:
    """How many blocks there are, and where they begin."""
    return f"{len(blocks):,} map block{'s' if len(blocks) > 1 else ''}, at {_lines(blocks)}"


def _lines(blocks: Sequence[MapBlock]) -> str:
    """The lines where blocks begin, in words."""
    *first, last = [str(block.fence) for block in blocks[:_SHOWN]]
    if len(blocks) > _SHOWN:
        return f"lines {', '.join([*first, last])}, …"
    return f"lines {', '.join(first)} and {last}" if first else f"line {last}"


def _say_unread(text: str, able: Sequence[MapBlock], chosen: Sequence[MapBlock], left: MapBlock) -> Diagnostic:
    read = "the first is" if len(chosen) == 1 else f"those in Argdown, at {_lines(chosen)}, are"
    message = f"this page has {_counted(able)}; only {read} read; --block N reads another one"
    line = text.split("\n")[left.fence - 1]
    span = Span.of(left.fence, left.indent + 1, left.fence, len(line.rstrip()) + 1)
    return diagnose(Code.SEVERAL_DOCUMENTS, message, span)


def _page_map(text: str, blocks: Sequence[MapBlock]) -> PageMap:
    """The page with everything blotted out but `blocks`; what further blocks have as front matter too."""
    lines = text.split("\n")
    kept = [""] * len(lines)
    headers = 0
    for block in blocks:
        inside = [_unindent(line, block.indent) for line in lines[block.fence : block.end - 1]]
        bare = inside if block is blocks[0] else _without_front_matter(inside)
        headers += bare is not inside
        kept[block.fence : block.end - 1] = bare
    lost = (Loss("front-matter", "front matter of further blocks left out", headers),) if headers else ()
    return PageMap(blocks[0].format, "\n".join(kept), tuple(blocks), losses=lost)


def _find_end(lines: list[str], start: int, fence: str) -> int:
    """The index of the line that closes a fence; that after the last one where none does."""
    for number in range(start, len(lines)):
        bare = lines[number].strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return number
    return len(lines)


def _unindent(line: str, indent: int) -> str:
    return line[indent_of(line, indent) :]


def indent_of(line: str, indent: int) -> int:
    """How many spaces at the beginning of a line belong to a block that is indented so far."""
    return min(indent, len(line) - len(line.lstrip(" ")))


def _without_front_matter(block: list[str]) -> list[str]:
    """A further block with its front matter blotted out: a map has one."""
    first = next((number for number, line in enumerate(block) if line.strip()), None)
    if first is None or not _EQUALS.match(block[first]):
        return block
    last = next((number for number in range(first + 1, len(block)) if _EQUALS.match(block[number])), None)
    return block if last is None else [*[""] * (last + 1), *block[last + 1 :]]
