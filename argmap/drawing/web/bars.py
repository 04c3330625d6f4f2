"""The small bars of a page: of the claims below a folded claim, how many are for and how many are against."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from argmap.drawing.layout.box_text import TALLY, tally_parts, tally_words
from argmap.drawing.scene.scene import Box, Scene
from argmap.drawing.scene.sides import AGAINST, FOR
from argmap.drawing.style.themes import Tone
from argmap.drawing.web.web_tree import Row, TreePage

ROOM = 2 * TALLY
"""Points, enough for a whole bar and its numbers."""


class BarPart(NamedTuple):
    """A part of a bar: the side it stands for, where it starts and how long it is, in points."""

    tone: Tone
    start: float
    width: float


class Bar(NamedTuple):
    """A bar with its numbers, and the same in words for screen readers."""

    parts: list[BarPart]
    numbers: str
    words: str


def list_bars(written: TreePage) -> dict[str, Bar]:
    """The bar of each claim, by its id: of what other pictures do not show, else of all that is nested in it."""
    bars: dict[str, Bar] = {}
    for claim, nested in _count_nested(written).items():
        box = written.scene.boxes[claim]
        tally = box.tally or nested
        if any(tally):
            bars[claim] = _bar(written.scene, box, tally)
    return bars


def _count_nested(written: TreePage) -> dict[str, tuple[int, int]]:
    """How many claims for and against are nested in each claim of a page."""
    counts: dict[str, tuple[int, int]] = {}
    above: list[tuple[Row, int, int]] = []
    pro = con = 0
    for row in [part for part in written.parts if isinstance(part, Row)]:
        while above and above[-1][0].level >= row.level:
            outer, before, against = above.pop()
            counts[outer.box.id] = pro - before, con - against
        pro, con = pro + (row.box.sign == FOR), con + (row.box.sign == AGAINST)
        above.append((row, pro, con))
    for outer, before, against in above:
        counts[outer.box.id] = pro - before, con - against
    return counts


def _bar(scene: Scene, box: Box, tally: tuple[int, int]) -> Bar:
    lengths = tally_parts(tally, ROOM)
    starts = 0.0, lengths[0]
    tones = Tone.SUPPORT, Tone.ATTACK
    parts = [BarPart(*part) for part in zip(tones, starts, lengths, strict=True) if part[2]]
    return Bar(parts, tally_words(tally), scene.tally(replace(box, tally=tally)))
