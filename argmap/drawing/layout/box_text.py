"""The lines of text in a box of a given width, and the height they take. All lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from argmap.drawing.scene.scene import Box, brief_notes
from argmap.drawing.scene.sides import AGAINST, FOR
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, ems, wrap

TEXT_SIZE = 11.0
THESIS_SIZE = 13.0
SMALL_SIZE = LEAST_TYPE
LEADING = 1.2
PADDING = 6.0
INSET = 4.0
"""Between the two lines of a double border."""
GAUGE, GAUGE_HEIGHT, BESIDE_GAUGE = 5.0, 9.0, 2.0
"""The gauge of a strength: its width and height, and the gap between it and the number."""
NOTE_CORNER = 6.0
"""How much less wide the first row of a note is, because of its folded corner."""
STRENGTH = 27.0
"""Width of a strength: gauge and number. Every box keeps room for it, so that strengths move nothing."""
CHIP_EDGE = 3.0
MORE_GAP = 3.0
"""Above an entry of `more`."""
BETWEEN = 5.0
"""The gap between the pieces of a row."""
TALLY, TALLY_BAR, TALLY_ROOM = 90.0, 5.0, 14.0
"""The length and height of a bar of what is for and against, and the height of its row."""
LEAST_PART = 4.0
"""The least length of a part of such a bar."""
_AVERAGE_EM = 0.5
ROOMY = 1.06
"""How much longer a text is estimated, because lines are never quite full."""


class Piece(NamedTuple):
    """A piece of a row at the top of a box: the tag, a mark on a filled ground, notes, or the strength at the end."""

    kind: Literal["tag", "chip", "notes", "strength"]
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Content:
    """The lines of a box: rows of `heads`, the claim as `text`, then `foot` and `more`, which are small.

    `more` has the lines of each entry with the number of the sheet that it refers to, or None.
    """

    heads: tuple[tuple[Piece, ...], ...]
    text: tuple[str, ...]
    foot: tuple[str, ...]
    more: tuple[tuple[tuple[str, ...], int | None], ...]
    size: float
    height: float


def least_width(characters: int) -> float:
    """The width of a box whose lines hold about so many characters."""
    return characters * TEXT_SIZE * _AVERAGE_EM + 2 * PADDING


def text_size(box: Box) -> float:
    """The size of the claim's type."""
    return THESIS_SIZE if box.role == "thesis" else TEXT_SIZE


def padding(box: Box) -> float:
    """The gap between the edge of a box and its content."""
    return PADDING + (INSET if box.look.border == "double" else 0.0)


def head_width(box: Box, inner: float) -> float:
    """The width of the rows at the top of a box that has this width for its text."""
    return inner - NOTE_CORNER if box.look.border == "note" else inner


@lru_cache(maxsize=4096)
def typeset(box: Box, width: float) -> Content:
    """Sets the content of a box; notes go beside the tag if they fit there, else below the text."""
    inner = width - 2 * padding(box)
    size = text_size(box)
    joined_notes = " · ".join(brief_notes(box))
    heads = _heads(box, joined_notes, head_width(box, inner))
    is_beside = any(piece.kind == "notes" for row in heads for piece in row)
    foot = wrap(joined_notes, inner / SMALL_SIZE, ems) if joined_notes and not is_beside else []
    measure = bold_ems if box.role == "thesis" else ems
    text = wrap(box.text, inner / size, measure)
    more = tuple((tuple(wrap(f"→ {entry}", inner / SMALL_SIZE, bold_ems)), sheet) for entry, sheet in box.more)
    small = len(heads) - 1 + len(foot) + sum(len(lines) for lines, _ in more)
    height = _height(box, len(text), small) + MORE_GAP * len(more) + (TALLY_ROOM if box.tally else 0.0)
    return Content(heads, tuple(text), tuple(foot), more, size, height)


def _heads(box: Box, joined_notes: str, inner: float) -> tuple[tuple[Piece, ...], ...]:
    """Tag, notes and marks in one row, with the strength at its end; in a narrow box the marks go below the tag.

    A strength moves nothing where the tag leaves it room. A longer tag is broken before the strength if its first line
    says something; one of a single long word has the strength beside a mark, or else below it.
    """
    room = inner - STRENGTH - BETWEEN
    rows = _rows_of_words(box, joined_notes, room, inner)
    if box.strength is None:
        return rows
    strength = Piece("strength", box.figure, STRENGTH)
    if _across(rows[0]) > room:
        lines = _break_tag(box, inner, STRENGTH + BETWEEN)
        if lines[0] not in ("", box.sign):
            marks = [row for row in rows if row[0].kind != "tag"]
            rows = (*((_set_tag(line),) for line in lines), *marks)
    place = next((n for n, row in enumerate(rows) if _across(row) <= room), None)
    if place is None:
        return (*rows, (strength,))
    return (*rows[:place], (*rows[place], strength), *rows[place + 1 :])


