"""What hangs below what in a picture, and how far it is indented; heights come later.

What bears on a claim hangs below it in a column, each step with its own vertical line (its lane) left of the boxes, the
lowest step outermost, so that no two steps of a column cross. A plain step that is the only one onto its claim goes
straight up instead and indents nothing. Lengths are in points from the left edge of the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.drawing.layout.box_text import Content, Extent, typeset
from argmap.drawing.scene.scene import Scene

FIRST_LANE = 8.0
LANE = 5.5
LANES = 6
STUB = 11.0
JOINT_ROOM = 8.0


Hanger = tuple[str, float | None, float]
"""A step, its lane, and the left edge of its premises."""


class Slot(NamedTuple):
    """A claim, or the joint of a step, in a column; the line of `step` rises at `lane`, None for straight up."""

    id: str
    left: float
    step: str | None = None
    lane: float | None = None


@dataclass(slots=True)
class Tree:
    """The steps that hang on each element (`hung`), and the premises placed at each step (`placed`).

    `contents` are the lines of each box, once its width is known.
    """

    scene: Scene
    hung: dict[str, list[str]] = field(default_factory=dict)
    placed: dict[str, list[str]] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)
    contents: dict[str, Content] = field(default_factory=dict)
    extents: dict[str, Extent] = field(default_factory=dict)
    hangers: dict[str, list[Hanger]] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene) -> Tree:
        """Steps hang on their target if a premise is placed there, if premises join, or if steps bear on them."""
        tree = cls(scene)
        for claim, step in scene.homes.items():
            tree.placed.setdefault(step, []).append(claim)
        tree.targets.update(step.target for step in scene.steps.values())
        for step in scene.steps.values():
            if step.id in tree.placed or len(step.premises) > 1 or step.id in tree.targets:
                tree.hung.setdefault(step.target, []).append(step.id)
        if scene.style.by_issue and scene.thesis in tree.hung:
            issues = list(dict.fromkeys(map(tree.issue, tree.hung[scene.thesis])))
            tree.hung[scene.thesis].sort(key=lambda step: issues.index(tree.issue(step)))
        return tree

    def issue(self, step: str) -> str:
        """The issue of a step: that of its first premise with one, "" for none."""
        return next(
            (self.scene.boxes[p].issue for p in self.scene.steps[step].premises if self.scene.boxes[p].issue), ""
        )

    def typeset(self, claim: str, width: float) -> float:
        """Sets the content of a box of this width, and returns its height."""
        self.contents[claim] = typeset(self.scene.boxes[claim], width)
        return self.contents[claim].height

    def guess_height(self, claim: str, width: float) -> float:
        """Estimates the height of a box of this width."""
        extent = self.extents.get(claim)
        if extent is None:
            extent = self.extents[claim] = Extent.of(self.scene.boxes[claim])
        return extent.height(width)

    def has_joint(self, step: str) -> bool:
        """Whether the step is drawn with a joint, where premises meet or another step ends."""
        return len(self.scene.steps[step].premises) > 1 or step in self.targets

    def stub(self, step: str) -> float:
        """The gap between the line of a step and its first premise."""
        onto = min(len(self.hung.get(step, ())), LANES)
        joined = JOINT_ROOM if len(self.scene.steps[step].premises) > 1 else 0
        return STUB + (2 + onto * LANE if onto else 0) + joined

    def hang(self, steps: Sequence[str], left: float, on_step: bool = False) -> list[Hanger]:
        """For each of the steps onto an element at `left`: the step, its lane, and the left edge of its premises."""
        if len(steps) == 1 and not on_step and not self.has_joint(steps[0]):
            return [(steps[0], None, left)]
        lanes = min(len(steps), LANES)
        last = left + FIRST_LANE + (lanes - 1) * LANE
        edge = last + max((self.stub(step) for step in steps), default=0)
        return [(step, last - n * lanes // len(steps) * LANE, edge) for n, step in enumerate(steps)]

    def hang_on_claim(self, claim: str) -> list[Hanger]:
        """The steps onto a claim at the left edge, the last one first."""
        hangers = self.hangers.get(claim)
        if hangers is None:
            hangers = self.hangers[claim] = self.hang(self.hung.get(claim, ()), 0.0)[::-1]
        return hangers

    def column(self, steps: Sequence[str]) -> list[Slot]:
        """What hangs on one element through `steps`, from top to bottom."""
        items: list[Slot] = []
        seen: set[str] = set()
        work: list[Slot | Hanger] = list(reversed(self.hang(steps, 0.0)))
        while work:
            top = work.pop()
            if isinstance(top, Slot):
                items.append(top)
                left = top.left
                for step, lane, edge in self.hang_on_claim(top.id) if top.id in self.scene.boxes else ():
                    work.append((step, None if lane is None else left + lane, left + edge))
                continue
            step, lane, edge = top
            if step in seen:
                continue
            seen.add(step)
            onto = self.hung.get(step, ())
            work.extend(reversed(self.hang(onto, lane if lane is not None else edge, on_step=True) if onto else []))
            work.extend(Slot(p, edge, step, lane) for p in reversed(self.placed.get(step, [step])))
        return items
