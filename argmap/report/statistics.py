"""How often each rule found something: a table for people, and the same as JSON, version 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from argmap.report import Checked
from argmap.report.output.screen import safe

VERSION = 1


class Frequency(NamedTuple):
    """How often a rule found something, and in how many files, under one severity."""

    code: str
    rule: str
    severity: str
    count: int
    files: int


class Statistics(NamedTuple):
    """The rules that found something, most findings first; all findings; the files with any, and all that there are."""

    rules: tuple[Frequency, ...]
    count: int
    files: int
    checked: int

    def json(self) -> dict[str, Any]:
        """The published JSON form."""
        return {"version": VERSION, **self._asdict(), "rules": [frequency._asdict() for frequency in self.rules]}


def count_findings(files: Iterable[Checked]) -> Statistics:
    """The statistics of all files."""
    counts, places = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    check_files = with_findings = 0
    for checked in files:
        own = Counter((each.code, each.rule, each.severity.value) for each in checked.diagnostics)
        counts += own
        places.update(own.keys())
        check_files += 1
        with_findings += bool(own)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rules = tuple(Frequency(*rule, count, places[rule]) for rule, count in ordered)
    return Statistics(rules, counts.total(), with_findings, check_files)


def statistics(files: Iterable[Checked]) -> str:
    """The table: code, name, severity, findings, files; and a line with the sums."""
    counts = count_findings(files)
    head = ("code", "rule", "severity", "findings", "files")
    body = [
        (safe(code), safe(rule), severity, f"{count:,}", f"{where:,}")
        for code, rule, severity, count, where in counts.rules
    ]
    total = ("total", "", "", f"{counts.count:,}", f"{counts.files:,} of {counts.checked:,}")
    rows = [head, *body, total]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    """Names to the left, numbers to the right."""
    names = [f"{cell:<{width}}" for cell, width in zip(row[:3], widths, strict=False)]
    numbers = [f"{cell:>{width}}" for cell, width in zip(row[3:], widths[3:], strict=True)]
    return "  ".join([*names, *numbers]).rstrip()
