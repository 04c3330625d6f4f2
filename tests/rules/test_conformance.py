"""Every registered rule: its description, its code, and the examples of its own docstring."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import dedent

import pytest

from argmap.codes import Code, is_reading_code
from argmap.diagnostics import Severity
from argmap.formats import parse
from argmap.model.structure.map_figures import Figures
from argmap.registry import RULES
from argmap.rules import RulePlan, check, choose_rules
from argmap.rules.running.rule import Rule
from argmap.scoring import score
from argmap.syntax import edits

NAMES = RULES.names()
HEADINGS = ("What", "Why", "Fix safety", "Source", "Before", "Flagged", "Clean")


def sections(rule: Rule) -> dict[str, str]:
    """Heading → the indented block below it."""
    parts = re.split(rf"^({'|'.join(HEADINGS)})\n", rule.doc, flags=re.MULTILINE)
    assert len(parts) % 2 == 1
    return {
        heading: dedent(re.split(r"^\S", body, maxsplit=1, flags=re.MULTILINE)[0]).strip()
        for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def before(rule: Rule) -> Figures | None:
    """What a baseline has, as a rule about baselines says in its description."""
    stated = sections(rule).get("Before")
    if stated is None:
        return None
    figures = dict(line.split(": ") for line in stated.split("\n"))
    return Figures(float(figures["balance"]), int(figures["unanswered"]))


def findings(rule: Rule, text: str) -> list:
    document = parse(text, source_text=sections(rule).get("Source"))
    assert document.diagnostics == (), "an example must be a complete map"
    scores = (lambda: score(document.map)) if rule.needs_scores else None
    plan = RulePlan(choose_rules(extend=[rule.name]))
    return [d for d in check(document, scores=scores, plan=plan, before=before(rule)) if d.rule == rule.name]


def test_there_are_rules() -> None:
    assert len(NAMES) >= 16


def test_codes_are_unique_and_never_those_of_the_reader() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert not set(codes) & set(Code)
    assert not any(is_reading_code(rule.name) for rule in RULES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_called_after_its_module_and_has_a_code_of_a_known_family(name: str) -> None:
    rule = RULES.get(name)
    assert rule.name == name
    assert re.fullmatch(r"ARG[123459]\d\d", rule.code)
    assert rule.severity in Severity


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_says_what_and_why_with_both_examples_in_this_order(name: str) -> None:
    rule = RULES.get(name)
    listed = list(sections(rule))
    assert listed == [heading for heading in HEADINGS if heading in listed]
    assert {"What", "Why", "Flagged", "Clean"} <= set(listed)
    assert ("Fix safety" in listed) is bool(rule.fix)
    assert rule.doc.split("\n\n")[0].endswith(".")
    assert all(body.strip() for body in sections(rule).values())


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_flags_its_flagged_example_at_a_place_of_the_text(name: str) -> None:
    rule = RULES.get(name)
    text = sections(rule)["Flagged"]
    reported = findings(rule, text)
    assert reported
    lines = text.split("\n")
    for diagnostic in reported:
        assert diagnostic.code == rule.code
        assert diagnostic.severity is rule.severity
        assert diagnostic.message
        assert diagnostic.span is not None
        start, end = diagnostic.span
        assert start < end or start == (1, 1)
        assert end.line <= len(lines)
        assert end.column <= len(lines[end.line - 1]) + 1


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_silent_on_its_clean_example(name: str) -> None:
    rule = RULES.get(name)
    assert findings(rule, sections(rule)["Clean"]) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_can_be_ignored_by_name_and_by_code(name: str) -> None:
    rule = RULES.get(name)
    document = parse(sections(rule)["Flagged"], source_text=sections(rule).get("Source"))
    for ignored in (rule.name, rule.code):
        assert rule.name not in [d.rule for d in check(document, ignore=[ignored])]


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_can_be_allowed_in_the_header(name: str) -> None:
    rule = RULES.get(name)
    document = parse(sections(rule)["Flagged"], source_text=sections(rule).get("Source"))
    allowing = document.map.evolve(allow={**document.map.allow, name: "on purpose"})
    assert name not in [d.rule for d in check(replace(document, map=allowing))]


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_runs_unasked_unless_it_says_otherwise(name: str) -> None:
    rule = RULES.get(name)
    document = parse(sections(rule)["Flagged"], source_text=sections(rule).get("Source"))
    scores = (lambda: score(document.map)) if rule.needs_scores else None
    assert (name in [d.rule for d in check(document, scores=scores, before=before(rule))]) is not rule.on_request


@pytest.mark.parametrize("name", NAMES)
def test_the_fix_of_the_flagged_example_is_of_the_sort_that_the_rule_says_and_mends_it(name: str) -> None:
    rule = RULES.get(name)
    text = sections(rule)["Flagged"]
    fixes = [d.fix for d in findings(rule, text) if d.fix is not None]
    assert bool(fixes) is (rule.fix != "")
    if fixes:
        assert rule.fix == ("safe" if all(fix.safe for fix in fixes) else "unsafe")
        mended = edits.apply(text, {edit for fix in fixes for edit in fix.edits})
        assert findings(rule, mended) == []
