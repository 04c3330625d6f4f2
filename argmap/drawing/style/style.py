"""How each role looks and is called, decided once for all renderers; what a caller may choose.

No role is told by colour alone: border, line, arrowhead and word differ as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.diagnostics import did_you_mean
from argmap.drawing.style.paper import Orientation, Page, Sheet, sheet
from argmap.drawing.style.themes import THEMES, Theme, Tone
from argmap.language.wording import word


class Order(StrEnum):
    """In what order the lines of argument stand: as they are written, or the weightiest first, by strength."""

    SUPPORTS_FIRST = "supports-first"
    OBJECTIONS_FIRST = "objections-first"
    STRONGEST_FIRST = "strongest-first"


CHOICES: dict[str, tuple[str, ...]] = {
    "theme": tuple(THEMES),
    "page": tuple(Page),
    "orientation": tuple(Orientation),
    "order": tuple(Order),
}
"""What can be chosen by name, by the field of the style."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a caller may choose; names are given as text or as members of their enumerations.

    `page` is what type has to be legible on, `box` the least width of a box in a picture and `line` the width of a
    line in a terminal, both in characters; `by_issue` puts frames around the lines on one issue.
    """

    theme: str = "light"
    page: Page = Page.SCREEN
    orientation: Orientation = Orientation.LANDSCAPE
    order: Order = Order.SUPPORTS_FIRST
    by_issue: bool = False
    legend: bool = True
    box: int = 26
    line: int = 100

    def __post_init__(self) -> None:
        for name, least, most in (("box", 10, 200), ("line", 40, 1000)):
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"a {name} takes {least} to {most:,} characters, not {getattr(self, name)}")
        for name, known in CHOICES.items():
            chosen = getattr(self, name)
            if chosen not in known:
                hint = did_you_mean(str(chosen), known) or f"; known are {', '.join(known)}"
                raise ValueError(f"no {name} is called '{chosen}'{hint}")
        for name, kind in (("page", Page), ("orientation", Orientation), ("order", Order)):
            object.__setattr__(self, name, kind(getattr(self, name)))

    @property
    def colours(self) -> Theme:
        return THEMES[self.theme]

    @property
    def sheet(self) -> Sheet:
        """The measures of the page."""
        return sheet(self.page, self.orientation)


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance of a claim in its role, and of the step that leads from it to its target.

    `name` and `bearing` are keys of the wording: what the claim is, and the verb of the step ("" for none). `border`,
    `stroke` and `arrow` are words of Graphviz; `width` is in points. `tinted` boxes have the ground of their tone,
    others that of the page.
    """

    name: str
    bearing: str
    tone: Tone
    tinted: bool = False
    border: str = "rounded"
    width: float = 1.2
    stroke: str = "solid"
    arrow: str = "normal"

    @property
    def noun(self) -> str:
        """The key of what the claim is, for counting: see `quantity`."""
        return f"role.{self.name}"

    @property
    def word(self) -> str:
        """What the claim is."""
        return word(self.noun)

    @property
    def tag(self) -> str:
        """What the claim is, as it stands at the top of its box."""
        return self.word.upper()

    @property
    def verb(self) -> str:
        """How the claim bears on its target; "" for a thesis."""
        return word(f"verb.{self.bearing}") if self.bearing else ""

    @property
    def passive(self) -> str:
        """The same, seen from the target."""
        return word(f"passive.{self.bearing}")

    def ink(self, theme: Theme) -> str:
        """The colour of its lines and small words."""
        return theme.tones[self.tone].ink

    def paper(self, theme: Theme) -> str:
        """The colour of its ground."""
        if self.is_banner(theme):
            return self.ink(theme)
        return theme.tones[self.tone].paper if self.tinted else theme.page

    def is_banner(self, theme: Theme) -> bool:
        """Whether its words stand on ink."""
        return self.tone is Tone.THESIS and theme.banner


_SUPPORT, _ATTACK, _ANSWER, _NEUTRAL = Tone.SUPPORT, Tone.ATTACK, Tone.ANSWER, Tone.NEUTRAL

LOOKS: dict[str, Look] = {
    "thesis": Look("thesis", "", Tone.THESIS, False, "solid", 3.0),
    "pillar": Look("pillar", "supports", _SUPPORT, True, "rounded", 2.2),
    "reason": Look("reason", "supports", _SUPPORT, True),
    "evidence": Look("evidence", "supports", _SUPPORT, False, "note", 1.0),
    "backing": Look("backing", "supports", _SUPPORT, False, "rounded,dashed"),
    "objection": Look("objection", "attacks", _ATTACK, True, "solid", 2.2, "dashed", "tee"),
    "rebuttal": Look("rebuttal", "attacks", _ATTACK, False, "solid", 1.2, "dashed", "tee"),
    "undercut": Look("undercut", "attacks", _ATTACK, False, "dashed", 1.2, "dashed", "tee"),
    "context": Look("context", "goes-with", _NEUTRAL, True, "dotted", 1.2, "dotted", "odot"),
    "question": Look("question", "asks-about", _NEUTRAL, False, "dotted", 1.2, "dotted", "odot"),
    "recommendation": Look("recommendation", "goes-with", _ANSWER, True, "double", 1.0, "dotted", "odot"),
    "addresses": Look("answer", "addresses", _ANSWER, True, "solid", 1.2, "dashed", "odiamond"),
    "recommends": Look("recommendation", "is-recommended-for", _ANSWER, True, "double", 1.0, "dotted", "odot"),
    "claim": Look("claim", "", _NEUTRAL),
}
"""Role of a claim or of a relation → look. The order is that of the legend."""
