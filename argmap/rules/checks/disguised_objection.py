"""An undercut that denies a claim rather than the step.

What
    An undercut with a single premise that is the plain negation of a premise of the step, or of the claim that the step
    leads to: it has the same words apart from *not*, *never*, *cannot*, *no* and the *do* or *does* that go with them.
    Only in English, or where the map states no language.

Why
    To deny a premise or the conclusion is to object to a claim. To undercut is to accept both and to deny that one
    follows from the other. The effects differ: an objection weakens the claim wherever it is used.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        undercuts:
          - claim: The air does not get cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        objections:
          - claim: The air does not get cleaner.

See: Pollock, J. L. (1987), "Defeasible reasoning", Cognitive Science 11(4), on rebutting and undercutting defeaters.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.language.negation import stance
from argmap.model.elements import Claim, Polarity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such undercut."""
    debate = context.debate
    if not context.is_english:
        return
    for relation in debate.relations:
        step = debate.by_id[relation.target]
        if relation.polarity is not Polarity.ATTACK or isinstance(step, Claim) or len(relation.premises) != 1:
            continue
        denial = stance(debate.claim(relation.premises[0]).text)
        for end in (*step.premises, step.target):
            own_stance = debate.by_id[end]
            if isinstance(own_stance, Claim) and denial.denies(stance(own_stance.text)):
                message = f"this undercut denies '{end}' rather than the step; write it as an objection to '{end}'"
                yield Finding(message, relation.id, "", (Related(f"'{end}' is here", None, end),))
                break


RULE = Rule("ARG205", "disguised-objection", Severity.WARNING, check, __doc__)
