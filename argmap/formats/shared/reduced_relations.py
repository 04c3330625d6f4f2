"""The relations of a map as far as a format carries them.

Which of them can be said at all, what their premises and targets become, and which of their fields stay.
"""

from __future__ import annotations

from typing import Any

from argmap.formats.shared.capabilities import RELATION, Carries, is_given
from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.document import Losses
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.ids import follows, relation_id


def add_relations(
    builder: MapBuilder, debate: ArgumentMap, drafts: dict[str, ClaimDraft], carries: Carries, lost: Losses
) -> None:
    """Adds what a format carries of a map's relations to a builder that has its claims: `drafts`, by their ids."""
    made: dict[str, RelationDraft] = {}
    kept = {r.id for r in debate.relations if _is_said(r, debate, carries, lost)}
    seen: dict[tuple[Any, ...], RelationDraft] = {}
    ungrounded = _find_ungrounded(debate) if carries.onto_relations == "grounded" else set()
    for relation in debate.relations:
        if relation.id not in kept:
            continue
        target: str = relation.target
        onto = debate.by_id[target]
        can_stay = carries.onto_relations != "none" and target in kept and relation.id not in ungrounded
        if isinstance(onto, Relation) and not can_stay:
            what = "undercuts" if relation.polarity is Polarity.ATTACK else "backing of steps"
            lost.note("onto-relations", f"{what} moved to the first premise of their step", relation.id)
            target = onto.premises[0]
        groups = [list(relation.premises)]
        if len(relation.premises) > 1 and not carries.co_premises:
            lost.note("co-premises", "groups of co-premises split: each premise stands alone", relation.id)
            groups = [[premise] for premise in relation.premises]
        for number, group in enumerate(groups):
            if target in group and target != relation.target:
                lost.note("self", "undercuts by a premise of the step itself left out", relation.id)
                continue
            fields = _fields(relation, carries, lost)
            said = (relation.polarity, tuple(group), target)
            if not carries.parallel and len(group) == 1 and said in seen:  # they would be read as one
                lost.note("again", "relations left out that repeat another one", relation.id)
                made.setdefault(relation.id, seen[said])
                continue
            own = relation.id if number == 0 else None
            draft = builder.relation(relation.polarity, [drafts[p] for p in group], target, id=own, **fields)
            seen.setdefault(said, draft)
            if not carries.relation_ids and number == 0 and not _is_made_of_ends(relation):
                lost.note("relation-ids", "ids of relations left out", relation.id)
            made.setdefault(relation.id, draft)
    for draft in builder.relations:
        if isinstance(draft.target, str):
            draft.target = drafts.get(draft.target) or made.get(draft.target) or draft.target


def _is_said(relation: Relation, debate: ArgumentMap, carries: Carries, lost: Losses) -> bool:
    if relation.polarity is Polarity.SUPPORT and not carries.support:
        lost.note("support", "supports left out", relation.id)
        return False
    if relation.polarity is Polarity.UNKNOWN and not _tells_unknown(carries, debate, relation.target):
        lost.note("unknown", "relations without a sign left out", relation.id)
        return False
    if relation.polarity is Polarity.NEUTRAL and carries.neutral != "all" and relation.label not in carries.neutral:
        lost.note("neutral", "neutral relations left out", relation.id)
        return False
    return True


def _fields(relation: Relation, carries: Carries, lost: Losses) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, words in RELATION.items():
        value = getattr(relation, name)
        if not is_given(name, value):
            continue
        if name in carries.relation or (name == "label" and relation.polarity is Polarity.NEUTRAL):
            kept[name] = value
        else:
            lost.note(name, f"{words} left out", relation.id)
    return kept


def _is_made_of_ends(relation: Relation) -> bool:
    """Whether an id is one that a relation without an id gets, perhaps before its target had its own."""
    return "->" in relation.id or follows(relation.id, relation_id(relation.premises, relation.target))


def _find_ungrounded(debate: ArgumentMap) -> set[str]:
    """Relations from which no chain of targets leads to a claim."""
    grounded: set[str] = set()
    for relation in debate.relations:
        chain: list[str] = []
        here: Any = relation
        while isinstance(here, Relation) and here.id not in grounded and here.id not in chain:
            chain.append(here.id)
            here = debate.by_id[here.target]
        if isinstance(here, Claim) or here.id in grounded:
            grounded.update(chain)
    return {relation.id for relation in debate.relations} - grounded


def without_unknown(debate: ArgumentMap, carries: Carries, lost: Losses) -> ArgumentMap:
    """The map with neutral relations, without labels, in place of those whose sign is unknown: never with supports."""
    builder = MapBuilder.of(debate)
    for draft in builder.relations:
        if draft.polarity is Polarity.UNKNOWN and not _tells_unknown(carries, debate, draft.target):
            lost.note("unknown", "relations without a sign written as neutral", draft.id)
            if draft.fields.pop("label", None) is not None:
                lost.note("label", f"{RELATION['label']} left out", draft.id)
            draft.polarity = Polarity.NEUTRAL
    return builder.build()


def _tells_unknown(carries: Carries, debate: ArgumentMap, target: object) -> bool:
    """Whether a relation without a sign can be told, given its target."""
    return carries.unknown == "all" or (
        carries.unknown == "onto-claims" and isinstance(debate.by_id.get(str(target)), Claim)
    )
