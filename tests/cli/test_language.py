"""`--language` and the language of a map, in pictures, scores, exercises and feedback."""

from __future__ import annotations

import re

import click
import pytest

from argmap.cli import argmap
from tests.house import ROOT

GERMAN = (ROOT / "tests/samples/languages/german.yaml").read_text(encoding="utf-8")
PLAIN = GERMAN.replace("language: de\n", "")
ENGLISH_WORDS = re.compile(r"\b(?:the|is|are|against|strength|claim|answered|weight|would|nothing|and)\b")
"""Words that German sentences do not have."""


def test_the_language_of_the_map_is_that_of_its_outline(command) -> None:
    code, out, _ = command("render", "map.yaml", map=GERMAN)
    assert code == 0
    assert "├─ SÄULE  Ohne Handys wird weniger gemobbt. (Gewicht 0,5)" in out


def test_the_option_goes_before_the_language_of_the_map(command) -> None:
    _, out, _ = command("render", "map.yaml", "--language", "pt-BR", map=GERMAN)
    assert "PILAR  Ohne Handys wird weniger gemobbt. (peso 0,5)" in out


def test_settings_name_a_language_for_maps_that_have_none(command, tmp_path) -> None:
    (tmp_path / "argmap.toml").write_text('language = "fr"\n', encoding="utf-8")
    assert "PILIER" in command("render", "map.yaml", map=PLAIN)[1]
    (tmp_path / "argmap.toml").write_text('[render]\nlanguage = "es"\n', encoding="utf-8")
    assert "PILAR" in command("render", "map.yaml", map=GERMAN)[1]


@pytest.mark.parametrize(("name", "arguments"), [("render", ()), ("score", ())])
def test_an_unknown_language_is_an_error_with_the_nearest_one(command, name, arguments) -> None:
    code, _, err = command(name, "map.yaml", *arguments, "--language", "dee", map=GERMAN)
    assert code == 2
    assert "there is no language 'dee'; did you mean 'de'?" in err
    code, _, err = command(name, "map.yaml", *arguments, "--language", "klingon", map=GERMAN)
    assert "choose one of en, ar, de, es, fr, hi, it, pt, ur, zh" in " ".join(err.split())


@pytest.mark.parametrize("name", ["render", "score"])
def test_a_shell_completes_the_codes_with_the_names_of_their_languages(name: str) -> None:
    context = click.Context(argmap)
    command = argmap.get_command(context, name)
    assert command is not None
    option = next(option for option in command.params if option.name == "language")
    offered = {item.value: item.help for item in option.type.shell_complete(context, option, "")}
    assert offered["ur"] == "اردو"
    assert [item.value for item in option.type.shell_complete(context, option, "h")] == ["hi"]


@pytest.mark.parametrize(
    "question",
    [(), ("--why", "focus"), ("--robust",), ("--what-if", "focus=0.9"), ("--compare", "other.yaml")],
    ids=["score", "why", "robust", "what-if", "compare"],
)
def test_a_german_score_has_no_english_words_and_no_points_in_numbers(command, question) -> None:
    other = GERMAN.replace("Ohne Handys wird weniger gemobbt.", "Ohne Handys ist es ruhiger.").replace("0.5", "0.7")
    code, out, _ = command("score", "map.yaml", *question, map=GERMAN, other=other)
    assert code == 0
    said = re.sub(r"`[^`]*`|^ {2}[a-z-]+ ", "", out, flags=re.MULTILINE)
    assert ENGLISH_WORDS.findall(said) == []
    assert re.findall(r"\b0[.]\d", said) == []


def test_names_in_json_stay_english(command) -> None:
    _, german, _ = command("score", "map.yaml", "--format", "json", map=GERMAN)
    _, english, _ = command("score", "map.yaml", "--format", "json", map=PLAIN)
    assert german == english


def test_feedback_is_in_the_language_of_the_exercise(command) -> None:
    command("teach", "pose", "map.yaml", "--kind", "support-or-attack", "-o", "signs.exercise.yaml", map=GERMAN)
    answers = 'argmap-answers: 1\nstudent: Anna\nattempt: 2\nanswers:\n  "1": {"1": z, "2": a}\n'
    code, out, err = command("teach", "grade", "signs.key.yaml", "anna.yaml", anna=answers)
    assert code == 1
    assert "noch keine Antwort. Ein Grund macht sein Ziel glaubwürdiger" in out + err
