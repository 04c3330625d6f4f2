"""Tables of a class: which column is which, exports of form services, and tables that are hostile."""

from __future__ import annotations

import io
import zipfile

import pytest

from argmap.diagnostics import ArgmapError
from argmap.teach.reading import table_cells
from argmap.teach.reading.class_table import read_class
from argmap.teach.reading.table_cells import CellTable, TableError, read_csv, read_workbook
from tests.samples.answers_of_a_class import FORM_HEADINGS, RIGHT_TEXT, workbook
from tests.samples.exercises import PLAIN


def students(text: str, **chosen: str) -> dict[str, dict[str, object]]:
    """The answers of each student in a CSV table, by name."""
    columns = {name.removeprefix("t").replace("_", "."): heading for name, heading in chosen.items()}
    rows = read_class(read_csv(text.encode()), PLAIN, "class.csv", columns)
    return {one.student: dict(one.answers.answers) for one in rows if one.answers is not None}


@pytest.mark.parametrize(
    "heading",
    [
        "1", "1.", "Task 1", "Q1", "q 1", "Aufgabe 1", "Question 1", "Réponse 1", "第1", "#1", "Which is the thesis?",
        "1. Which is the thesis", "1) What do you think?",
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_heading(heading: str) -> None:
    assert students(f'Name;"{heading}"\nAnna;b\n') == {"Anna": {"1": "b"}}


@pytest.mark.parametrize(
    "heading", ["3.1", "Task 3.1", "3(1)", "Q3-1", "Air improves.", "What do they do? [Air improves.]"]
)
def test_a_part_is_known_by_its_heading(heading: str) -> None:
    assert students(f'Name;"{heading}"\nAnna;b\n') == {"Anna": {"3.1": "b"}}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_delimiters_are_found_out(delimiter: str) -> None:
    text = "Name;1;2\nAnna;a;4 8\n".replace(";", delimiter)
    assert students(text) == {"Anna": {"1": "a", "2": "4 8"}}
    assert students(f"sep={delimiter}\n{text}") == {"Anna": {"1": "a", "2": "4 8"}}


def test_first_and_last_names_are_joined_and_rows_without_a_name_are_kept() -> None:
    text = "Last name,First name,Response 1\nDoe,Anna,Close it.\n,,b\n"
    assert students(text) == {"Anna Doe": {"1": "Close it."}, "class.csv, row 3": {"1": "b"}}


def test_columns_can_be_chosen_by_heading_or_letter() -> None:
    text = "Wer?;Erste;Zweite\nAnna;b;4 8\n"
    assert students(text, name="Wer?", t1="Erste", t2="C") == {"Anna": {"1": "b", "2": "4 8"}}
    with pytest.raises(TableError, match=r"no column “Erst”; did you mean 'Erste'\?"):
        students(text, name="Wer?", t1="Erst")


def test_what_a_table_lacks_is_not_graded_and_what_is_not_used_is_said() -> None:
    (one,) = read_class(read_csv(b"Name;1;3.1;Mood\nAnna;a;a;fine\n"), PLAIN, "class.csv", {})
    assert one.lacking == {
        "2": "the table has no column for task 2",
        "3.2": "the table has no column for task 3.2",
        "4": "the table has no column for task 4",
    }
    assert one.notes == ("columns that were not used: “Mood”",)


def test_two_columns_for_one_task_must_agree() -> None:
    rows = read_class(read_csv(b"Name;1;Task 1\nAnna;a;b\nBen;a;A\n"), PLAIN, "class.csv", {})
    answers = [one.answers.answer_to(PLAIN.exercise.task("1")) for one in rows if one.answers]
    assert "there are several answers" in answers[0].unclear["1"]
    assert answers[1].picked == {"1": ("a",)}


def test_headings_may_stand_below_a_title() -> None:
    assert students("Class 7a;;\n;;\nName;1;2\nAnna;a;4\n") == {"Anna": {"1": "a", "2": "4"}}


def test_an_export_of_google_forms_is_read() -> None:
    rows = read_class(read_workbook(workbook()), PLAIN, "forms.xlsx", {})
    assert [one.student for one in rows] == ["Lea", "Max"]
    assert rows[0].answers is not None
    assert rows[0].answers.answers == {
        "1": "Close it.", "2": "4, 8", "3.1": "supports it", "3.2": "attacks it", "4": RIGHT_TEXT,
    }  # fmt: skip
    assert (rows[0].lacking, rows[0].notes) == ({}, ())


def test_an_export_of_microsoft_forms_is_read() -> None:
    text = (
        "Id,Start time,Completion time,Email,Name,Which is the thesis?,Points - Which is the thesis?,Air improves.\n"
        "1,11/2/26 8:00,11/2/26 8:09,anonymous,anonymous,Close it.,1,supports it\n"
        "2,11/2/26 8:00,11/2/26 8:09,b@example.org,Ben,Shops lose.,0,attacks it\n"
    )
    assert students(text) == {
        "class.csv, row 2": {"1": "Close it.", "3.1": "supports it"},
        "Ben": {"1": "Shops lose.", "3.1": "attacks it"},
    }


def test_responses_of_moodle_are_read_with_its_way_to_write_pairs() -> None:
    text = (
        '"Last name","First name","Email address",State,"Started on",Completed,"Time taken",Grade/4.00,'
        '"Q. 1 /1.00","Response 1","Response 2","Response 3","Response 4"\n'
        'Doe,Anna,a@example.org,Finished,"2 November 2026",x,"1 min",4,1.00,'
        '"Close it.","4. because; 8. However,","Air improves. -> supports it; Shops lose. -> attacks it",Yes\n'
        '"Overall average",,,,,,,2,0.5,-,-,-,-\n'
    )
    rows = read_class(read_csv(text.encode()), PLAIN, "quiz.csv", {})
    anna = rows[0].answers
    assert anna is not None
    answers = [anna.answer_to(task).picked for task in PLAIN.exercise.tasks[:3]]
    assert answers == [{"1": ("a",)}, {"1": ("4", "8")}, {"1": ("a",), "2": ("b",)}]
    assert (rows[1].student, rows[1].problem) == ("Overall average", "it has no answers")


def test_a_table_without_tasks_or_rows_says_so() -> None:
    with pytest.raises(TableError, match="no heading of the table names a task"):
        students("Name;Mood\nAnna;fine\n")
    with pytest.raises(TableError, match="no rows below"):
        students("Name;1\n")
    with pytest.raises(TableError, match="the table is empty"):
        read_class(CellTable([]), PLAIN, "x.csv", {})


def test_numbers_and_dates_of_a_workbook_are_texts() -> None:
    rows = (("Name", 1, 2), ("Anna", 2.0, 4))
    book = read_workbook(workbook(rows))
    assert book.rows[1:] == [["Name", "1", "2", "", "", "", "", ""], ["Anna", "2", "4", "", "", "", "", ""]]
    assert book.rows[0] == list(FORM_HEADINGS)


@pytest.mark.parametrize("raw", [b"", b"PK\3\4", b"<html>", b"\xd0\xcf\x11\xe0" * 100])
def test_what_is_no_workbook_is_refused(raw: bytes) -> None:
    with pytest.raises(TableError, match="no Excel workbook"):
        read_workbook(raw)


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (table_cells.UNPACKED + 1))
    assert len(file.getvalue()) < 100_000
    with pytest.raises(TableError, match="unpacks to more than"):
        read_workbook(file.getvalue())


def test_a_workbook_with_entities_or_garbage_is_damaged() -> None:
    sound = workbook()
    for name, text in (
        ("xl/worksheets/sheet1.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'),
        ("xl/workbook.xml", b"<workbook"),
    ):
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(file, "w") as new:
            for part in old.namelist():
                new.writestr(part, text if part == name else old.read(part))
        with pytest.raises(ArgmapError):
            read_class(read_workbook(file.getvalue()), PLAIN, "x.xlsx", {})


def test_the_rows_and_columns_of_a_table_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_cells, "MOST_ROWS", 3)
    monkeypatch.setattr(table_cells, "MOST_COLUMNS", 4)
    for text in ("1\n" * 6, "1;2;3;4;5\n"):
        with pytest.raises(TableError, match="more than 3 rows or 4 columns"):
            read_csv(text.encode())
    with pytest.raises(TableError, match="more than 3 rows or 4 columns"):
        read_workbook(workbook((("x",),) * 6))


ANONYMOUS = "ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Last modified time"
QUESTION = "Which is the thesis?"


@pytest.mark.parametrize(
    ("before", "asked", "cells"),
    [
        (ANONYMOUS, "STUDENTS FULL NAME", "1,9/9/26 18:01,9/9/26 18:02,anonymous,,1,,"),
        (ANONYMOUS, "Enter your full name (first and last)", "1,9/9/26 18:01,9/9/26 18:02,anonymous,Anonymous,1,,"),
        ("Timestamp,Score", "What is your name?", "2026/09/09 6:01:22 PM GMT+2,1 / 1"),
        ("Horodateur,Note", "Comment t’appelles-tu ?", "09/09/2026 18:01:22,1 / 1"),
        ("标记时间,分数", "请填写", "2026/9/9 18:01:22,1"),
        ("الطابع الزمني", "من أنت؟", "2026/09/09 18:01"),
    ],
)
def test_names_are_found_in_a_question_of_the_teacher(before: str, asked: str, cells: str) -> None:
    text = f'{before},{asked},"{QUESTION}"\n{cells},Anna Doe,b\n{cells},Ben,a\n'
    assert students(text) == {"Anna Doe": {"1": "b"}, "Ben": {"1": "a"}}


@pytest.mark.parametrize(
    "marks",
    [
        "Points - {}",
        "Feedback - {}",
        "Punkte – {}",
        "Puntos - {}",
        "得分 - {}",
        "النقاط - {}",
        "{} [Score]",
        "{} [Nota]",
    ],
)
def test_points_that_a_service_gave_are_no_answers(marks: str) -> None:
    text = f'Name,"{QUESTION}","{marks.format(QUESTION)}"\nAnna,b,1\n'
    assert students(text) == {"Anna": {"1": "b"}}


@pytest.mark.parametrize(
    "heading", ["Which is the thesis ?", "Which is the  thesis? *", "1. Which is thesis?", "Wich is the thesis?"]
)
def test_a_question_with_a_slip_is_still_known(heading: str) -> None:
    assert students(f'Name,"{heading}"\nAnna,b\n') == {"Anna": {"1": "b"}}


def test_a_column_of_classes_or_dates_holds_no_names() -> None:
    text = f'Gruppe,Wann,"{QUESTION}"\nRed,9/9/26,b\nRed,9/9/26,a\n'
    assert set(students(text)) == {"class.csv, row 2", "class.csv, row 3"}