def _set_tag(line: str) -> Piece:
    return Piece("tag", line, SMALL_SIZE * bold_ems(line))


def _break_tag(box: Box, inner: float, taken: float = 0.0) -> list[str]:
    """The lines of a tag, the first of which leaves so much room; no line starts or ends in the point between words."""
    lines = wrap(box.signed_tag, inner / SMALL_SIZE, bold_ems, taken / SMALL_SIZE)
    return [line.removesuffix(" ·").removeprefix("· ") for line in lines]


def _rows_of_words(box: Box, joined_notes: str, room: float, inner: float) -> tuple[tuple[Piece, ...], ...]:
    tag = _set_tag(box.signed_tag)
    marks = [Piece("chip", chip, SMALL_SIZE * bold_ems(chip) + 2 * CHIP_EDGE) for chip in box.chips]
    beside = Piece("notes", joined_notes, SMALL_SIZE * ems(joined_notes))
    if joined_notes and _across([tag, beside, *marks]) <= room:
        return ((tag, beside, *marks),)
    if _across([tag, *marks]) <= room:
        return ((tag, *marks),)
    return tuple((piece,) for piece in (*map(_set_tag, _break_tag(box, inner)), *marks))


def tally_parts(tally: tuple[int, int], inner: float) -> tuple[float, float]:
    """The lengths of the parts of a bar that are for and against, in a box that has this width for its text.

    What is there is never too short to be seen. A narrow box has a shorter bar, so that the numbers fit beside it.
    """
    pro, con = tally
    numbers = SMALL_SIZE * bold_ems(tally_words(tally)) + BETWEEN
    length = float(round(max(2 * LEAST_PART, min(TALLY, inner - numbers - BETWEEN))))
    if not pro or not con:
        return (length, 0.0) if pro else (0.0, length)
    share = round(length * pro / (pro + con))
    share = min(max(share, LEAST_PART), length - LEAST_PART)
    return share, length - share


def tally_words(tally: tuple[int, int]) -> str:
    """The numbers of a bar after the signs of their sides.

    >>> tally_words((11, 1)), tally_words((0, 3))
    ('+11  −1', '−3')
    """
    return "  ".join(f"{sign}{number}" for sign, number in zip((FOR, AGAINST), tally, strict=True) if number)


def head_starts(content: Content, right: float) -> dict[str, float]:
    """The right edges of the pieces in the rows of a head that starts at `right`, by their texts."""
    starts: dict[str, float] = {}
    for row in content.heads:
        edge = right
        for piece in row:
            if piece.kind != "strength":
                starts[piece.text] = edge - (CHIP_EDGE if piece.kind == "chip" else 0.0)
                edge -= piece.width + BETWEEN
    return starts


def _across(row: Sequence[Piece]) -> float:
    return sum(piece.width + BETWEEN for piece in row) - BETWEEN


def guess_height(box: Box, width: float) -> float:
    """Estimates the height that `typeset` computes, without breaking lines."""
    return Extent.of(box).height(width)


class Extent(NamedTuple):
    """How much a box has to say: the lengths of its claim and of each entry of `more`, each if set in one line."""

    text: float
    more: tuple[float, ...]
    size: float
    edges: float
    tally: float

    @classmethod
    @lru_cache(maxsize=4096)
    def of(cls, box: Box) -> Extent:
        size = text_size(box)
        more = tuple(ROOMY * SMALL_SIZE * bold_ems(entry) for entry, _ in box.more)
        return cls(ROOMY * size * ems(box.text), more, size, 2 * padding(box), TALLY_ROOM if box.tally else 0.0)

    def height(self, width: float) -> float:
        """Estimates the height of the box at a width, without breaking lines."""
        inner = width - self.edges
        small = 1
        for length in self.more:
            small += int(length / inner) + 1
        return self.edges - 1 + self.tally + LEADING * ((int(self.text / inner) + 1) * self.size + small * SMALL_SIZE)


def _height(box: Box, lines: int, foot: int) -> float:
    return 2 * padding(box) - 1 + LEADING * (lines * text_size(box) + (1 + foot) * SMALL_SIZE)
