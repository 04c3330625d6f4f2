"""A map without any claims.

What
    A file with a header but no claims. Not reported if part of the file could not be read, nor where the reader of
    another tool's format says that there are none: such a file may be meant to be empty.

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

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most."""
    is_told = any(diagnostic.code == Code.EMPTY_FILE for diagnostic in context.document.diagnostics)
    if not context.debate.claims and not context.is_broken and not is_told:
        yield Finding("this map has no claims; begin with 'thesis'", "")


RULE = Rule("ARG102", "empty-map", Severity.ERROR, check, __doc__)
