"""`argmap teach export` and `argmap teach schema`."""

from __future__ import annotations

import json
import re

import pytest

from argmap.registry import EXPORTS
from tests.cli.teach_town import pose


def test_exercises_are_exported_by_the_name_of_the_file(command, tmp_path) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "export", "signs.key.yaml", "-o", "quiz.gift")
    assert (code, err) == (0, "argmap: quiz.gift contains the answers; do not give it to students\n")
    assert command("teach", "export", "signs.key.yaml", "--to", "page", "-o", "quiz.html")[2] == ""
    assert (tmp_path / "quiz.gift").read_text().startswith("$CATEGORY: argmap/Support_or_attack")


def test_what_cannot_be_exported_is_reported(command) -> None:
    pose(command, "-o", "signs.exercise.yaml")
    code, _, err = command("teach", "export", "signs.key.yaml", "-o", "quiz.odt")
    assert (code, "known suffixes are" in err) == (2, True)
    code, _, err = command("teach", "export", "signs.exercise.yaml", "-o", "quiz.gift")
    assert (code, "expected a file that begins with 'argmap-key: 1'" in err) == (1, True)
    code, _, err = command("teach", "export", "signs.key.yaml", "--to", "gft", "-o", "quiz.gift")
    assert (code, "did you mean 'gift'?" in err) == (2, True)


def test_the_help_lists_every_registered_form(command) -> None:
    code, out, _ = command("teach", "export", "--help")
    assert code == 0
    forms = out.split("Forms:")[1]
    assert re.findall(r"^  (\S+) ", forms, re.MULTILINE) == EXPORTS.names()
    assert "A deck of cards for Anki (.apkg)" in forms


@pytest.mark.parametrize("kind", ["exercise", "key", "answers"])
def test_the_schemas_are_printed(command, kind) -> None:
    code, out, _ = command("teach", "schema", kind)
    assert code == 0
    assert json.loads(out)["required"][0] == f"argmap-{kind}"
