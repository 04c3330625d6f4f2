"""What all exports promise: the same bytes, known suffixes, whole files for any text."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from lxml import etree

from argmap.diagnostics import ArgmapError
from argmap.registry import EXPORTS
from argmap.teach.exercise import Posed
from argmap.teach.exporting.export_kind import export, export_for
from tests.effort import examples
from tests.samples.exercises import ANY, by_hand
from tests.teach.library_exercises import ALL


@pytest.mark.parametrize("name", EXPORTS.names())
def test_an_export_says_what_it_is_and_gives_the_same_bytes(name: str) -> None:
    chosen = EXPORTS.get(name)
    assert (chosen.name, bool(chosen.doc)) == (name, True)
    posed = ALL[:1] if chosen.single else ALL
    for suffix in chosen.suffixes:
        assert export(posed, name, suffix) == export(posed, name, suffix)
    assert export([by_hand()], name)


def test_the_name_of_a_file_tells_the_form() -> None:
    assert [export_for(f"quiz{end}") for end in (".gift", ".moodle.xml", ".qti.zip", ".apkg")] == [
        "gift",
        "moodle",
        "qti",
        "anki",
    ]
    with pytest.raises(ArgmapError, match="known suffixes are"):
        export_for("quiz.odt")
    with pytest.raises(ValueError, match=r"is written as \.apkg"):
        export(ALL, "anki", ".gift")


@settings(max_examples=examples(60))
@given(ANY)
def test_any_text_makes_whole_questions_in_every_bank(posed: Posed) -> None:
    assert len(export([posed], "gift").decode().split("\n\n")) > len(posed.exercise.tasks)
    quiz = etree.fromstring(export([posed], "moodle"))
    assert len(quiz) > len(posed.exercise.tasks)
    with zipfile.ZipFile(io.BytesIO(export([posed], "qti"))) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


@pytest.mark.parametrize("name", ["moodle", "qti"])
def test_characters_that_xml_has_not_are_replaced(name: str) -> None:
    content = export([by_hand(("a \uffff b", "c \x85 d", "e \ufffe f"))], name)
    if name == "qti":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert all(etree.fromstring(package.read(file)) is not None for file in package.namelist())
    else:
        assert "a \ufffd b" in "".join(etree.fromstring(content).itertext())


def test_a_figure_travels_with_its_question() -> None:
    posed = next(p for p in ALL if p.exercise.kind == "place-claim")
    quiz = ET.fromstring(export([posed], "moodle"))
    holder = quiz.find("question[@type='multichoice']/questiontext")
    assert holder is not None
    assert "@@PLUGINFILE@@/map.svg" in (holder.findtext("text") or "")
    assert holder.find("file[@encoding='base64']") is not None
    with zipfile.ZipFile(io.BytesIO(export([posed], "qti"))) as package:
        pictures = [name for name in package.namelist() if name.endswith(".svg")]
        assert len(pictures) == 3
        assert all(b"<svg" in package.read(name) for name in pictures)
