"""Folding: every list and mapping that has lines of its own, blocks of comments, and what is below an Argdown line."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.syntax.tree import Place


def fold(analysis: Analysis, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """The ranges, by line; in Argdown, what is indented below a line, and sections."""
    ranges = _below_lines(analysis.text) if analysis.format == "argdown" else _native(analysis)
    comments = _comments(analysis.text, "//" if analysis.format == "argdown" else "#")
    folded = {(first, last): None for first, last in ranges if last > first}
    return [
        *(types.FoldingRange(first, last) for first, last in folded),
        *(types.FoldingRange(first, last, kind=types.FoldingRangeKind.Comment) for first, last in comments),
    ]


def _native(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """From the line of a key, or of the beginning of an item, to the last line of what it holds; lines from 0."""
    tree = analysis.tree
    stack: list[tuple[Place, int | None]] = [(tree.parsed.place, None)]
    while stack:
        place, line = stack.pop()
        if line is not None:
            yield line - 1, tree.last_line(place) - 1
        items = place.items
        for key, inner in items.items() if isinstance(items, dict) else enumerate(items or ()):
            if isinstance(inner, Place):
                ends = place.key_ends(key) if isinstance(key, str) else inner.ends
                stack.append((inner, ends[0] if ends is not None else None))


def _below_lines(text: str) -> Iterator[tuple[int, int]]:
    """From each line to the last one that is indented deeper, and from each heading to the next of its level."""
    rows = text.split("\n")
    open_rows: list[tuple[int, int]] = []
    open_headings: list[tuple[int, int]] = []
    last = 0
    for number, row in enumerate(rows):
        if not row.strip():
            continue
        level = len(row) - len(row.lstrip("#")) if row.startswith("#") else 0
        lead = len(row) - len(row.lstrip())
        while open_rows and open_rows[-1][0] >= lead:
            yield open_rows.pop()[1], last
        if level and row[level : level + 1] == " ":
            while open_headings and open_headings[-1][0] >= level:
                yield open_headings.pop()[1], last
            open_headings.append((level, number))
        open_rows.append((lead, number))
        last = number
    for _, first in (*open_rows, *open_headings):
        yield first, last


def _comments(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """Runs of lines that are comments."""
    first = None
    for number, row in enumerate((text + "\n").split("\n")):
        if row.lstrip().startswith(mark):
            first = number if first is None else first
        else:
            if first is not None and number - 1 > first:
                yield first, number - 1
            first = None


FEATURE = Feature(types.TEXT_DOCUMENT_FOLDING_RANGE, fold)
