"""A map as renderers show it: what each box says, how each step looks, what hangs where. It has no coordinates.

All renderers show the same scene, so that words and marks are chosen in one place. Each claim has one box, at its home;
if it bears on something else as well, only a line leads there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from argmap.drawing.scene.about import Change
from argmap.drawing.scene.sides import AGAINST, FOR, MIXED
from argmap.drawing.scene.sources import NumberedSource
from argmap.drawing.style.style import LOOKS, Look, Style
from argmap.drawing.style.themes import Tone
from argmap.language.wording import ENGLISH, Wording

SHOWN_PREMISES = 4
SIDES = {FOR: "for", AGAINST: "against", MIXED: "both"}
"""For each sign of a box, the end of the key of its words."""


class OpenMark(StrEnum):
    """Marks an objection that nothing answers, as the rule `unanswered-objection` finds it.

    `OPEN` is about the step that the claim hangs on, `OPEN_ELSEWHERE` about another step of the claim.
    """

    OPEN = "open"
    OPEN_ELSEWHERE = "open-elsewhere"

    def words(self, wording: Wording) -> str:
        """The words on the mark."""
        return wording.word(f"mark.{self}")

    def meaning(self, wording: Wording) -> str:
        """The meaning of the mark, for screen readers."""
        return wording.word(f"mark.{self}.title")


@dataclass(frozen=True, slots=True)
class Box:
    """One claim.

    - `text`, `tag`: its words, and the role in capitals above them; `role` is the key of its look.
    - `called`: what it is, as the tag says it, but as it is written within a sentence.
    - `chips`: its marks, in capitals: open, and how it has changed.
    - `figure`: its strength in figures, "" for none.
    - `notes`: small words about it: voice, source, weight and scheme of its step.
    - `url`: the address of its source if it is safe to link to, else None.
    - `strength`: in [0, 1]; None if none is shown.
    - `mark`: there if it is an objection that nothing answers.
    - `change`: how it differs from its older version; None if nothing is compared.
    - `issue`: the issue that it is about, "" for none.
    - `tone`, `sign`: the side that it is on, as a colour and as a sign, "" for a claim that is on no side.
    - `connective`: the word that joins it to what it bears on, "" for none.
    - `source`: its source with the number that stands for it in pictures; None for a source that is short, or for none.
    - `more`: what is not shown here, each entry with the number of the sheet that shows it, or None.
    - `tally`: of the claims below it that are not shown here, how many are for and against; None if all are shown.
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
    tone: Tone = Tone.NEUTRAL
    sign: str = ""
    connective: str = ""
    source: NumberedSource | None = None
    more: tuple[tuple[str, int | None], ...] = ()
    called: str = ""
    chips: tuple[str, ...] = ()
    figure: str = ""
    tally: tuple[int, int] | None = None

    @property
    def look(self) -> Look:
        """How the box is drawn."""
        return LOOKS[self.role]

    @property
    def signed_tag(self) -> str:
        """The tag after the sign of the side, and before the word that joins the box to what it bears on."""
        tag = f"{self.sign} {self.tag}" if self.sign else self.tag
        return f"{tag} · {self.connective}" if self.connective else tag


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """One relation between boxes.

    - `premises`, `target`: ids of claims, and of a claim or step.
    - `role`: the key of its look.
    - `notes`: small words about it: weight, label, scheme.
    - `is_open`: whether it is an objection that nothing answers.
    - `weight`: in [0, 1], default 1.
    - `change`: how it differs from its older version; None if nothing is compared.
    - `tone`: the side that it is on.
    """

    id: str
    premises: tuple[str, ...]
    target: str
    role: str
    notes: tuple[str, ...]
    is_open: bool
    weight: float = 1.0
    change: Change | None = None
    tone: Tone = Tone.NEUTRAL

    @property
    def look(self) -> Look:
        """How the arrow is drawn."""
        return LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class Scene:
    """Boxes and steps by id, in canonical order.

    - `homes`: for a claim, the step it hangs on; claims without one are roots.
    - `thesis`: the id of the thesis, or None.
    - `band`: the recommendations that are shown apart.
    - `speaker`: the voice of the thesis, which boxes of the same voice do not repeat.
    - `measure`: the name of the semantics that computed the strengths, "" for none.
    - `part`: which part or sheet of the map this is, "" for the whole map.
    - `wording`: the words of the language that labels are in; default English.
    - `text_source`, `text_url`: the text that the map was made from, "" for none, and where it can be read, or None.
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
    wording: Wording = ENGLISH
    text_source: str = ""
    text_url: str | None = None

    @property
    def summary(self) -> str:
        """What the map holds, in a sentence."""
        counts = Counter(box.look.noun for box in self.boxes.values())
        word = self.wording.word
        counted = (self.wording.quantity(number, noun) for noun, number in counts.items())
        parts = self.wording.join(counted) or word("picture.empty")
        if self.part:
            return word("picture.summary-of-part", part=self.part, counts=parts)
        return word("picture.summary", counts=parts)

    def side(self, box: Box) -> str:
        """The side of a box in words, for people who do not see the picture; "" for none."""
        of = "thesis" if self.thesis is not None else "top"
        return self.wording.word(f"side.{of}.{SIDES[box.sign]}") if box.sign in SIDES else ""

    def tally(self, box: Box) -> str:
        """How many of the claims below a box, not shown here, are for and against, in words; "" for none."""
        of, signs = "thesis" if self.thesis is not None else "top", (FOR, AGAINST)
        word, number = self.wording.word, self.wording.number
        counts = zip(box.tally or (), signs, strict=False)
        return self.wording.join(f"{number(n)} {word(f'side.{of}.{SIDES[sign]}')}" for n, sign in counts if n)

    def words(self, element: str) -> str:
        """A claim or a step as it is named in a sentence."""
        if element in self.boxes:
            return self.wording.quote(self.boxes[element].text)
        return self.wording.word("picture.step-from", claim=self.premises(self.steps[element]))

    def premises(self, step: DrawnStep) -> str:
        """The premises of a step in words; of many, only the first."""
        more = len(step.premises) - SHOWN_PREMISES
        joiner = f" {self.wording.word('picture.with')} "
        premises = joiner.join(self.wording.quote(self.boxes[p].text) for p in step.premises[:SHOWN_PREMISES])
        if more <= 0:
            return premises
        return self.wording.word("picture.premises-and-more", premises=premises, number=more)

    def change_word(self, change: Change | None) -> str:
        """How an element has changed, in a word; "" if it has not."""
        return name_change(change, self.wording)


def name_change(change: Change | None, wording: Wording) -> str:
    """How an element has changed, in a word; "" if it has not."""
    return wording.word(f"change.{change.kind}") if change is not None else ""


def notes(box: Box) -> tuple[str, ...]:
    """The small words about a box, with what it was before a change."""
    return (*box.notes, box.change.note) if box.change is not None and box.change.note else box.notes


def brief_notes(box: Box) -> tuple[str, ...]:
    """As `notes`, with the number of a source in the place of its words."""
    if box.source is None:
        return notes(box)
    return tuple(box.source.mark if note == box.source.words else note for note in notes(box))
