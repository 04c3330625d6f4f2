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
}
"""A relation in its role, the target to be filled in."""


def called(debate: ArgumentMap, element: str) -> str:
    """An element by id, as part of a sentence."""
    own = debate.by_id[element]
    if isinstance(own, Claim):
        return f"the thesis ({own.id})" if own.id == debate.thesis else own.id
    return f"the step from {' + '.join(own.premises)} to {own.target}"


def in_role(debate: ArgumentMap, relation: Relation) -> str:
    """What a relation is to its target, as part of a sentence."""
    return ROLES[role(debate, relation)].format(called(debate, relation.target))
