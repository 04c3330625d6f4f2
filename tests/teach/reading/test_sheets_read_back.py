"""Sheets and tables that argmap exports can be filled in, and are read back without loss, in every language."""

from __future__ import annotations

import csv
import io

import docx
import pytest

from argmap.diagnostics import ArgmapError
from argmap.language.wording import languages
from argmap.teach.exercise import Answers, Posed
from argmap.teach.exporting.export_kind import export
from argmap.teach.grading.grade_answers import grade
from argmap.teach.reading.answer_files import read_handed_in
from tests.samples.answers_of_a_class import saved
from tests.samples.exercises import PLAIN
from tests.teach.library_exercises import ALL


def answers_of(posed: Posed) -> dict[str, str]:
    """The right answers by the names that sheets give to tasks and parts."""
    key = Answers.of_key(posed)
    given: dict[str, str] = {}
    for task in posed.exercise.tasks:
        answer = key.answer_to(task)
        for part in task.part_ids:
            name = f"{task.id}.{part}" if task.parts else task.id
            given[name] = answer.text or " ".join(answer.picked.get(part, ()))
    return given


def fill_in_word(posed: Posed) -> bytes:
    document = docx.Document(io.BytesIO(export([posed], "answer-sheet", ".docx")))
    document.paragraphs[1].add_run("Anna")
    given = answers_of(posed)
    for row in document.tables[0].rows:
        row.cells[2].text = given.get(row.cells[0].text, row.cells[2].text)
    return saved(document)


def fill_in_text(posed: Posed) -> bytes:
    given = answers_of(posed)
    lines = []
    for line in export([posed], "answer-sheet", ".txt").decode().split("\n"):
        name = line.strip().removesuffix(":")
        lines.append(f"{line}{given[name]}" if line.endswith(": ") and name in given else line)
    lines[1] += "Anna"
    return "\n".join(lines).encode("utf-16")


def fill_in_table(posed: Posed) -> bytes:
    rows = list(csv.reader(io.StringIO(export([posed], "typing-table").decode("utf-8-sig"))))
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([rows[0], ["Anna", *answers_of(posed).values()]])
    return text.getvalue().encode()


FORMS = [("a.docx", fill_in_word), ("a.txt", fill_in_text), ("a.csv", fill_in_table)]


@pytest.mark.parametrize(("file", "fill_in"), FORMS, ids=[file for file, _ in FORMS])
@pytest.mark.parametrize("posed", [PLAIN, *ALL], ids=lambda posed: posed.exercise.kind)
def test_a_sheet_that_is_filled_in_with_the_key_has_every_point(posed: Posed, file: str, fill_in) -> None:
    (handed_in,) = read_handed_in(fill_in(posed), file, posed, {})
    assert (handed_in.problem, handed_in.notes, handed_in.student) == ("", (), "Anna")
    assert handed_in.answers is not None
    graded = grade(posed, handed_in.answers)
    assert graded.not_graded == {}
    assert graded.points == pytest.approx(graded.of) == len(posed.exercise.tasks)


@pytest.mark.parametrize("language", languages())
def test_sheets_are_read_back_in_every_language(language: str) -> None:
    posed = PLAIN.evolve(exercise=PLAIN.exercise.evolve(language=language))
    for file, fill_in in FORMS:
        (handed_in,) = read_handed_in(fill_in(posed), file, posed, {})
        assert (handed_in.problem, handed_in.student) == ("", "Anna"), file
        assert handed_in.answers is not None
        assert grade(posed, handed_in.answers).points == 4


@pytest.mark.parametrize(("file", "form"), [("a.docx", "answer-sheet"), ("a.txt", "answer-sheet")])
def test_a_sheet_that_is_not_filled_in_has_no_answers(file: str, form: str) -> None:
    for posed in (PLAIN, *ALL):
        (handed_in,) = read_handed_in(export([posed], form, file[1:]), file, posed, {})
        assert handed_in.problem == "it has no answers", posed.exercise.kind


def test_a_sheet_holds_one_exercise() -> None:
    for form in ("answer-sheet", "typing-table"):
        with pytest.raises(ArgmapError, match="one exercise, not 2"):
            export([PLAIN, PLAIN], form)


def test_the_sheet_shows_nothing_of_the_key() -> None:
    for suffix in (".docx", ".txt"):
        assert b"all else bears on it" not in export([PLAIN], "answer-sheet", suffix)
