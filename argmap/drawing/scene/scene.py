"""A map as it is to be shown: what stands in each box, how each step looks, what hangs where. No coordinates yet.

Every renderer, for pictures or text, shows the same scene, so the words and marks are chosen in one place. Each claim
has one box, at its home; where it bears on something else as well, only a line leads there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from argmap.drawing.scene.about import Change
from argmap.drawing.style.style import LOOKS, Look, Style
from argmap.language.wording import quantity, word

SHOWN_PREMISES = 4


class OpenMark(StrEnum):
    """That nothing answers an objection: the one that a claim makes where it stands, or one that it makes elsewhere."""

    OPEN = "open"
    OPEN_ELSEWHERE = "open-elsewhere"

    @property
    def words(self) -> str:
        """What stands on the mark."""
        return word(f"mark.{self}")

    @property
    def meaning(self) -> str:
        """What the mark means, for those who hear the picture."""
        return word(f"mark.{self}.title")


@dataclass(frozen=True, slots=True)
class Box:
    """One claim. `notes` are small words about it; `url` is where its source is, if that is a safe place to link to.

    `strength` in [0, 1]; None when none is to be shown. `mark` is there on an objection that nothing answers. `more`
    says what is not shown here and where it is, each with the number of a sheet or None.
    """

    id: str
    text: str
    role: str
    tag: str
    notes: tuple[str, ...]
    url: str | None
    strength: float | None
    mark: OpenMark | None
    change: Change | None = None
    issue: str = ""
    more: tuple[tuple[str, int | None], ...] = ()

    @property
    def look(self) -> Look:
        """How the box is drawn."""
        return LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """One relation, with what is said of it beside its role; `is_open` when it is an objection that nothing answers."""

    id: str
    premises: tuple[str, ...]
    target: str
    role: str
    notes: tuple[str, ...]
    is_open: bool
    weight: float = 1.0
    change: Change | None = None

    @property
    def look(self) -> Look:
        """How the arrow is drawn."""
        return LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class Scene:
    """Boxes and steps by id, in canonical order.

    `homes` maps a claim to the step it hangs on; claims without one are roots. `band` are the recommendations that
    stand apart, `speaker` the voice of the thesis, which boxes of the same voice do not repeat. `measure` names what
    computed the strengths; `part` says which sheet of several this is.
    """

    title: str
    question: str | None
    boxes: dict[str, Box]
    steps: dict[str, DrawnStep]
    homes: dict[str, str]
    thesis: str | None
    band: tuple[str, ...]
    speaker: str
    style: Style
    measure: str = ""
    part: str = ""

    @property
    def summary(self) -> str:
        """What the map holds, in a sentence."""
        counts = Counter(box.look.noun for box in self.boxes.values())
        parts = ", ".join(quantity(number, noun) for noun, number in counts.items()) or word("picture.empty")
        if self.part:
            return word("picture.summary-of-part", part=self.part, counts=parts)
        return word("picture.summary", counts=parts)

    def words(self, element: str) -> str:
        """A claim's text, or what a step is called in a sentence."""
        if element in self.boxes:
            return f"“{self.boxes[element].text}”"
        return word("picture.step-from", claim=self.premises(self.steps[element]))

    def premises(self, step: DrawnStep) -> str:
        """The premises of a step in words; of many, the first."""
        more = len(step.premises) - SHOWN_PREMISES
        joiner = f" {word('picture.with')} "
        premises = joiner.join(f"“{self.boxes[p].text}”" for p in step.premises[:SHOWN_PREMISES])
        return word("picture.premises-and-more", premises=premises, number=more) if more > 0 else premises


def chips(box: Box) -> tuple[str, ...]:
    """The marks of a box, in capitals: that nothing answers it, how it has changed."""
    mark = box.mark.words if box.mark is not None else ""
    change = word(f"change.{box.change.kind}").upper() if box.change is not None else ""
    return tuple(filter(None, (mark, change)))


def notes(box: Box) -> tuple[str, ...]:
    """The small words about a box, and what it was before a change."""
    return (*box.notes, box.change.note) if box.change is not None and box.change.note else box.notes
