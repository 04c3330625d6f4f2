"""What hangs below what in a picture, and how far it is indented; heights come later.

What bears on a claim hangs below it in a column and is indented, an only child like any other. Steps of one look share
a trunk: a vertical line left of the boxes, at one lane. The lowest steps have the outermost trunk, so that no two lines
of a column cross. A step whose premises all hang elsewhere has no box here: such steps of one look onto one target
share a dock, an empty row with a stub on the trunk, where a line or a flag leads to it. Lengths are in points from the
left edge of the column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import NamedTuple

from argmap.drawing.layout.box_text import Content, Extent, typeset
from argmap.drawing.scene.scene import DrawnStep, Scene

FIRST_LANE = 6.0
LANE = 8.0
"""The gap between two trunks, which leaves room for their arrowheads."""
LANES = 6
"""The most trunks beside each other: there are no more looks of lines."""
STUB = 9.0
JOINT_ROOM = 8.0
FLAG_STEP, FLAG_EDGE = 12.0, 4.0
"""The height of the flags at a box, and of what is above and below them."""


Hanger = tuple[str, float, float]
"""A step or dock, its lane, and the left edge of its premises."""
Trunk = tuple[str, str, str, str]
"""What steps onto one target have in common if they share a trunk: tone, arrowhead, stroke, and perhaps the issue."""


class Slot(NamedTuple):
    """A row of a column: a claim, a dock, or a step for its premises that are elsewhere.

    The line of `step`, which may be a dock, rises at `lane`.
    """

    id: str
    left: float
    step: str
    lane: float


@dataclass(slots=True)
class Tree:
    """What hangs on each element, and where.

    - `hung`: the steps that hang on each claim or step; `placed`: the premises placed at each step; `homes`: for each
      claim that is not a root, the step where it is placed.
    - `docks`: the steps of each dock; its id has a space in it, unlike those of claims and steps.
    - `docked`: the docks of each claim or step; `below`: the steps and docks, in the order of the trunks.
    - `leaving`: how many lines and flags leave each claim for something that it does not hang on.
    - `contents`: the lines of each box, once its width is known.
    """

    scene: Scene
    hung: dict[str, list[str]] = field(default_factory=dict)
    placed: dict[str, list[str]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    docks: dict[str, list[str]] = field(default_factory=dict)
    docked: dict[str, list[str]] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)
    leaving: Counter[str] = field(default_factory=Counter)
    targets: set[str] = field(default_factory=set)
    contents: dict[str, Content] = field(default_factory=dict)
    extents: dict[str, Extent] = field(default_factory=dict)
    hangers: dict[str, list[Hanger]] = field(default_factory=dict)
    trunks: dict[str, Trunk] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene, deepest: float = inf) -> Tree:
        """Steps hang on their target if a premise is placed there, if premises join, or if steps bear on them.

        Claims that would be more than `deepest` levels below another are roots instead.
        """
        tree = cls(scene)
        cut = _cut(scene, deepest)
        for claim, step in scene.homes.items():
            if step not in cut:
                tree.placed.setdefault(step, []).append(claim)
                tree.homes[claim] = step
        tree.targets.update(step.target for step in scene.steps.values())
        for step in scene.steps.values():
            placed = tree.placed.get(step.id, ())
            for premise in tree.away(step):
                tree.leaving[premise] += 1
            if placed or len(step.premises) > 1 or step.id in tree.targets:
                tree.hung.setdefault(step.target, []).append(step.id)
                tree.below.setdefault(step.target, []).append(step.id)
            else:
                tree.dock(step.id)
        if scene.style.by_issue and scene.thesis in tree.hung:
            steps = tree.below[scene.thesis]
            issues = list(dict.fromkeys(map(tree.issue, steps)))
            steps.sort(key=lambda step: issues.index(tree.issue(step)))
        for target, steps in tree.below.items():
            if len(steps) > 1:
                tree._sort(steps)
                if target in tree.hung:
                    tree.hung[target] = [step for step in steps if step not in tree.docks]
        return tree

    def dock(self, step: str) -> None:
        """Lets a step reach its target at a dock."""
        target = self.scene.steps[step].target
        dock = " ".join((target, *self.trunk(step)))
        if dock not in self.docks:
            self.docks[dock] = []
            self.docked.setdefault(target, []).append(dock)
            self.below.setdefault(target, []).append(dock)
        self.docks[dock].append(step)

    def break_off(self, step: str) -> None:
        """Lets a step that hangs on another one, which hangs on it in turn, reach it at a dock instead."""
        target = self.scene.steps[step].target
        self.hung[target].remove(step)
        self.below[target].remove(step)
        self.dock(step)
        self._sort(self.below[target])

    def _sort(self, steps: list[str]) -> None:
        """Sorts steps and docks by their trunks, docks close to their target: trunks of only docks come first."""
        trunks = list(dict.fromkeys(map(self.trunk, (step for step in steps if step not in self.docks))))
        if len(trunks) > 1 or len(trunks) < len(steps):
            order = {trunk: number for number, trunk in enumerate(trunks)}
            steps.sort(key=lambda step: (order.get(self.trunk(step), -1), step not in self.docks))

    def away(self, step: DrawnStep) -> list[str]:
        """The premises of a step that are placed elsewhere."""
        placed = self.placed.get(step.id, ())
        if len(placed) == len(step.premises):
            return []
        return [premise for premise in step.premises if premise not in placed]

    def rows(self, step: str) -> list[str]:
        """What a step has below its target: its premises, and a row for those that are placed elsewhere."""
        placed = self.placed.get(step, [])
        return placed if len(placed) == len(self.scene.steps[step].premises) else [*placed, step]

    def trunk(self, step: str) -> Trunk:
        """What a step or dock has in common with those that share its trunk.

        Lines on different issues onto the thesis have trunks of their own if the style sets issues apart.
        """
        trunk = self.trunks.get(step)
        if trunk is None:
            drawn = self.scene.steps[self.docks[step][0] if step in self.docks else step]
            look, is_apart = drawn.look, self.scene.style.by_issue and drawn.target == self.scene.thesis
            trunk = drawn.tone.value, look.arrow, look.stroke, self.issue(drawn.id) if is_apart else ""
            self.trunks[step] = trunk
        return trunk

    def issue(self, step: str) -> str:
        """The issue of a step or dock: that of its first premise with one, "" for none."""
        drawn = self.scene.steps[self.docks[step][0] if step in self.docks else step]
        return next((self.scene.boxes[p].issue for p in drawn.premises if self.scene.boxes[p].issue), "")

    def typeset(self, claim: str, width: float) -> float:
        """Sets the content of a box of this width, and returns its height."""
        content = typeset(self.scene.boxes[claim], width)
        if claim in self.leaving and content.height < (least := self._flag_room(claim)):
            content = replace(content, height=least)
        self.contents[claim] = content
        return content.height

    def guess_height(self, claim: str, width: float) -> float:
        """Estimates the height of a box of this width."""
        extent = self.extents.get(claim)
        if extent is None:
            extent = self.extents[claim] = Extent.of(self.scene.boxes[claim])
        height = extent.height(width)
        return max(height, self._flag_room(claim)) if claim in self.leaving else height

    def _flag_room(self, claim: str) -> float:
        """The height that the flags at the side of a box need."""
        return FLAG_EDGE + self.leaving[claim] * FLAG_STEP

    def has_joint(self, step: str) -> bool:
        """Whether the step is drawn with a joint, where premises meet or another step ends."""
        return len(self.scene.steps[step].premises) > 1 or step in self.targets

    def stub(self, step: str) -> float:
        """The gap between the trunk of a step or dock and its first premise."""
        if step in self.docks:
            return STUB
        onto = len(set(map(self.trunk, self.below[step]))) if step in self.below else 0
        joined = JOINT_ROOM if len(self.scene.steps[step].premises) > 1 else 0
        return STUB + (2 + onto * LANE if onto else 0) + joined

    def hang(self, steps: Sequence[str], left: float, least: float = 0.0) -> list[Hanger]:
        """For each of the steps and docks onto an element at `left`: its lane, and the left edge of its premises.

        `least` is where the left edge is at least.
        """
        if not steps:
            return []
        if len(steps) == 1:
            return [(steps[0], left + FIRST_LANE, max(least, left + FIRST_LANE + self.stub(steps[0])))]
        trunks = list(map(self.trunk, steps))
        order = list(dict.fromkeys(trunks))
        last = left + FIRST_LANE + (len(order) - 1) * LANE
        edge = max(least, last + max(map(self.stub, steps)))
        return [(step, last - order.index(trunk) * LANE, edge) for step, trunk in zip(steps, trunks, strict=True)]

    def hang_on_claim(self, claim: str) -> list[Hanger]:
        """What hangs on a claim at the left edge, the last first."""
        hangers = self.hangers.get(claim)
        if hangers is None:
            hangers = self.hangers[claim] = self.hang(self.below.get(claim, ()), 0.0)[::-1]
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
                    work.append((step, left + lane, left + edge))
                continue
            step, lane, edge = top
            if step in self.docks:
                items.append(Slot(step, edge, step, lane))
            elif step not in seen:
                seen.add(step)
                if step in self.below:
                    work.extend(reversed(self.hang(self.below[step], lane, edge)))
                work.extend(Slot(row, edge, step, lane) for row in reversed(self.rows(step)))
        return items


def _cut(scene: Scene, deepest: float) -> set[str]:
    """The steps at which a chain of claims is cut so that no part of it has more than so many levels."""
    levels: dict[str, int] = {}
    cut: set[str] = set()
    for claim in scene.homes if len(scene.homes) > deepest else ():
        way: list[str] = []
        element = claim
        while element not in levels and element in (scene.homes if element in scene.boxes else scene.steps):
            levels[element] = 0  # steps that hang on each other end here
            way.append(element)
            element = scene.homes[element] if element in scene.boxes else scene.steps[element].target
        level = levels.get(element, 0)
        for element in reversed(way):
            if element in scene.steps:
                level += 1
                if level > deepest:
                    cut.add(element)
                    level = 0
            levels[element] = level
    return cut
