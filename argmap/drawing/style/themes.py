"""Colours, by theme and tone. Inks have a contrast of 4.5 : 1 with their papers and 3 : 1 with the page (WCAG 1.4.3).

A tone is the side that an element is on: what it does to the thesis. Line, arrowhead and word show what it
does to its target. No side is shown by tone alone: a sign before the word of each box says it as well, so that every
theme can be read in grey.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What colours distinguish: the sides, and what is on none of them."""

    THESIS = "thesis"
    SUPPORT = "support"
    """For the thesis."""
    ATTACK = "attack"
    """Against the thesis."""
    REBUTTAL = "rebuttal"
    """For the thesis by attacking what is against it."""
    ANSWER = "answer"
    """What somebody should do."""
    NEUTRAL = "neutral"
    """Neither for nor against the thesis, or both."""


class Inks(NamedTuple):
    """Colours as `#rrggbb`: `ink` for lines and small words, `paper` for boxes."""

    ink: str
    paper: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; `banner` says whether the thesis is written in the colour of the page on its ink."""

    page: str
    text: str
    muted: str
    tones: Mapping[Tone, Inks]
    band: Inks
    banner: bool = True
    line: float = 1.0
    """The factor of the width of all lines."""
    typeface: str = ""
    """The first typeface to look for, "" for the usual ones."""

    def ink(self, tone: Tone) -> str:
        """The colour of lines and small words."""
        return self.tones[tone].ink

    def paper(self, tone: Tone) -> str:
        """The colour that fills a box."""
        return self.ink(tone) if self.is_banner(tone) else self.tones[tone].paper

    def is_banner(self, tone: Tone) -> bool:
        """Whether a box is filled with ink, and its words are in the colour of the page."""
        return tone is Tone.THESIS and self.banner


THEMES: dict[str, Theme] = {
    "light": Theme(
        page="#ffffff",
        text="#1b1f24",
        muted="#50565e",
        tones={
            Tone.THESIS: Inks("#1f2f4d", "#ffffff"),
            Tone.SUPPORT: Inks("#0b5394", "#e8f1fa"),
            Tone.ATTACK: Inks("#a12c0a", "#fdece4"),
            Tone.REBUTTAL: Inks("#6a1ba8", "#f3eafb"),
            Tone.ANSWER: Inks("#3b6212", "#f1f7e8"),
            Tone.NEUTRAL: Inks("#50565e", "#f5f6f7"),
        },
        band=Inks("#c5cdb8", "#f3f5f0"),
    ),
    "dark": Theme(
        page="#14181d",
        text="#e8ebef",
        muted="#aab3bd",
        tones={
            Tone.THESIS: Inks("#c8d6f0", "#14181d"),
            Tone.SUPPORT: Inks("#7cb8f5", "#182736"),
            Tone.ATTACK: Inks("#f79a7b", "#35201a"),
            Tone.REBUTTAL: Inks("#b48fff", "#271f38"),
            Tone.ANSWER: Inks("#a5d06a", "#212c16"),
            Tone.NEUTRAL: Inks("#aab3bd", "#1f252c"),
        },
        band=Inks("#4d5a3e", "#1b2119"),
    ),
    "print": Theme(
        page="#ffffff",
        text="#000000",
        muted="#3f3f3f",
        tones={
            Tone.THESIS: Inks("#000000", "#ffffff"),
            Tone.SUPPORT: Inks("#0b4a84", "#ffffff"),
            Tone.ATTACK: Inks("#8f2507", "#ffffff"),
            Tone.REBUTTAL: Inks("#6417a8", "#ffffff"),
            Tone.ANSWER: Inks("#33560f", "#ffffff"),
            Tone.NEUTRAL: Inks("#3f3f3f", "#ffffff"),
        },
        band=Inks("#8a8a8a", "#ffffff"),
        banner=False,
    ),
    "greyscale": Theme(
        page="#ffffff",
        text="#000000",
        muted="#4a4a4a",
        tones={
            Tone.THESIS: Inks("#1a1a1a", "#ffffff"),
            Tone.SUPPORT: Inks("#333333", "#efefef"),
            Tone.ATTACK: Inks("#000000", "#ffffff"),
            Tone.REBUTTAL: Inks("#262626", "#dedede"),
            Tone.ANSWER: Inks("#4a4a4a", "#f7f7f7"),
            Tone.NEUTRAL: Inks("#5a5a5a", "#f7f7f7"),
        },
        band=Inks("#8a8a8a", "#f7f7f7"),
    ),
    "high-contrast": Theme(
        page="#ffffff",
        text="#000000",
        muted="#1f1f1f",
        tones={
            Tone.THESIS: Inks("#000000", "#ffffff"),
            Tone.SUPPORT: Inks("#003a75", "#ffffff"),
            Tone.ATTACK: Inks("#7a1600", "#ffffff"),
            Tone.REBUTTAL: Inks("#5c0a9e", "#ffffff"),
            Tone.ANSWER: Inks("#234400", "#ffffff"),
            Tone.NEUTRAL: Inks("#262626", "#ffffff"),
        },
        band=Inks("#000000", "#ffffff"),
        line=1.6,
    ),
}
"""Themes by name. `high-contrast` has at least 7 : 1 everywhere (1.4.6)."""
