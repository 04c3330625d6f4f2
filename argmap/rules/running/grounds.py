"""What counts as something that a claim rests on."""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Kind, Polarity


def is_grounded(debate: ArgumentMap, claim_id: str) -> bool:
    """Whether a claim has a reason, a piece of evidence or a source, or is evidence itself."""
    claim = debate.claim(claim_id)
    if claim.kind is Kind.EVIDENCE or claim.source is not None:
        return True
    return any(relation.polarity is Polarity.SUPPORT for relation in debate.onto.get(claim_id, ()))
