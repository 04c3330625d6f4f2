"""Which open files are maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.lsp.map_files import map_format, path_of

ON_TOP = [
    "argmap: 1\n",
    "\n\n# mine\n  # too\nargmap: 1\n",
    "---\nargmap: 1\n",
    "%YAML 1.2\n---\nargmap: 1\n",
    '"argmap": 1\n',
    "argmap:\n",
    '{"argmap": 1}',
]
ELSEWHERE = ["", "on: push\nargmap: 1\n", "- argmap: 1\n", "argmap\n", "argmapper: 1\n", "# argmap: 1\n", "thesis: T\n"]


@pytest.mark.parametrize("text", ON_TOP)
def test_yaml_with_the_key_on_top_is_a_map(text: str) -> None:
    assert map_format(text, "yaml", None) == "native"
    assert map_format(text, "plaintext", Path("a.yml")) == "native"


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_yaml_is_none(text: str) -> None:
    assert map_format(text, "yaml", Path("a.yaml")) is None


def test_json_is_a_map_under_the_same_condition() -> None:
    assert map_format('\n{ "argmap" : 1', "json", None) == "native"
    assert map_format('{"name": "argmap"}', "json", None) is None


@pytest.mark.parametrize(("language", "file"), [("argdown", "x"), ("", "a.argdown"), ("plaintext", "a.AD")])
def test_argdown_is_a_map(language: str, file: str) -> None:
    assert map_format("", language, Path(file)) == "argdown"


@pytest.mark.parametrize(("language", "file"), [("markdown", "a.md"), ("python", "a.py"), ("", "a.txt")])
def test_nothing_else_is(language: str, file: str) -> None:
    assert map_format("argmap: 1\n", language, Path(file)) is None


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "vscode-notebook-cell:/a.yaml#x", "file://", "http://[", ""])
def test_what_is_no_file_has_no_path(uri: str) -> None:
    assert path_of(uri) is None
