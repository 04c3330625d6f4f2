"""The commands that print what a class needs: lesson, flow sheet, Vee diagram, guide."""

from __future__ import annotations

import re

import click
import pytest

from argmap.cli import argmap as group
from argmap.language.wording import Wording

TOWN = """argmap: 1
title: Old town
question: Should the old town be closed to cars?
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars: [{id: air, claim: The air gets cleaner.}]
objections: [{id: trade, claim: Shops lose customers.}]
"""


def test_the_help_of_every_command_has_an_example() -> None:
    teach = group.get_command(click.Context(group), "teach")
    assert isinstance(teach, click.Group)
    context = click.Context(teach)
    names = teach.list_commands(context)
    assert {
        "kinds",
        "pose",
        "grade",
        "report",
        "export",
        "lesson",
        "guide",
        "flow",
        "vee",
        "rubric",
        "schema",
        "serve",
    } == set(names)
    for name in names:
        command = teach.get_command(context, name)
        assert command is not None
        text = command.get_help(click.Context(command))
        assert "Example:" in text, name
        assert set(re.findall(r"^ +argmap teach (\S+)", text.split("Example:")[1], re.MULTILINE)) == {name}


def test_a_lesson_is_printed_step_by_step(command) -> None:
    code, out, _ = command("teach", "lesson", "town.yaml", "--predict", "--step", "1", town=TOWN)
    assert code == 0
    assert out.splitlines()[2] == "**1.** Should the old town be closed to cars?"
    assert "The air gets cleaner." not in out


def test_a_lesson_is_a_page(command, tmp_path) -> None:
    code, _, _ = command("teach", "lesson", "town.yaml", "-o", "lesson.html", town=TOWN)
    assert code == 0
    assert "Shops lose customers." in (tmp_path / "lesson.html").read_text()


@pytest.mark.parametrize("name", ["flow.html", "flow.md", "flow.csv"])
def test_a_flow_sheet_is_written_in_each_form(command, tmp_path, name) -> None:
    code, _, _ = command("teach", "flow", "town.yaml", "--style", "policy", "-o", name, town=TOWN)
    assert code == 0
    assert "Shops lose customers." in (tmp_path / name).read_text()


def test_a_vee_diagram_is_a_page(command, tmp_path) -> None:
    code, _, _ = command("teach", "vee", "town.yaml", "-o", "vee.html", town=TOWN)
    assert code == 0
    assert "Ignored: “Shops lose customers.”" in (tmp_path / "vee.html").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lesson", "town.yaml", "--step", "9"], "there is no step 9"),
        (["lesson", "town.yaml", "-o", "x.pdf"], "must end in .md or .html"),
        (["flow", "town.yaml", "--style", "polcy"], "did you mean 'policy'?"),
        (["vee", "none.yaml", "-o", "x.html"], "no such file"),
    ],
)
def test_usage_is_explained(command, arguments, message) -> None:
    code, _, err = command("teach", *arguments, town=TOWN)
    assert code == 2
    assert message in err


def test_the_sound_part_of_a_broken_map_is_taught_and_the_rest_is_reported(command) -> None:
    code, out, err = command("teach", "lesson", "town.yaml", town=TOWN + "recomendations: []\n")
    assert code == 1
    assert "Shops lose customers." in out
    assert "ARG011" in err


def test_the_guide_is_printed(command) -> None:
    code, out, _ = command("teach", "guide")
    assert code == 0
    assert out.startswith("# Teaching debate")


@pytest.mark.parametrize("language", ["ur", "zh-Hans", "de-AT"])
@pytest.mark.parametrize(
    "arguments", [("lesson", "--predict"), ("flow",), ("vee", "-o", "vee.html"), ("pose", "--kind", "find-thesis")]
)
def test_another_language_can_be_asked_for(command, tmp_path, arguments: tuple[str, ...], language: str) -> None:
    name, *options = arguments
    code, out, _ = command("teach", name, "town.yaml", *options, "--language", language, town=TOWN)
    assert code == 0
    shown = out or (tmp_path / "vee.html").read_text()
    keys = {
        "lesson": "role.objection",
        "flow": "flow.line",
        "vee": "vee.conclusion",
        "pose": "exercise.find-thesis.title",
    }
    assert Wording(language).word(keys[name]) in shown
    assert command("teach", name, "town.yaml", *options, "--language", "xx", town=TOWN)[0] == 2
