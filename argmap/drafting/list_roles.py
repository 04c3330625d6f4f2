"""What a heading or a lead-in announces: reasons, obstacles or steps."""

from __future__ import annotations

from enum import StrEnum

from argmap.drafting.cues import cues

LONGEST_LEAD = 16
"""Words of the longest lead-in."""


class ListRole(StrEnum):
    """What the items of a list are."""

    PILLARS = "pillars"
    OBJECTIONS = "objections"
    RECOMMENDATIONS = "recommendations"


def role_of(text: str) -> ListRole | None:
    """What a heading or lead-in announces; None if it names nothing, or more than one of these.

    >>> role_of("Despite the rhetoric, three obstacles persist:")
    <ListRole.OBJECTIONS: 'objections'>
    """
    roles = [role for role in ListRole if cues(f"en-list-of-{role}").are_in(text)]
    return roles[0] if len(roles) == 1 else None
