"""What optional features need: errors name a package and the extra that installs it, wherever argmap comes from."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

import pytest

from argmap.diagnostics import ArgmapError
from argmap.formats import loads
from argmap.formats.networkx_graph import to_networkx
from tests.house import ROOT, modules

EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]


def calls(function: str) -> list[list[str]]:
    """The arguments that are written out of all calls of a function in the package."""
    return [
        [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        for module in modules(ROOT, "argmap")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
    ]


def test_each_missing_package_is_in_the_extra_that_its_error_names() -> None:
    named = [
        (arguments[0], next(word for word in arguments[1:] if word in EXTRAS)) for arguments in calls("missing_package")
    ]
    assert len(named) >= 22
    for package, extra in named:
        assert package in [re.split(r"[>=<\[]", requirement)[0] for requirement in EXTRAS[extra]]


def test_each_extra_that_is_named_exists() -> None:
    assert {extra for (extra,) in filter(None, calls("with_extra"))} == {"pdf"} <= EXTRAS.keys()


def test_no_message_asks_for_a_published_release() -> None:
    texts = {module.name: module.path.read_text(encoding="utf-8") for module in modules(ROOT, "argmap")}
    assert [name for name, text in texts.items() if re.search(r"pip install|\bargmap\[[a-z]", text)] == []


def test_without_networkx_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ArgmapError, match=r"^the package networkx, needed for .*argmap with its extra 'graph'$"):
        to_networkx(loads("argmap: 1\nthesis: So.\n"))
