"""A claim that supports itself in the end.

What
    A cycle of supports: from a claim through the relations in which it is a premise, and through backings, back to the
    claim. Each cycle is reported once, at the relation that closes it, counted from the thesis down. Cycles that
    include an attack are not reported: two claims that attack each other contradict each other, they do not beg the
    question.

Why
    In a cycle every claim borrows its strength from the others, and none has strength of its own to lend.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - id: quiet
        claim: The old town becomes quiet.
        reasons:
          - id: guests
            claim: Guests come for the quiet.
            reasons:
              - ref: quiet

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - id: quiet
        claim: The old town becomes quiet.
        reasons:
          - id: engines
            claim: Engines make most of the noise.

See: Walton, D. (1991), Begging the Question: Circular Reasoning as a Tactic of Argumentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from operator import gt

from argmap.diagnostics import Severity
from argmap.model.elements import ArgumentMap, Claim, Polarity
from argmap.model.structure.cycles import find_cycles
from argmap.model.structure.numbering import Numbering
from argmap.rules.running.rule import Finding, Rule, RuleContext

_REPORTED = 50
_NAMED = 6


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each cycle, up to fifty."""
    debate = context.debate
    if _leads_up(debate.numbering) or not debate.rows.structure.cycles:
        return
    starts = [*([debate.thesis] if debate.thesis is not None else []), *debate.by_id]
    for cycle in islice(find_cycles(starts, lambda element: _below(debate, element)), _REPORTED):
        claims = [element for element in cycle if isinstance(debate.by_id[element], Claim)]
        yield Finding(_describe(claims), cycle[-1])


def _leads_up(numbering: Numbering) -> bool:
    """Whether each relation leads to a claim before its premises, as in a map without cross-references: no cycles."""
    if numbering.onto_relations or numbering.several:
        return False
    return all(map(gt, numbering.sources, numbering.targets))


def _describe(claims: list[str]) -> str:
    """The cycle in words, beginning with the step that closes it; long ones are cut."""
    if len(claims) < 2:
        return f"'{claims[0]}' supports itself" if claims else "these backings support only each other"
    up = [f"'{claim}'" for claim in (claims[0], *reversed(claims))]
    named = up if len(up) <= _NAMED else [*up[: _NAMED - 2], "…", up[-1]]
    return f"circular support: {' supports '.join(named)}"


def _below(debate: ArgumentMap, element: str) -> list[str]:
    """What supports an element: relations a claim, premises and backings a relation."""
    member = debate.by_id[element]
    supports = [relation.id for relation in debate.onto.get(element, ()) if relation.polarity is Polarity.SUPPORT]
    if isinstance(member, Claim):
        return supports
    # nothing flows up through an attack: its premises start afresh
    return [*member.premises, *supports] if member.polarity is Polarity.SUPPORT else supports


RULE = Rule("ARG104", "circular-support", Severity.ERROR, check, __doc__)
