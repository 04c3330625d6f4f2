"""`argmap teach grade` grades answers and maps."""

from __future__ import annotations

import json
import sys

from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, Posed
from tests.cli.teach_town import TOWN, pose


def test_answers_are_graded_against_the_key(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    exercise_files.dump(Answers.of_key(posed).evolve(student="Anna"), tmp_path / "anna.yaml")
    code, out, _ = command("teach", "grade", "signs.key.yaml", "anna.yaml")
    assert (code, out) == (0, "anna.yaml: 1 of 1 points, Anna, try 1 of 3\n")
    text = (tmp_path / "anna.yaml").read_text()
    (tmp_path / "ben.yaml").write_text(text.replace(": a", ": c"))
    code, out, _ = command("teach", "grade", "signs.key.yaml", "ben.yaml")
    assert code == 1
    assert out.startswith("ben.yaml: 0.33 of 0.33 points, Anna, try 1 of 3\nNot graded: task 1.2: “c” is none of the ")


def test_grades_as_json(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    exercise_files.dump(Answers.of_key(posed), tmp_path / "anna.json")
    _, out, _ = command("teach", "grade", "signs.key.yaml", "anna.json", "--format", "json")
    fields = json.loads(out)
    assert (fields["file"], fields["points"], fields["of"], fields["feedback"]) == ("anna.json", 1, 1, [])


def test_a_broken_answer_is_reported_and_the_others_are_graded(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    exercise_files.dump(Answers.of_key(posed), tmp_path / "anna.yaml")
    code, out, _ = command("teach", "grade", "signs.key.yaml", "anna.yaml", "ben.yaml", ben="argmap-answers: 1\nx: 1\n")
    assert code == 1
    assert out.startswith("anna.yaml: 1 of 1")
    assert "ben.yaml: not graded: unknown key 'x' (line 2)\nben.yaml:2:1: error[ARG011] unknown key 'x'" in out


def test_what_is_wrong_in_the_file_is_reported_beside_the_grade(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    right = exercise_files.dumps(Answers.of_key(posed))
    code, out, _ = command("teach", "grade", "signs.key.yaml", "anna.yaml", anna=right + 'student: "again"\n')
    assert code == 1
    assert out.startswith("anna.yaml: 1 of 1 points, key")
    assert "error[ARG009]" in out


def test_an_exercise_is_no_key(command) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "grade", "signs.exercise.yaml", "signs.exercise.yaml")
    assert code == 2
    assert "is not a key" in err


def test_a_students_map_is_graded_against_a_map(command) -> None:
    student = TOWN.replace("objections:\n", "  # on the wrong side\n")
    code, out, _ = command("teach", "grade", "town.yaml", "anna.yaml", town=TOWN, anna=student)
    assert code == 1
    assert out.splitlines()[0] == "anna.yaml: 97.5 of 100 points"
    assert out.splitlines()[1].endswith("sign 7.5/10")
    assert "anna.yaml:8:24: error[ARG653] “Shops lose customers who come…” should not support" in out


def test_a_map_as_good_as_another_reference_has_all_points(command) -> None:
    other = TOWN.replace("The air gets cleaner.", "Children can play outside.")
    code, out, _ = command(
        "teach", "grade", "a.yaml", "anna.yaml", "--reference", "b.yaml", a=TOWN, b=other, anna=other
    )
    assert code == 0
    assert out.startswith("anna.yaml: 100.0 of 100 points")


def test_the_rubric_that_is_printed_can_be_edited_and_used(command, tmp_path) -> None:
    _, rubric, _ = command("teach", "rubric")
    edited = rubric.replace("thesis: 15 ", "thesis: 0 ").replace("recall: 25 ", "recall: 40 ")
    code, out, _ = command("teach", "grade", "town.yaml", "town.yaml", "--rubric", "r.yaml", town=TOWN, r=edited)
    assert code == 0
    assert "thesis 0.0/0  recall 40.0/40" in out


def test_measures_are_beside_the_points(command) -> None:
    _, out, _ = command("teach", "grade", "town.yaml", "town.yaml", "--measures", "--format", "json", town=TOWN)
    assert json.loads(out)["measures"] == {
        "kappa": 1.0,
        "cass": 1.0,
        "tree_edit_distance": 0,
        "tree_edit_share": 0.0,
    }


def test_without_their_library_measures_are_refused_before_anything_is_graded(command, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "apted", None)
    code, out, err = command("teach", "grade", "town.yaml", "town.yaml", "--measures", town=TOWN)
    assert (code, out) == (2, "")
    assert (
        "the package apted, needed for the tree edit distance, is not installed; install it, or argmap with its " in err
    )


def test_a_rubric_is_of_no_use_for_an_exercise(command) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "grade", "signs.key.yaml", "town.yaml", "--rubric", "town.yaml")
    assert code == 2
    assert "are for maps" in err
