"""Rebuild the scrambled map: put each claim into its box of the map, which is shown with empty boxes.

The exercise uses the claims around the thesis; the level says how many. Boxes that look alike and have nothing below
them may be filled in any order; where boxes that look alike have something below them, all but one are given, so that
there is one right answer. Needs a thesis with three claims below it, each linked by a step with one premise.
"""

from __future__ import annotations

from collections.abc import Collection

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Kind, Relation
from argmap.model.structure.lines import role
from argmap.teach.exercise import Way
from argmap.teach.posing.claim_queries import onto_claims, text
from argmap.teach.posing.exercise_draft import Draft, MatchPart, WorkedFigure
from argmap.teach.posing.map_excerpts import excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_COUNT = (5, 9, 14)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask which claim belongs in which box."""
    chosen = _around_thesis(debate, draft)
    if len(chosen) < 4:
        raise UnfitError(
            f"claims with different texts that are linked to the thesis: {len(chosen) - 1}",
            "three, linked by steps with one premise",
        )
    links = {relation.id: relation for relation in _links(debate, chosen)}
    alike = _find_alike(debate, chosen, links)
    boxes = [claim.id for claim in debate.claims if claim.id in alike]
    numbers = {claim: str(number) for number, claim in enumerate(boxes, 1)}
    others = {relation.id for relation in debate.relations if relation.id not in links}
    shown = excerpt(debate, chosen, numbers, draft.wording, others)
    parts = {claim: _describe(debate, claim, numbers, links.values(), draft.wording) for claim in boxes}
    draft.match(
        draft.wording.word("exercise.rebuild-map.ask"),
        [MatchPart(parts[claim], tuple(text(debate, other) for other in alike[claim])) for claim in boxes],
        [text(debate, claim) for claim in boxes],
        "nearest-target",
        shuffle_choices=True,
        shuffle_parts=False,
        figure=WorkedFigure(shown.text, Way.PLACE, parts={parts[claim]: shown.names[claim] for claim in boxes}),
        once=True,
    )


def _links(debate: ArgumentMap, chosen: Collection[str]) -> list[Relation]:
    """The steps with one premise between chosen claims."""
    return [r for r in onto_claims(debate) if r.premises[0] in chosen and r.target in chosen]


def _find_alike(debate: ArgumentMap, chosen: Collection[str], links: dict[str, Relation]) -> dict[str, list[str]]:
    """The claims to place, each with those that its box would fit as well; claims that are given are left out."""
    below: dict[str, list[Relation]] = {}
    out: dict[str, list[Relation]] = {}
    for relation in links.values():
        below.setdefault(relation.target, []).append(relation)
        out.setdefault(relation.premises[0], []).append(relation)

    def shape(claim: str, above: frozenset[str] = frozenset()) -> tuple[object, ...]:
        """What the boxes from a claim downwards look like; two claims with the same shape look alike."""
        steps = [r for r in below.get(claim, ()) if r.premises[0] not in above]
        shapes = [(r.polarity, r.label or "", shape(r.premises[0], above | {claim})) for r in steps]
        return (debate.claim(claim).kind, tuple(sorted(shapes, key=repr)))

    alike: dict[str, list[str]] = {debate.thesis or "": [debate.thesis or ""]}
    groups: dict[tuple[object, ...], list[str]] = {}
    for claim in chosen:
        if claim != debate.thesis and len(out.get(claim, ())) == 1:
            step = out[claim][0]
            groups.setdefault((step.target, step.polarity, step.label, repr(shape(claim))), []).append(claim)
    for group in groups.values():
        has_more = any(claim in below for claim in group)
        alike |= {group[-1]: [group[-1]]} if has_more else dict.fromkeys(group, group)
    return alike


def _describe(
    debate: ArgumentMap, claim: str, numbers: dict[str, str], links: Collection[Relation], wording: Wording
) -> str:
    """A box in words: its number, its role and what it is about."""
    step = next((relation for relation in links if relation.premises[0] == claim), None)
    if step is None:
        return wording.word("exercise.rebuild-map.box", number=numbers[claim], role=wording.word("role.thesis"))
    named = role(debate, step)
    if debate.claim(claim).kind is Kind.EVIDENCE and named == "reason":
        named = "evidence"
    target = step.target
    about = (
        wording.word("exercise.rebuild-map.box-named", number=numbers[target])
        if target in numbers
        else wording.quote(text(debate, target))
    )
    called = wording.find(f"role.{named}") or named
    return wording.word("exercise.rebuild-map.box-about", number=numbers[claim], role=called, target=about)


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
    7,
    "Rebuild the map",
    "The claims of a map have been scrambled. Put the map back together.",
    pose,
)
