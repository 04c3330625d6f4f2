"""Two claims that say the same.

What
    Claims whose texts are equal once quotes, dashes, white space, case and final punctuation are folded.

Why
    A claim that stands twice is counted twice: six copies of one pillar make a thesis look six times argued for. A
    claim that bears on two things is written once and met again with `ref`, or linked with `supports` and `attacks`.

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
from argmap.model.ids import normalised_claim
from argmap.rules._rule import Case, Finding, Rule


def check(case: Case) -> Iterator[Finding]:
    """One finding for each claim that repeats an earlier one."""
    first: dict[str, str] = {}
    for claim in case.debate.claims:
        folded = normalised_claim(claim.text)
        earlier = first.setdefault(folded, claim.id) if folded else claim.id
        if earlier != claim.id:
            related = (Related(f"'{earlier}' is here", None, earlier),)
            message = (
                f"'{claim.id}' says the same as '{earlier}'; write it once and meet it again with 'ref: {earlier}'"
            )
            yield Finding(message, claim.id, "text", related)


RULE = Rule("ARG107", "duplicate-claim", Severity.WARNING, check, __doc__)
