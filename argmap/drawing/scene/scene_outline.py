"""A scene as an outline: every claim once, indented below what it bears on, and every step once.

Text renderers share it. A claim that occurs again is an entry that refers to it. Recommendations come last, each
followed by what it bears on. All passes are iterative; renderers stop indenting at `DEEPEST`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.scene.scene import Box, DrawnStep, Scene, notes
from argmap.language.wording import capitalise

DEEPEST = 30


class SceneEntry(NamedTuple):
    """One entry: its heading, its text, and small words about it.

    `role` is that of the claim. Where a claim is only mentioned it is that of the step, and `box` is None.
    """

    depth: int
    heading: str
    text: str
    notes: tuple[str, ...]
    role: str
    box: Box | None


Work = tuple[int, DrawnStep | None, str | None, int]
"""Depth, step, premise and its number from 1; without a premise, the whole step is still to be unfolded."""


def outline(scene: Scene) -> tuple[list[SceneEntry], list[SceneEntry]]:
    """The entries of the argument, with steps that only form cycles last, and those of the recommendations."""
    band = set(scene.band)
    onto: dict[str, list[DrawnStep]] = {}
    outward: dict[str, list[DrawnStep]] = {}
    for step in scene.steps.values():
        if band.issuperset(step.premises):
            outward.setdefault(step.premises[0], []).append(step)
        else:
            onto.setdefault(step.target, []).append(step)
    done: set[str] = set()

    def unfold(depth: int, step: DrawnStep | None, premise: str | None) -> Iterator[SceneEntry]:
        work: list[Work] = [(depth, step, premise, 1)]
        while work:
            depth, step, premise, number = work.pop()
            if premise is not None:
                yield _entry(scene, depth, step, premise, number)
                if step is None or scene.homes.get(premise) == step.id:
                    work.extend((depth + 1, below, None, 1) for below in reversed(onto.get(premise, ())))
            elif step is not None and step.id not in done:
                done.add(step.id)
                work.extend((depth + 1, below, None, 1) for below in reversed(onto.get(step.id, ())))
                work.extend((depth, step, p, n) for n, p in reversed(list(enumerate(step.premises, 1))))

    roots = [claim for claim in scene.boxes if claim not in scene.homes and claim not in band]
    argument = [entry for claim in roots for entry in unfold(0, None, claim)]
    recommendations: list[SceneEntry] = []
    for claim in scene.band:
        recommendations.append(_entry(scene, 0, None, claim, 1))
        for step in outward.get(claim, ()):
            done.add(step.id)
            recommendations.append(_outward(scene, step))
            recommendations += [entry for below in onto.get(step.id, ()) for entry in unfold(2, below, None)]
        recommendations += [entry for step in onto.get(claim, ()) for entry in unfold(1, step, None)]
    argument += [entry for step in scene.steps.values() for entry in unfold(0, step, None)]
    return argument, recommendations


def _entry(scene: Scene, depth: int, step: DrawnStep | None, premise: str, number: int) -> SceneEntry:
    box, word = scene.boxes[premise], scene.wording.word
    here = step is None or scene.homes.get(premise) == step.id
    heading = capitalise(box.called if here or step is None else step.look.word(scene.wording))
    small_words = (*notes(box), *(f"→ {words}" for words, _ in box.more)) if here or step is None else step.notes
    if step is not None:
        if step.target in scene.steps:
            heading = word("outline.of-step", heading=heading)
        if len(step.premises) > 1:
            heading = word("outline.joined", heading=heading, number=number, count=len(step.premises))
        if depth == 0:
            small_words = (f"{step.look.verb(scene.wording)} {scene.words(step.target)}", *small_words)
    if step is not None and step.is_open:
        heading = scene.wording.join((heading, word("mark.open.heading")))
    if here:
        heading = scene.wording.join((heading, scene.change_word(box.change)))
    if not here:
        heading = word("outline.see", heading=heading)
        return SceneEntry(depth, heading, box.text, small_words, step.role if step is not None else box.role, None)
    return SceneEntry(depth, heading, box.text, small_words, box.role, box)


def _outward(scene: Scene, step: DrawnStep) -> SceneEntry:
    """The line below a recommendation that says what it bears on."""
    word = scene.wording.word
    others = f" {word('picture.with')} ".join(scene.words(p) for p in step.premises[1:])
    notes = (*([f"{word('picture.together-with')} {others}"] if others else []), *step.notes)
    return SceneEntry(1, capitalise(step.look.verb(scene.wording)), scene.words(step.target), notes, step.role, None)
