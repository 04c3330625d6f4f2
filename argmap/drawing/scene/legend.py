"""What a picture explains below itself: only what occurs in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import ems, shorten
from argmap.drawing.style.style import LOOKS, Look

SAMPLE = 36.0
LONGEST = 60
"""Characters of a voice."""
SIZE = LEAST_TYPE


class Entry(NamedTuple):
    """A sample line in a look, or a chip, and what it means."""

    words: str
    look: Look | None = None
    chip: str = ""

    @property
    def indent(self) -> float:
        return SAMPLE if self.look is not None else 0.0

    @property
    def width(self) -> float:
        return self.indent + ems(self.words) * SIZE + (34 if self.chip else 6)


def entries(scene: Scene) -> Iterator[Entry]:
    """The entries, in a fixed order."""
    shown: set[tuple[str, str]] = set()
    roles = {step.role for step in scene.steps.values()}
    for role, look in LOOKS.items():
        if role in roles and (look.tone, look.arrow) not in shown:
            shown.add((look.tone, look.arrow))
            yield Entry(look.says, look)
    if roles & {"undercut", "backing"}:
        yield Entry("an arrow onto an arrow bears on that step")
    if any(len(step.premises) > 1 for step in scene.steps.values()):
        yield Entry("● premises that join are needed together")
    if any(box.mark for box in scene.boxes.values()):
        yield Entry("\u00a0nothing answers it", None, "OPEN")
    if any(box.strength is not None for box in scene.boxes.values()):
        yield Entry(f"bar: strength from 0 to 1{f' ({scene.measure})' if scene.measure else ''}")
    if any(step.weight != 1 for step in scene.steps.values()):
        yield Entry("a thinner line has less weight")
    voices = {box.id for box in scene.boxes.values() if box.notes}
    if scene.speaker and len(voices) < len(scene.boxes):
        yield Entry(f"where no voice is named: {shorten(scene.speaker, LONGEST)}")
