"""A claim that occurs twice in the map.

What
    Claims with equal texts, ignoring quotation marks, dashes, white space, case and final punctuation. Two claims that
    bear on one target in the same way are reported by duplicate-sibling instead.

Why
    A claim that is written twice is two claims: an objection to one does not reach the other, and an edit of one leaves
    the other unchanged. To use a claim in two places, write it once and refer to it with `ref`, or link it with
    `supports` and `attacks`.

Fix safety
    The fix replaces the second claim by a `ref` to the first. It is unsafe, because objections to the first claim then
    count in both places. It is offered only if the second claim has nothing but its text.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - id: air
        claim: The air gets cleaner.
      - claim: Children get asthma less often.
        reasons:
          - claim: The air gets cleaner!

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - id: air
        claim: The air gets cleaner.
      - claim: Children get asthma less often.
        reasons:
          - ref: air

See: Kialo, "Types of mark": *duplicate claim* is among the reasons to mark a claim for review.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.rules.running.repeated_claims import RepeatFixer, find_repeats
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each claim that repeats an earlier one elsewhere."""
    fixer = RepeatFixer(context)
    for repeat in find_repeats(context):
        if not repeat.beside:
            claim, earlier = repeat.claim.id, repeat.earlier
            related = (Related(f"'{earlier}' is here", None, earlier),)
            message = f"'{claim}' says the same as '{earlier}'; write it once and refer to it with 'ref: {earlier}'"
            yield Finding(message, claim, "text", related, fixer.make_reference(repeat))


RULE = Rule("ARG107", "duplicate-claim", Severity.WARNING, check, __doc__, fix="unsafe")
