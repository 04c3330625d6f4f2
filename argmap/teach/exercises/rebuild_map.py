"""Rebuild the scrambled map: say which claim each claim is about, and whether it supports or attacks that claim.

The exercise uses the claims around the thesis; the level says how many. Needs a thesis with three claims below it, each
linked by a step with one premise.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Polarity
from argmap.teach.exercises.support_or_attack import name_signs
from argmap.teach.posing.claim_queries import onto_claims, text
from argmap.teach.posing.exercise_draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_COUNT = (5, 9, 14)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask twice about the same claims: which claim each is about, and whether it supports or attacks it."""
    chosen = _around_thesis(debate, draft)
    if len(chosen) < 4:
        raise UnfitError(
            f"claims with different texts that are linked to the thesis: {len(chosen) - 1}",
            "three, linked by steps with one premise",
        )
    pairs = [r for r in onto_claims(debate) if r.premises[0] in chosen and r.target in chosen]
    targets: dict[str, list[str]] = {}
    polarities: dict[str, set[Polarity]] = {}
    for relation in pairs:
        targets.setdefault(relation.premises[0], []).append(text(debate, relation.target))
        polarities.setdefault(relation.premises[0], set()).add(relation.polarity)
    order = draft.shuffle(chosen)
    wording, names = draft.wording, name_signs(draft.wording)
    nothing = wording.word("exercise.rebuild-map.nothing")
    draft.match(
        wording.word("exercise.rebuild-map.ask"),
        [MatchPart(text(debate, c), (nothing,) if c == debate.thesis else tuple(targets[c])) for c in order],
        [*draft.shuffle(text(debate, claim) for claim in chosen), nothing],
        "nearest-target",
        shuffle_parts=False,
    )
    draft.match(
        wording.word("exercise.rebuild-map.ask-sign"),
        [
            MatchPart(text(debate, c), tuple(names[p] for p in sorted(polarities[c])))
            for c in order
            if c != debate.thesis
        ],
        list(names.values()),
        "sign",
        shuffle_parts=False,
    )


def _around_thesis(debate: ArgumentMap, draft: Draft) -> list[str]:
    """The thesis and the claims linked to it, level by level, each level in random order; no text occurs twice."""
    below: dict[str, list[str]] = {}
    for relation in onto_claims(debate):
        below.setdefault(relation.target, []).append(relation.premises[0])
    chosen = [debate.thesis or ""]
    used_texts = {text(debate, chosen[0])}
    level = chosen[:]
    while level and len(chosen) < _COUNT[draft.level - 1]:
        following = draft.shuffle(claim for target in level for claim in below.get(target, ()))
        level = []
        for claim in following:
            if text(debate, claim) not in used_texts and len(chosen) < _COUNT[draft.level - 1]:
                used_texts.add(text(debate, claim))
                chosen.append(claim)
                level.append(claim)
    return chosen


EXERCISE = ExerciseKind(
    "rebuild-map",
    __doc__ or "",
    6,
    "Rebuild the map",
    "The claims of a map have been scrambled. Put the map back together.",
    pose,
)
