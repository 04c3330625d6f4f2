"""Each picture takes one layout and one run of the engine, whatever it is written to."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfWriter

from argmap import MapBuilder, dumps
from argmap.cli import argmap
from argmap.drawing.graphviz import engine
from argmap.drawing.layout import sheets
from argmap.drawing.renderers import pdf
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import Page
from argmap.drawing.style.style import Style
from argmap.drawing.undrawable import UndrawableError
from benchmarks.generated import tree


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the engine is started, and a picture laid out."""
    numbers: Counter[str] = Counter()
    shapes: set[tuple[frozenset[str], int]] = set()
    start, lay_out = engine.subprocess.Popen, sheets.plan

    def started(*arguments, **options):
        numbers["runs"] += 1
        return start(*arguments, **options)

    def laid_out(scene, *arguments):
        numbers["layouts"] += 1
        numbers["repeated layouts"] += (shape := (frozenset(scene.boxes), scene.style.box)) in shapes
        shapes.add(shape)
        return lay_out(scene, *arguments)

    monkeypatch.setattr(engine.subprocess, "Popen", started)
    monkeypatch.setattr(sheets, "plan", laid_out)
    return numbers


def write_map(path: Path, claims: int) -> str:
    builder = MapBuilder(title="A map")
    thesis = builder.thesis("The thesis holds.")
    pillars = [builder.claim(f"Pillar {n} carries the thesis in about so many words.") for n in range(4)]
    for pillar in pillars:
        builder.support(pillar, thesis)
    for n in range(claims - 5):
        builder.support(builder.claim(f"Reason {n} bears on its pillar in about so many words."), pillars[n % 4])
    path.write_text(dumps(builder.build()))
    return str(path)


@pytest.mark.parametrize(
    ("output", "page", "layouts", "runs"),
    [
        ("x.svg", "screen", 1, 1),
        ("x.svg", "a4", 1, 1),
        ("x.png", "a4", 1, 1),
        ("x.typ", "a4", 1, 0),
        ("x.html", "a4", 0, 0),
        ("x.slides.html", "a4", 0, 0),
    ],
)
def test_one_picture_takes_one_layout_and_one_run(
    tmp_path: Path, counts: Counter[str], output: str, page: str, layouts: int, runs: int
) -> None:
    map_file = write_map(tmp_path / "m.yaml", 9)
    options = ["render", map_file, "-o", str(tmp_path / output), "--page", page]
    assert CliRunner().invoke(argmap, options).exit_code == 0
    assert counts == Counter(runs=runs, layouts=layouts)


@pytest.mark.parametrize("output", ["x.svg", "x.typ", "x.pdf"])
def test_sheets_keep_their_layouts_once_their_numbers_are_known(
    tmp_path: Path, counts: Counter[str], monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.setattr(pdf, "draw", lambda *arguments, **options: one_page())
    monkeypatch.setattr(pdf, "engine_for", lambda *arguments: engine.Engine("any", ("any",)))
    map_file = write_map(tmp_path / "m.yaml", 90)
    options = ["render", map_file, "-o", str(tmp_path / output), "--page", "a4"]
    result = CliRunner().invoke(argmap, options)
    assert result.exit_code == 0, result.output
    assert counts["layouts"] > 1
    assert counts["repeated layouts"] <= 1  # that of the overview: its boxes are less high with the real numbers


def one_page() -> bytes:
    """A PDF with an empty page."""
    writer, file = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(file)
    return file.getvalue()


def test_sheets_take_one_run_each(tmp_path: Path, counts: Counter[str]) -> None:
    map_file = write_map(tmp_path / "m.yaml", 90)
    options = ["render", map_file, "-o", str(tmp_path / "x.svg"), "--page", "a4"]
    assert CliRunner().invoke(argmap, options).exit_code == 0
    files = list(tmp_path.glob("*.svg"))
    assert len(files) > 1
    assert counts["runs"] == len(files)


def test_a_map_that_takes_too_many_sheets_is_refused_before_any_layout(tmp_path: Path, counts: Counter[str]) -> None:
    builder = MapBuilder(title="A map")
    thesis = builder.thesis("The thesis holds.")
    for n in range(400):
        builder.support(builder.claim(f"Reason {n} has a lot to say. " * 400), thesis)
    (tmp_path / "m.yaml").write_text(dumps(builder.build()))
    options = ["render", str(tmp_path / "m.yaml"), "-o", str(tmp_path / "x.svg"), "--page", "a4"]
    result = CliRunner().invoke(argmap, options)
    assert result.exit_code == 1
    assert not counts


def test_a_map_is_given_up_once_its_first_sheets_show_that_it_takes_too_many(
    counts: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "SAMPLE", 3)
    monkeypatch.setattr(sheets, "MOST", 15)
    scene = build_scene(tree(400), None, Style(page=Page.A4))
    with pytest.raises(UndrawableError, match="more than 15 sheets"):
        sheets.plan_sheets(scene)
    given_up = counts["layouts"]
    monkeypatch.setattr(sheets, "SAMPLE", 1_000)
    with pytest.raises(UndrawableError, match="more than 15 sheets"):
        sheets.plan_sheets(scene)
    assert given_up < (counts["layouts"] - given_up) / 2
