"""The legend of a picture, which explains only what occurs in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.scene.scene import OpenMark, Scene
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import ems, shorten
from argmap.drawing.style.style import LOOKS, Look

SAMPLE, CELL = 36.0, 13.0
LONGEST = 60
"""Characters of a voice."""
SIZE = LEAST_TYPE


class LegendEntry(NamedTuple):
    """One entry: a sample line in a look, or a chip, with its meaning in `words`.

    `cell` is the role of the mark of a matrix that the entry explains, "" for none. `explains` is "strength" or
    "voice" for an entry without a sample that explains one of these, else "".
    """

    words: str
    look: Look | None = None
    chip: str = ""
    explains: str = ""
    cell: str = ""

    @property
    def indent(self) -> float:
        return SAMPLE if self.look is not None else CELL if self.cell else 0.0

    @property
    def width(self) -> float:
        return self.indent + ems(self.words) * SIZE + (34 if self.chip else 6)


def list_legend(scene: Scene) -> Iterator[LegendEntry]:
    """The entries, in a fixed order."""
    word = scene.wording.word
    shown: set[tuple[str, str]] = set()
    roles = {step.role for step in scene.steps.values()}
    for role, look in LOOKS.items():
        if role in roles and (look.tone, look.arrow) not in shown:
            shown.add((look.tone, look.arrow))
            yield LegendEntry(look.verb(scene.wording), look)
    if roles & {"undercut", "backing"}:
        yield LegendEntry(word("legend.onto-step"))
    if any(len(step.premises) > 1 for step in scene.steps.values()):
        yield LegendEntry(word("legend.joined"))
    if any(box.mark for box in scene.boxes.values()):
        yield LegendEntry(f"\u00a0{word('legend.open')}", None, OpenMark.OPEN.words(scene.wording))
    if any(box.strength is not None for box in scene.boxes.values()):
        measured = word("legend.strength-by", measure=scene.measure) if scene.measure else word("legend.strength")
        yield LegendEntry(measured, explains="strength")
    if any(step.weight != 1 for step in scene.steps.values()):
        yield LegendEntry(word("legend.weight"))
    voices = {box.id for box in scene.boxes.values() if box.notes}
    if scene.speaker and len(voices) < len(scene.boxes):
        yield LegendEntry(word("legend.speaker", voice=shorten(scene.speaker, LONGEST)), explains="voice")


def is_hollow(role: str) -> bool:
    """Whether the mark of a role in a matrix is hollow though its arrowhead is not: it bears on a step."""
    return role in ("undercut", "backing")
