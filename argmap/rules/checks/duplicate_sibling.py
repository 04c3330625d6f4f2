"""Two claims that say the same for or against the same thing.

What
    Two claims whose texts are equal once quotes, dashes, white space, case and final punctuation are folded, which bear
    on the same claim or step with the same polarity.

Why
    Each of them counts: six copies of one pillar make a thesis look six times argued for.

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
    for repeat in find_repeats(context.debate):
        if repeat.beside:
            related = (Related(f"'{repeat.earlier}' is here", None, repeat.earlier),)
            message = f"'{repeat.claim.id}' says the same as '{repeat.earlier}' on the same target; it counts twice"
            yield Finding(message, repeat.claim.id, "text", related, fixer.make_removal(repeat))


RULE = Rule("ARG114", "duplicate-sibling", Severity.WARNING, check, __doc__, fix="unsafe")
