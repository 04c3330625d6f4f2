"""Every rule of the drafter can be said in words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap.drafting
from argmap.drafting.draft_article import draft
from argmap.drafting.explanation import rule_reasons
from argmap.registry import GENRES
from tests.drafting.test_list_article import BULLETS
from tests.drafting.test_list_layouts import CLUB, RING_ROAD, SCHOOL, UNANNOUNCED
from tests.drafting.test_prose import ARTICLE

TEXTS = (BULLETS, CLUB, RING_ROAD, SCHOOL, UNANNOUNCED, ARTICLE)
MODULES = Path(argmap.drafting.__file__).parent


@pytest.mark.parametrize("genre", GENRES.names())
def test_each_rule_of_a_draft_has_a_reason(genre: str) -> None:
    rules = set[str]()
    for text in TEXTS:
        for thesis in (None, "Night buses and bicycles should have the town."):
            made = draft(text, profile=genre, thesis=thesis)
            claims = made.map.claims if made.map is not None else ()
            rules |= {claim.origin.rule for claim in claims if claim.origin is not None}
            rules |= {candidate.rule for candidate in made.candidates}
    assert sorted(rules - set(rule_reasons())) == []


PLACES = {"DraftPart": 4, "Candidate": 1, "Concession": 2, "Demand": 1, "propose": 1, "_make_part": 2}
"""What is called with the name of a rule → at which place."""


def rules_in(module: ast.Module) -> Iterator[str]:
    """The rules that a module names: where it makes a part, assigns a rule, or returns one."""
    for node in ast.walk(module):
        named = list[ast.expr]()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACES:
            named += node.args[PLACES[node.func.id] :][:1]
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "rule":
            named.append(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name in ("_find_rule", "_explain", "_judge_premise"):
            named += [
                inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value is not None
            ]
        for expression in named:
            yield from names_in(expression)


def names_in(expression: ast.expr) -> Iterator[str]:
    """The strings that an expression may be, or the first of a pair that it may be."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield from [expression.value] if expression.value else []
    elif isinstance(expression, ast.IfExp):
        yield from names_in(expression.body)
        yield from names_in(expression.orelse)
    elif isinstance(expression, ast.Tuple):
        yield from names_in(expression.elts[0])


def test_each_rule_that_a_module_names_has_a_reason() -> None:
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES.rglob("*.py")]
    rules = {rule for module in modules for rule in rules_in(module)}
    assert {"granting-clause", "somebody-should", "rest-of-item", "reason-beside", "premise-of-conclusion"} <= rules
    assert sorted(rules - set(rule_reasons())) == []


def test_reasons_are_half_sentences() -> None:
    assert [rule for rule, reason in rule_reasons().items() if not reason or reason.endswith(".")] == []
