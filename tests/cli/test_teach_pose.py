"""`argmap teach pose` writes exercises and their keys."""

from __future__ import annotations

import pytest

from argmap.teach import exercise_files
from argmap.teach.exercise import Posed
from tests.cli.teach_town import TOWN, pose


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
    assert "town.yaml is read by this call" in err
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
    ("arguments", "message"),
    [
        (["--kind", "find-tesis"], "did you mean 'find-thesis'?"),
        (["--kind", "all"], "needs a folder"),
        (["--kind", "find-thesis", "--form", "-o", "x.yaml"], "leave out -o"),
        (["--kind", "find-thesis", "-o", "x.txt"], "must end in .yaml or .json"),
    ],
)
def test_usage_is_explained(command, arguments, message) -> None:
    code, _, err = command("teach", "pose", "town.yaml", *arguments, town=TOWN)
    assert code == 2
    assert message in err


def test_a_kind_that_the_map_cannot_carry_exits_with_one(command) -> None:
    code, _, err = command("teach", "pose", "town.yaml", "--kind", "missing-premise", town=TOWN)
    assert code == 1
    assert "this exercise needs co-premises" in err


def test_one_map_is_posed_at_a_time(command) -> None:
    code, _, err = command("teach", "pose", ".", "--kind", "find-thesis", a=TOWN, b=TOWN)
    assert code == 2
    assert "has 2 maps; give one" in err
