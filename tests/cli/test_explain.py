"""`explain` on the command line: names, codes, the list, and what there is none of."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from argmap.cli.explain import command
from argmap.registry import RULES


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


@pytest.mark.parametrize("name", ["unanswered-objection", "ARG011", "quadratic-energy", "balance", "native"])
def test_a_name_of_any_kind_is_explained(name: str) -> None:
    done = explain(name)
    assert done.exit_code == 0
    assert name in done.stdout


def test_the_list_names_every_rule_with_code_and_severity() -> None:
    lines = explain("--list").stdout.split("\n")
    for rule in RULES:
        severity = rule.severity.value + "*" * rule.on_request
        assert any({rule.code, rule.name, severity, *rule.fix.split()} <= set(line.split()) for line in lines)


def test_an_unknown_name_is_exit_2_with_the_nearest_on_stderr() -> None:
    done = explain("self-atack")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "did you mean 'self-attack'?" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("--list", "native")])
def test_a_name_or_the_list_but_not_both(arguments: tuple[str, ...]) -> None:
    assert explain(*arguments).exit_code == 2
