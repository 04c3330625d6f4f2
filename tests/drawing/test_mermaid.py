"""Mermaid charts are what Mermaid's own parser takes, with the texts that stand in the map."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import argmap
from argmap.drawing import About, Change, ChangeKind, Style, render
from argmap.drawing.renderers.mermaid import RENDERER, literal
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.shown_text import clean_line
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import strengths
from tests.drawing.test_conformance import CASES
from tests.npm import Reader, reader
from tests.strategies import maps, some

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
SCRIPT = Path(__file__).with_name("mermaid_texts.mjs")
PACKAGES = ("mermaid@11", "jsdom@26")
GENERATED = 60


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Mermaid's own parser."""
    return reader(tmp_path_factory, SCRIPT, *PACKAGES)


def words(text: str) -> str:
    """The text of a box as a reader sees it, without blanks; Mermaid keeps entity codes in signs of its own."""
    decoded = text.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";")
    return html.unescape(re.sub(r"<br/?>|</?small>|</?s>", "", decoded)).replace("\u2060", "").replace(" ", "")


def test_mermaid_reads_every_chart_with_all_its_words(read: Reader) -> None:
    debates = [*map(argmap.load, MAPS), *(case() for case in CASES), *some(maps(), GENERATED)]
    changed = About(changes={debates[0].claims[1].id: Change(ChangeKind.REMOVED, "was <b>")})
    charts = [str(render(debate, "mermaid")) for debate in debates]
    charts += [
        str(render(debates[0], "mermaid", about=changed)),
        str(render(debates[0], "mermaid", style=Style("dark"))),
    ]
    answers = read(charts)
    assert [(answer["wrong"], chart) for answer, chart in zip(answers, charts, strict=True) if answer["wrong"]] == []
    for debate, answer in zip([*debates, debates[0], debates[0]], answers, strict=True):
        for number, claim in enumerate(debate.claims):
            said = clean_line(claim.text).replace(" ", "").replace("\u2060", "")
            assert said in words(answer["boxes"][f"c{number}"])


def test_the_parser_is_one_that_refuses(read: Reader) -> None:
    (answer,) = read(['flowchart BT\n  a["say "this" now"]'])
    assert answer["wrong"]


def test_what_would_become_a_formula_or_an_icon_stays_text() -> None:
    assert literal("$$x$$$") == "#36;#8288;#36;x#36;#8288;#36;#8288;#36;"
    assert literal("fa:fa-car") == "fa:#8288;fa-car"


def small() -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("It stands.", id="t")
    builder.support(builder.claim("It carries.", id="p"), thesis, weight=0.25, id="s")
    builder.attack(builder.claim("It opposes.", id="o"), thesis, id="a")
    return builder.build()


def test_a_line_is_as_thick_as_its_weight_and_has_the_colour_of_the_theme() -> None:
    light, dark = (str(render(small(), "mermaid", style=Style(theme))) for theme in ("light", "dark"))
    assert "linkStyle 0 stroke:#0b5394,stroke-width:1.10px" in light
    assert "linkStyle 1 stroke:#a12c0a,stroke-width:2.00px" in light
    assert "linkStyle 1 stroke:#f79a7b" in dark
    assert '"edgeLabelBackground": "#14181d"' in dark


def test_changes_are_named_and_what_is_removed_is_struck_and_dotted() -> None:
    changes = {
        "o": Change(ChangeKind.REMOVED),
        "p": Change(ChangeKind.REWORDED, "It carried."),
        "s": Change(ChangeKind.MOVED),
    }
    text = str(render(small(), "mermaid", about=About(changes=changes)))
    assert "#43; PILLAR · REWORDED" in text and "It carried." in text
    assert "#8722; OBJECTION · unanswered · REMOVED" in text and "<s>It opposes.</s>" in text
    assert "class c2 removed" in text
    alone = str(render(small(), "mermaid", about=About(changes={"s": Change(ChangeKind.TURNED, "attacked")})))
    assert '|"supports · TURNED · attacked"|' in alone


def test_a_chart_that_mermaid_would_refuse_is_announced() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("It stands.")
    for number in range(501):
        builder.support(builder.claim(f"Reason {number}."), thesis)
    assert RENDERER.caution is not None
    assert "has 501 and" in RENDERER.caution(build_scene(builder.build()))
    assert RENDERER.caution(build_scene(small())) == ""


def test_strengths_are_in_the_boxes() -> None:
    debate = argmap.load(MAPS[0])
    values = strengths(debate)
    text = str(render(debate, "mermaid", strengths=values))
    assert all(f"{values[claim.id]:.2f}" in text for claim in debate.claims)
