"""JSON with syntax errors, read as far as possible: what is missing is put in, what does not fit is left out.

Where a file is laid out in lines, their indentation says which bracket was never closed; whether it does is found out
by trying both. The repaired text is read as any other, and its places are those of the user's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Edit, Fix, Span, diagnose
from argmap.syntax import json_values, limits
from argmap.syntax.edits import Lines
from argmap.syntax.recovery.json_repairs import JsonRepairs, TextFault, TextRepair
from argmap.syntax.tree import Budget, Parsed, Raw, RepairedLine


def recover(text: str, keys: Set[str] = frozenset(), budget: Budget | None = None) -> Parsed | None:
    """All that can be read of a text with syntax errors, and what is wrong with the rest; None if that is nothing.

    `keys` are those that a half-typed one may be the beginning of.
    """
    lines = Lines(text)
    best: tuple[int, Parsed] | None = None
    for by_indentation in (True, False):
        repairs = JsonRepairs(text, by_indentation, keys)
        repairs.run()
        if best is not None and len(repairs.reports) >= best[0]:
            continue
        parsed = _read(lines, repairs, budget)
        if parsed is not None:
            best = len(repairs.reports), parsed
    return best[1] if best is not None else None


def _read(lines: Lines, repairs: JsonRepairs, budget: Budget | None) -> Parsed | None:
    changes = _without_overlaps(repairs.changes)
    moved = _Moved(lines, changes)
    parsed = json_values.parse(moved.text, budget, moved.place)
    if any(diagnostic.code == Code.SYNTAX_ERROR for diagnostic in parsed.diagnostics):
        return None
    stated = [_diagnose(lines, report) for report in repairs.reports[: limits.DIAGNOSTICS]]
    parsed.diagnostics[:0] = stated
    for number in {
        lines.position(at).line for change in changes for at in (change.start, max(change.start, change.end - 1))
    }:
        line = lines.line(number)
        parsed.repaired[number] = RepairedLine(len(line) - len(line.lstrip()) + 1, len(line) + 1, False)
    parsed.unread = [left_out for change in changes if (left_out := lines.text[change.start : change.end]).strip()]
    return parsed


def _without_overlaps(changes: Sequence[TextRepair]) -> list[TextRepair]:
    """The changes in the order of their places, without those within a part that is left out."""
    kept: list[TextRepair] = []
    # what is put in somewhere comes before what is left out there, and a larger part before a smaller one
    for change in sorted(changes, key=lambda change: (change.start, change.end > change.start, -change.end)):
        if kept and change.start < kept[-1].end:
            continue
        kept.append(change)
    return kept


def _diagnose(lines: Lines, report: TextFault) -> Diagnostic:
    span = lines.span(report.start, report.end)
    fix = None
    if report.fix == "":
        fix = Fix("remove the comma", (Edit(span, ""),))
    elif report.fix is not None:
        name = "comma" if report.fix == "," else "colon"
        fix = Fix(f"put in a {name}", (Edit(Span(span.end, span.end), report.fix),))
    return diagnose(Code.SYNTAX_ERROR, report.message, span, fix=fix)


class _Moved:
    """The repaired text, and where its characters stand in the text of the user."""

    def __init__(self, lines: Lines, changes: Sequence[TextRepair]) -> None:
        self._lines = lines
        self._starts: list[int] = [0]
        self._origins: list[tuple[int, bool]] = [(0, False)]
        parts: list[str] = []
        length = at = 0
        for change in changes:
            parts += [lines.text[at : change.start], change.new]
            length += change.start - at
            if change.new:
                self._starts.append(length)
                self._origins.append((change.start, True))
                length += len(change.new)
            self._starts.append(length)
            self._origins.append((change.end, False))
            at = change.end
        self.text = "".join([*parts, lines.text[at:]])

    def place(self, start: int, end: int) -> Raw:
        """The place of a part of the repaired text, with lines and columns counted from 0."""
        first, last = (self._lines.position(self._origin(offset)) for offset in (start, end))
        return first.line - 1, first.column - 1, last.line - 1, last.column - 1

    def _origin(self, offset: int) -> int:
        part = bisect_right(self._starts, offset) - 1
        origin, is_new = self._origins[part]
        return origin if is_new else origin + offset - self._starts[part]
