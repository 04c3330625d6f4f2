"""A side that has only one source.

What
    At least three claims for the thesis (the option `claims`), or against it, that have a source and all cite the same
    one: the same host and page, or the same title if there is no address. The relations between a claim and the thesis
    decide which side it is on; claims that argue on both sides do not count.

Why
    Such a side stands or falls with one source. Three claims from one report look like three proofs, but are one.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell by a third in the trial year.
        source: City air report 2024
      - claim: Fewer children had asthma.
        source: City air report 2024
      - claim: The nights were quieter.
        source: City air report 2024

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell by a third in the trial year.
        source: City air report 2024
      - claim: Fewer children had asthma.
        source: Report of the children's hospital
      - claim: The nights were quieter.
        source: City air report 2024
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.language.normalising import normalise_claim
from argmap.model.elements import Claim, Source
from argmap.model.structure.lines import signs
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_LISTED = 5


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most for each side, at the source of its first claim that has one."""
    debate = context.debate
    if debate.thesis is None:
        return
    sign_of = signs(debate)
    for sign, side in ((1, "for"), (-1, "against")):
        cited = [(claim, key) for claim in debate.claims if sign_of[claim.id] == sign and (key := _key(claim.source))]
        if len(cited) < context.options["claims"] or len({key for _, key in cited}) > 1:
            continue
        first = cited[0][0]
        others = tuple(Related("also from there", None, claim.id) for claim, _ in cited[1:_LISTED])
        message = f"all {len(cited)} sourced claims {side} the thesis come from {shorten(_name(first))}"
        yield Finding(message, first.id, "source", others)


def _key(source: Source | None) -> str:
    """What two citations of one source have in common; empty where nothing says which source it is."""
    if source is None:
        return ""
    if source.url:
        plain = re.sub(r"^https?://(?:www\.)?", "", source.url.strip(), flags=re.IGNORECASE).partition("#")[0]
        host, slash, page = plain.partition("/")
        return f"{host.casefold()}{slash}{page}".rstrip("/")
    return normalise_claim(source.title or "")


def _name(claim: Claim) -> str:
    source = claim.source
    return (source.title or source.url or "") if source is not None else ""


RULE = Rule("ARG408", "single-source-side", Severity.INFO, check, __doc__, options={"claims": 3}, reports_absence=True)
