"""Every key that the package asks for is in the table of words, and no key is left that nothing asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from argmap.language.plural_forms import MANY
from argmap.language.wording import table
from tests.house import ROOT, modules

CALLS = {"word": 0, "below": 0, "words_below": 0, "quantity": 1, "quantify": 1}
"""Function → the number of its argument that is a key."""
FILLED = "[a-z0-9-]+"
PAGES = [*ROOT.glob("argmap/**/*.jinja"), *ROOT.glob("argmap/**/*.js"), *ROOT.glob("argmap/**/*.typ")]


class Keys(NamedTuple):
    """What the package asks for: whole keys; keys that begin with a literal, as patterns; ends put behind a key."""

    whole: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    ends: frozenset[str]

    def ask_for(self, key: str) -> bool:
        """Whether some text in the code can be this key."""
        stems = [key, *(key.removesuffix(end) for end in self.ends if key.endswith(end))]
        return any(stem in self.whole or any(each.fullmatch(stem) for each in self.patterns) for stem in stems)


def pattern(text: ast.JoinedStr) -> str:
    """A pattern for the texts that an f-string can be."""
    parts = (re.escape(part.value) if isinstance(part, ast.Constant) else FILLED for part in text.values)
    return "".join(map(str, parts))


@cache
def strings() -> Keys:
    """Every text in the code of the package, and the f-strings that look like keys."""
    nodes = [node for module in modules(ROOT, "argmap") for node in ast.walk(module.tree)]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    texts = {pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)}
    for page in PAGES:
        for key, is_start in re.findall(r"word\('([^']+)'( ~)?", page.read_text(encoding="utf-8")):
            texts.add(re.escape(key) + FILLED) if is_start else whole.add(key)
    ends = {text.removeprefix(FILLED).replace("\\", "") for text in texts if text.startswith(FILLED)}
    return Keys(
        frozenset(whole),
        tuple(re.compile(text) for text in texts if re.match(r"[a-z-\\]+\\\.", text)),
        frozenset(end for end in ends if re.fullmatch(r"[.-][a-z-]+", end)),
    )


@cache
def asked() -> tuple[tuple[str, ast.expr], ...]:
    """Each key as it is asked for, with its module."""
    return tuple(_ask())


def _ask() -> Iterator[tuple[str, ast.expr]]:
    for module in modules(ROOT, "argmap"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in CALLS:
                    place = CALLS[name]
                    yield from ((module.name, part) for part in _branches(node.args[place : place + 1]))


def _branches(arguments: list[ast.expr]) -> Iterator[ast.expr]:
    for argument in arguments:
        yield from _branches([argument.body, argument.orelse]) if isinstance(argument, ast.IfExp) else [argument]


def test_every_key_that_is_asked_for_has_words() -> None:
    words, missing = table("en"), []
    starts = {key.rpartition(".")[0] for key in words} | {key.split(".")[0] for key in words}
    for name, key in asked():
        if isinstance(key, ast.Constant) and key.value not in words and key.value not in starts:
            missing.append(f"{name}: {key.value}")
        elif isinstance(key, ast.JoinedStr) and not any(
            re.fullmatch(f"(.+[.])?{pattern(key)}", word) for word in words
        ):
            missing.append(f"{name}: {pattern(key)}")
    assert missing == []


@pytest.mark.parametrize("start", sorted({key.split(".")[0] for key in table("en")}))
def test_every_key_is_asked_for(start: str) -> None:
    keys = strings()
    below = {node.value for _, node in asked() if isinstance(node, ast.Constant)} - table("en").keys()
    idle = []
    for key in (key for key in table("en") if key.split(".")[0] == start):
        single = key.removesuffix(MANY)
        if not keys.ask_for(single) and not any(single.startswith(f"{prefix}.") for prefix in below):
            idle.append(key)
    assert idle == []
