"""The slides that show all lines of an argument side by side, for and against, with counts of what hangs on them.

Heights are in hundredths of the width of a slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.drawing.scene.partial_scene import count_roles
from argmap.drawing.scene.scene import Box, DrawnStep, OpenMark, Scene
from argmap.drawing.style.shown_text import shorten, wrap
from argmap.drawing.style.style import LOOKS, Look
from argmap.drawing.style.themes import Tone
from argmap.drawing.web.cards import SMALL
from argmap.language.wording import Wording

COLUMN_TEXT = 1.75
ENTRY = 120
"""Characters of a claim in the overview; its own slide shows all of it."""
COLUMN = 44.0
COLUMN_ROOM = 40.0


class OverviewLine(NamedTuple):
    """A line in the overview: its step, look and text, counts of what hangs on it, its strength and height."""

    step: str
    look: Look
    text: str
    counts: str
    strength: float | None
    height: float


class Group(NamedTuple):
    """Lines of the same kind below a heading; `count` is their number in words."""

    heading: str
    count: str
    look: Look
    items: list[OverviewLine]


def build_overview(scene: Scene) -> list[list[list[Group]]]:
    """For each slide its columns: lines for the thesis, neutral and unsigned steps below them; lines against it."""
    pro: list[DrawnStep] = []
    con: list[DrawnStep] = []
    beside: list[DrawnStep] = []
    unsigned: list[DrawnStep] = []
    sides = {Tone.SUPPORT: pro, Tone.ATTACK: con}
    band = set(scene.band)
    for step in scene.steps.values():
        if step.target == scene.thesis and not band.issuperset(step.premises):
            (unsigned if step.role == "unsigned" else sides.get(step.look.tone, beside)).append(step)
    left = [_group(scene, "for", pro, "overview.line", LOOKS["pillar"])]
    if beside:
        left.append(_group(scene, "beside", beside, "overview.step", LOOKS["context"]))
    if unsigned:
        left.append(_group(scene, "unsigned", unsigned, "overview.step", LOOKS["unsigned"]))
    right = [_group(scene, "against", con, "overview.line", LOOKS["objection"])]
    columns = [list(_pages(left, scene.wording)), list(_pages(right, scene.wording))]
    slides = range(max(map(len, columns)))
    return [[column[number] if number < len(column) else [] for column in columns] for number in slides]


def _group(scene: Scene, name: str, steps: Sequence[DrawnStep], noun: str, look: Look) -> Group:
    word = scene.wording.word
    count = scene.wording.quantity(len(steps), noun) if steps else word("overview.no-lines")
    return Group(word(f"overview.{name}"), count, look, _items(scene, steps))


def _items(scene: Scene, steps: Sequence[DrawnStep]) -> list[OverviewLine]:
    lines = []
    for step in steps:
        boxes = [scene.boxes[premise] for premise in step.premises]
        text = shorten(" + ".join(box.text for box in boxes), ENTRY)
        rows = len(wrap(text, (COLUMN - 12) / COLUMN_TEXT))
        counts = _counts(scene, step)
        small = len(wrap(counts, (COLUMN - 12) / SMALL)) if counts else 0
        tall = rows * COLUMN_TEXT * 1.3 + small * SMALL * 1.35 + 1.9
        lines.append(OverviewLine(step.id, step.look, text, counts, strength(boxes), tall))
    return lines


def strength(boxes: Sequence[Box]) -> float | None:
    """The strength of claims that are needed together: that of the weakest."""
    strengths = [box.strength for box in boxes if box.strength is not None]
    return min(strengths) if len(strengths) == len(boxes) else None


def _pages(groups: Sequence[Group], wording: Wording) -> Iterator[list[Group]]:
    """A column of groups, cut where a slide ends."""
    page: list[Group] = []
    left = COLUMN_ROOM
    for group in groups:
        left -= 4.0
        page.append(group._replace(items=[]))
        for item in group.items:
            if item.height > left and any(one.items for one in page):
                yield page
                heading = wording.word("part.continued", name=group.heading)
                page, left = [group._replace(heading=heading, items=[])], COLUMN_ROOM - 4.0
            page[-1].items.append(item)
            left -= item.height
    yield page


def _counts(scene: Scene, step: DrawnStep) -> str:
    """A count, in words, of what hangs on a line."""
    below = _hanging(scene, step)
    unanswered = sum(box.mark is not None for box in below) + step.is_open
    is_open = f"{scene.wording.number(unanswered)} {OpenMark.OPEN.words(scene.wording)}" if unanswered else ""
    return scene.wording.join((*count_roles(below, scene.wording), is_open))


def _hanging(scene: Scene, line: DrawnStep) -> list[Box]:
    """The claims below a line, by their homes."""
    onto: dict[str, list[str]] = {}
    for claim, step in scene.homes.items():
        onto.setdefault(scene.steps[step].target, []).append(claim)
    boxes: dict[str, Box] = {}
    work = [line.id, *(p for p in line.premises if scene.homes.get(p) == line.id)]
    while work:
        for claim in onto.get(work.pop(), ()):
            if claim not in boxes:
                boxes[claim] = scene.boxes[claim]
                work += [claim, scene.homes[claim]]
    return list(boxes.values())
