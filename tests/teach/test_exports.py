"""Exports to question banks and cards, read back by other programs' readers or by plain parsers."""

from __future__ import annotations

import html
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from lxml import etree
from pygiftparser import parser as gift

import argmap
from argmap.diagnostics import ArgmapError
from argmap.registry import EXPORTS
from argmap.teach.exercise import ONLY, Ask, Posed
from argmap.teach.exporting.export_kind import export, export_for
from argmap.teach.posing.pose_exercise import offers
from tests.effort import examples
from tests.samples.exercises import HOSTILE, POSED, by_hand

MAP = argmap.load(Path(__file__).parents[2] / "maps" / "sunday-library.yaml")
ALL = [offer.posed for offer in offers(MAP, seed=2, level=3) if offer.posed]
QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


@pytest.mark.parametrize("name", EXPORTS.names())
def test_an_export_says_what_it_is_and_gives_the_same_bytes(name: str) -> None:
    chosen = EXPORTS.get(name)
    assert (chosen.name, bool(chosen.doc)) == (name, True)
    for suffix in chosen.suffixes:
        assert export(ALL, name, suffix) == export(ALL, name, suffix)
    assert export([by_hand()], name)


def test_the_name_of_a_file_tells_the_form() -> None:
    assert [export_for(f"quiz{end}") for end in (".gift", ".moodle.xml", ".qti.zip", ".apkg")] == [
        "gift",
        "moodle",
        "qti",
        "anki",
    ]
    with pytest.raises(ArgmapError, match="known suffixes are"):
        export_for("quiz.docx")
    with pytest.raises(ValueError, match=r"is written as \.apkg"):
        export(ALL, "anki", ".gift")


def unescaped(text: str) -> str:
    return re.sub(r"\\([~=#{}:\\])", r"\1", text).replace("\\n", "\n")


def read_gift(posed: list[Posed]) -> list[gift.Question]:
    return gift.parseFile(io.StringIO(export(posed, "gift").decode()))


# the reader takes an escaped brace for the end of the answers and knows no escaped backslash; Moodle knows both
READABLE = by_hand(tuple(text for text in HOSTILE if not set("\\{}") & set(text)))


@pytest.mark.parametrize("posed", [*ALL, READABLE], ids=lambda p: p.exercise.kind)
def test_gift_is_read_back_with_its_texts_and_its_right_answers(posed: Posed) -> None:
    found = read_gift([posed])
    assert all(question.valid for question in found)
    at = iter(found)
    for task, key in posed.tasks_with_keys():
        question = next(at)
        assert unescaped(question.text).startswith(task.prompt.strip().split("\n")[0])
        if task.ask is Ask.WRITE:
            assert type(question.answers).__name__ == "Essay"
        elif task.ask is Ask.MARK:
            shares = [float(answer.fraction) for answer in question.answers.answers]
            assert [share > 0 for share in shares] == [c.id in key.right[ONLY] for c in task.choices]
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
            assert sum(shares) <= 0 or len(shares) < 2 * len(key.right[ONLY])
        elif task.ask is Ask.CHOOSE:
            _assert_choices(question, task, key.right[ONLY])
        elif type(question.answers).__name__ == "MatchingSet":
            pairs = {unescaped(a.question).strip(): unescaped(a.answer).strip() for a in question.answers.answers}
            assert pairs == {p.text.replace("->", "→"): task.choice(key.right[p.id][0]) for p in task.parts}
        else:
            for part in task.parts:
                _assert_choices(question, task, key.right[part.id])
                assert part.text in unescaped(question.text)
                question = next(at) if part is not task.parts[-1] else question
    assert next(at, None) is None


def _assert_choices(question: gift.Question, task, right: tuple[str, ...]) -> None:
    texts = [unescaped(answer.answer).strip().replace("％", "%") for answer in question.answers.answers]
    assert texts == [choice.text.replace("->", "→") for choice in task.choices]
    assert [float(a.fraction) == 100 for a in question.answers.answers] == [c.id in right for c in task.choices]


@settings(max_examples=examples(60))
@given(POSED)
def test_any_text_makes_whole_questions_in_every_bank(posed: Posed) -> None:
    assert len(export([posed], "gift").decode().split("\n\n")) > len(posed.exercise.tasks)
    quiz = etree.fromstring(export([posed], "moodle"))
    assert len(quiz) > len(posed.exercise.tasks)
    with zipfile.ZipFile(io.BytesIO(export([posed], "qti"))) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


def test_moodle_holds_every_task_with_its_right_answers_and_hints() -> None:
    quiz = ET.fromstring(export(ALL, "moodle"))
    kinds = Counter(question.get("type") for question in quiz)
    assert kinds["category"] == 1
    assert set(kinds) == {"category", "multichoice", "matching", "essay"}
    for question in quiz:
        if question.get("type") == "multichoice":
            shares = [float(answer.get("fraction", "0")) for answer in question.findall("answer")]
            several = question.findtext("single") == "false"
            best = sum(share for share in shares if share > 0)
            assert best == pytest.approx(100, abs=0.001) if several else max(shares) == 100
        if question.get("type") not in ("category", "essay"):
            assert len(question.findall("hint")) == 2
    names = [question.findtext("idnumber") for question in quiz][1:]
    assert len(set(names)) == len(names)


