"""An objection that nothing answers.

What
    An attack on the thesis, or on a claim that leads to it by support alone, where nothing attacks the relation, its
    premises or their reasons. Rebuttals, undercuts and recommendations that address it are answers. Attacks on
    objections are answers themselves and are not reported.

Why
    An objection that is raised but not answered does more harm than one that is not raised: texts that name the other
    side without refuting it persuade less than one-sided texts, and texts that refute it persuade more. Real articles
    leave some objections unanswered, so this is a warning: answer the objection, or allow it and say why.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        objections:
          - claim: Most of the dust comes from heating.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
    objections:
      - claim: Shops lose customers who come by car.
        rebuttals:
          - claim: In the trial year takings rose.

See: O'Keefe, D. J. (1999), "How to handle opposing arguments in persuasive messages", Communication Yearbook 22.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.structure.answering import find_unanswered
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each objection, at the relation."""
    for relation in find_unanswered(context.debate):
        target = "the thesis" if relation.target == context.debate.thesis else f"'{relation.target}'"
        who = " with ".join(f"'{premise}'" for premise in relation.premises[:3])
        message = f"the objection {who} to {target} is unanswered: nothing rebuts, undercuts or addresses it"
        yield Finding(message, relation.id)


RULE = Rule("ARG201", "unanswered-objection", Severity.WARNING, check, __doc__, reports_absence=True)
