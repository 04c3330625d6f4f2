"""The legend of a picture, which explains only what occurs in it: sides, lines, shapes and marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.scene.scene import OpenMark, Scene
from argmap.drawing.scene.sides import AGAINST, FOR, MIXED
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, ems, shorten
from argmap.drawing.style.style import LOOKS, Look
from argmap.drawing.style.themes import Tone

SAMPLE, CELL = 36.0, 13.0
SWATCH, SWATCH_HEIGHT, BESIDE_SWATCH = 18.0, 11.0, 5.0
AFTER_WORDS = 6.0
"""Points after the words of an entry, as typefaces differ in width."""
CHIP_LETTER, CHIP_GAP = 6.0, 3.0
"""Room for a letter of a chip, at least, and points between a chip and its meaning."""
LONGEST = 60
"""Characters of a voice."""
SIZE = LEAST_TYPE
SHAPES = {"evidence": "evidence", "context": "context", "recommendation": "recommendation"}
"""Roles whose boxes have a shape of their own → the key of the words for it."""
SAME_SHAPE = {"question": "context"}
"""Roles → the role that stands for their shape in the legend."""


class Swatch(NamedTuple):
    """A small box: its colours, the sign in it, and the border and its width as a `Look` has them."""

    tone: Tone
    sign: str = ""
    border: str = "rounded"
    width: float = 1.0


class LegendEntry(NamedTuple):
    """One entry: a sample line in a look, a small box, or a chip, with its meaning in `words`.

    `cell` is the role of the mark of a matrix that the entry explains, "" for none. `explains` is "strength" or
    "voice" for an entry without a sample that explains one of these, else "".
    """

    words: str
    look: Look | None = None
    chip: str = ""
    explains: str = ""
    cell: str = ""
    swatch: Swatch | None = None

    @property
    def indent(self) -> float:
        if self.swatch is not None:
            return SWATCH + BESIDE_SWATCH
        return SAMPLE if self.look is not None else CELL if self.cell else 0.0

    @property
    def width(self) -> float:
        chip = max(len(self.chip) * CHIP_LETTER, bold_ems(self.chip) * SIZE + CHIP_GAP) if self.chip else AFTER_WORDS
        return self.indent + ems(self.words) * SIZE + chip


def list_legend(scene: Scene, *, folds: bool = False) -> Iterator[LegendEntry]:
    """The entries, in a fixed order; `folds` says that a reader can fold what is below a claim."""
    word = scene.wording.word
    yield from _sides(scene)
    shown: set[tuple[str, str]] = set()
    roles = {step.role for step in scene.steps.values()}
    for role, look in LOOKS.items():
        verb = look.verb(scene.wording).removesuffix(":")
        if role in roles and (verb, look.arrow) not in shown:
            shown.add((verb, look.arrow))
            yield LegendEntry(verb, look)
    if roles & {"undercut", "backing"}:
        yield LegendEntry(word("legend.onto-step"), swatch=Swatch(Tone.NEUTRAL, "", LOOKS["undercut"].border))
    if any(len(step.premises) > 1 for step in scene.steps.values()):
        yield LegendEntry(word("legend.joined"))
    yield from _shapes(scene)
    if any(box.mark for box in scene.boxes.values()):
        yield LegendEntry(f"\u00a0{word('legend.open')}", None, OpenMark.OPEN.words(scene.wording))
    if any(box.strength is not None for box in scene.boxes.values()):
        measured = word("legend.strength-by", measure=scene.measure) if scene.measure else word("legend.strength")
        yield LegendEntry(measured, explains="strength")
    if folds or any(box.tally is not None for box in scene.boxes.values()):
        yield LegendEntry(word("legend.tally"))
    if any(step.weight != 1 for step in scene.steps.values()):
        yield LegendEntry(word("legend.weight"))
    voices = {box.id for box in scene.boxes.values() if box.notes}
    if scene.speaker and len(voices) < len(scene.boxes):
        yield LegendEntry(word("legend.speaker", voice=shorten(scene.speaker, LONGEST)), explains="voice")


def _sides(scene: Scene) -> Iterator[LegendEntry]:
    """What colours and signs mean; nothing where all boxes are on no side."""
    pairs = {(box.tone, box.sign) for box in scene.boxes.values()}
    of = "thesis" if scene.thesis is not None else "top"
    for tone, sign, key in (
        (Tone.SUPPORT, FOR, "for"),
        (Tone.REBUTTAL, FOR, "answers"),
        (Tone.ATTACK, AGAINST, "against"),
        (Tone.NEUTRAL, MIXED, "both"),
    ):
        if (tone, sign) in pairs:
            border = "solid" if tone in (Tone.REBUTTAL, Tone.ATTACK) else "rounded"
            yield LegendEntry(
                scene.wording.word(f"side.{of}.{key}"), swatch=Swatch(tone, sign, border, LOOKS["reason"].width)
            )


def _shapes(scene: Scene) -> Iterator[LegendEntry]:
    """What the shapes of boxes mean that are not plain."""
    roles = {SAME_SHAPE.get(box.role, box.role): box for box in scene.boxes.values()}
    for role, key in SHAPES.items():
        if role in roles:
            look = LOOKS[role]
            tone = Tone.ANSWER if role == "recommendation" else Tone.NEUTRAL
            yield LegendEntry(scene.wording.word(f"shape.{key}"), swatch=Swatch(tone, "", look.border, look.width))


def is_hollow(role: str) -> bool:
    """Whether the mark of a role in a matrix is hollow though its arrowhead is not: it bears on a step."""
    return role in ("undercut", "backing")
