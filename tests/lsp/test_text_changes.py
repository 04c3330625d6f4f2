"""Edits that lead from one text to another: they arrive there, and touch only the lines that differ."""

from __future__ import annotations

import random

import pytest
from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.text_changes import edits_to


def applied(raw: str, edits: list[types.TextEdit], line_end: str) -> str:
    """A text after edits that all count in the text as it is, as a client carries them out."""
    lines = raw.split(line_end)
    starts = [sum(len(line) + len(line_end) for line in lines[:number]) for number in range(len(lines) + 1)]
    for edit in sorted(edits, key=lambda edit: edit.range.start.line, reverse=True):
        start, end = (starts[place.line] + place.character for place in (edit.range.start, edit.range.end))
        raw = raw[:start] + edit.new_text + raw[end:]
    return raw


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_edits_lead_to_the_text(line_end: str) -> None:
    chance = random.Random(7)
    for _ in range(200):
        before, after = ("\n".join(chance.choices(["a", "b", "c d", ""], k=chance.randrange(9))) for _ in range(2))
        raw = before.replace("\n", line_end)
        analysis = Analysis("file:///map.yaml", 1, raw, "native")
        edits = edits_to(analysis, after)
        assert applied(raw, edits, line_end) == after.replace("\n", analysis.line_end), (before, after)


def test_lines_that_stay_are_in_no_edit() -> None:
    before = [f"line {number}\n" for number in range(30)]
    after = [*before[:5], "new\n", *before[5:20], *before[21:]]
    edits = edits_to(Analysis("file:///map.yaml", 1, "".join(before), "native"), "".join(after))
    ranges = [(edit.range.start.line, edit.range.end.line, edit.new_text) for edit in edits]
    assert ranges == [(5, 5, "new\n"), (20, 21, "")]


def test_of_very_many_lines_those_between_the_first_and_the_last_that_differ_are_one_edit() -> None:
    before = [f"line {number}\n" for number in range(5_000)]
    after = [*before[:10], "one\n", *before[11:4_990], "two\n", *before[4_991:]]
    (edit,) = edits_to(Analysis("file:///map.yaml", 1, "".join(before), "native"), "".join(after))
    assert (edit.range.start.line, edit.range.end.line) == (10, 4_991)
    assert edit.new_text == "".join(after[10:4_991])
