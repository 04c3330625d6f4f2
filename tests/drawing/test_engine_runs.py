"""Each picture takes one layout and one run of the engine, whatever it is written to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap import MapBuilder, dumps
from argmap.cli import argmap
from argmap.drawing.graphviz import engine
from argmap.drawing.layout import sheets


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the engine is started, and a picture laid out."""
    numbers: Counter[str] = Counter()
    start, lay_out = engine.subprocess.Popen, sheets.plan

    def started(*arguments, **options):
        numbers["runs"] += 1
        return start(*arguments, **options)

    def laid_out(*arguments):
        numbers["layouts"] += 1
        return lay_out(*arguments)

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
    ("output", "page", "number"),
    [("x.svg", "screen", 1), ("x.svg", "a4", 1), ("x.png", "a4", 1), ("x.html", "a4", 0), ("x.slides.html", "a4", 0)],
)
def test_one_picture_takes_one_layout_and_one_run(
    tmp_path: Path, counts: Counter[str], output: str, page: str, number: int
) -> None:
    map_file = write_map(tmp_path / "m.yaml", 9)
    options = ["render", map_file, "-o", str(tmp_path / output), "--page", page]
    assert CliRunner().invoke(argmap, options).exit_code == 0
    assert counts == Counter(runs=number, layouts=number)


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
