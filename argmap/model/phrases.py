"""Elements and their roles as parts of a sentence, the same in every answer."""

from __future__ import annotations

from argmap.language.wording import ENGLISH, Wording
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.structure.lines import role


def phrase_role(role_name: str, target: str, wording: Wording = ENGLISH) -> str:
    """What a relation with a role is to its target, which is given as part of a sentence.

    >>> phrase_role("pillar", "the thesis")
    'a pillar of the thesis'
    """
    return wording.word(f"element.role.{role_name}", target=target)


def name_element(debate: ArgumentMap, element: str, wording: Wording = ENGLISH) -> str:
    """An element, given by its id, as part of a sentence."""
    member = debate.by_id[element]
    if isinstance(member, Claim):
        return wording.word("element.thesis", claim=member.id) if member.id == debate.thesis else member.id
    return wording.word("element.step", premises=" + ".join(member.premises), target=member.target)


def describe_role(debate: ArgumentMap, relation: Relation, wording: Wording = ENGLISH) -> str:
    """What a relation is to its target, as part of a sentence."""
    return phrase_role(role(debate, relation), name_element(debate, relation.target, wording), wording)
