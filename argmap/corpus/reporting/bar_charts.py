"""Bars as SVG: upright for numbers, lying for names. Colours come from the page; texts are real text."""

from __future__ import annotations

from html import escape
from math import floor, log10

from argmap.corpus.reporting.distributions import Distribution

WIDTH = 640
_HEIGHT, _LEFT, _BOTTOM, _TOP = 220, 56, 56, 12
_LINE, _NAMES = 22, 220
_FEW = 12
"""Bars up to which each has its label."""


def chart(figure: Distribution, number: int, *, are_names: bool) -> str:
    """The figure as an SVG element; `number` makes its ids unique."""
    return _lying(figure, number) if are_names else _upright(figure, number)


def _open(figure: Distribution, number: int, height: int) -> str:
    most = max(figure.bars, key=lambda bar: bar[1])
    told = f"{len(figure.bars)} bars; the longest is {most[0]} with {most[1]:,} maps. The table below has all numbers."
    return (
        f'<svg role="img" aria-labelledby="t{number} d{number}" viewBox="0 0 {WIDTH} {height}">'
        f'<title id="t{number}">{escape(figure.title)}</title><desc id="d{number}">{escape(told)}</desc>'
    )


def _upright(figure: Distribution, number: int) -> str:
    top, step = _scale(max(count for _, count in figure.bars))
    room, tall = WIDTH - _LEFT - 8, _HEIGHT - _BOTTOM - _TOP
    each = room / len(figure.bars)
    parts = [_open(figure, number, _HEIGHT)]
    for mark in range(0, top + 1, step):
        y = _TOP + tall * (1 - mark / top)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - 8}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{mark:,}</text>')
    every = -(-len(figure.bars) // _FEW)
    for place, (name, count) in enumerate(figure.bars):
        high, x = tall * count / top, _LEFT + place * each
        y = _TOP + tall - high
        parts.append(f'<rect x="{x + 1:.1f}" y="{y:.1f}" width="{max(each - 2, 1):.1f}" height="{high:.1f}"/>')
        if place % every == 0:
            label = name.partition(" to ")[0].replace(" or more", "+")
            middle = x if " to " in name else x + each / 2
            parts.append(
                f'<text x="{middle:.1f}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{escape(label)}</text>'
            )
    last = figure.bars[-1][0]
    if " to " in last:
        end = last.partition(" to ")[2]
        parts.append(f'<text x="{WIDTH - 2}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="end">{end}</text>')
    middle = _LEFT + room / 2
    parts.append(f'<text x="{middle:.1f}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(figure.unit)}</text></svg>')
    return "".join(parts)


def _lying(figure: Distribution, number: int) -> str:
    most = max(count for _, count in figure.bars)
    height = _LINE * len(figure.bars) + 8
    room = WIDTH - _NAMES - 70
    parts = [_open(figure, number, height)]
    for place, (name, count) in enumerate(figure.bars):
        y, wide = 4 + place * _LINE, max(room * count / most, 1)
        shown = name if len(name) <= 30 else f"{name[:29]}…"
        parts.append(f'<text x="{_NAMES - 6}" y="{y + 15}" text-anchor="end">{escape(shown)}</text>')
        parts.append(f'<rect x="{_NAMES}" y="{y + 2}" width="{wide:.1f}" height="{_LINE - 5}"/>')
        parts.append(f'<text x="{_NAMES + wide + 6:.1f}" y="{y + 15}">{count:,}</text>')
    return "".join((*parts, "</svg>"))


def _scale(most: int) -> tuple[int, int]:
    """The end of an axis from 0, and the step of its marks: 1, 2 or 5 times a power of ten, at most five of them.

    >>> _scale(7), _scale(430), _scale(1)
    ((8, 2), (500, 100), (1, 1))
    """
    for step in (factor * 10**power for power in range(floor(log10(most)) + 1 if most else 1) for factor in (1, 2, 5)):
        if step * 5 >= most:
            return -(-most // step) * step, step
    return most, max(most, 1)
