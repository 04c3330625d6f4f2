"""Elements and their roles as parts of a sentence, the same in every answer."""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.structure.lines import role

ROLES = {
    "pillar": "a pillar of {}",
    "reason": "a reason for {}",
    "objection": "an objection to {}",
    "rebuttal": "a rebuttal of {}",
    "undercut": "an undercut of {}",
    "backing": "a backing of {}",
    "addresses": "a proposal that addresses {}",
    "recommends": "a recommendation under {}",
    "context": "context of {}",
    "unsigned": "an entry without a sign under {}",
}
"""Role → what a relation is to its target, which is to be filled in."""


def name_element(debate: ArgumentMap, element: str) -> str:
    """An element, given by its id, as part of a sentence."""
    member = debate.by_id[element]
    if isinstance(member, Claim):
        return f"the thesis ({member.id})" if member.id == debate.thesis else member.id
    return f"the step from {' + '.join(member.premises)} to {member.target}"


def describe_role(debate: ArgumentMap, relation: Relation) -> str:
    """What a relation is to its target, as part of a sentence."""
    return ROLES[role(debate, relation)].format(name_element(debate, relation.target))
