"""The page about a corpus: true figures, pictures of the right maps, and nothing that a map can do to it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap.corpus
from argmap.cli import argmap as program
from argmap.corpus import run
from argmap.corpus.reporting.bar_charts import chart
from argmap.corpus.reporting.corpus_page import corpus_page
from argmap.corpus.reporting.distributions import Distribution, distributions
from tests.corpus.small_maps import BROKEN, MAP, options, write_maps

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'single' <img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("corpus")
    folder = write_maps(base / "in" / "a<b>", 3)
    (folder / "broken.yaml").write_text(BROKEN)
    text = MAP.format(7).replace("Should the town have 7 parks?", "'" + HOSTILE.replace("'", "''") + "'")
    more = "".join(f"  - {{id: x{n}, claim: Reason number {n} of several.}}\n" for n in range(3))
    (folder / "hostile.yaml").write_text(text.replace("objections:", more + "objections:"))
    run([str(base / "in")], base / "out", options())
    return base / "out"


def test_the_figures_count_every_map_once(corpus: Path) -> None:
    tables = argmap.corpus.open(corpus)
    figures = {figure.title: figure for figure in distributions(tables)}
    assert dict(figures["Size"].bars) == {"2–3": 1, "4–7": 3, "8–15": 1}
    for title, column in (("Balance", "balance"), ("Verdict", "verdict"), ("Robustness of the verdict", "robustness")):
        ((count,),) = tables.rows(f"select count({column}) from maps")[1]
        assert sum(number for _, number in figures[title].bars) == count
    ((balance,),) = tables.rows("select balance from maps where balance is not null limit 1")[1]
    held = [count for name, count in figures["Balance"].bars if is_between(balance, *name.split(" to "))]
    assert held and held[0] >= 1
    assert sum(count for _, count in figures["Unanswered objections"].bars) == 5
    assert dict(figures["Formats"].bars) == {"native": 5}


def is_between(number: float, low: str, high: str) -> bool:
    return float(low) <= number < float(high)


def test_the_page_is_the_same_each_time_and_a_map_cannot_write_into_it(corpus: Path) -> None:
    tables = argmap.corpus.open(corpus)
    page = corpus_page(tables, HOSTILE)
    assert page == corpus_page(argmap.corpus.open(corpus), HOSTILE)
    assert "<script" not in page and "<img src=x" not in page and "a<b>" not in page
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []
    ET.fromstring(re.sub(r"<(meta|img)([^>]*)>", r"<\1\2/>", page.removeprefix("<!DOCTYPE html>\n")))


def test_the_maps_at_both_ends_have_pictures_as_long_as_their_source_is_the_same(corpus: Path) -> None:
    page = corpus_page(argmap.corpus.open(corpus), "A corpus")
    assert page.count('src="data:image/svg+xml;base64,') >= 3
    folder = corpus.parent / "in" / "a<b>"
    before = {file: file.read_bytes() for file in folder.iterdir()}
    try:
        for file in before:
            file.write_text("changed")
        assert "Its source has changed since." in corpus_page(argmap.corpus.open(corpus), "A corpus")
        for file in before:
            file.unlink()
        page = corpus_page(argmap.corpus.open(corpus), "A corpus")
        assert "Its source is not at hand." in page and "data:image" not in page
    finally:
        for file, content in before.items():
            file.write_bytes(content)


def test_a_map_of_an_archive_is_drawn_too(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        archive.writestr("a.yaml", MAP.format(1))
    run([str(tmp_path / "m.zip")], tmp_path / "out", options())
    assert 'src="data:image/svg+xml' in corpus_page(argmap.corpus.open(tmp_path / "out"), "A corpus")


@pytest.mark.parametrize("are_names", [True, False])
def test_a_bar_is_as_long_as_its_number(are_names: bool) -> None:
    figure = Distribution("Some <maps>", "unit", (("a & b", 10), ("c", 5), ("d", 0)))
    root = ET.fromstring(chart(figure, 1, are_names=are_names))
    bars = [float(bar.attrib["width" if are_names else "height"]) for bar in root.iter("rect")]
    assert bars[0] == pytest.approx(2 * bars[1], abs=0.11)
    assert bars[2] <= 1


def test_an_empty_corpus_has_a_page(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.yaml").symlink_to("nowhere")
    run([str(tmp_path / "in")], tmp_path / "out", options())
    assert "<h1>Nothing</h1>" in corpus_page(argmap.corpus.open(tmp_path / "out"), "Nothing")


def test_the_command_writes_the_page_but_not_among_the_tables(corpus: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = CliRunner().invoke(program, ["corpus", "report", str(corpus), "-o", str(target), "--title", "Essays"])
    assert result.exit_code == 0 and "<title>Essays</title>" in target.read_text(encoding="utf-8")
    result = CliRunner().invoke(program, ["corpus", "report", str(corpus), "-o", str(corpus / "report.html")])
    assert result.exit_code == 2 and not (corpus / "report.html").exists()
