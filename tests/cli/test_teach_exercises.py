"""The commands that list, pose, grade and export exercises."""

from __future__ import annotations

import json
import sys

import pytest

from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, Posed

TOWN = """argmap: 1
question: Should the old town be closed to cars?
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - {id: air, claim: The air gets cleaner.}
  - {id: quiet, claim: The streets get quiet.}
objections:
  - {id: trade, claim: Shops lose customers who come by car.}
"""


def test_the_kinds_are_listed_in_teaching_order(command) -> None:
    code, out, _ = command("teach", "kinds")
    assert code == 0
    assert out.splitlines()[0].startswith("mark-indicators ")
    assert len(out.splitlines()) == 15


def test_a_map_is_told_what_it_can_carry_and_what_it_lacks(command) -> None:
    code, out, _ = command("teach", "kinds", "town.yaml", town=TOWN)
    assert code == 0
    assert "support-or-attack      yes  1 task" in out
    assert "co-premises            no   the map has no co-premises; this exercise needs co-premises" in out


def test_kinds_as_json(command) -> None:
    _, out, _ = command("teach", "kinds", "town.yaml", "--format", "json", town=TOWN)
    found = {kind["kind"]: kind for kind in json.loads(out)["kinds"]}
    assert found["find-thesis"] == {"kind": "find-thesis", "posed": True, "refusal": None}
    assert "co-premises" in found["co-premises"]["refusal"]


def pose(command, *more: str):
    return command("teach", "pose", "town.yaml", "--kind", "support-or-attack", "--seed", "4", *more, town=TOWN)


def test_an_exercise_is_written_with_its_key_beside_it(command, tmp_path) -> None:
    code, out, err = pose(command, "-o", "signs.exercise.yaml")
    assert (code, out) == (0, "")
    assert "signs.exercise.yaml and signs.key.yaml" in err
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    assert "right" not in (tmp_path / "signs.exercise.yaml").read_text()
    assert posed.seed == 4


def test_no_map_is_replaced_by_an_exercise(command, tmp_path) -> None:
    code, _, err = pose(command, "-o", "town.yaml")
    assert code == 2
    assert "town.yaml already exists and is not an exercise" in err
    assert (tmp_path / "town.yaml").read_text() == TOWN
    assert pose(command, "-o", "x.exercise.yaml")[0] == pose(command, "-o", "x.exercise.yaml")[0] == 0


def test_without_a_file_the_exercise_is_printed_and_no_key(command, tmp_path) -> None:
    code, out, _ = pose(command)
    assert code == 0
    assert out.startswith("argmap-exercise: 1\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["town.yaml"]


def test_the_form_takes_answers(command) -> None:
    _, out, _ = pose(command, "--form")
    assert out.startswith("argmap-answers: 1\nexercise: ")


def test_every_kind_at_once_goes_into_a_folder(command, tmp_path) -> None:
    code, _, err = command("teach", "pose", "town.yaml", "--kind", "all", "-o", "out", town=TOWN)
    assert code == 0
    assert "co-premises: the map has no co-premises" in err
    assert (tmp_path / "out" / "find-thesis.key.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "find-tesis"], "did you mean 'find-thesis'?"),
        (["--kind", "all"], "needs a folder"),
        (["--kind", "find-thesis", "--form", "-o", "x.yaml"], "leave out -o"),
        (["--kind", "find-thesis", "-o", "x.txt"], "must end in .yaml or .json"),
    ],
)
def test_usage_is_explained(command, arguments, said) -> None:
    code, _, err = command("teach", "pose", "town.yaml", *arguments, town=TOWN)
    assert code == 2
    assert said in err


def test_a_kind_that_the_map_cannot_carry_exits_with_one(command) -> None:
    code, _, err = command("teach", "pose", "town.yaml", "--kind", "missing-premise", town=TOWN)
    assert code == 1
    assert "this exercise needs co-premises" in err


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
    assert "has no choice 'c'" in out


