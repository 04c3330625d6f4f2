"""Maps that are too dense or too large for a picture: a quick word, or a picture to scroll."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import MapBuilder
from argmap.drawing import plan_files, render, renderer_for
from argmap.drawing.layout import crowding
from argmap.drawing.style.paper import Page
from argmap.drawing.style.style import Style
from argmap.drawing.undrawable import UndrawableError
from argmap.model.elements import ArgumentMap


def everyone_attacks_everyone(claims: int) -> ArgumentMap:
    builder = MapBuilder()
    drafts = [builder.claim(f"Claim {n} holds.", id=f"c{n}") for n in range(claims)]
    for attacker in drafts:
        for target in drafts:
            if attacker is not target:
                builder.attack(attacker, target)
    builder.thesis_is("c0")
    return builder.build()


def star(claims: int) -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("The thesis holds.")
    for n in range(claims):
        builder.support(builder.claim(f"Reason number {n} is a good one, and so it takes some room."), thesis)
    return builder.build()


@pytest.mark.parametrize("name", ["x.svg", "x.png", "x.typ", "x.dot"])
def test_a_graph_that_is_too_dense_is_refused_before_it_is_laid_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("layout.sheets", "renderers.dot"):
        monkeypatch.setattr(f"argmap.drawing.{module}.plan", lambda _: pytest.fail("laid out"))
    debate = everyone_attacks_everyone(50)
    with pytest.raises(UndrawableError, match=r"50 claims with 2,450 relations are too dense.*html.*--focus"):
        list(plan_files(debate, tmp_path / name, renderer_for(name)).draw())
    assert len(render(debate, "html")) > 1000


def test_the_word_names_the_matrix_if_one_can_be_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    debate, svg = everyone_attacks_everyone(50), renderer_for("x.svg")
    with pytest.raises(UndrawableError, match="; --layout matrix draws a table of them, html lists them"):
        plan_files(debate, tmp_path / "x.svg", svg)
    matrix = plan_files(debate, tmp_path / "x.svg", svg, style=Style(layout="matrix"))
    assert len(matrix.paths) == 1
    monkeypatch.setattr("argmap.drawing.scene.matrix.MOST_COLUMNS", 49)
    with pytest.raises(UndrawableError, match="would be pairs of numbers; html lists them"):
        plan_files(debate, tmp_path / "x.svg", svg)


def test_many_numbers_in_a_picture_come_with_a_caution(tmp_path: Path) -> None:
    svg = renderer_for("x.svg")
    crowded = plan_files(everyone_attacks_everyone(19), tmp_path / "x.svg", svg)
    assert "relations are pairs of numbers in the picture" in crowded.caution
    assert plan_files(everyone_attacks_everyone(10), tmp_path / "x.svg", svg).caution == ""


def test_a_map_that_would_take_very_many_sheets_becomes_one_picture_to_scroll(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowding, "MANY_SHEETS", 1)
    svg, debate = renderer_for("x.svg"), star(120)
    chosen = Style(page=Page.A4)
    asked = plan_files(debate, tmp_path / "x.svg", svg, style=chosen)
    assert len(asked.paths) > 2
    unasked = plan_files(debate, tmp_path / "x.svg", svg, style=chosen, may_scroll=True)
    assert len(unasked.paths) == 1
    assert "--page a4 makes the sheets" in unasked.caution


def test_too_many_relations_to_one_claim_are_not_divided_among_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowding, "MOST_WORK", 100)
    with pytest.raises(UndrawableError, match=r"120 relations lead to one claim.*sheets of a4.*--page screen"):
        plan_files(star(120), tmp_path / "x.svg", renderer_for("x.svg"), style=Style(page=Page.A4))


def test_a_pdf_with_more_pages_than_anybody_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.drawing.renderers.pdf.MOST_PAGES", 3)
    monkeypatch.setattr("argmap.drawing.renderers.pdf.engine_for", lambda *_: None)
    with pytest.raises(UndrawableError, match=r"the PDF would have \d+ pages.*--focus"):
        render(star(120), "pdf", style=Style(page=Page.A4))
