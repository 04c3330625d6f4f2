"""A map that is worse than its baseline.

What
    A balance that is more than `slack` below the one in the baseline, or more unanswered objections than in the
    baseline. Runs only with a baseline (`argmap validate --baseline FILE`), which `--write-baseline` creates.

Why
    Every single edit can be sound while the answers disappear one by one. This rule lets a map improve and reports when
    it gets worse. To accept the change, write the baseline again.

Before
    balance: 0.95
    unanswered: 0

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
      - claim: The streets get safer.
    objections:
      - claim: Shops lose customers who come by car.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        objections:
          - claim: Most of the dust comes from heating.
            rebuttals:
              - claim: Heating adds dust in winter only.
    objections:
      - claim: Shops lose customers who come by car.
        rebuttals:
          - claim: In the trial year takings rose.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.model.structure.answering import find_unanswered
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each figure that is worse, at the thesis."""
    before = context.before
    if before is None:
        return
    thesis = context.debate.thesis or ""
    unmet = find_unanswered(context.debate)
    if len(unmet) > before.unanswered:
        related = tuple(Related("this objection is unanswered", None, relation.id) for relation in unmet[:10])
        count = "1 objection is" if len(unmet) == 1 else f"{len(unmet)} objections are"
        message = f"{count} unanswered; the baseline has {before.unanswered}"
        yield Finding(message, thesis, "text", related)
    if before.balance is None:
        return
    try:
        scores = context.scores()
    except ValueError as error:
        yield Finding(f"the balance cannot be compared with the baseline: {error}", thesis, "text")
        return
    if scores is None:
        return
    number = scores.balance_number
    if number is None:
        yield Finding(f"the map no longer has a balance; the baseline has {before.balance:.3f}", thesis, "text")
    elif number < before.balance - context.options["slack"]:
        yield Finding(f"the balance is {number:.3f}; the baseline has {before.balance:.3f}", thesis, "text")


RULE = Rule("ARG502", "lost-balance", Severity.ERROR, check, __doc__, needs_scores=True, options={"slack": 0.005})
