"""How each role looks, decided once for all renderers, and what a caller may choose.

A role is shown by border, line, arrowhead and word; colours show the side, see `themes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.diagnostics import did_you_mean
from argmap.drawing.style.paper import Orientation, Page, Sheet, sheet
from argmap.drawing.style.themes import THEMES, Theme, Tone
from argmap.language.wording import Wording, has_catalogue, languages


class Order(StrEnum):
    """The order of the lines of argument: supports or objections first, or the strongest first."""

    SUPPORTS_FIRST = "supports-first"
    OBJECTIONS_FIRST = "objections-first"
    STRONGEST_FIRST = "strongest-first"


class Arrangement(StrEnum):
    """Whether a map is drawn as boxes in a tree, or as a table of who bears on whom."""

    TREE = "tree"
    MATRIX = "matrix"


CHOICES: dict[str, tuple[str, ...]] = {
    "theme": tuple(THEMES),
    "page": tuple(Page),
    "orientation": tuple(Orientation),
    "order": tuple(Order),
    "layout": tuple(Arrangement),
}
"""For each field of the style that is chosen by name, the names."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a caller may choose. Names may be text or members of their enumerations; others raise ValueError.

    - `theme`: the colours, by name or as a `Theme` that was read from a file; default "light".
    - `page`: what type must be legible on; default the screen, which scrolls.
    - `orientation`: of the page; default landscape.
    - `order`: of the lines of argument; default supports first.
    - `by_issue`: whether a frame surrounds the lines on one issue; default no.
    - `connectives`: whether the head of a box has the word that joins it to its target, such as because; default no.
    - `legend`: whether lines and marks are explained; default yes.
    - `box`: the least width of a box, in characters, 10 to 200; default 26.
    - `line`: the width of a line in a terminal, in characters, 40 to 1,000; default 100.
    - `layout`: a tree of boxes or a matrix, for the renderers that draw one; default tree.
    - `language`: of labels, legends, numbers and quotation marks, and the direction of the picture, as a BCP 47 tag
      such as "de"; default "", that of the map, and English where the map names none that has a catalogue.
    """

    theme: str | Theme = "light"
    page: Page = Page.SCREEN
    orientation: Orientation = Orientation.LANDSCAPE
    order: Order = Order.SUPPORTS_FIRST
    by_issue: bool = False
    connectives: bool = False
    legend: bool = True
    box: int = 26
    line: int = 100
    layout: Arrangement = Arrangement.TREE
    language: str = ""

    def __post_init__(self) -> None:
        for name, least, most in (("box", 10, 200), ("line", 40, 1000)):
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"'{name}' must be {least} to {most:,} characters, not {getattr(self, name)}")
        for name, names in CHOICES.items():
            chosen = getattr(self, name)
            if chosen not in names and not isinstance(chosen, Theme):
                hint = did_you_mean(str(chosen), names) or f"; choose one of {', '.join(names)}"
                raise ValueError(f"there is no {name} '{chosen}'{hint}")
        if self.language and not has_catalogue(self.language):
            hint = did_you_mean(self.language, languages()) or f"; choose one of {', '.join(languages())}"
            raise ValueError(f"there is no language '{self.language}'{hint}")
        for name, kind in (
            ("page", Page),
            ("orientation", Orientation),
            ("order", Order),
            ("layout", Arrangement),
        ):
            object.__setattr__(self, name, kind(getattr(self, name)))

    @property
    def colours(self) -> Theme:
        return self.theme if isinstance(self.theme, Theme) else THEMES[self.theme]

    @property
    def sheet(self) -> Sheet:
        """The measures of the page."""
        return sheet(self.page, self.orientation)


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance of a claim in its role, and of the step from it to its target.

    - `name`, `bearing`: keys of the wording, for what the claim is and for the verb of its step ("" for none).
    - `tone`: what it does to its target; the colours of a box or a step are those of its side, see `find_sides`.
    - `border`, `stroke`, `arrow`: Graphviz's names for the edge of the box, the line and its arrowhead.
    - `width`: of the border, in points.
    - `called`: the key of its word, where that differs from the noun that is counted.
    """

    name: str
    bearing: str
    tone: Tone
    border: str = "rounded"
    width: float = 1.2
    stroke: str = "solid"
    arrow: str = "normal"
    called: str = ""

    @property
    def noun(self) -> str:
        """The key of what the claim is, for counting: see `quantity`."""
        return f"role.{self.name}"

    def word(self, wording: Wording) -> str:
        """What the claim is."""
        return wording.word(self.called or self.noun)

    def tag(self, wording: Wording) -> str:
        """What the claim is, as the top of its box says it."""
        return self.word(wording).upper()

    def verb(self, wording: Wording) -> str:
        """How the claim bears on its target; "" for a thesis."""
        return wording.word(f"verb.{self.bearing}") if self.bearing else ""

    def passive(self, wording: Wording) -> str:
        """The same, seen from the target."""
        return wording.word(f"passive.{self.bearing}")


_SUPPORT, _ATTACK, _ANSWER, _NEUTRAL = Tone.SUPPORT, Tone.ATTACK, Tone.ANSWER, Tone.NEUTRAL

LOOKS: dict[str, Look] = {
    "thesis": Look("thesis", "", Tone.THESIS, "solid", 3.0),
    "pillar": Look("pillar", "supports", _SUPPORT, "rounded", 2.2),
    "reason": Look("reason", "supports", _SUPPORT),
    "evidence": Look("evidence", "supports", _SUPPORT, "note", 1.0),
    "backing": Look("backing", "supports", _SUPPORT, "rounded,dashed"),
    "objection": Look("objection", "attacks", _ATTACK, "solid", 2.2, "dashed", "tee"),
    "rebuttal": Look("rebuttal", "attacks", _ATTACK, "solid", 1.2, "dashed", "tee"),
    "undercut": Look("undercut", "attacks", _ATTACK, "dashed", 1.2, "dashed", "tee"),
    "context": Look("context", "goes-with", _NEUTRAL, "dotted", 1.2, "dotted", "odot"),
    "question": Look("question", "asks-about", _NEUTRAL, "dotted", 1.2, "dotted", "odot"),
    "recommendation": Look("recommendation", "goes-with", _ANSWER, "double", 1.0, "dotted", "odot"),
    "addresses": Look("answer", "addresses", _ANSWER, "solid", 1.2, "dashed", "odiamond"),
    "recommends": Look("recommendation", "is-recommended-for", _ANSWER, "double", 1.0, "dotted", "odot"),
    "unsigned": Look("unsigned", "bears-on", _NEUTRAL, "dashed", 2.2, "dashed", "obox", "tag.unsigned"),
    "claim": Look("claim", "", _NEUTRAL),
}
"""Role of a claim or of a relation → look. The order is that of the legend."""
