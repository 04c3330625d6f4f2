"""The inside of a box as one of Graphviz's HTML-like labels: tag, marks and notes, the claim, the strength."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping, Sequence

from argmap.drawing.layout.box_text import (
    BESIDE_GAUGE,
    BETWEEN,
    GAUGE,
    GAUGE_HEIGHT,
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
from argmap.drawing.scene.scene import Box
from argmap.drawing.style.shown_text import bold_ems, is_right_to_left
from argmap.drawing.style.themes import Theme, Tone
from argmap.model.changes import ChangeKind
from argmap.patterns import compile_later

SheetLink = Callable[[int], str]
Cell = tuple[float, str, str]
"""Width, words and attributes."""

NO_BREAK = "\u00a0"
_ENTITY = compile_later(r"&(#?\w+);")
_SMALL = f'POINT-SIZE="{SMALL_SIZE:g}"'
_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'


def build_label(
    box: Box,
    content: Content,
    width: float,
    theme: Theme,
    link: SheetLink | None = None,
    *,
    is_mirrored: bool = False,
) -> str:
    """The label of a box of this width; `link` gives the address of a sheet by its number.

    One that is mirrored starts at the right.
    """
    inner = width - 2 * padding(box)
    ink, paper = theme.ink(box.tone), theme.paper(box.tone)
    muted, strong, colour = (theme.page,) * 3 if theme.is_banner(box.tone) else (theme.muted, ink, theme.text)
    source = link_to(box.url or "")
    inks = {"tag": strong, "notes": muted, "chip": paper}
    heads = [_cells(row, inks, source, is_mirrored=is_mirrored) for row in content.heads]
    gauge = "" if box.strength is None else _gauge(box.strength, box.figure, strong, paper)
    ends = [gauge if row[-1].kind == "strength" else "" for row in content.heads]
    room = head_width(box, inner)
    rows = [
        f'<TD ALIGN="LEFT">{_row(cells, room, end, is_mirrored=is_mirrored)}</TD>'
        for cells, end in zip(heads, ends, strict=True)
    ]
    text = _lines(content.text)
    if box.role == "thesis":
        text = f"<B>{text}</B>"
    if box.change is not None and box.change.kind is ChangeKind.REMOVED:
        text = f"<S>{text}</S>"
    text = f'<FONT POINT-SIZE="{content.size:g}" COLOR="{colour}">{text}</FONT>'
    rows.append(f"<TD{_alignment(box.text, is_mirrored)}>{text}</TD>")
    if content.foot:
        foot = f'<FONT {_SMALL} COLOR="{muted}">{_lines(content.foot)}</FONT>'
        rows.append(f"<TD{_alignment(content.foot[0], is_mirrored)}{source}>{foot}</TD>")
    for lines, sheet in content.more:
        more = f'<FONT {_SMALL} COLOR="{strong}"><B>{_lines(lines)}</B></FONT>'
        to = link_to(link(sheet) if link is not None and sheet is not None else "")
        rows.append(f'<TD HEIGHT="{MORE_GAP:g}"></TD>')
        rows.append(f"<TD{_alignment('', is_mirrored)}{to}>{more}</TD>")
    if box.tally is not None:
        tallied = theme.ink(Tone.SUPPORT), theme.ink(Tone.ATTACK), strong
        tally = _tally(box.tally, tallied, inner, is_mirrored=is_mirrored)
        rows.append(f'<TD{_alignment("", is_mirrored)} VALIGN="BOTTOM" HEIGHT="{TALLY_ROOM:g}">{tally}</TD>')
    return f'<{_TABLE} WIDTH="{inner:.0f}">{"".join(f"<TR>{row}</TR>" for row in rows)}</TABLE>>'


def _cells(row: Sequence[Piece], inks: Mapping[str, str], source: str, *, is_mirrored: bool) -> list[Cell]:
    """The cells of a row of pieces without its strength; `source` is the link of the notes."""
    cells: list[Cell] = []
    for piece in row:
        if piece.kind == "strength":
            continue
        is_joined = piece.kind == "notes" and not is_mirrored and not is_right_to_left(piece.text)
        words = f"{NO_BREAK * 2 if is_joined else ''}{literal(piece.text)}"
        words = words if piece.kind == "notes" else f"<B>{words}</B>"
        words = f'<FONT {_SMALL} COLOR="{inks[piece.kind]}">{words}</FONT>'
        if piece.kind == "chip":
            cells.append((piece.width, words, f' BGCOLOR="{inks["tag"]}"'))
        elif piece.kind == "tag":
            cells.append((piece.width, words, ' ALIGN="LEFT"'))
        elif is_joined:  # in the cell of the tag, so that both are on one line
            wide, tag, _ = cells.pop()
            cells.append((wide + BETWEEN + piece.width, tag + words, f' ALIGN="LEFT"{source}'))
        else:  # in a cell of its own, because the spaces before it would move to its other side
            cells.append((piece.width, words, f' ALIGN="LEFT"{source}'))
    return cells


def link_to(url: str) -> str:
    """The attributes of a cell that make it a link; "" for no address."""
    return f' HREF="{literal(code_entities(url))}" TITLE="{literal(url)}"' if url else ""


def code_entities(url: str) -> str:
    """An address without entities, which Graphviz would resolve in SVG, though not in PDF; it means the same.

    >>> code_entities("https://example.org/?a=1&amp;b=2")
    'https://example.org/?a=1&amp%3Bb=2'
    """
    return _ENTITY.sub(r"&\1%3B", url)


def _alignment(text: str, is_mirrored: bool) -> str:
    side = "RIGHT" if is_mirrored or is_right_to_left(text) else "LEFT"
    return f' ALIGN="{side}" BALIGN="{side}"'


def literal(text: str) -> str:
    """`text`, escaped for HTML-like labels and for Graphviz's backslashes.

    >>> literal('<b> & \\\\N "x"')
    '&lt;b&gt; &amp; \\\\\\\\N &quot;x&quot;'
    """
    return html.escape(text).replace("\\", "\\\\")


def _lines(lines: Iterable[str]) -> str:
    return "<BR/>".join(literal(line) or " " for line in lines)


def _row(cells: Sequence[Cell], width: float, end: str, *, is_mirrored: bool) -> str:
    """Cells of known widths from the left, then `end` at the right, or the other way round.

    One more cell takes the rest of the width, which Graphviz would distribute.
    """
    parts: list[str] = []
    for wide, words, attributes in cells:
        parts += [f'<TD WIDTH="{wide:.0f}"{attributes}>{words}</TD>', f'<TD WIDTH="{BETWEEN:.0f}"></TD>']
    left = width - sum(wide + BETWEEN for wide, _, _ in cells) - (STRENGTH if end else 0.0)
    last = f'<TD WIDTH="{STRENGTH:.0f}">{end}</TD>' if end else ""
    ordered = [*parts, f'<TD WIDTH="{max(left, 0):.0f}"></TD>', last]
    if is_mirrored:
        ordered = [part.replace('ALIGN="LEFT"', 'ALIGN="RIGHT"') for part in reversed(ordered)]
    return f"{_TABLE}><TR>{''.join(ordered)}</TR></TABLE>"


def _tally(tally: tuple[int, int], inks: tuple[str, str, str], inner: float, *, is_mirrored: bool) -> str:
    """A bar of what is for and against, and the numbers; `inks` are those of the parts and of the numbers."""
    size = f'FIXEDSIZE="TRUE" HEIGHT="{TALLY_BAR:g}"'
    lengths = tally_parts(tally, inner)
    parts = [
        f'<TD {size} WIDTH="{long:.0f}" BGCOLOR="{ink}"></TD>' for long, ink in zip(lengths, inks, strict=False) if long
    ]
    frame = f'FIXEDSIZE="TRUE" WIDTH="{sum(lengths):g}" HEIGHT="{TALLY_BAR:g}"'
    bar = f"{_TABLE} {frame}><TR>{''.join(reversed(parts) if is_mirrored else parts)}</TR></TABLE>"
    numbers = tally_words(tally)
    words = f'<FONT {_SMALL} COLOR="{inks[-1]}"><B>{literal(numbers).replace(" ", NO_BREAK)}</B></FONT>'
    cells = [(sum(lengths), bar, ""), (SMALL_SIZE * bold_ems(numbers) + BETWEEN, words, ' ALIGN="LEFT"')]
    return _row(cells, inner, "", is_mirrored=is_mirrored)


def _gauge(strength: float, figure: str, ink: str, paper: str) -> str:
    """A gauge that is filled from below to the share of a strength, and the number."""
    high = round(GAUGE_HEIGHT) - 2
    filled = round(high * min(max(strength, 0.0), 1.0))
    size = f'FIXEDSIZE="TRUE" WIDTH="{GAUGE - 2:.0f}"'
    parts = [f'<TR><TD {size} HEIGHT="{high - filled}" BGCOLOR="{paper}"></TD></TR>'] if filled < high else []
    if filled:
        parts.append(f'<TR><TD {size} HEIGHT="{filled}" BGCOLOR="{ink}"></TD></TR>')
    frame = f'FIXEDSIZE="TRUE" WIDTH="{GAUGE:.0f}" HEIGHT="{GAUGE_HEIGHT:.0f}" COLOR="{ink}"'
    gauge = f"{_TABLE.replace('0', '1', 1)} {frame}>{''.join(parts)}</TABLE>"
    number = f'<FONT {_SMALL} COLOR="{ink}"><B>{figure}</B></FONT>'
    wide = STRENGTH - GAUGE - BESIDE_GAUGE
    return (
        f'{_TABLE}><TR><TD WIDTH="{GAUGE:.0f}">{gauge}</TD><TD WIDTH="{BESIDE_GAUGE:.0f}"></TD>'
        f'<TD WIDTH="{wide:.0f}">{number}</TD></TR></TABLE>'
    )
