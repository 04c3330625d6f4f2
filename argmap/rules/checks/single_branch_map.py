"""A map in which everything hangs on one reason or objection.

What
    A thesis with a single pillar or objection, of one premise, that has at least eight claims below it, itself included
    (the option `claims`). A thesis that follows from several co-premises is not reported.

Why
    Such a map debates the claim in the middle rather than the thesis: nothing further down can count against the step
    to the thesis, and whoever rejects this one line has answered everything. Either the claim in the middle is the real
    thesis, or the other reasons and objections are missing.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air in the old town is bad.
        evidence:
          - The limits were broken on 40 days.
          - The walls turn black.
        reasons:
          - Old diesels drive there.
          - The streets are too narrow for wind.
        objections:
          - claim: The air got better last year.
            rebuttals:
              - It rained all year.
          - Most of the dust comes from heating.

Clean
    argmap: 1
    thesis: The air in the old town is bad.
    pillars:
      - The limits were broken on 40 days.
      - The walls turn black.
      - Old diesels drive there.
      - The streets are too narrow for wind.
    objections:
      - claim: The air got better last year.
        rebuttals:
          - It rained all year.
      - Most of the dust comes from heating.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.model.elements import Claim
from argmap.model.structure.lines import reach
from argmap.rules.running.grounds import has_unknown_sign
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most, at the thesis."""
    debate = context.debate
    if debate.thesis is None or len(debate.lines) != 1 or len(debate.lines[0].relation.premises) != 1:
        return
    if has_unknown_sign(debate, debate.thesis):
        return
    relation, sign = debate.lines[0]
    count = sum(isinstance(debate.by_id[element], Claim) for element in reach(debate, [relation.id]))
    if count >= context.options["claims"]:
        premise = relation.premises[0]
        what = "pillar" if sign > 0 else "objection"
        message = f"all {count} claims hang on one {what}: this map debates '{premise}' rather than its thesis"
        yield Finding(message, debate.thesis, "text", (Related(f"the {what} is here", None, premise),))


RULE = Rule("ARG117", "single-branch-map", Severity.INFO, check, __doc__, options={"claims": 8}, reports_absence=True)
