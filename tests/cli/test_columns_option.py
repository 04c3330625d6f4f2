"""`--columns` names the columns of tables, in every command that reads maps."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from argmap.cli import argmap

TABLE = "key,above,wing,words\na,,,Close zoos\nb,a,pro,Animals suffer\n"
COLUMNS = "id=key,parent=above,stance=wing,text=words"


@pytest.mark.parametrize("command", ["stats", "validate", "convert", "render"])
def test_a_table_with_names_of_its_own(command: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(TABLE, encoding="utf-8")
    further = ["-o", str(tmp_path / "x.dot")] if command == "render" else []
    result = CliRunner().invoke(argmap, [command, "--columns", COLUMNS, str(tmp_path / "x.csv"), *further])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("parnt=above", "'parnt' is not a kind of column"),
        ("parent", "expected KIND=NAME"),
        ("parent=abov", "there is no column 'abov'; did you mean 'above'"),
    ],
)
def test_a_mistake_is_named(columns: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(TABLE, encoding="utf-8")
    result = CliRunner().invoke(argmap, ["stats", "--columns", columns, str(tmp_path / "x.csv")])
    assert (result.exit_code, message in result.output) == (2, True)


def test_kinds_are_completed_after_the_pairs_that_are_there() -> None:
    context = click.Context(argmap)
    command = argmap.get_command(context, "stats")
    assert command is not None
    option = next(option for option in command.params if option.name == "columns")
    offered = option.type.shell_complete(context, option, "id=key,par")
    assert [item.value for item in offered] == ["id=key,parent="]
