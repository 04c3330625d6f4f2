"""Selections that grow: a value, its entry, the list of entries, and so on to the whole text."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.syntax.tree import Place

_DEEPEST = 60
"""Ranges around a place that are sent, the smallest first."""


def select(analysis: Analysis, params: types.SelectionRangeParams) -> list[types.SelectionRange]:
    """For each position the ranges around it; in Argdown, the line and the block of lines."""
    around = _lines if analysis.format == "argdown" else _native
    selections: list[types.SelectionRange] = []
    for position in params.positions:
        parent = types.SelectionRange(analysis.range_between(0, len(analysis.text)))
        for start, end in around(analysis, analysis.offset_at(position))[-_DEEPEST:]:
            parent = types.SelectionRange(analysis.range_between(start, end), parent)
        selections.append(parent)
    return selections


def _native(analysis: Analysis, offset: int) -> list[tuple[int, int]]:
    """The ranges of keys with their values, items and values around an offset, the largest first."""
    at, tree = analysis.positions.offset_of, analysis.tree
    ranges: list[tuple[int, int]] = []
    place: Place | None = tree.parsed.place
    while place is not None:
        items = place.items
        inner: Place | None = None
        for key, raw in items.items() if isinstance(items, dict) else enumerate(items or ()):
            held = raw if isinstance(raw, Place) else Place(raw)
            start = at(*held.ends[:2])
            end = at(*tree.ends.get(id(held), held.ends[2:]))
            key_ends = place.key_ends(key) if isinstance(key, str) else None
            outer = at(*key_ends[:2]) if key_ends is not None else start
            if not outer <= offset <= end:
                continue
            ranges.append((outer, end))
            if start <= offset:
                ranges.append((start, end))
                inner = held
        place = inner
    whole = (0, len(analysis.text))
    distinct: list[tuple[int, int]] = []
    for each in ranges:
        before = distinct[-1] if distinct else whole
        if each != before and before[0] <= each[0] and each[1] <= before[1]:
            distinct.append(each)
    return distinct


def _lines(analysis: Analysis, offset: int) -> list[tuple[int, int]]:
    text = analysis.text
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    end = end if end >= 0 else len(text)
    first, last = text.rfind("\n\n", 0, start), text.find("\n\n", end)
    block = (first + 2 if first >= 0 else 0, last if last >= 0 else len(text))
    return [each for each in (block, (start, end)) if each[0] <= offset <= each[1]]


FEATURE = Feature(types.TEXT_DOCUMENT_SELECTION_RANGE, select)
