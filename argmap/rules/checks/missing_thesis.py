"""A map without a thesis.

What
    A map that has claims, but no thesis. Not reported if part of the file could not be read, since the thesis may be in
    that part.

Why
    Pillars, objections, lines and balance are all relative to the thesis. Without a thesis, a map can be drawn and its
    strengths can be computed, but there is no verdict. Maps converted from discussions often have several roots and no
    thesis: allow this there, or choose a thesis.

Flagged
    argmap: 1
    claims:
      - id: air
        claim: The air gets cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most."""
    if context.debate.thesis is None and context.debate.claims and not context.is_broken:
        yield Finding("this map has no thesis; write the claim that it is about under 'thesis'", "", "thesis")


RULE = Rule("ARG101", "missing-thesis", Severity.WARNING, check, __doc__)
