"""From one text to another in few edits, so that an editor keeps its cursors, folds and marks beside them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from lsprotocol import types

from argmap.lsp.analysis import Analysis

_MOST_LINES = 4_000
"""Lines in which small edits are looked for; the time grows with their square in the worst case."""


def edits_to(analysis: Analysis, text: str) -> list[types.TextEdit]:
    """The edits of whole lines that lead from the text of an analysis to another text with LF line ends."""
    before, after = _lines(analysis.text), _lines(text)
    starts = [0, *accumulate(map(len, before))]
    return [
        types.TextEdit(
            analysis.range_between(starts[first], starts[last]),
            "".join(after[new_first:new_last]).replace("\n", analysis.line_end),
        )
        for first, last, new_first, new_last in _differences(before, after)
    ]


def _lines(text: str) -> list[str]:
    """The lines with their ends; `splitlines` would break at other characters too."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _differences(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Which lines of one list become which of the other."""
    most = min(len(before), len(after))
    head = next((number for number in range(most) if before[number] != after[number]), most)
    rest = most - head
    tail = next((number for number in range(rest) if before[-1 - number] != after[-1 - number]), rest)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > _MOST_LINES:
        yield head, head + len(old), head, head + len(new)
        return
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield head + first, head + last, head + new_first, head + new_last
