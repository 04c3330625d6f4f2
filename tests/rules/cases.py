"""What the tests of rules share: a map in the native format, checked, and where a rule spoke up."""

from __future__ import annotations

from textwrap import dedent

from argmap.diagnostics import Diagnostic
from argmap.formats import parse
from argmap.rules import check


def found(text: str, rule: str, *, source: str | None = None) -> list[Diagnostic]:
    """The findings of one rule in a map."""
    return [d for d in check(parse(dedent(text).lstrip(), source_text=source)) if d.rule == rule]


def places(text: str, rule: str, *, source: str | None = None) -> list[tuple[int, int, int, int]]:
    """Where a rule spoke up: line, column, end line, end column."""
    spans = [d.span for d in found(text, rule, source=source)]
    return [(*span.start, *span.end) for span in spans if span is not None]
