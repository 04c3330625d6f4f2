"""The pages that pictures are made for, and when type on them is legible. Lengths are in points (1/72 inch).

A picture smaller than its page keeps its size; a larger one shrinks until it fits. The smallest type of a picture is
`LEAST_TYPE`, and it must not shrink below `LEGIBLE`; that limits how far a picture may shrink. The screen is a page
without end, where people scroll instead.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

LEAST_TYPE = 9.0
LEGIBLE = 7.0
MOST_SHRUNK = LEGIBLE / LEAST_TYPE
MARGIN = 28.0
"""About 1 cm."""


class Page(StrEnum):
    """What a picture is made for."""

    SCREEN = "screen"
    A4 = "a4"
    LETTER = "letter"
    SLIDE = "slide"


class Orientation(StrEnum):
    """Whether a page is wide or tall; slides are always wide."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Sheet(NamedTuple):
    """The size of a page, and of the area inside its margins."""

    width: float
    height: float
    is_endless: bool

    @property
    def inner(self) -> tuple[float, float]:
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN

    def shrink(self, width: float, height: float) -> float:
        """The factor, at most 1, by which something of this size must shrink to fit between the margins."""
        if self.is_endless:
            return 1.0
        across, down = self.inner
        return min(1.0, across / width, down / height)

    def is_legible(self, width: float, height: float) -> bool:
        """Whether all type of a picture of this size is at least `LEGIBLE` on the page."""
        return self.shrink(width, height) >= MOST_SHRUNK


_SIZES = {
    Page.SCREEN: (841.89, 595.28),
    Page.A4: (841.89, 595.28),  # ISO 216
    Page.LETTER: (792.0, 612.0),
    Page.SLIDE: (960.0, 540.0),
}


def sheet(page: Page, orientation: Orientation) -> Sheet:
    """The measures of a page."""
    width, height = _SIZES[page]
    if orientation is Orientation.PORTRAIT and page is not Page.SLIDE:
        width, height = height, width
    return Sheet(width, height, page is Page.SCREEN)
