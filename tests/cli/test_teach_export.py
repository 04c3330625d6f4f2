"""`argmap teach export` and `argmap teach schema`."""

from __future__ import annotations

import json

import pytest

from tests.cli.teach_town import pose


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


@pytest.mark.parametrize("sort", ["exercise", "key", "answers"])
def test_the_schemas_are_printed(command, sort) -> None:
    code, out, _ = command("teach", "schema", sort)
    assert code == 0
    assert json.loads(out)["required"][0] == f"argmap-{sort}"
