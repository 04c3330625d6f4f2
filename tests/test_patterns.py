"""Patterns of modules are compiled when they are used, and all of them can be."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from typing import Any

import pytest

from argmap.patterns import compile_later
from tests.house import ROOT, modules

LATER = type(compile_later(""))


def patterns(value: Any) -> Iterator[Any]:
    if isinstance(value, LATER):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from patterns(part)


def test_every_pattern_of_a_module_can_be_compiled() -> None:
    count = 0
    for module in modules(ROOT, "argmap"):
        if "compile_later" in module.path.read_text(encoding="utf-8"):
            for value in vars(importlib.import_module(module.name)).values():
                for pattern in patterns(value):
                    assert pattern.groups >= 0, (module.name, pattern.pattern)
                    count += 1
    assert count > 200


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    for module in modules(ROOT, "argmap"):
        work: list[ast.AST] = [module.tree]
        while work:
            node = work.pop()
            if not isinstance(node, ast.FunctionDef | ast.Lambda):
                work.extend(ast.iter_child_nodes(node))
            assert not (isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"), (
                f"{module.name}:{node.lineno}: use compile_later"
            )


@pytest.mark.parametrize("text", ["a+", b"a+"])
def test_a_pattern_does_what_a_compiled_one_does(text: Any) -> None:
    later, compiled = compile_later(text, re.IGNORECASE), re.compile(text, re.IGNORECASE)
    word = text.replace(b"+" if isinstance(text, bytes) else "+", text[:1]).upper()
    for _ in range(2):
        assert later.pattern == compiled.pattern
        assert later.flags == compiled.flags
        assert later.findall(word) == compiled.findall(word) == [word]


def test_an_error_in_a_pattern_shows_when_it_is_used() -> None:
    pattern = compile_later("(")
    with pytest.raises(re.error):
        pattern.search("")
