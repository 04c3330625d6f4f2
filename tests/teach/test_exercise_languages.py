"""Exercises in every language: the same as in English but for the words, right answers included, nothing in English."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import argmap
from argmap.diagnostics import ArgmapError
from argmap.drawing.graphviz import glyphs
from argmap.language.wording import SOURCE, Wording, languages
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.teach.exercise import Answers, Ask, Posed
from argmap.teach.exporting.export_kind import export
from argmap.teach.grading.grade_answers import Hint, grade
from argmap.teach.grading.grade_maps import grade_map
from argmap.teach.handouts import flow_sheet, lesson_steps, vee_diagram
from argmap.teach.posing.pose_exercise import LEVELS, UnfitError, kinds, offers, pose
from argmap.teach.reporting.class_report import as_page, class_report, result_of_answers
from tests.samples.late_start import late_start
from tests.teach.damage import change_a_kind, move_a_relation, remove_a_claim, turn_a_relation
from tests.teach.library_exercises import MAP

KINDS = [kind.name for kind in kinds()]
ASKED_IN_ENGLISH = {"mark-indicators"}
"""Kinds that need claims in English."""
TRANSLATED = [language for language in languages() if language != SOURCE]
OTHER_SCRIPTS = ["zh", "hi", "ar", "ur"]
"""Languages in which every Latin letter would be one of English words left over."""
EACH = pytest.mark.parametrize("kind", KINDS)
EVERY = pytest.mark.parametrize("language", TRANSLATED)


@cache
def native(language: str) -> list[Posed]:
    """The exercises of the map in a language."""
    return [offer.posed for offer in offers(late_start(language), seed=3, level=3) if offer.posed]


def claims(debate: ArgumentMap) -> set[str]:
    return {" ".join(claim.text.split()) for claim in debate.claims}


def fixed_texts(posed: Posed) -> list[str]:
    """The texts of an exercise and its key that are not claims of the map alone."""
    exercise = posed.exercise
    texts = [exercise.title, exercise.instructions]
    for task, key in posed.tasks_with_keys():
        texts += [task.prompt, task.passage or "", *key.why.values(), key.example or ""]
        if task.ask is not Ask.MARK:
            texts += [option.text for option in (*task.parts, *task.choices)]
    own = claims(MAP)
    return [text for text in texts if text and text not in own and not text.isdigit()]


@EVERY
@EACH
@pytest.mark.parametrize("level", LEVELS)
def test_an_exercise_differs_from_the_english_one_in_its_words_alone(kind: str, language: str, level: int) -> None:
    english = pose(MAP, kind, 4, level)
    posed = pose(MAP, kind, 4, level, language)
    assert posed.exercise.language == language
    pairs = list(zip(fixed_texts(english), fixed_texts(posed), strict=True))
    assert [text for text, other in pairs if text == other] == []
    assert [other for _, other in pairs if re.search(r"\{\w*\}", other)] == []
    for (task, key), (other, other_key) in zip(english.tasks_with_keys(), posed.tasks_with_keys(), strict=True):
        if kind != "critical-question":  # it has other questions to choose from
            assert (task.ask, key.right) == (other.ask, other_key.right)
            assert [choice.id for choice in task.choices] == [choice.id for choice in other.choices]


@EVERY
@EACH
def test_every_kind_is_posed_in_the_language_of_a_map_or_refused_in_words(kind: str, language: str) -> None:
    debate = late_start(language)
    if kind in ASKED_IN_ENGLISH:
        with pytest.raises(UnfitError, match="a map in English"):
            pose(debate, kind)
        return
    for level in LEVELS:
        posed = pose(debate, kind, 5, level)
        assert posed.exercise.language == language
        full = grade(posed, Answers.of_key(posed))
        assert (full.points, full.feedback) == (full.of, ())
        assert grade(posed, Answers()).points == 0


@pytest.mark.parametrize("language", OTHER_SCRIPTS)
def test_no_text_has_english_letters(language: str) -> None:
    for posed in native(language):
        for task, key in posed.tasks_with_keys():
            texts = [task.prompt, task.passage or "", *key.why.values(), key.example or ""]
            texts += [option.text for option in (*task.parts, *task.choices)]
            assert [text for text in texts if re.search("[a-z]{2}", text)] == []
        for hint in Hint:
            for diagnostic in grade(posed, Answers(), hint=hint).feedback:
                assert not re.search("[a-z]{2}", diagnostic.message), diagnostic.message


@EVERY
def test_feedback_is_in_the_language_of_the_exercise(language: str) -> None:
    wording, english = Wording(language), Wording()
    for posed in native(language):
        messages = [d.message for d in grade(posed, Answers(), hint=Hint.PRINCIPLE).feedback]
        assert messages
        assert all(
            wording.word("feedback.no-answer") in m or posed.exercise.tasks[0].ask is Ask.WRITE for m in messages[:1]
        )
        assert not any(english.word("feedback.no-answer") in message for message in messages)


@EVERY
def test_feedback_on_a_map_is_in_the_language_of_the_reference(language: str) -> None:
    student = reference = late_start(language)
    for number, change in enumerate([turn_a_relation, change_a_kind, move_a_relation, remove_a_claim]):
        student = change(student, number + 3)
    for hint in Hint:
        messages = [d.message for d in grade_map(Document(student), [reference], hint=hint).feedback]
        assert len(messages) > 3
        if language in OTHER_SCRIPTS:
            assert [message for message in messages if re.search("[a-z]{2}", message)] == []


@EVERY
def test_an_answer_of_the_key_passes_for_long_claims_too(language: str) -> None:
    start = late_start(language)
    space = "" if language == "zh" else " "
    long = space.join(claim.text.rstrip(".。।۔") for claim in start.claims if claim.id != "library")
    debate = start.evolve(
        claims=tuple(
            claim.evolve(text=f"{claim.text} {long}") if claim.id == "sport" else claim for claim in start.claims
        )
    )
    for kind in ("answer-objection", "critical-question"):
        posed = pose(debate, kind, 1, 3)
        assert grade(posed, Answers.of_key(posed)).points == len(posed.exercise.tasks)


@EVERY
def test_question_banks_and_cards_are_in_the_language_of_the_exercise(language: str) -> None:
    posed, wording, english = native(language), Wording(language), Wording()
    gift = export(posed, "gift").decode()
    moodle = "".join(etree.fromstring(export(posed, "moodle")).itertext())
    for text in (gift, moodle):
        for key in ("principle.sign.says", "exercise.find-thesis.title"):
            assert wording.word(key).split(":")[0] in text
            assert english.word(key) not in text
    assert wording.word("exercise.look-again") in moodle
    assert ('dir="rtl"' in moodle) is wording.is_right_to_left
    with zipfile.ZipFile(io.BytesIO(export(posed, "qti"))) as package:
        items = [
            etree.fromstring(package.read(n)) for n in package.namelist() if n.startswith("item") and n.endswith("xml")
        ]
    assert {item.get("{http://www.w3.org/XML/1998/namespace}lang") for item in items} == {language}
    assert not any("words" in "".join(item.itertext()).split() for item in items)
    with zipfile.ZipFile(io.BytesIO(export(posed, "anki"))) as package, sqlite3.connect(":memory:") as cards:
        cards.deserialize(package.read("collection.anki2"))
        notes = "".join(fields for (fields,) in cards.execute("select flds from notes"))
    assert "For example" not in notes and " or " not in notes
    assert wording.word("principle.sign.says") in notes
    assert ('dir="rtl"' in notes) is wording.is_right_to_left


@EVERY
@pytest.mark.parametrize("name", ["worksheet", "answer-key", "page"])
def test_pages_say_their_language_and_direction(language: str, name: str) -> None:
    page = etree.HTML(export(native(language), name, ".html").decode())
    direction = "rtl" if Wording(language).is_right_to_left else "ltr"
    assert (page.get("lang"), page.get("dir")) == (language, direction)


@EVERY
def test_handouts_are_in_the_language_of_the_map(language: str) -> None:
    debate, wording = late_start(language), Wording(language)
    direction = "rtl" if wording.is_right_to_left else "ltr"
    lesson = lesson_steps.as_text(debate, predict=True) + lesson_steps.as_text(debate, predict=False, upto=2)
    sheets = [flow_sheet.flow(debate, style) for style in flow_sheet.STYLES]
    texts = [lesson, *map(flow_sheet.as_markdown, sheets), *(flow_sheet.as_csv(sheet).decode() for sheet in sheets)]
    english = [
        text
        for key, text in Wording().below("lesson").items() | Wording().below("flow").items()
        if "{" not in text and " " in text
    ]
    assert [phrase for phrase in english for text in texts if phrase in text] == []
    pages = [
        lesson_steps.as_page(debate, predict=True),
        flow_sheet.as_page(sheets[2]),
        vee_diagram.as_page(vee_diagram.vee(debate)),
    ]
    for text in pages:
        page = etree.HTML(text)
        assert (page.get("lang"), page.get("dir")) == (language, direction)
        visible = " ".join(page.find("body").itertext(tag="*", with_tail=True)) if page.find("body") is not None else ""
        assert [phrase for phrase in english if phrase in visible] == []


@EVERY
def test_the_page_of_a_class_is_in_the_language_of_the_exercise(language: str) -> None:
    posed = native(language)[0]
    results = [result_of_answers(posed, Answers(student=f"s{n}"), grade(posed, Answers()), f"{n}") for n in range(4)]
    page = as_page(class_report(posed.exercise.title, results, language=language))
    assert Wording(language).word("report.spread") in page
    assert "Distribution" not in page
    assert f'lang="{language}"' in page


def test_a_map_without_a_language_that_is_not_english_has_no_indicator_words_here() -> None:
    for language in ("de", "zh", "ur"):
        with pytest.raises(UnfitError, match="not in English"):
            pose(late_start(language).evolve(language=None), "mark-indicators")
    assert pose(late_start("en").evolve(language=None), "mark-indicators")


def test_a_scheme_whose_questions_are_not_translated_is_refused_in_words() -> None:
    text = """argmap: 1
