"""Co-premises or separate reasons? The student says of pairs of claims whether they are needed together.

The typical error of beginners is to draw co-premises as separate reasons: C. R. Twardy, *Argument Maps Improve Critical
Thinking*, Teaching Philosophy 27 (2004). Needs co-premises and a claim with two separate reasons.
"""

from __future__ import annotations

from itertools import combinations

from argmap.model.elements import ArgumentMap, Claim, Polarity
from argmap.teach.posing.claim_queries import direct, text
from argmap.teach.posing.draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

TOGETHER = "co-premises: needed together"
SEPARATE = "separate reasons: each counts by itself"
_COUNT = (2, 3, 5)
"""Pairs of each sort, by level."""
_MOST = 200
"""Pairs of one sort that are chosen from."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One task with pairs of both sorts."""
    pairs = {TOGETHER: _joined(debate), SEPARATE: _apart(debate)}
    for sort, lacking in ((TOGETHER, "no co-premises"), (SEPARATE, "no claim with two separate reasons")):
        if not pairs[sort]:
            raise UnfitError(f"the map has {lacking}", "co-premises, and a claim with two separate reasons")
    parts = [MatchPart(shown, (sort,)) for sort, found in pairs.items() for shown in draft.pick(found, _COUNT)]
    draft.match(
        "Are the two claims of each pair needed together, or does each count by itself?",
        parts,
        [TOGETHER, SEPARATE],
        "needed-together",
    )


def _joined(debate: ArgumentMap) -> list[str]:
    found = [
        (one, other, relation.target)
        for relation in debate.relations
        if relation.polarity is Polarity.SUPPORT and isinstance(debate.by_id[relation.target], Claim)
        for one, other in combinations(dict.fromkeys(relation.premises), 2)
    ]
    return [_shown(debate, *pair) for pair in found[:_MOST]]


def _apart(debate: ArgumentMap) -> list[str]:
    found: list[tuple[str, str, str]] = []
    for claim in debate.claims:
        reasons = [name for name, sign in direct(debate, claim.id) if sign is Polarity.SUPPORT]
        joined = {p for r in debate.onto.get(claim.id, ()) if len(r.premises) > 1 for p in r.premises}
        found += [(a, b, claim.id) for a, b in combinations(reasons[:20], 2) if not {a, b} & joined and a != b]
    return [_shown(debate, *pair) for pair in found[:_MOST]]


def _shown(debate: ArgumentMap, one: str, other: str, target: str) -> str:
    return f"“{text(debate, one)}” and “{text(debate, other)}” – for: “{text(debate, target)}”"


EXERCISE = ExerciseKind(
    "co-premises",
    __doc__ or "",
    7,
    "Together or separate?",
    "Say of each pair of claims whether they are co-premises or separate reasons.",
    pose,
)
