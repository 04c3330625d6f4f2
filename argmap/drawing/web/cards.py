"""The cards of claims on slides: what they say, how high they are, and in which order they come.

Lengths are in hundredths of the width of a slide; the style sheet of slides takes them from `MEASURES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.drawing.scene.scene import Box, DrawnStep, OpenMark, Scene, notes
from argmap.drawing.style.shown_text import bold_ems, ems, shorten, wrap
from argmap.language.wording import Wording

WIDTH, HEIGHT = 100.0, 56.25
EDGE, TOP, FOOT = 4.0, 2.6, 3.6
NAME_ROW = 3.6
INNER = WIDTH - 2 * EDGE
ROOM = HEIGHT - TOP - NAME_ROW - FOOT - 0.4
HEAD, TEXT, SMALL = 2.4, 1.9, 1.4
LEADING = 1.25
PAD = 0.55
SIDE = 1.1
GAP = 0.75
INDENT = 3.2
MOST_INDENT = 4
NUMBER = 13.0
"""The width of a strength and its bar at the right of the first row."""
NOTE = 200
"""Characters of a note; longer ones are cut and end in an ellipsis."""
MENTION = 70
"""Characters of a claim that is only mentioned."""

MEASURES = {
    "edge": EDGE,
    "top": TOP,
    "foot": FOOT,
    "name-row": NAME_ROW,
    "head": HEAD,
    "text": TEXT,
    "small": SMALL,
    "pad": PAD,
    "side": SIDE,
    "gap": GAP,
    "indent": INDENT,
}
"""Lengths for the style sheet, by the names of its custom properties."""


class Card(NamedTuple):
    """A claim on a slide.

    - `key`, `onto`: the ids of the claim and of what it bears on, "" for nothing.
    - `depth`: how many claims it is below the one at the top of the slide.
    - `role`, `tag`, `text`, `notes`, `chips`: what its box shows.
    - `says`: how it bears on `onto`, in words; shown where the indentation does not say it, see `shows_says`.
    - `strength`: in [0, 1]; None if none is shown.
    - `box`: None for a claim that is only mentioned here.
    - `joined`: its number among premises that are needed together, and how many there are; None for a single premise.
    - `is_brief`: whether it only reminds of a claim on an earlier slide.
    """

    key: str
    onto: str
    depth: int
    role: str
    tag: str
    text: str
    notes: tuple[str, ...] = ()
    chips: tuple[str, ...] = ()
    says: str = ""
    strength: float | None = None
    box: Box | None = None
    joined: tuple[int, int] | None = None
    is_brief: bool = False
    shows_says: bool = False
    is_apart: bool = False
    """Whether what it bears on is on another slide."""
    is_rest: bool = False
    """Whether its text starts on an earlier slide."""

    @property
    def url(self) -> str | None:
        return self.box.url if self.box is not None else None

    @property
    def is_last(self) -> bool:
        """Whether it is the last of premises that are needed together."""
        return self.joined is not None and self.joined[0] == self.joined[1]

    @property
    def indent(self) -> int:
        return min(self.depth, MOST_INDENT + 1) - 1 if self.depth else 0


def _width(card: Card) -> float:
    return INNER - card.indent * INDENT - 2 * SIDE - 0.5


def _first_row(card: Card) -> int:
    """The number of rows of tag, chips and notes."""
    row = " · ".join((card.tag, *card.chips, *card.notes))
    room = _width(card) - (NUMBER if card.strength is not None else 0) - 2.5 * len(card.chips)
    return len(wrap(row, room / SMALL, lambda text: 1.03 * ems(text)))


def _rows(card: Card, size: float) -> list[str]:
    return wrap(card.text, _width(card) / size, bold_ems if size == HEAD else ems)


def head_height(card: Card) -> float:
    """The height of a card at the top of a slide, with the gap below it."""
    if card.is_brief:
        return SMALL * 1.35 + 2 * PAD + GAP
    return (len(_rows(card, HEAD)) * HEAD * LEADING) + _first_row(card) * SMALL * 1.35 + 2 * PAD + GAP + 0.6


def height(card: Card) -> float:
    """The height of a card further down, with the gap above it."""
    says = len(wrap(card.says, _width(card) / SMALL)) if card.shows_says and card.says else 0
    small = (_first_row(card) + says) * SMALL * 1.35
    return len(_rows(card, TEXT)) * TEXT * LEADING + small + 2 * PAD + GAP + 0.25


def parts(card: Card, room: float, wording: Wording) -> tuple[Card | None, Card | None]:
    """Cuts a card: as much of it as `room` holds, None if that is not even a line, and the rest."""
    rows = _rows(card, TEXT)
    more = room - (height(card) - len(rows) * TEXT * LEADING)
    count = int(more / (TEXT * LEADING))
    if count < 2:
        return (card, None) if room > ROOM / 2 else (None, card)
    if count >= len(rows):
        return card, None
    first = card._replace(text=" ".join(rows[:count]) + " …")
    tag = card.tag if card.is_rest else wording.word("part.continued", name=card.tag)
    return first, card._replace(text=" ".join(rows[count:]), tag=tag, notes=(), strength=None, is_rest=True)


@dataclass
class Walk:
    """Walks a scene in the order of presentation; `done` has steps, `presented` the claims that were shown whole."""

    scene: Scene
    onto: dict[str, list[DrawnStep]] = field(default_factory=dict)
    outward: dict[str, list[DrawnStep]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    presented: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, scene: Scene) -> Walk:
        walk = cls(scene)
        band = set(scene.band)
        for step in scene.steps.values():
            if band.issuperset(step.premises):
                walk.outward.setdefault(step.premises[0], []).append(step)
            else:
                walk.onto.setdefault(step.target, []).append(step)
        return walk

    def card(self, step: DrawnStep | None, claim: str, depth: int, number: int = 1, again: bool = False) -> Card:
        """The card of a premise of a step, or of a claim alone."""
        box, wording = self.scene.boxes[claim], self.scene.wording
        whole = step is None or again or (self.scene.homes.get(claim) == step.id)
        tag = box.signed_tag if whole or step is None else step.look.tag(wording)
        joined = (number, len(step.premises)) if step is not None and len(step.premises) > 1 else None
        if joined is not None:
            tag = wording.word("outline.joined", heading=tag, number=number, count=joined[1])
        if not whole:
            tag = wording.word("outline.see", heading=tag)
        target = step.target if step is not None else ""
        role = box.role if whole or step is None else step.role
        is_plain = step is None or (target == self.scene.thesis and not again)
        says = "" if step is None or is_plain else f"{step.look.verb(wording)} {self._mention(target)}"
        small_words = (*notes(box), *(f"→ {words}" for words, _ in box.more)) if whole else step.notes if step else ()
        small_words = tuple(shorten(words, NOTE) for words in small_words)
        marks = box.chips if whole else (OpenMark.OPEN.words(wording),) if step is not None and step.is_open else ()
        shows = target in self.scene.steps or depth > MOST_INDENT + 1
        return Card(
            key=claim,
            onto=target,
            depth=depth,
            role=role,
            tag=tag,
            text=box.text if whole else shorten(box.text, 2 * MENTION),
            notes=small_words,
            chips=marks,
            says=says,
            strength=box.strength if whole else None,
            box=box if whole else None,
            joined=joined,
            shows_says=bool(says) and shows,
        )

    def _mention(self, element: str) -> str:
        """A claim or a step in a few words."""
        if element in self.scene.boxes:
            return self._quote(element)
        step = self.scene.steps[element]
        key = "picture.step-from" if len(step.premises) == 1 else "picture.step-from-several"
        key = f"{key}-to-thesis" if step.target == self.scene.thesis else key
        return self.scene.wording.word(key, claim=self._quote(step.premises[0]))

    def _quote(self, claim: str) -> str:
        return self.scene.wording.quote(shorten(self.scene.boxes[claim].text, MENTION))

    def premises(self, step: DrawnStep, depth: int, again: bool = False) -> list[Card]:
        """The cards of the premises of a step."""
        cards = [self.card(step, claim, depth, number, again) for number, claim in enumerate(step.premises, 1)]
        if not again:
            self.presented.update(card.box.id for card in cards if card.box is not None)
        return cards

    def below(self, claims: Sequence[str], depth: int, step: str = "") -> list[Card]:
        """The cards of what bears on claims and on their step, each followed by what bears on it."""
        self.presented.update(claims)
        starts = [one for element in (*claims, *([step] if step else [])) for one in self.onto.get(element, ())]
        return [card for one in starts for card in self.step(one, depth)]

    def step(self, start: DrawnStep, depth: int) -> Iterator[Card]:
        """The cards of a step and of all that bears on it; none for a step that is done."""
        work: list[tuple[int, DrawnStep, int | None]] = [(depth, start, None)]
        while work:
            depth, step, number = work.pop()
            if number is not None:
                claim = step.premises[number]
                yield self.card(step, claim, depth, number + 1)
                if self.scene.homes.get(claim) == step.id and claim not in self.presented:
                    self.presented.add(claim)
                    work.extend((depth + 1, one, None) for one in reversed(self.onto.get(claim, ())))
            elif step.id not in self.done:
                self.done.add(step.id)
                work.extend((depth + 1, one, None) for one in reversed(self.onto.get(step.id, ())))
                work.extend((depth, step, n) for n in reversed(range(len(step.premises))))

    def recommendation(self, claim: str) -> Iterator[Card]:
        """A recommendation with what it addresses, and what bears on it or on one of its steps."""
        card = self.card(None, claim, 0)
        self.presented.add(claim)
        steps = self.outward.get(claim, [])
        targets = [self._outward(step, claim) for step in steps]
        yield card._replace(says="; ".join(targets), shows_says=bool(targets))
        self.done.update(step.id for step in steps)
        for step in steps:
            for one in self.onto.get(step.id, ()):
                yield from self.step(one, 1)
        for one in self.onto.get(claim, ()):
            yield from self.step(one, 1)

    def _outward(self, step: DrawnStep, claim: str) -> str:
        wording = self.scene.wording
        others = [other for other in step.premises if other != claim]
        together = f" {wording.word('tree.together-with', claim=self._mention(others[0]))}" if others else ""
        notes = f" ({wording.join(step.notes)})" if step.notes else ""
        return f"{step.look.verb(wording)} {self._mention(step.target)}{together}{notes}"
