"""Points as the teacher sets them in the key: the same in grades, reports, pages, sheets and question banks."""

from __future__ import annotations

import io
import zipfile
from statistics import pvariance

import pytest
from lxml import etree

from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, Posed
from argmap.teach.exporting.export_kind import export
from argmap.teach.grading.grade_answers import grade
from argmap.teach.reporting.class_report import as_csv, class_report, result_of_answers
from tests.samples.exercises import PLAIN

WEIGHTED = PLAIN.evolve(key={**PLAIN.key, "1": PLAIN.key["1"].evolve(points=3), "3": PLAIN.key["3"].evolve(points=0.5)})
WORTH = {name: key.points for name, key in WEIGHTED.key.items()}


def test_points_do_not_change_the_exercise_that_students_have() -> None:
    assert WEIGHTED.exercise.fingerprint == PLAIN.exercise.fingerprint
    assert exercise_files.read(exercise_files.dumps(WEIGHTED), Posed) == WEIGHTED


@pytest.mark.parametrize("points", ["0", "-1", "1001", ".inf", ".nan", "many"])
def test_points_are_above_zero_and_bounded(points: str) -> None:
    text = exercise_files.dumps(WEIGHTED).replace("points: 3.0", f"points: {points}")
    with pytest.raises(exercise_files.ReadError):
        exercise_files.read(text, Posed)


def test_grades_and_the_table_of_the_class_have_these_points() -> None:
    full = Answers.of_key(WEIGHTED)
    assert (grade(WEIGHTED, full).points, grade(WEIGHTED, full).of) == (5.5, 5.5)
    half = full.evolve(student="Anna", answers={**full.answers, "3": {"1": "a", "2": "a"}, "1": "b"})
    graded = grade(WEIGHTED, half)
    assert [(task.points, task.of) for task in graded.tasks] == [(0, 3), (1, 1), (0.25, 0.5), (1, 1)]
    report = class_report("x", [result_of_answers(WEIGHTED, half, graded, "a.yaml")], worth=WORTH)
    assert as_csv(report).decode("utf-8-sig").splitlines()[1].startswith("Anna,a.yaml,1,no,2.25,5.5,0,1,0.25,1")


def test_reliability_is_that_of_the_points() -> None:
    grades = [
        (grade(WEIGHTED, answers), answers)
        for one, three in zip("aabba", "abbba", strict=True)
        for answers in [Answers(answers={"1": one, "3": f"1={three} 2=b"})]
    ]
    results = [
        result_of_answers(WEIGHTED, answers.evolve(student=str(number)), graded, "x")
        for number, (graded, answers) in enumerate(grades)
    ]
    rows = [[task.points for task in graded.tasks] for graded, _ in grades]
    spread = sum(pvariance([row[n] for row in rows]) for n in range(4))
    alpha = class_report("x", results, worth=WORTH).alpha
    assert alpha == pytest.approx(4 / 3 * (1 - spread / pvariance([sum(row) for row in rows])))


def test_pages_and_sheets_show_the_points_and_banks_count_with_them() -> None:
    page = export([WEIGHTED], "page").decode()
    assert 'data-points="3.0"' in page
    assert "Which is the thesis? (points: 3)" in page
    assert "Mark the words.</legend>" in page
    assert "What do they do? (points: 0.5)" in export([WEIGHTED], "worksheet").decode()
    assert "points" not in export([PLAIN], "worksheet").decode().split("</style>")[1]
    quiz = etree.fromstring(export([WEIGHTED], "moodle"))
    assert [g.text for g in quiz.iter("defaultgrade")] == ["3.0000000", "1.0000000", "0.5000000", "1.0000000"]
    assert "// worth 3 points\n::" in export([WEIGHTED], "gift").decode()
    with zipfile.ZipFile(io.BytesIO(export([WEIGHTED], "qti"))) as package:
        names = [name for name in package.namelist() if name.startswith("item-") and name.endswith(".xml")]
        items = [etree.fromstring(package.read(name)) for name in names]
    maxima = sorted(item.find("{*}outcomeDeclaration").get("normalMaximum") for item in items)
    assert maxima == ["0.5", "1", "1", "3"]
    first = next(item for item in items if item.find("{*}outcomeDeclaration").get("normalMaximum") == "3")
    assert [entry.get("mappedValue") for entry in first.iter("{*}mapEntry")] == ["3"]
    assert first.find("{*}responseProcessing").get("template").endswith("map_response")
