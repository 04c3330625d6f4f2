"""A planned picture as a list of plain marks: panels, lines, arrowheads, words. It is for languages that set type
themselves and know nothing of arguments.

Positions are those of the plan, as in the pictures that Graphviz draws. Lengths are in points from the top left corner,
y grows downwards; marks are in the order in which they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.drawing.graphviz.dot_graph import ISSUE_INDENT, line_width
from argmap.drawing.graphviz.picture_graph import LINE_WIDTH
from argmap.drawing.layout.box_text import (
    BESIDE_GAUGE,
    BETWEEN,
    CHIP_EDGE,
    GAUGE,
    GAUGE_HEIGHT,
    INSET,
    LEADING,
    MORE_GAP,
    SMALL_SIZE,
    STRENGTH,
    TALLY_BAR,
    TALLY_ROOM,
    Content,
    Piece,
    head_width,
    padding,
    tally_parts,
    tally_words,
)
from argmap.drawing.layout.mirroring import face_reader
from argmap.drawing.layout.picture_plan import TreePlan
from argmap.drawing.layout.placement import SIDE_LEADING, SIDE_SIZE, Frame, SideHeading
from argmap.drawing.marks.picture_marks import Curve, Disc, Mark, Panel, Shape, Words, add_arrowhead
from argmap.drawing.scene.legend import SAMPLE, SWATCH, SWATCH_HEIGHT, Swatch
from argmap.drawing.scene.scene import Box, Scene
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, ems, first_line, is_right_to_left
from argmap.drawing.style.themes import Theme, Tone
from argmap.model.changes import ChangeKind

BASELINE = 0.93
"""The distance of a baseline from the top of its row, as a multiple of the type size."""
RADIUS = 6.0
FOLD = 7.0
"""The side of the folded corner of a note."""
DIGIT = 0.72
"""The height of a digit, as a multiple of the type size."""


@dataclass(slots=True)
class Sketch:
    """The marks of a picture and its size."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)


def sketch(planned: TreePlan) -> Sketch:
    """Turns a planned picture into marks."""
    planned = face_reader(planned)
    issues = [frame for _, frame in planned.layout.issues]
    left = min([planned.left, *(frame.left for frame in issues)])
    right = max([planned.width, *(frame.right for frame in issues), *(s.left + s.entry.width for s in planned.legend)])
    drawn = Sketch(right - left, planned.height)
    drawn.marks += _headings(planned, -left)
    drawn.marks += _grounds(planned, -left)
    drawn.marks += _lines(planned, -left)
    for box in planned.scene.boxes.values():
        frame = planned.layout.block.frames[box.id]
        frame = frame._replace(left=frame.left - left, top=frame.top + planned.top)
        drawn.marks += _box(planned.scene, box, planned.layout.tree.contents[box.id], frame)
    drawn.marks += _legend(planned, -left)
    return drawn


def _headings(planned: TreePlan, left: float) -> Iterator[Mark]:
    """Title, question and the name of the sheet."""
    ink = planned.scene.style.colours.text
    for heading in planned.headings:
        for number, row in enumerate(heading.rows):
            y = heading.top + number * heading.height / len(heading.rows) + heading.size * BASELINE
            at_end = heading.runs_left or planned.scene.wording.is_right_to_left
            yield Words(left + heading.left, y, heading.width, heading.size, row, ink, heading.is_bold, at_end)


