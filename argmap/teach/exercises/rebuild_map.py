"""Rebuild the scrambled map: say of each claim which one it bears on, and whether it supports or attacks that one.

The claims around the thesis are taken, as many as the level asks for. Needs a thesis with three claims below it that
are joined by single steps.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Polarity
from argmap.teach.exercises.support_or_attack import NAMES
from argmap.teach.posing.claim_queries import onto_claims, text
from argmap.teach.posing.draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

NOTHING = "nothing: it is the thesis"
_COUNT = (5, 9, 14)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Two tasks over the same claims: what each bears on, and which way."""
    chosen = _around_thesis(debate, draft)
    if len(chosen) < 4:
        raise UnfitError(
            f"{len(chosen) - 1} claims with texts of their own are joined to the thesis by single steps",
            "three claims that support or attack the thesis or each other",
        )
    pairs = [r for r in onto_claims(debate) if r.premises[0] in chosen and r.target in chosen]
    targets: dict[str, list[str]] = {}
    ways: dict[str, set[Polarity]] = {}
    for relation in pairs:
        targets.setdefault(relation.premises[0], []).append(text(debate, relation.target))
        ways.setdefault(relation.premises[0], set()).add(relation.polarity)
    order = draft.shuffled(chosen)
    draft.match(
        "What does each of these claims bear on? One of them bears on nothing.",
        [MatchPart(text(debate, c), (NOTHING,) if c == debate.thesis else tuple(targets[c])) for c in order],
        [*draft.shuffled(text(debate, claim) for claim in chosen), NOTHING],
        "nearest-target",
        shuffle_parts=False,
    )
    draft.match(
        "And what does each do to the claim that it bears on?",
        [MatchPart(text(debate, c), tuple(NAMES[way] for way in sorted(ways[c]))) for c in order if c != debate.thesis],
        list(NAMES.values()),
        "sign",
        shuffle_parts=False,
    )


def _around_thesis(debate: ArgumentMap, draft: Draft) -> list[str]:
    """The thesis and claims joined to it, level by level, of one level in an order left to chance; no text twice."""
    below: dict[str, list[str]] = {}
    for relation in onto_claims(debate):
        below.setdefault(relation.target, []).append(relation.premises[0])
    found = [debate.thesis or ""]
    known = {text(debate, found[0])}
    level = found[:]
    while level and len(found) < _COUNT[draft.level - 1]:
        following = draft.shuffled(claim for target in level for claim in below.get(target, ()))
        level = []
        for claim in following:
            if text(debate, claim) not in known and len(found) < _COUNT[draft.level - 1]:
                known.add(text(debate, claim))
                found.append(claim)
                level.append(claim)
    return found


EXERCISE = ExerciseKind(
    "rebuild-map",
    __doc__ or "",
    6,
    "Rebuild the map",
    "The claims of a map have been scrambled. Put them together again.",
    pose,
)
