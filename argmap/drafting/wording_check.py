"""Parts whose words cannot be the claim that a rule takes them for: questions, commands, labels, mere hedges.

The rules that check maps say which; their findings on a draft would be the drafter's own fault.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.drafting.draft_outline import DraftOutline, DraftPart
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.registry import RULES
from argmap.rules.running.rule import RuleContext

_QUESTION, _COMMAND = "question-as-claim", "command-as-claim"
_CHECKED = (_QUESTION, _COMMAND, "label-as-claim", "hedge-only-claim", "unbalanced-quotes")
"""Rules about the wording of claims whose severity is a warning."""


def find_misfits(debate: ArgumentMap) -> dict[str, str]:
    """Claim id → the rule that its wording breaks."""
    context = RuleContext(Document(debate), "en")
    misfits = dict[str, str]()
    for name in _CHECKED:
        rule = RULES.get(name)
        context.options = dict(rule.options)
        for finding in rule.check(context):
            misfits.setdefault(finding.element, name)
    return misfits


def settle_misfits(outline: DraftOutline, claims: Mapping[int, str], misfits: Mapping[str, str]) -> bool:
    """Makes questions of questions and recommendations of commands, and leaves other misfits out.

    `claims` has the claim of each part by its `id()`. Says whether anything was changed.
    """
    changed = False
    kept = list[DraftPart]()
    for part in outline.parts:
        rule = misfits.get(claims.get(id(part), ""))
        changed |= rule is not None
        if rule == _QUESTION:
            part.kind = Kind.QUESTION
            part.polarity = Polarity.NEUTRAL
        elif rule == _COMMAND:
            part.kind = Kind.RECOMMENDATION
            part.polarity = Polarity.NEUTRAL
        if rule is None or rule in (_QUESTION, _COMMAND):
            kept.append(part)
    numbers = {id(part) for part in kept}
    for part in kept:
        while part.target is not None and id(part.target) not in numbers:
            part.target = part.target.target
    outline.parts = kept
    return changed
