"""What the stages of drafting hand on: units of a text, candidates for the thesis, parts of the tree, the outline.

All places are offsets in code points of the article's text, the end exclusive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from argmap.article import Article
from argmap.model.elements import Kind, Polarity

Confidence = Literal["sure", "likely", "guess"]
"""How often a rule is right on texts it was not made on: *sure* 90 % or more, *likely* 65 % or more, else *guess*."""


class UnitKind(StrEnum):
    """What a unit is in its article."""

    SENTENCE = "sentence"
    """A sentence of running text."""
    ITEM = "item"
    """A sentence of a list item, or a whole item that is no sentence."""
    LABEL = "label"
    """What stands before a colon at the beginning of an item or paragraph, or an item that only names something."""
    HEADING = "heading"
    """A heading."""
    GIVEN = "given"
    """A segment that the caller gave."""


@dataclass(frozen=True, slots=True)
class TextUnit:
    """The smallest piece of text that the stages speak of."""

    start: int
    end: int
    text: str
    """The words between `start` and `end`, unchanged."""
    kind: UnitKind
    block: int
    """Index of its block in the article."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a genre works on."""

    article: Article
    units: tuple[TextUnit, ...]
    """In the order of the text, without overlap."""
    title: str | None
    """Title of the article, as the caller or the article gives it."""
    question: str | None
    """The question that the text answers, if the caller knows it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be the thesis."""

    text: str
    """The claim in words: the title, an answer to the question, or the passage cleaned up."""
    rule: str
    """The rule that proposes it, such as `conclusion-at-the-end`."""
    reason: str
    """Why, in a sentence for the user."""
    confidence: Confidence
    start: int | None = None
    end: int | None = None
    """Its passage; None for a title or question that stands outside the text."""
    unit: int | None = None
    """Index of the unit that it is or lies in; None for a title or question."""


@dataclass(slots=True)
class DraftPart:
    """A claim of the tree with its step to what it bears on."""

    start: int
    end: int
    kind: Kind
    polarity: Polarity
    """SUPPORT, ATTACK or NEUTRAL: how it bears on its target."""
    rule: str
    """The rule that made it, such as `list-item-below-lead-in`."""
    confidence: Confidence
    target: DraftPart | None = None
    """The part that it bears on; None for the thesis."""
    undercuts: bool = False
    """It bears on the target's step, not on the target: an undercut (attack) or a backing (support)."""
    joins: DraftPart | None = None
    """The part it is a co-premise of: both are premises of that part's step, and its own target is left out."""
    unit: int | None = None
    """Index of its unit; None if it is a piece that no unit covers."""
    voice: str | None = None
    """Whose claim it is, if it is reported; None for the author's own."""
    addresses: list[DraftPart] = field(default_factory=list)
    """The objections that a recommendation addresses."""
    label_start: int | None = None
    label_end: int | None = None
    """A label that names it, such as an item's words before a colon; None without one."""
    rewording: str | None = None
    """The claim in other words than the passage's; None where the passage says it."""
    note: str | None = None
    """A remark for the reviewer; None without one."""


@dataclass(slots=True)
class DraftOutline:
    """The typed tree before it becomes a map. Parts come in the order of the text; the thesis is not among them."""

    candidates: list[Candidate]
    """At most three, best first; empty when the text argues for nothing."""
    parts: list[DraftPart] = field(default_factory=list)
    unsorted: list[TextUnit] = field(default_factory=list)
    """Units of argued text that no rule places, in the order of the text, for the reviewer."""
    restated: list[DraftPart] = field(default_factory=list)
    """Further passages that say the thesis, in the order of the text; they become quotes of it."""
    notes: list[str] = field(default_factory=list)
    """Sentences for the user."""


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of text.

    recognise: how much a text looks like it, in [0, 1], and why, in a sentence.
    outline: makes the outline with one candidate as thesis; called with None first to get candidates (parts may then
        be empty), and again with the candidate that was chosen.
    doc: the module's description, which `argmap explain` prints.
    argues: whether such texts argue for something; one that is said to have a thesis is of another genre.
    """

    name: str
    title: str
    recognise: Callable[[Material], tuple[float, str]]
    outline: Callable[[Material, Candidate | None], DraftOutline]
    doc: str
    argues: bool = True