language: de
thesis: {id: t, claim: Der Park soll bleiben.}
pillars: [{claim: Alle wollen ihn., scheme: gradualism}]
"""
    with pytest.raises(UnfitError, match=r"gradualism are in English only; .* expert-opinion"):
        pose(argmap.loads(text), "critical-question")


def test_the_english_questions_of_schemes_are_those_of_the_schemes() -> None:
    from argmap.model.schemes import schemes

    words = Wording().below("scheme")
    names = dict.fromkeys(key.split(".")[0] for key in words)
    for name in names:
        scheme = schemes()[name]
        own = {key.removeprefix(f"{name}."): text for key, text in words.items() if key.startswith(f"{name}.")}
        assert own.pop("title") == scheme.title
        assert list(own.items()) == [(f"question-{n}", text) for n, text in enumerate(scheme.questions, 1)]


def test_the_english_titles_in_the_catalogue_are_those_of_the_kinds() -> None:
    for kind in kinds():
        assert (kind.entitle(Wording()), kind.instruct(Wording())) == (kind.title, kind.instructions)
        assert Wording().word(f"exercise.{kind.name}.title") == kind.title


def test_the_guide_names_the_schemes_that_are_translated() -> None:
    page = (Path(argmap.__file__).parent / "guide" / "languages.md").read_text(encoding="utf-8")
    for name in dict.fromkeys(key.split(".")[0] for key in Wording().below("scheme")):
        assert f"`{name}`" in page


def test_a_language_without_a_catalogue_gets_english_exercises() -> None:
    posed = pose(late_start("en").evolve(language="nl"), "find-thesis")
    assert posed.exercise.language == ""
    assert posed.exercise.title == "Find the thesis"


def test_an_error_for_a_flow_sheet_stays_english() -> None:
    with pytest.raises(ArgmapError, match="a flow sheet needs"):
        flow_sheet.flow(argmap.loads("argmap: 1\nlanguage: de\nthesis: Ja."), "policy")


def test_a_worksheet_as_pdf_names_the_letters_that_no_font_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_installed", lambda: frozenset(range(0x250)))
    with pytest.raises(ArgmapError, match=r"no font .* letters of the worksheet: .*\.html.* Noto Naskh Arabic"):
        export(native("ur"), "worksheet", ".pdf")
    monkeypatch.setattr(glyphs, "_installed", lambda: None)
    assert export(native("ur")[:1], "worksheet", ".pdf").startswith(b"%PDF")
