"""Every code of the reading stage stands once in `argmap.codes`, and is used by its name."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from argmap import codes
from argmap.codes import Code

PACKAGE = Path(codes.__file__).parent
SOURCES = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.name != "codes.py"}


def test_codes_are_in_order_and_no_rule_name_serves_twice() -> None:
    assert [code.value for code in Code] == sorted(code.value for code in Code)
    assert len({code.rule for code in Code}) == len(Code)
    assert all(code.meaning.endswith(".") for code in Code)


def test_every_code_is_reported_somewhere() -> None:
    used = {name for text in SOURCES.values() for name in re.findall(r"\bCode\.([A-Z0-9_]+)", text)}
    assert used == {code.name for code in Code}


def test_codes_are_used_by_name() -> None:
    assert [str(path) for path, text in SOURCES.items() if re.search(r"""["']ARG0\d\d["']""", text)] == []


def test_the_numbers_said_to_be_free_are_those_that_are_not_used() -> None:
    ranges = re.findall(r"free: ARG(\d+)–ARG(\d+)", inspect.getsource(codes))
    free = [number for first, last in ranges for number in range(int(first), int(last) + 1)]
    assert sorted([*free, *(int(code[3:]) for code in Code)]) == list(range(1, 100))
