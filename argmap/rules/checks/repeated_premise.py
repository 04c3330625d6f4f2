"""An undercut or backing that only repeats a claim of its step.

What
    A relation onto a step (an undercut or a backing) with a premise that is a premise of that step or the claim that
    the step leads to, or that says the same.

Why
    An undercut says why the premises, even if true, do not support the conclusion; a backing says why they do. To
    repeat one of these claims does neither.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        undercuts:
          - claim: The air gets cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        undercuts:
          - claim: Clean air alone does not decide how streets are used.

See: Toulmin, S. (1958), The Uses of Argument, on backing. Pollock, J. L. (1987), "Defeasible reasoning", Cognitive
Science 11(4), on undercutting.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.language.normalising import drop_end
from argmap.model.elements import Claim, Polarity, Relation
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such relation."""
    debate = context.debate
    for relation in debate.relations:
        step = debate.by_id[relation.target]
        if not relation.polarity.is_signed or isinstance(step, Claim):
            continue
        repeated = _find_repeated(context, relation, step)
        if repeated is not None:
            what = "undercut" if relation.polarity is Polarity.ATTACK else "backing"
            message = f"this {what} repeats '{repeated}', which is already part of the step"
            yield Finding(message, relation.id, "", (Related(f"'{repeated}' is here", None, repeated),))


def _find_repeated(context: RuleContext, relation: Relation, step: Relation) -> str | None:
    """The end of the step that a premise of the relation is or says again."""
    debate = context.debate
    said = {drop_end(context.folded[debate.claim(premise).text]) for premise in relation.premises} - {""}
    for end in (*step.premises, step.target):
        own = debate.by_id[end]
        if end in relation.premises or (isinstance(own, Claim) and drop_end(context.folded[own.text]) in said):
            return end
    return None


RULE = Rule("ARG204", "repeated-premise", Severity.WARNING, check, __doc__)
