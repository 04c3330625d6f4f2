"""Patterns of modules are compiled when they are used, and all of them can be."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from argmap.patterns import compile_later, compile_later_in
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


def test_patterns_of_named_modules_only_are_compiled_on_first_use() -> None:
    make = "import re\nPATTERN = re.compile('a(b)', re.IGNORECASE)"
    named: dict[str, Any] = {"__name__": "named"}
    other: dict[str, Any] = {"__name__": "other"}
    compile_now = re.compile
    with compile_later_in("named", "missing"):
        exec(make, named)
        exec(make, other)
    assert re.compile is compile_now
    assert isinstance(named["PATTERN"], LATER)
    assert isinstance(other["PATTERN"], re.Pattern)
    assert named["PATTERN"].match("AB")[1] == "B"


def test_loaders_of_yaml_read_as_before() -> None:
    code = """
import argmap.syntax.yaml, yaml
text = "when: 2024-05-01\\nyes: [1, 2.5, 0x10, ~]"
assert type(yaml.SafeLoader.NON_PRINTABLE).__name__ == "_LaterPattern"
assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)
try: yaml.load("a\\x01b", yaml.SafeLoader)
except yaml.reader.ReaderError as error: assert "special characters are not allowed" in str(error)
else: raise AssertionError
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
