"""A map that presents only one side.

What
    A thesis with pillars but no objections, or with objections but no pillars. Objections to a pillar do not count:
    they test a reason, not the thesis.

Why
    Readers who know an objection miss it here, and writers who never looked for one overrate their case. Texts that
    name the other side and answer it persuade better than texts that leave it out.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
    objections:
      - claim: Shops lose customers who come by car.

See: Wolfe, C. R. & Britt, M. A. (2008), "The locus of the myside bias in written argumentation", Thinking & Reasoning
14(1). O'Keefe, D. J. (1999), "How to handle opposing arguments in persuasive messages", Communication Yearbook 22.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.grounds import has_unknown_sign
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most, at the thesis."""
    sides = {line.sign for line in context.debate.lines}
    thesis = context.debate.thesis
    if thesis is not None and len(sides) == 1 and not has_unknown_sign(context.debate, thesis):
        missing = "there is no objection to the thesis" if 1 in sides else "there is no pillar"
        yield Finding(f"this map is one-sided: {missing}", thesis, "text")


RULE = Rule("ARG109", "one-sided-map", Severity.WARNING, check, __doc__, reports_absence=True)
