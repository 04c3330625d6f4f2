"""Colours as people see them: contrast, and how far two are apart for any eyes."""

from __future__ import annotations

from argmap.drawing.style.themes import THEMES

LEAST = dict.fromkeys(THEMES, 4.5) | {"high-contrast": 7.0}
"""The contrast of type that WCAG 2.2 asks for: 1.4.3 (AA), and 1.4.6 (AAA) where the theme promises it."""
PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
TRITAN = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
"""How the colour-blind see linear RGB: Machado, Oliveira and Fernandes (2009), table of matrices, severity 1.0."""
APART = 10.0
"""Distance in CIELAB (CIE 1976) that tells two colours apart beside each other; 2.3 is just noticeable."""


def distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The distance of two colours in CIELAB."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def lab(colour: str, sight=None) -> tuple[float, float, float]:
    """CIELAB under D65 of a colour, as it is seen."""
    rgb = _linear(colour)
    if sight is not None:
        rgb = [min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in sight]
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    xyz = [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in rows]
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        t ** (1 / 3) if (t := value / w) > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for value, w in zip(xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def _linear(colour: str) -> list[float]:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