def test_moodle_matches_as_the_key_says_and_keeps_spare_choices() -> None:
    posed = next(p for p in ALL if p.exercise.kind == "match-recommendation")
    quiz = ET.fromstring(export([posed], "moodle"))
    matching = quiz.findall("question[@type='matching']")
    task, key = next(posed.tasks_with_keys())
    found = {s.findtext("text"): s.findtext("answer/text") for s in matching[0].findall("subquestion")}
    spare = found.pop(None, found.pop("", None))
    assert {html.unescape(k or ""): v for k, v in found.items()} == {
        p.text: task.choice(key.right[p.id][0]) for p in task.parts
    }
    assert spare in {choice.text for choice in task.choices}


def test_moodle_shows_hostile_texts_as_they_are() -> None:
    text = export([by_hand()], "moodle").decode()
    assert "<script" not in text
    quiz = ET.fromstring(text)
    for question in quiz.iter("questiontext"):
        body = etree.HTML(question.findtext("text") or "")
        assert not body.xpath("//script|//*[@onclick]")
        assert "$$" not in (question.findtext("text") or "")


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


ORDER = ("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing")


@pytest.mark.parametrize("posed", [*ALL, by_hand()], ids=lambda p: p.exercise.kind)
def test_qti_items_declare_what_they_use_and_say_what_is_right(posed: Posed) -> None:
    with zipfile.ZipFile(io.BytesIO(export([posed], "qti"))) as package:
        names = package.namelist()
        manifest = ET.fromstring(package.read("imsmanifest.xml"))
        files = [file.get("href") for file in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}file")]
        assert sorted(["imsmanifest.xml", *files]) == sorted(names)
        test = ET.fromstring(package.read("test.xml"))
        assert [ref.get("href") for ref in test.iter(f"{QTI}assessmentItemRef")] == [
            f"item-{posed.exercise.fingerprint}-{task.id}.xml" for task in posed.exercise.tasks
        ]
        for task, key in posed.tasks_with_keys():
            item = ET.fromstring(package.read(f"item-{posed.exercise.fingerprint}-{task.id}.xml"))
            order = [ORDER.index(child.tag.removeprefix(QTI)) for child in item]
            assert order == sorted(order)
            used = [e.get("identifier") for e in item.iter() if e.tag.removeprefix(QTI) in _CHOICES]
            assert len(set(used)) == len(used)
            assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name or "") for name in used)
            interaction = next(e for e in item.iter() if e.tag.endswith("Interaction"))
            assert interaction.get("responseIdentifier") == "RESPONSE"
            right = [value.text or "" for value in item.iterfind(f".//{QTI}correctResponse/{QTI}value")]
            assert set(" ".join(right).split()) <= set(used)
            assert len(right) == _expected(task, key)
            _assert_points(item, task, right)


_CHOICES = {"simpleChoice", "hottext", "simpleAssociableChoice"}


def _expected(task, key) -> int:
    return {Ask.WRITE: 0, Ask.CHOOSE: 1}.get(task.ask, len(key.right) if task.parts else len(key.right.get(ONLY, ())))


def _assert_points(item: ET.Element, task, right: list[str]) -> None:
    """The right response earns one point, and marking everything earns none."""
    worth = {e.get("mapKey"): float(e.get("mappedValue", "0")) for e in item.iter(f"{QTI}mapEntry")}
    if task.ask is not Ask.WRITE:
        assert sum(worth[value] for value in right) == pytest.approx(1, abs=1e-4)
    if task.ask is Ask.MARK and len(right) * 2 <= len(task.choices):
        assert sum(worth.values()) <= 1e-4


def test_an_anki_deck_is_opened_and_holds_a_note_for_each_task(tmp_path: Path) -> None:
    posed = [*ALL, by_hand()]
    (tmp_path / "deck.apkg").write_bytes(export(posed, "anki"))
    with zipfile.ZipFile(tmp_path / "deck.apkg") as package:
        package.extract("collection.anki2", tmp_path)
    with sqlite3.connect(tmp_path / "collection.anki2") as database:
        rows = database.execute("select guid, flds from notes order by id").fetchall()
        decks = json.loads(database.execute("select decks from col").fetchone()[0])
    assert len(rows) == sum(len(p.exercise.tasks) for p in posed)
    assert any(deck["name"].startswith("argmap::") for deck in decks.values())
    front, back = rows[0][1].split("\x1f")
    task, _ = next(posed[0].tasks_with_keys())
    assert html.escape(task.prompt) in front
    assert "each of these words joins two claims" in back
    assert not any("<script" in fields or "{{" in fields for _, fields in rows)
