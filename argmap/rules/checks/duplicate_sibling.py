"""Two claims that say the same for or against the same target.

What
    Two claims with equal texts, ignoring quotation marks, dashes, white space, case and final punctuation, that bear on
    the same claim or step with the same polarity.

Why
    Each copy counts: with six copies of one pillar, a thesis seems to have six pillars.

Fix safety
    The fix removes the second claim. It is unsafe, because scores change. It is offered only if the second claim has
    nothing but its text.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
      - claim: The air gets cleaner!

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
      - claim: The streets get quieter.

See: Kialo, "Types of mark": *duplicate claim* is among the reasons to mark a claim for review.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.rules.running.repeated_claims import RepeatFixer, find_repeats
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each claim that repeats one beside it."""
    fixer = RepeatFixer(context)
    for repeat in find_repeats(context):
        if repeat.beside:
            related = (Related(f"'{repeat.earlier}' is here", None, repeat.earlier),)
            message = f"'{repeat.claim.id}' says the same as '{repeat.earlier}' on the same target, so it counts twice"
            yield Finding(message, repeat.claim.id, "text", related, fixer.make_removal(repeat))


RULE = Rule("ARG114", "duplicate-sibling", Severity.WARNING, check, __doc__, fix="unsafe")