def _grounds(planned: TreePlan, left: float) -> Iterator[Mark]:
    """The background: the band of the recommendations, frames around the lines on one issue."""
    theme, layout, top = planned.scene.style.colours, planned.layout, planned.top
    is_mirrored = planned.scene.wording.is_right_to_left
    if layout.band is not None:
        frame = layout.band._replace(left=layout.band.left + left, top=layout.band.top + top)
        yield Panel(frame, theme.band.paper, theme.band.ink, theme.line)
        name = planned.scene.wording.word("picture.recommendations").upper()
        ink = theme.ink(Tone.ANSWER)
        yield Words(frame.left + 8, frame.top + 11, frame.width - 16, LEAST_TYPE, name, ink, True, is_mirrored)
    for side in layout.block.sides:
        yield from _side(planned.scene, side, left, top)
    for issue, place in layout.issues:
        frame = place._replace(left=place.left + left, top=place.top + top)
        yield Panel(frame, None, theme.muted, theme.line, "dotted")
        room = frame.width - ISSUE_INDENT - 5
        name = first_line(issue, room / LEAST_TYPE, bold_ems)
        start = 5.0 if is_mirrored else ISSUE_INDENT
        yield Words(frame.left + start, frame.top + 10, room, LEAST_TYPE, name, theme.muted, True, not is_mirrored)


def _side(scene: Scene, side: SideHeading, left: float, top: float) -> Iterator[Mark]:
    """The heading above the columns of one side."""
    theme, at_end = scene.style.colours, scene.wording.is_right_to_left
    x, y, room = side.left + left, side.top + top, side.width
    for row in side.words:
        yield Words(x, y + SIDE_SIZE * BASELINE, room, SIDE_SIZE, row, theme.ink(side.tone), True, at_end)
        y += SIDE_SIZE * SIDE_LEADING
    for row in side.note:
        yield Words(x, y + LEAST_TYPE * BASELINE, room, LEAST_TYPE, row, theme.muted, at_end=at_end)
        y += LEAST_TYPE * SIDE_LEADING


def _lines(planned: TreePlan, left: float) -> Iterator[Mark]:
    """The lines with their arrowheads and flags, then the joints."""
    scene, theme = planned.scene, planned.scene.style.colours
    for line in planned.connectors:
        step = scene.steps[line.step]
        width, ink = round(line_width(scene, line) * theme.line, 2), theme.ink(step.tone)
        stroke = step.look.stroke if line.flag is None else "solid"
        for number, path in enumerate(line.paths, 1):
            way = Curve([(x + left, y + planned.top) for x, y in path], ink, width, stroke)
            is_last = number == len(line.paths)
            yield from add_arrowhead(way, step.look.arrow, theme.page) if line.has_arrow and is_last else [way]
        if line.flag is not None:
            flag, number = line.flag, str(line.flag.number)
            yield Shape([(x + left, y + planned.top) for x, y in flag.outline], theme.page, ink, width)
            room = ems(number) * LEAST_TYPE
            x, y = flag.text_middle - room / 2 + left, flag.middle + planned.top + LEAST_TYPE * DIGIT / 2
            yield Words(x, y, room, LEAST_TYPE, number, ink)
    for step, (x, y) in planned.joints.items():
        radius = 2.5 if len(scene.steps[step].premises) > 1 else 1.5
        yield Disc(x + left, y + planned.top, radius, theme.ink(scene.steps[step].tone))


