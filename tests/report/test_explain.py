"""Every name that can be met in a report or on the command line has a description."""

from __future__ import annotations

import pytest

from argmap.codes import Code
from argmap.model.principles import PRINCIPLES
from argmap.registry import KINDS, RULES
from argmap.report.explanations import explain_all, explain_name, list_names

ENTRIES = list(explain_all())


def test_every_registered_member_and_every_code_has_an_entry() -> None:
    names = {(entry.kind, entry.name) for entry in ENTRIES}
    assert {(registry.kind, name) for registry in KINDS for name in registry.names()} <= names
    principles = {principle.code for principle in PRINCIPLES.values()}
    assert {entry.code for entry in ENTRIES if entry.code} == {*Code, *(rule.code for rule in RULES), *principles}
    assert all(entry.doc.strip() and entry.summary for entry in ENTRIES)


@pytest.mark.parametrize(
    "name", sorted({entry.name for entry in ENTRIES} | {entry.code for entry in ENTRIES if entry.code})
)
def test_each_is_explained_by_name_and_by_code(name: str) -> None:
    assert name in explain_name(name)
    assert explain_name(name.lower())


def test_a_rule_is_explained_with_code_severity_and_examples() -> None:
    text = explain_name("ARG201")
    assert text.startswith("unanswered-objection (rule, ARG201, warning)\n")
    assert explain_name("unused-allow").startswith("unused-allow (rule, ARG902, info, safe fix)\n")
    assert explain_name("long-claim").endswith(
        "\n\nOptions\n    [rules.long-claim]\n    words = 40\n    characters = 300"
    )
    assert "\nFlagged\n    argmap: 1\n" in text


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(KeyError, match="did you mean 'bare-pillar'"):
        explain_name("bare-pilar")
    with pytest.raises(KeyError, match="--list"):
        explain_name("zzzzzz")


def test_the_list_has_a_line_for_each_entry() -> None:
    lines = list_names().split("\n")
    assert len(lines) == len(ENTRIES)
    assert all(entry.name in line and entry.code in line for entry, line in zip(ENTRIES, lines, strict=True))
    assert max(map(len, lines)) < 140
