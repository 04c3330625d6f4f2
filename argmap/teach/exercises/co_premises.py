"""Co-premises or separate reasons? The student says whether the claims of a pair are needed together.

The typical error of beginners is to draw co-premises as separate reasons: C. R. Twardy, *Argument Maps Improve Critical
Thinking*, Teaching Philosophy 27 (2004). Needs co-premises and a claim with two separate reasons.
"""

from __future__ import annotations

from itertools import combinations

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Claim, Polarity
from argmap.teach.posing.claim_queries import direct, text
from argmap.teach.posing.exercise_draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

TOGETHER, SEPARATE = "together", "separate"
_COUNT = (2, 3, 5)
"""Pairs of each kind, by level."""
_MOST = 200
"""The largest number of pairs of one kind to choose from."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask about pairs of both kinds in one task."""
    wording = draft.wording
    pairs = {TOGETHER: _list_co_premises(debate, wording), SEPARATE: _list_separate_reasons(debate, wording)}
    for kind, missing in ((TOGETHER, "no co-premises"), (SEPARATE, "no claim with two separate reasons")):
        if not pairs[kind]:
            raise UnfitError(f"the map has {missing}", "co-premises, and a claim with two separate reasons")
    words = {kind: wording.word(f"exercise.co-premises.{kind}") for kind in (TOGETHER, SEPARATE)}
    parts = [MatchPart(pair, (words[kind],)) for kind, texts in pairs.items() for pair in draft.pick(texts, _COUNT)]
    draft.match(wording.word("exercise.co-premises.ask"), parts, list(words.values()), "needed-together")


def _list_co_premises(debate: ArgumentMap, wording: Wording) -> list[str]:
    pairs = [
        (one, other, relation.target)
        for relation in debate.relations
        if relation.polarity is Polarity.SUPPORT and isinstance(debate.by_id[relation.target], Claim)
        for one, other in combinations(dict.fromkeys(relation.premises), 2)
    ]
    return [_describe(debate, *pair, wording) for pair in pairs[:_MOST]]


def _list_separate_reasons(debate: ArgumentMap, wording: Wording) -> list[str]:
    pairs: list[tuple[str, str, str]] = []
    for claim in debate.claims:
        reasons = [name for name, sign in direct(debate, claim.id) if sign is Polarity.SUPPORT]
        joined = {p for r in debate.onto.get(claim.id, ()) if len(r.premises) > 1 for p in r.premises}
        pairs += [(a, b, claim.id) for a, b in combinations(reasons[:20], 2) if not {a, b} & joined and a != b]
    return [_describe(debate, *pair, wording) for pair in pairs[:_MOST]]


def _describe(debate: ArgumentMap, one: str, other: str, target: str, wording: Wording) -> str:
    first, second, aim = (wording.quote(text(debate, claim)) for claim in (one, other, target))
    return wording.word("exercise.co-premises.pair", first=first, second=second, target=aim)


EXERCISE = ExerciseKind(
    "co-premises",
    __doc__ or "",
    7,
    "Together or separate?",
    "Say whether the claims in each pair are co-premises or separate reasons.",
    pose,
)
