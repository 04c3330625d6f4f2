"""Pictures beside a task that show the claims it asks about and leave out what would tell the answer.

Three ways to leave it out: loose boxes, where the lines are the answer; a map without signs and kinds, in an order that
says nothing, where these are the answer; and the way from a claim to the thesis, where what is said about that claim is
the answer. A claim that is asked about has a mark before its text, or its number in brackets. The pictures with an
answer are in `answer_pictures`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.homes import homes
from argmap.patterns import compile_later
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import WorkedFigure
from argmap.teach.posing.map_excerpts import MapExcerpt, excerpt

MOST = 24
"""The most claims in such a picture, those that the task asks about aside."""
_NEAR = 8
"""The most other claims about the same target."""
_ASKED = compile_later(r"(?:[→←]|\(\d+\)) ")


def is_asked(shown: str) -> bool:
    """Whether the text of a claim in a figure begins with a mark: the task asks about it."""
    return _ASKED.match(shown) is not None


def loose_boxes(debate: ArgumentMap, claims: Iterable[str], wording: Wording) -> MapExcerpt:
    """Claims as boxes without lines, kinds and thesis, in an order that says nothing about the map."""
    shown = veil(debate).evolve(relations=(), thesis=None)
    return excerpt(shown, {*claims}, None, wording)


def veil(debate: ArgumentMap) -> ArgumentMap:
    """The map with plain claims, joined by steps without signs; their order follows from the texts alone."""
    by_text = {claim.id: sha256(claim.text.encode()).digest() for claim in debate.claims}
    claims = sorted(debate.claims, key=lambda claim: by_text[claim.id])
    steps: dict[tuple[frozenset[str], str], Relation] = {}
    for relation in debate.relations:
        if isinstance(debate.by_id[relation.target], Claim):
            steps.setdefault((frozenset(relation.premises), relation.target), relation)
    relations = [
        Relation(
            id=relation.id,
            polarity=Polarity.UNKNOWN,
            premises=tuple(sorted(relation.premises, key=by_text.__getitem__)),
            target=relation.target,
        )
        for relation in steps.values()
    ]
    relations.sort(key=lambda step: (by_text[step.target], [by_text[premise] for premise in step.premises]))
    plain = tuple(Claim(id=claim.id, text=claim.text) for claim in claims)
    return ArgumentMap(claims=plain, relations=tuple(relations), thesis=debate.thesis)


def without_signs(debate: ArgumentMap, numbered: Sequence[str], others: Iterable[str], wording: Wording) -> MapExcerpt:
    """Claims with their numbers in brackets, others, and the ways from all of them to the thesis, without signs."""
    veiled = veil(debate)
    claims = with_ways(veiled, [*numbered, *others])
    marks = {claim: f"({number}) {text(debate, claim)}" for number, claim in enumerate(numbered, 1)}
    return excerpt(veiled, claims, marks, wording)


def way_to_thesis(
    debate: ArgumentMap, asked: Collection[str], wording: Wording, *, beside: str | None = None
) -> WorkedFigure:
    """Claims with a mark, their way to the thesis, and some others about the target `beside` which they are.

    What the map says about the marked claims themselves, and about the steps from them, is left out. The figure is only
    looked at.
    """
    shown = with_ways(debate, asked)
    steps = {step.id for claim in asked for step in debate.out_of.get(claim, ())}
    about = [relation for element in (*asked, *steps) for relation in debate.onto.get(element, ())]
    speakers = {premise for relation in about for premise in relation.premises}
    if beside is not None:
        shown[beside] = None
        near = [p for step in debate.onto.get(beside, ()) if step.polarity.is_signed for p in step.premises]
        shown |= dict.fromkeys([claim for claim in near if claim not in shown and claim not in speakers][:_NEAR])
    inside = {relation.id for relation in about if not set(relation.premises) <= {*asked}}
    return WorkedFigure(
        excerpt(debate, shown, mark(debate, asked, wording), wording, inside).text, None, is_veiled=True
    )


def with_ways(debate: ArgumentMap, claims: Iterable[str]) -> dict[str, None]:
    """Claims, then those on their ways to the thesis, each with the premises that it is joined with."""
    home = homes(debate)
    shown = dict.fromkeys(claims)
    more: dict[str, None] = {}
    todo = [*shown]
    for claim in todo:
        out = [debate.by_id[home[claim]]] if claim in home else debate.out_of.get(claim, ())[:1]
        step = None if claim == debate.thesis or not out else out[0]
        while isinstance(step, Relation):  # a step may bear on a step, which needs its own premises
            more |= dict.fromkeys(step.premises)
            step = debate.by_id[step.target]
        if step is not None and step.id not in todo:
            more[step.id] = None
            todo.append(step.id)
    return shown | dict.fromkeys([claim for claim in more if claim not in shown][:MOST])


def mark(debate: ArgumentMap, claims: Iterable[str], wording: Wording) -> Mapping[str, str]:
    """The texts of claims, each behind an arrow in the direction of reading."""
    arrow = "←" if wording.is_right_to_left else "→"
    return {claim: f"{arrow} {text(debate, claim)}" for claim in claims}
