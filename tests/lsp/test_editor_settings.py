"""The settings on the page `editors.md`: each starts the command that there is, for the languages that it serves.

`python -m tests.lsp.try_editors` runs the editors that are installed with them.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click
import pytest

from argmap.cli import argmap
from argmap.lsp.map_files import map_format

PAGE = Path(__file__).parents[2] / "argmap" / "guide" / "editors.md"


def settings(language: str) -> list[str]:
    """The blocks of the page in one language."""
    text = re.sub(r"^  (?=\S)", "", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_there_is_such_a_command() -> None:
    assert argmap.get_command(click.Context(argmap), "lsp") is not None


@pytest.mark.parametrize("language", ["yaml", "json", "argdown"])
def test_each_editor_serves_the_languages(language: str) -> None:
    (lua,), (toml,) = settings("lua"), settings("toml")
    assert map_format('{"argmap": 1}', language, None) is not None
    (types,) = re.findall(r"filetypes = \{(.*)\}", lua)
    assert f'"{language}"' in types
    assert language in {entry["name"] for entry in tomllib.loads(toml)["language"]}
    assert f"{language}-mode" in settings("elisp")[0]


def test_each_editor_starts_the_command() -> None:
    (lua,), (toml,), (elisp,) = settings("lua"), settings("toml"), settings("elisp")
    assert 'cmd = { "argmap", "lsp" }' in lua
    server = tomllib.loads(toml)["language-server"]["argmap"]
    assert [server["command"], *server["args"]] == ["argmap", "lsp"]
    assert all("argmap" in entry["language-servers"] for entry in tomllib.loads(toml)["language"])
    assert '("argmap" "lsp")' in elisp
    assert elisp.count("(") == elisp.count(")")
    others = [json.loads(text) for text in settings("json") if '"command": ["argmap"' in text]
    assert len(others) == 2


def test_argdown_has_its_suffixes_everywhere() -> None:
    for text in (*settings("lua"), *settings("toml"), *settings("elisp")):
        assert "argdown" in text
        assert re.search(r"\bad\b", text)