def _box(scene: Scene, box: Box, content: Content, frame: Frame) -> Iterator[Mark]:
    """A box and its content."""
    theme, look = scene.style.colours, box.look
    ink, paper, width = theme.ink(box.tone), theme.paper(box.tone), look.width * theme.line
    is_removed = box.change is not None and box.change.kind is ChangeKind.REMOVED
    lines = set(look.border.split(","))
    stroke = "dotted" if is_removed else next((kind for kind in ("dashed", "dotted") if kind in lines), "solid")
    radius = RADIUS if "rounded" in lines else 0.0
    if "note" in lines and not is_removed:
        yield from _note(frame, paper, ink, width)
    else:
        yield Panel(frame, paper, ink, width, stroke, radius)
    if "double" in lines:
        inner = Frame(frame.left + INSET, frame.top + INSET, frame.width - 2 * INSET, frame.height - 2 * INSET)
        yield Panel(inner, None, ink, width, stroke)
    muted, strong, colour = (theme.page,) * 3 if theme.is_banner(box.tone) else (theme.muted, ink, theme.text)
    pad = padding(box)
    x, y, room = frame.left + pad, frame.top + pad - 0.5, frame.width - 2 * pad
    small = Words(x, y + SMALL_SIZE * BASELINE, room, SMALL_SIZE, "", strong, True)
    is_mirrored = scene.wording.is_right_to_left
    for pieces in content.heads:
        wide = head_width(box, room)
        line, words = small._replace(y=y + SMALL_SIZE * BASELINE, room=wide), pieces
        if has_strength := pieces[-1].kind == "strength":
            words, line = pieces[:-1], line._replace(room=wide - STRENGTH - BETWEEN)
        if is_mirrored and has_strength:
            line = line._replace(x=x + STRENGTH + BETWEEN)
        yield from _head(words, line, y, paper, muted, box.url, is_mirrored)
        if has_strength and box.strength is not None:
            end = x if is_mirrored else x + wide - STRENGTH
            yield from _strength(box.strength, box.figure, line._replace(x=end, room=STRENGTH), y + 1)
        y += SMALL_SIZE * LEADING
    at_end = is_mirrored or is_right_to_left(box.text)
    for row in content.text:
        line = Words(x, y + content.size * BASELINE, room, content.size, row, colour, box.role == "thesis", at_end)
        yield line._replace(is_struck=is_removed)
        y += content.size * LEADING
    for row in content.foot:
        line = small._replace(y=y + SMALL_SIZE * BASELINE, text=row, ink=muted, is_bold=False, url=box.url)
        yield line._replace(at_end=is_mirrored or is_right_to_left(content.foot[0]))
        y += SMALL_SIZE * LEADING
    for rows, sheet in content.more:
        y += MORE_GAP
        for row in rows:
            yield small._replace(y=y + SMALL_SIZE * BASELINE, text=row, sheet=sheet, at_end=is_mirrored)
            y += SMALL_SIZE * LEADING
    if box.tally is not None:
        yield from _tally(box.tally, small._replace(y=y + TALLY_ROOM - SMALL_SIZE * 0.2), theme, is_mirrored)


def _tally(tally: tuple[int, int], small: Words, theme: Theme, is_mirrored: bool) -> Iterator[Mark]:
    """A bar of what is for and against, and the numbers beside it."""
    lengths = tally_parts(tally, small.room)
    whole = sum(lengths)
    left = small.x + (small.room - whole if is_mirrored else 0.0)
    parts = list(zip(lengths, (Tone.SUPPORT, Tone.ATTACK), strict=True))
    for long, tone in reversed(parts) if is_mirrored else parts:
        if long:
            yield Panel(Frame(left, small.y - TALLY_BAR - 1, long, TALLY_BAR), theme.ink(tone))
            left += long
    start = small.x if is_mirrored else small.x + whole + BETWEEN
    yield small._replace(x=start, room=small.room - whole - BETWEEN, text=tally_words(tally), at_end=is_mirrored)


def _head(
    row: Sequence[Piece], small: Words, top: float, paper: str, muted: str, url: str | None, is_mirrored: bool
) -> Iterator[Mark]:
    """The pieces of a row side by side, from the right if mirrored; all narrower if they need more than there is."""
    if not row:
        return
    share = min(1.0, (small.room - BETWEEN * (len(row) - 1)) / sum(piece.width for piece in row))
    used = 0.0
    for piece in row:
        wide = piece.width * share
        left = small.x + small.room - used - wide if is_mirrored else small.x + used
        line = small._replace(x=left, room=wide, text=piece.text, at_end=is_mirrored)
        if piece.kind == "chip":
            yield Panel(Frame(left, top, wide, SMALL_SIZE * LEADING), small.ink)
            inner = wide - 2 * CHIP_EDGE * share
            yield line._replace(x=left + CHIP_EDGE * share, room=inner, ink=paper)
        else:
            yield line._replace(ink=muted, is_bold=False, url=url) if piece.kind == "notes" else line
        used += wide + BETWEEN


