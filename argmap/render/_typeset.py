"""What is written in a box of a given width, line by line, and the height that takes. All lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.render._scene import Box
from argmap.render._text import bold_ems, ems, wrap

TEXT_SIZE = 11.0
THESIS_SIZE = 13.0
SMALL_SIZE = 8.0
LEADING = 1.2
PADDING = 6.0
INSET = 4.0
"""Between the two lines of a double border."""
BAR, BAR_ROOM = 60.0, 14.0
"""Length of a bar, and the height of its row."""
CHIP_EDGE = 3.0
BETWEEN = 5.0
"""The room between what stands in one row."""
_AVERAGE_EM = 0.5


@dataclass(frozen=True, slots=True)
class Content:
    """The lines of a box: `head` is small and beside the tag, `text` is the claim, `foot` small and below it."""

    head: str
    text: tuple[str, ...]
    foot: tuple[str, ...]
    size: float
    height: float


def least_width(characters: int) -> float:
    """The width of a box whose lines hold about so many characters."""
    return characters * TEXT_SIZE * _AVERAGE_EM + 2 * PADDING


def text_size(box: Box) -> float:
    """The size of the claim's type."""
    return THESIS_SIZE if box.role == "thesis" else TEXT_SIZE


def padding(box: Box) -> float:
    """The room between the edge of a box and what is in it."""
    return PADDING + (INSET if box.look.border == "double" else 0.0)


def typeset(box: Box, width: float) -> Content:
    """The content of a box; the notes stand beside the tag where they fit, else below the text."""
    inner = width - 2 * padding(box)
    size = text_size(box)
    notes = " · ".join(box.notes)
    room = inner - BETWEEN - (chip_width(box) + BETWEEN if box.mark else 0)
    head = notes if notes and head_width(box, notes) <= room else ""
    foot = wrap(notes, inner / SMALL_SIZE, ems) if notes and not head else []
    measure = bold_ems if box.role == "thesis" else ems
    text = wrap(box.text, inner / size, measure)
    return Content(head, tuple(text), tuple(foot), size, _height(box, len(text), len(foot)))


def guess_height(box: Box, width: float) -> float:
    """About the height that `typeset` finds, without breaking lines."""
    inner = width - 2 * padding(box)
    return _height(box, int(1.06 * text_size(box) * ems(box.text) / inner) + 1, 0)


def _height(box: Box, lines: int, foot: int) -> float:
    bar = BAR_ROOM if box.strength is not None else 0.0
    return 2 * padding(box) - 1 + LEADING * (lines * text_size(box) + (1 + foot) * SMALL_SIZE) + bar


def chip_width(box: Box) -> float:
    """The width of the mark on its ground."""
    return SMALL_SIZE * bold_ems(box.mark) + 2 * CHIP_EDGE


def head_width(box: Box, notes: str) -> float:
    """The width of the tag with notes beside it."""
    return SMALL_SIZE * (bold_ems(box.tag) + (ems("  " + notes) if notes else 0.0))
