"""The report on a class: its table, its page, feedback for each, and names that stay with the teacher."""

from __future__ import annotations

import json

import pytest

from argmap.teach import exercise_files
from argmap.teach.exercise import Answers
from tests.samples.exercises import PLAIN

TOWN = """argmap: 1
thesis: Close the old town to cars.
pillars: [The air gets cleaner.]
"""
NAMES = ("Anna", "Ben", "Carl", "../../etc/passwd")


@pytest.fixture
def school(command, tmp_path):
    """Runs the report on four students, one of whom has everything right."""
    exercise_files.dump(PLAIN, tmp_path / "hand.key.yaml")
    (tmp_path / "answers").mkdir()
    for number, name in enumerate(NAMES):
        answers = Answers.of_key(PLAIN).evolve(student=name, attempt=2)
        if number:
            answers = answers.evolve(answers={"1": "b", "3": {"1": "a", "2": "a"}})
        exercise_files.dump(answers, tmp_path / "answers" / f"{number}.yaml")
    return lambda *more: command("teach", "report", "hand.key.yaml", "answers", *more)


def test_the_table_says_what_was_hard(school) -> None:
    code, out, _ = school()
    assert code == 0
    assert out.splitlines()[0] == "By hand – Close the old town?: 4 students, 34 % of the points on average"
    assert "1      0.25       –" in out
    assert "    3  task 1: “Shops lose.”" in out


def test_a_table_of_points_and_a_page_are_written(school, tmp_path) -> None:
    code, _, _ = school("--csv", "points.csv", "--html", "class.html")
    assert code == 0
    rows = (tmp_path / "points.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "student,file,attempt,late,points,of,1,2,3,4,not graded,why not"
    assert rows[2] == "Anna,answers/0.yaml,2,no,4,4,1,1,1,1,,"
    assert not any(name in (tmp_path / "class.html").read_text() for name in NAMES)


def test_each_student_gets_nobody_elses_feedback(school, tmp_path) -> None:
    school("--feedback", "out")
    files = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert sorted(files) == ["Anna.txt", "Ben.txt", "Carl.txt", "etc-passwd.txt"]
    for name, text in files.items():
        assert sum(other in text for other in NAMES) == 1, name
    assert "Everything else bears on the thesis" in files["Ben.txt"]
    assert "right answer is" not in files["Ben.txt"]


def test_with_pseudonyms_no_name_is_left_anywhere(school, tmp_path) -> None:
    (tmp_path / "answers" / "Dora.yaml").write_text("argmap-answers: 1\nanswers: [broken\n")
    code, out, err = school("--pseudonyms", "names.csv", "--csv", "p.csv", "--html", "p.html", "--feedback", "out")
    assert code == 1
    written = "".join(
        path.read_text() for path in [tmp_path / "p.csv", tmp_path / "p.html", *(tmp_path / "out").iterdir()]
    )
    for text in (out, err, written, " ".join(path.name for path in (tmp_path / "out").iterdir())):
        assert not any(name in text for name in (*NAMES, "Dora"))
    assert "Anna," in (tmp_path / "names.csv").read_text()


def test_what_cannot_be_graded_is_reported_and_the_rest_is_reported(school, tmp_path) -> None:
    (tmp_path / "answers" / "x.yaml").write_text("argmap-answers: 1\nexercise: '000000000000'\n")
    (tmp_path / "answers" / "y.yaml").write_text("argmap-answers: 1\nanswers: [broken\n")
    code, out, err = school()
    assert code == 1
    assert "4 students" in out
    assert "these answers are for exercise 000000000000" in err
    assert "answers/y.yaml:3:1: error[ARG002]" in err


def test_the_report_as_json(school) -> None:
    _, out, _ = school("--format", "json")
    fields = json.loads(out)
    assert [student["student"] for student in fields["students"]] == sorted(NAMES)
    assert [task["difficulty"] for task in fields["tasks"]] == [0.25, 0.25, 0.625, 0.25]


def test_maps_of_the_same_name_are_of_different_students_and_broken_ones_are_reported(command, tmp_path) -> None:
    for name, text in (("one", TOWN), ("two", TOWN), ("three", TOWN + "pilars: []\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "map.yaml").write_text(text)
    code, out, err = command("teach", "report", "t.yaml", "one", "two", "three", t=TOWN)
    assert code == 1
    assert "3 students" in out
    problem = "part of the map: a map has no key 'pilars'; did you mean 'pillars'? (line 4)"
    assert f"not graded: three/map.yaml, {problem}" in err
    _, _, err = command("teach", "report", "t.yaml", "three", "--pseudonyms", "names.csv", t=TOWN)
    assert problem in err
    assert "three" not in err


def test_maps_of_a_class_are_reported_by_the_parts_of_the_rubric(command) -> None:
    wrong = TOWN.replace("pillars", "objections")
    code, out, _ = command("teach", "report", "t.yaml", "a.yaml", "b.yaml", "c.yaml", t=TOWN, a=TOWN, b=wrong, c=wrong)
    assert code == 0
    assert "sign         0.67" in out
    assert "  2  wrong-sign: A reason makes you believe something more" in out
