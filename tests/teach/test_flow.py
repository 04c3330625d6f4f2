"""FlowSheet sheets: who may speak when, what is dropped, and nothing lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap
from argmap.teach.handouts.flow_sheet import STYLES, FlowSheet, as_csv, as_markdown, as_page, flow
from tests.strategies import trees

FOLDER = Path(__file__).parents[2] / "maps"
MAPS = sorted(FOLDER.rglob("*.yaml"))
STYLE = st.sampled_from(sorted(STYLES))


def texts(sheet: FlowSheet) -> list[str]:
    return [e.text for row in sheet.rows for cell in row.cells.values() for e in cell] + [
        text for row in sheet.rows for text in row.beyond
    ]


@given(trees(max_claims=14), STYLE)
def test_every_claim_below_the_thesis_is_on_the_sheet_once(debate: ArgumentMap, style: str) -> None:
    if debate.lines:
        sheet_texts = texts(flow(debate, style))
        assert sorted(sheet_texts) == sorted(claim.text for claim in debate.claims if claim.id != debate.thesis)


@given(trees(max_claims=14), STYLE)
def test_an_answer_stands_in_a_later_speech_of_the_other_side(debate: ArgumentMap, style: str) -> None:
    if not debate.lines:
        return
    sheet = flow(debate, style)
    at = {e.text: number for row in sheet.rows for number, cell in row.cells.items() for e in cell}
    for relation in debate.relations:
        source, target = debate.claim(relation.premises[0]).text, debate.claim(relation.target).text
        if source in at and target in at:
            if relation.polarity.value == "attack":
                assert at[source] > at[target]
                assert sheet.speeches[at[source]].side != sheet.speeches[at[target]].side
            else:
                assert at[source] == at[target]
    for row in sheet.rows:
        assert sheet.speeches[min(row.cells)].constructive
        assert sheet.speeches[min(row.cells)].side == row.side


@pytest.mark.parametrize("file", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_form_has_every_text(file: Path, style: str) -> None:
    sheet = flow(argmap.load(file), style)
    rows = list(csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {1 + len(STYLES[style])}
    for row in sheet.rows:
        for cell in row.cells.values():
            assert all(entry.text in as_csv(sheet).decode().replace('""', '"') for entry in cell)
    assert as_markdown(sheet).count("\n| ") >= len(sheet.rows) + 1
    assert as_page(sheet)


def test_what_could_be_answered_and_is_not_is_dropped() -> None:
    text = """argmap: 1
thesis: T.
pillars: [{claim: P., objections: [{claim: O1.}, {claim: O2., rebuttals: [R.]}]}]
"""
    sheet = flow(argmap.loads(text), "karl-popper")
    dropped = {entry.text: entry.dropped for cell in sheet.rows[0].cells.values() for entry in cell}
    assert dropped == {"P.": False, "O1.": True, "O2.": False, "R.": True}
    assert "DROPPED ⊘ O1." in as_markdown(sheet)


def places_of(sheet: FlowSheet) -> dict[str, tuple[int, bool]]:
    """Text → the number of its speech, and whether it is dropped; of the first line."""
    cells = sheet.rows[0].cells.items()
    return {entry.text: (number, entry.dropped) for number, cell in cells for entry in cell}


def test_the_last_speech_of_all_cannot_be_dropped() -> None:
    answers = "[{claim: O., rebuttals: [{claim: R., rebuttals: [S.]}]}]"
    text = f"argmap: 1\nthesis: T.\npillars: [{{claim: P., objections: {answers}}}]\n"
    debate = argmap.loads(text)
    sheet = flow(debate, "lincoln-douglas")
    assert places_of(sheet)["S."] == (3, True)
    deeper = argmap.loads(text.replace("[S.]", "[{claim: S., rebuttals: [U.]}]"))
    assert places_of(flow(deeper, "lincoln-douglas"))["U."] == (4, False)


def test_what_no_speech_is_left_for_is_listed_below() -> None:
    text = "Z6."
    for number in range(5, 0, -1):
        text = f"{{claim: Z{number}., rebuttals: [{text}]}}"
    debate = argmap.loads(f"argmap: 1\nthesis: T.\nobjections: [{text}]\n")
    sheet = flow(debate, "lincoln-douglas")
    assert sheet.rows[0].beyond == ["Z5.", "Z6."]
    assert "No speech is left for these claims" in as_page(sheet)
    assert "- Z5. (on: Z1.)" in as_markdown(sheet)


def test_a_blank_sheet_has_the_lines_only() -> None:
    sheet = flow(argmap.load(FOLDER / "weekend-homework.yaml"), "policy", blank=True)
    assert texts(sheet) == []
    assert len(sheet.rows) == 6


def test_hostile_texts_break_no_form() -> None:
    text = 'argmap: 1\nthesis: "<b>T</b>"\npillars: ["=1+1|`x`<script>alert(1)</script>"]\n'
    sheet = flow(argmap.loads(text), "policy")
    assert "<script" not in as_page(sheet)
    assert "<script" not in as_markdown(sheet)
    assert not any(
        cell.startswith("=") for row in csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"))) for cell in row
    )


def test_mistakes_are_explained() -> None:
    with pytest.raises(KeyError, match="did you mean 'policy'"):
        flow(argmap.load(FOLDER / "weekend-homework.yaml"), "polcy")
    with pytest.raises(ArgmapError, match="a thesis and at least one claim"):
        flow(argmap.loads("argmap: 1\nthesis: T.\n"), "policy")
