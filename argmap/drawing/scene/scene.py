"""A map as it is to be shown: what stands in each box, how each step looks, what hangs where. No coordinates yet.

Every renderer, for pictures or text, shows the same scene, so the words and marks are chosen in one place. Each claim
has one box, at its home; where it bears on something else as well, only a line leads there.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.drawing.scene.about import Change
from argmap.drawing.style.style import LOOKS, Look, Style

SHOWN_PREMISES = 4
OPEN, OPEN_ELSEWHERE = "OPEN", "OPEN OBJECTION"


@dataclass(frozen=True, slots=True)
class Box:
    """One claim. `notes` are small words about it; `url` is where its source is, if that is a safe place to link to.

    `strength` in [0, 1]; None when none is to be shown. `mark` is `OPEN` on an objection that nothing answers, or
    `OPEN_ELSEWHERE` when it is one to something else than what it hangs on, "" otherwise. `more` says what is not
    shown here and where it is, each with the number of a sheet or None.
    """

    id: str
    text: str
    role: str
    tag: str
    notes: tuple[str, ...]
    url: str | None
    strength: float | None
    mark: str
    change: Change | None = None
    issue: str = ""
    more: tuple[tuple[str, int | None], ...] = ()

    @property
    def look(self) -> Look:
        """How the box is drawn."""
        return LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class Step:
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
    steps: dict[str, Step]
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
        counts: dict[str, int] = {}
        for box in self.boxes.values():
            counts[box.look.word] = counts.get(box.look.word, 0) + 1
        parts = [f"{n} {word}{'' if n == 1 or word == 'evidence' else 's'}" for word, n in counts.items()]
        return f"Argument map{f' ({self.part})' if self.part else ''}: {', '.join(parts) or 'no claims yet'}."

    def words(self, element: str) -> str:
        """A claim's text, or what a step is called in a sentence."""
        if element in self.boxes:
            return f"“{self.boxes[element].text}”"
        return f"the step from {self.premises(self.steps[element])}"

    def premises(self, step: Step) -> str:
        """The premises of a step in words; of many, the first."""
        more = len(step.premises) - SHOWN_PREMISES
        shown_ones = " with ".join(f"“{self.boxes[p].text}”" for p in step.premises[:SHOWN_PREMISES])
        return f"{shown_ones} and {more} more" if more > 0 else shown_ones


def chips(box: Box) -> tuple[str, ...]:
    """The marks of a box, in capitals: that nothing answers it, how it has changed."""
    changed = box.change.kind.upper() if box.change is not None else ""
    return tuple(filter(None, (box.mark, changed)))


def notes(box: Box) -> tuple[str, ...]:
    """The small words about a box, and what it was before a change."""
    return (*box.notes, box.change.note) if box.change is not None and box.change.note else box.notes
