"""A map without any claims.

What
    A file with a header but no claims. Not reported if part of the file could not be read.

Why
    There is nothing to draw, score or check. Most likely the entries are missing or are in another file.

Flagged
    argmap: 1
    title: Cars out of the old town

Clean
    argmap: 1
    title: Cars out of the old town
    thesis: The old town should be closed to private cars.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most."""
    if not context.debate.claims and not context.is_broken:
        yield Finding("this map has no claims; begin with 'thesis'", "")


RULE = Rule("ARG102", "empty-map", Severity.ERROR, check, __doc__)