def test_grades_as_json(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    exercise_files.dump(Answers.of_key(posed), tmp_path / "anna.json")
    _, out, _ = command("teach", "grade", "signs.key.yaml", "anna.json", "--format", "json")
    found = json.loads(out)
    assert (found["file"], found["points"], found["of"], found["feedback"]) == ("anna.json", 1, 1, [])


def test_a_broken_answer_is_said_and_the_others_are_graded(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    exercise_files.dump(Answers.of_key(posed), tmp_path / "anna.yaml")
    code, out, err = command(
        "teach", "grade", "signs.key.yaml", "anna.yaml", "ben.yaml", ben="argmap-answers: 1\nx: 1\n"
    )
    assert code == 1
    assert out.startswith("anna.yaml: 1 of 1")
    assert "ben.yaml:2:1: error[ARG011] unknown key 'x'" in err


def test_what_is_wrong_in_the_file_is_told_beside_the_grade(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    posed = exercise_files.load(tmp_path / "signs.key.yaml", Posed)
    right = exercise_files.dumps(Answers.of_key(posed))
    code, out, _ = command("teach", "grade", "signs.key.yaml", "anna.yaml", anna=right + 'student: "again"\n')
    assert code == 1
    assert out.startswith("anna.yaml: 1 of 1 points, key")
    assert "error[ARG009]" in out


def test_one_map_is_posed_at_a_time(command) -> None:
    code, _, err = command("teach", "pose", ".", "--kind", "find-thesis", a=TOWN, b=TOWN)
    assert code == 2
    assert "has 2 maps; give one" in err


def test_an_exercise_is_no_key(command) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "grade", "signs.exercise.yaml", "signs.exercise.yaml")
    assert code == 2
    assert "is not a key" in err


@pytest.mark.parametrize("sort", ["exercise", "key", "answers"])
def test_the_schemas_are_printed(command, sort) -> None:
    code, out, _ = command("teach", "schema", sort)
    assert code == 0
    assert json.loads(out)["required"][0] == f"argmap-{sort}"


def test_a_students_map_is_graded_against_a_map(command) -> None:
    student = TOWN.replace("objections:\n", "  # on the wrong side\n")
    code, out, _ = command("teach", "grade", "town.yaml", "anna.yaml", town=TOWN, anna=student)
    assert code == 1
    assert out.splitlines()[0] == "anna.yaml: 97.5 of 100 points"
    assert out.splitlines()[1].endswith("sign 7.5/10")
    assert "anna.yaml:8:24: error[ARG653] “Shops lose customers who come by car.” should not support" in out


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
    assert "pip install 'argmap[teach]'" in err


def test_a_rubric_is_of_no_use_for_an_exercise(command) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "grade", "signs.key.yaml", "town.yaml", "--rubric", "town.yaml")
    assert code == 2
    assert "are for maps" in err


def test_exercises_are_exported_by_the_name_of_the_file(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "export", "signs.key.yaml", "-o", "quiz.gift")
    assert (code, err) == (0, "argmap: quiz.gift contains the answers; do not give it to students\n")
    assert command("teach", "export", "signs.key.yaml", "--to", "page", "-o", "quiz.html")[2] == ""
    assert (tmp_path / "quiz.gift").read_text().startswith("$CATEGORY: argmap/Support_or_attack")


def test_what_cannot_be_exported_is_said(command) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "export", "signs.key.yaml", "-o", "quiz.docx")
    assert (code, "known suffixes are" in err) == (2, True)
    code, _, err = command("teach", "export", "signs.exercise.yaml", "-o", "quiz.gift")
    assert (code, "expected a file that begins with 'argmap-key: 1'" in err) == (1, True)
    code, _, err = command("teach", "export", "signs.key.yaml", "--to", "gft", "-o", "quiz.gift")
    assert (code, "did you mean 'gift'?" in err) == (2, True)
