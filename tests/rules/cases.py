"""What the tests of rules share: a map in the native format, checked, and where a rule spoke up."""

from __future__ import annotations

from textwrap import dedent

from argmap.diagnostics import Diagnostic
from argmap.formats import parse
from argmap.rules import RulePlan, check, choose_rules
from argmap.syntax import edits


def found(text: str, rule: str, *, source: str | None = None, **options: int) -> list[Diagnostic]:
    """The findings of one rule in a map, be it one that runs unasked or on request."""
    document = parse(dedent(text).lstrip(), source_text=source)
    plan = RulePlan(choose_rules(extend=[rule]), options={rule: options})
    return [d for d in check(document, plan=plan) if d.rule == rule]


def places(text: str, rule: str, *, source: str | None = None) -> list[tuple[int, int, int, int]]:
    """Where a rule spoke up: line, column, end line, end column."""
    spans = [d.span for d in found(text, rule, source=source)]
    return [(*span.start, *span.end) for span in spans if span is not None]


def mended(text: str, rule: str, *, source: str | None = None) -> str:
    """The map after all fixes of one rule."""
    fixes = [d.fix for d in found(text, rule, source=source) if d.fix is not None]
    return edits.apply(dedent(text).lstrip(), {edit for fix in fixes for edit in fix.edits})
