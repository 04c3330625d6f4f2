"""Recommendations that stand with what they address instead of in the band at the bottom of a picture."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from argmap.drawing.scene.scene import DrawnStep, Scene


def seat_recommendations(scene: Scene) -> Scene:
    """The scene with each recommendation that is about one other claim placed directly below that claim.

    A recommendation stays in the band if it bears on several things, on nothing, on a step or on the thesis, if others
    are needed together with it, or if it would then hang below itself.
    """
    if not scene.band:
        return scene
    steps_of: dict[str, list[DrawnStep]] = defaultdict(list)
    apart = set(scene.band)
    for step in scene.steps.values():
        for premise in apart.intersection(step.premises):
            steps_of[premise].append(step)
    roots = _Roots(scene)
    seats: dict[str, DrawnStep] = {}
    for claim in scene.band:
        steps = steps_of[claim]
        if len(steps) == 1 and steps[0].premises == (claim,) and steps[0].target != scene.thesis:
            target = steps[0].target
            if target in scene.boxes and roots.join(claim, target):
                seats[claim] = steps[0]
    if not seats:
        return scene
    seated = {step.id: step for step in seats.values()}
    boxes = dict(scene.boxes)
    for claim, step in seats.items():
        if step.notes:
            boxes[claim] = replace(boxes[claim], notes=(*boxes[claim].notes, *step.notes))
    return replace(
        scene,
        boxes=boxes,
        steps=seated | scene.steps,  # what comes first hangs directly below its target
        homes=scene.homes | {claim: step.id for claim, step in seats.items()},
        band=tuple(claim for claim in scene.band if claim not in seats),
    )


class _Roots:
    """The root that each claim hangs below, as recommendations move below other claims."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.above: dict[str, str] = {}

    def join(self, root: str, target: str) -> bool:
        """Moves a root below a claim, and says whether that is possible: not below what hangs below the root."""
        if self._root(target) == root:
            return False
        self.above[root] = target
        return True

    def _root(self, claim: str) -> str:
        """The root of a claim; the way there is shortened for the next time."""
        way: list[str] = []
        while (above := self._next(claim)) is not None:
            way.append(claim)
            claim = above
        self.above.update((passed, claim) for passed in way)
        return claim

    def _next(self, claim: str) -> str | None:
        if claim in self.above:
            return self.above[claim]
        step = self.scene.homes.get(claim)
        if step is None:
            return None
        target = self.scene.steps[step].target
        while target in self.scene.steps:
            target = self.scene.steps[target].target
        return target
