"""The inside of a box as one of Graphviz's HTML-like labels: tag, marks and notes, the claim, the strength."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from argmap.render._scene import Box
from argmap.render._style import MUTED, PAGE, TEXT
from argmap.render._typeset import BAR, BAR_ROOM, BETWEEN, SMALL_SIZE, Content, chip_width, head_width, padding

_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'


def label(box: Box, content: Content, width: float) -> str:
    """The label of a box of this width."""
    look = box.look
    inner = width - 2 * padding(box)
    muted, strong = (PAGE, PAGE) if look.on_ink else (MUTED, look.ink)
    size = f'POINT-SIZE="{SMALL_SIZE:g}"'
    link = f' HREF="{literal(box.url)}" TITLE="{literal(box.url)}"' if box.url else ""
    words = f'<FONT {size} COLOR="{strong}"><B>{literal(box.tag)}</B></FONT>'
    if content.head:
        words += f'<FONT {size} COLOR="{muted}">  {literal(content.head)}</FONT>'
    head = [(head_width(box, content.head), words, f' ALIGN="LEFT"{link if content.head else ""}')]
    if box.mark:
        chip = f'<FONT {size} COLOR="{PAGE}"><B>{box.mark}</B></FONT>'
        head.append((chip_width(box), chip, f' BGCOLOR="{look.ink}"'))
    text = _lines(content.text)
    if box.role == "thesis":
        text = f"<B>{text}</B>"
    colour = PAGE if look.on_ink else TEXT
    rows = [
        f'<TD ALIGN="LEFT">{_row(head, inner)}</TD>',
        f'<TD ALIGN="LEFT" BALIGN="LEFT"><FONT POINT-SIZE="{content.size:g}" COLOR="{colour}">{text}</FONT></TD>',
    ]
    if content.foot:
        rows.append(
            f'<TD ALIGN="LEFT" BALIGN="LEFT"{link}><FONT {size} COLOR="{muted}">{_lines(content.foot)}</FONT></TD>'
        )
    if box.strength is not None:
        bar = _bar(box.strength, strong, look.ink if look.on_ink else PAGE, inner)
        rows.append(f'<TD ALIGN="LEFT" VALIGN="BOTTOM" HEIGHT="{BAR_ROOM:g}">{bar}</TD>')
    return f'<{_TABLE} WIDTH="{inner:.0f}">{"".join(f"<TR>{row}</TR>" for row in rows)}</TABLE>>'


def literal(text: str) -> str:
    """`text` such that neither HTML-like labels nor Graphviz's backslash escapes find anything in it.

    >>> literal('<b> & \\\\N "x"')
    '&lt;b&gt; &amp; \\\\\\\\N &quot;x&quot;'
    """
    return html.escape(text).replace("\\", "\\\\")


def _lines(lines: Iterable[str]) -> str:
    return "<BR/>".join(literal(line) or " " for line in lines)


def _row(cells: Sequence[tuple[float, str, str]], width: float) -> str:
    """Cells of known widths from the left; one more takes the room that is left, which Graphviz would share out."""
    parts: list[str] = []
    for wide, words, attributes in cells:
        parts.append(f'<TD WIDTH="{wide:.0f}"{attributes}>{words}</TD><TD WIDTH="{BETWEEN:.0f}"></TD>')
    left = width - sum(wide + BETWEEN for wide, _, _ in cells)
    return f'{_TABLE}><TR>{"".join(parts)}<TD WIDTH="{max(left, 0):.0f}"></TD></TR></TABLE>'


def _bar(strength: float, ink: str, paper: str, width: float) -> str:
    """A number and a bar filled so far."""
    filled = round(BAR * min(max(strength, 0.0), 1.0))
    parts = [f'<TD FIXEDSIZE="TRUE" WIDTH="{filled}" HEIGHT="5" BGCOLOR="{ink}"></TD>'] if filled else []
    if filled < BAR:
        parts.append(f'<TD FIXEDSIZE="TRUE" WIDTH="{BAR - filled:.0f}" HEIGHT="5" BGCOLOR="{paper}"></TD>')
    size = f'FIXEDSIZE="TRUE" WIDTH="{BAR + 2:.0f}" HEIGHT="7"'
    bar = f'{_TABLE.replace("0", "1", 1)} {size} COLOR="{ink}"><TR>{"".join(parts)}</TR></TABLE>'
    number = f'<FONT POINT-SIZE="{SMALL_SIZE:g}" COLOR="{ink}"><B>{strength:.2f}</B></FONT>'
    return _row([(18.0, number, ""), (BAR + 2, bar, "")], width)