def _strength(strength: float, figure: str, small: Words, top: float) -> Iterator[Mark]:
    """A gauge that is filled from below to the share of a strength, and the number."""
    yield Panel(Frame(small.x, top, GAUGE, GAUGE_HEIGHT), None, small.ink, 0.8)
    filled = (GAUGE_HEIGHT - 2) * min(max(strength, 0.0), 1.0)
    bottom = top + GAUGE_HEIGHT - 1
    yield Panel(Frame(small.x + 1, round(bottom - filled, 2), GAUGE - 2, round(filled, 2)), small.ink)
    start = GAUGE + BESIDE_GAUGE
    yield small._replace(x=small.x + start, room=small.room - start, text=figure)


def _note(frame: Frame, paper: str, ink: str, width: float) -> Iterator[Mark]:
    """A sheet of paper with a folded corner."""
    left, top, right, bottom = frame.left, frame.top, frame.right, frame.bottom
    yield Shape(
        [(left, top), (right - FOLD, top), (right, top + FOLD), (right, bottom), (left, bottom)], paper, ink, width
    )
    yield Shape([(right - FOLD, top), (right, top + FOLD), (right - FOLD, top + FOLD)], paper, ink, width)


def _legend(planned: TreePlan, start: float) -> Iterator[Mark]:
    """The legend below the picture."""
    theme = planned.scene.style.colours
    for placed in planned.legend:
        entry, top, room = placed.entry, placed.top, placed.entry.width - placed.entry.indent
        left = placed.place(entry.indent, room) + start
        line = Words(left, top + 9, room, LEAST_TYPE, entry.words, theme.muted, at_end=placed.is_mirrored)
        if entry.swatch is not None:
            yield from _swatch(entry.swatch, theme, placed.place(0.0, SWATCH) + start, top)
        if entry.look is not None:
            points = [(placed.place(offset, 0.0) + start, top + 6) for offset in (0.0, SAMPLE - 6)]
            sample = Curve(points, theme.muted, LINE_WIDTH * theme.line, entry.look.stroke)
            yield from add_arrowhead(sample, entry.look.arrow, theme.page)
        if entry.chip:
            wide = bold_ems(entry.chip) * LEAST_TYPE
            chip = line._replace(text=entry.chip, ink=theme.ink(Tone.ATTACK), is_bold=True, room=wide)
            yield chip._replace(x=left + room - wide) if placed.is_mirrored else chip
            rest = line._replace(room=room - wide - 3, text=entry.words.strip())
            line = rest if placed.is_mirrored else rest._replace(x=left + wide + 3)
        yield line


def _swatch(swatch: Swatch, theme: Theme, left: float, top: float) -> Iterator[Mark]:
    """A small box with the edge, the colours and the sign of what an entry of the legend explains."""
    frame, ink, paper = Frame(left, top + 1, SWATCH, SWATCH_HEIGHT), theme.ink(swatch.tone), theme.paper(swatch.tone)
    lines = set(swatch.border.split(","))
    width = swatch.width * theme.line
    if "note" in lines:
        yield from _note(frame, paper, ink, width)
    else:
        stroke = next((kind for kind in ("dashed", "dotted") if kind in lines), "solid")
        yield Panel(frame, paper, ink, width, stroke, RADIUS if "rounded" in lines else 0.0)
    if "double" in lines:
        yield Panel(Frame(frame.left + 2, frame.top + 2, frame.width - 4, frame.height - 4), None, ink, width)
    if swatch.sign:
        wide = bold_ems(swatch.sign) * LEAST_TYPE
        yield Words(left + (SWATCH - wide) / 2, top + 9.5, wide, LEAST_TYPE, swatch.sign, ink, True)
