"""What counts as something that a claim rests on."""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Kind, Polarity

MAY_SUPPORT = (Polarity.SUPPORT, Polarity.UNKNOWN)
"""Polarities of relations that support their target, as far as is known."""


def is_grounded(debate: ArgumentMap, claim_id: str) -> bool:
    """Whether a claim has a reason, a piece of evidence or a source, or is evidence itself.

    What bears on it with an unknown sign may be a reason, so nothing is said of such a claim.
    """
    claim = debate.claim(claim_id)
    if claim.kind is Kind.EVIDENCE or claim.source is not None:
        return True
    return any(relation.polarity in MAY_SUPPORT for relation in debate.onto.get(claim_id, ()))


def has_unknown_sign(debate: ArgumentMap, element_id: str) -> bool:
    """Whether something bears on an element of which it is not known whether it supports or attacks.

    That is an error of its own; rules do not say on top of it that a reason or an objection is missing.
    """
    return any(relation.polarity is Polarity.UNKNOWN for relation in debate.onto.get(element_id, ()))
