"""The guide promises only what runs: its commands exist, its maps are there, its kinds are all the kinds."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import click

from argmap.cli import argmap as group
from argmap.teach.posing.pose_exercise import kinds

GUIDE = resources.files("argmap").joinpath("guide", "teaching.md").read_text(encoding="utf-8")
ROOT = Path(__file__).parents[2]


def test_every_command_of_the_guide_exists_with_its_options() -> None:
    commands = re.findall(r"argmap ((?:teach )?[a-z]+)([^`\n]*)", GUIDE)
    assert len(commands) > 12
    for name, arguments in commands:
        command: click.Command | None = group
        for part in name.split():
            assert isinstance(command, click.Group)
            command = command.get_command(click.Context(command), part)
        assert command is not None, name
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"(?<!\S)--?[a-z]+", arguments)) <= options, name


def test_every_map_of_the_guide_is_there() -> None:
    names = re.findall(r"^\| `([a-z-]+)` \| (?:\d|adults)", GUIDE, re.MULTILINE)
    assert len(names) == 5
    assert sorted(names) == sorted(path.stem for path in (ROOT / "maps" / "teaching").glob("*.yaml"))


def test_every_kind_is_in_the_guide_in_teaching_order() -> None:
    table = GUIDE.split("| kind |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE) == [kind.name for kind in kinds()]
