"""Co-premises or separate reasons? The student joins the claims that are needed together, drawn as separate reasons.

Where no claim has both, two claims are shown, one with co-premises and one with separate reasons; where there are too
many for a picture, the student says of pairs whether they are needed together.
The typical error of beginners is to draw co-premises as separate reasons: C. R. Twardy, *Argument Maps Improve Critical
Thinking*, Teaching Philosophy 27 (2004). Needs co-premises and a claim with two separate reasons.
"""

from __future__ import annotations

from itertools import combinations

from argmap.language.wording import Wording
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Polarity
from argmap.teach.exercise import Way
from argmap.teach.posing.claim_queries import direct, text, texts
from argmap.teach.posing.exercise_draft import Draft, MatchPart, WorkedFigure
from argmap.teach.posing.map_excerpts import excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

TOGETHER, SEPARATE = "together", "separate"
_COUNT = (2, 3, 5)
"""Pairs of each kind, by level."""
_TARGETS = (1, 2, 3)
"""Claims whose reasons are to be joined, by level."""
_MOST_REASONS = 8
_MOST = 200
"""The largest number of pairs of one kind to choose from."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask to join the reasons for one, two or three claims, or else about pairs of both kinds in one task."""
    wording = draft.wording
    pairs = {TOGETHER: _list_co_premises(debate, wording), SEPARATE: _list_separate_reasons(debate, wording)}
    for kind, missing in ((TOGETHER, "no co-premises"), (SEPARATE, "no claim with two separate reasons")):
        if not pairs[kind]:
            raise UnfitError(f"the map has {missing}", "co-premises, and a claim with two separate reasons")
    mixed = {claim.id: groups for claim in debate.claims if (groups := _find_groups(debate, claim.id))}
    both = {name: groups for name, groups in mixed.items() if {len(group) > 1 for group in groups} == {True, False}}
    for target in draft.pick(both, _TARGETS):
        _ask_to_join(debate, draft, {target: both[target]})
    if not both and (pair := _pair_up(debate, draft, mixed)):
        _ask_to_join(debate, draft, pair)
    if draft.tasks:
        return
    words = {kind: wording.word(f"exercise.co-premises.{kind}") for kind in (TOGETHER, SEPARATE)}
    parts = [MatchPart(pair, (words[kind],)) for kind, named in pairs.items() for pair in draft.pick(named, _COUNT)]
    draft.match(wording.word("exercise.co-premises.ask"), parts, list(words.values()), "needed-together")


def _find_groups(debate: ArgumentMap, target: str) -> list[list[str]]:
    """The reasons for a claim as groups of co-premises; empty unless there are two reasons with different texts."""
    steps = [r for r in debate.onto.get(target, ()) if r.polarity is Polarity.SUPPORT and r.label is None]
    groups = [list(dict.fromkeys(relation.premises)) for relation in steps]
    claims = [claim for group in groups for claim in group]
    is_plain = target not in claims and len(set(texts(debate, claims))) == len(claims) <= _MOST_REASONS
    return groups if is_plain and len(claims) > 1 else []


def _pair_up(debate: ArgumentMap, draft: Draft, groups_of: dict[str, list[list[str]]]) -> dict[str, list[list[str]]]:
    """A claim with co-premises and one with separate reasons, with their reasons; empty if no two of them fit."""
    for one in draft.shuffle(name for name, groups in groups_of.items() if len(groups[0]) > 1):
        for other in draft.shuffle(name for name, groups in groups_of.items() if len(groups[0]) == 1):
            claims = [claim for name in (one, other) for group in groups_of[name] for claim in group]
            if len(set(texts(debate, claims))) == len(claims) <= _MOST_REASONS and not {one, other} <= {*claims}:
                return {one: groups_of[one], other: groups_of[other]}
    return {}


def _ask_to_join(debate: ArgumentMap, draft: Draft, groups_of: dict[str, list[list[str]]]) -> None:
    """Show all reasons for one or two claims as separate ones, and ask which are needed together."""
    wording = draft.wording
    reasons = draft.shuffle(claim for groups in groups_of.values() for group in groups for claim in group)
    builder = MapBuilder.of(debate.evolve(relations=()))
    for target, groups in groups_of.items():
        for reason in reasons:
            if any(reason in group for group in groups):
                builder.support(reason, target)
    shown = excerpt(builder.build(), {*groups_of, *reasons}, None, wording)
    alone = wording.word("exercise.co-premises.alone")
    joined = {
        claim: wording.word("exercise.co-premises.with", claim=wording.quote(text(debate, claim))) for claim in reasons
    }
    others = {
        claim: [other for other in group if other != claim]
        for groups in groups_of.values()
        for group in groups
        for claim in group
    }
    first, *more = groups_of
    ask = "exercise.co-premises.ask-among" if more else "exercise.co-premises.ask-join"
    given = {} if more else {"target": wording.quote(text(debate, first))}
    draft.match(
        wording.word(ask, **given),
        [
            MatchPart(text(debate, claim), tuple(joined[other] for other in others[claim]) or (alone,))
            for claim in reasons
        ],
        [*joined.values(), alone],
        "needed-together",
        shuffle_parts=False,
        figure=WorkedFigure(
            shown.text,
            Way.JOIN,
            parts=shown.places(debate, reasons),
            choices={joined[claim]: shown.names[claim] for claim in reasons},
        ),
    )


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
    8,
    "Together or separate?",
    "Say which claims are co-premises, needed together, and which are separate reasons.",
    pose,
)
