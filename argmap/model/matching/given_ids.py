"""Which ids people chose, and which follow from texts or ends."""

from __future__ import annotations

from argmap.model.elements import Claim, Relation
from argmap.model.ids import follows, relation_id, slug


def is_given(own: Claim | Relation) -> bool:
    """Whether a person gave an element its id, so that it does not follow from its text or its ends.

    >>> is_given(Claim(id="air", text="The air gets cleaner.")), is_given(Claim(id="the-air-2", text="The air."))
    (True, False)
    """
    stem = slug(own.text) if isinstance(own, Claim) else relation_id(own.premises, own.target)
    return not follows(own.id, stem)
