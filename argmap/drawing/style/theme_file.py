"""Themes of one's own: colours and a typeface in a TOML file, checked for contrast before anything is drawn.

    base = "light"
    typeface = "Georgia"
    page = "#fffdf8"

    [for]
    ink = "#00506b"
    paper = "#e6f2f5"

What a file leaves out comes from the theme that `base` names. All mistakes are reported at once, each with what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.drawing.style.themes import THEMES, Inks, Theme, Tone
from argmap.patterns import compile_later
from argmap.syntax import toml
from argmap.syntax.files import read_bytes

SUFFIX = ".toml"
LARGEST = 100_000
"""Bytes of a file."""
LEAST_CONTRAST = 4.5
"""The contrast of small type (WCAG 2.2, 1.4.3)."""
TABLES: dict[str, Tone | None] = {
    "for": Tone.SUPPORT,
    "against": Tone.ATTACK,
    "answers": Tone.REBUTTAL,
    "recommendations": Tone.ANSWER,
    "neutral": Tone.NEUTRAL,
    "thesis": Tone.THESIS,
    "band": None,
}
"""Tables of a file → what they colour; the band is behind recommendations."""
_PAGE = ("page", "text", "muted")
_KEYS = ("base", "typeface", "line", *_PAGE, *TABLES)
_COLOUR = compile_later(r"#[0-9a-f]{6}", re.IGNORECASE)
_TYPEFACE = compile_later(r"[^\W_][\w .-]{0,60}")


def read_theme(path: Path) -> Theme:
    """Reads a theme; ArgmapError, with all that is wrong, if the file cannot be read or is no legible theme."""
    raw = read_bytes(path, LARGEST, "theme")
    try:
        values = toml.parse(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ArgmapError(f"{path}: the theme is not text in UTF-8") from None
    except toml.TomlError as error:
        raise ArgmapError(f"{path}:{error.span.start.line}: the theme is not TOML: {error}") from None
    faults = [*_find_faults(values)]
    if not faults:
        theme = _build(values)
        faults = [*_find_contrasts(theme)]
        if not faults:
            return theme
    raise ArgmapError("\n".join(f"{path}: {fault}" for fault in faults))


def contrast(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _find_faults(values: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the keys and values of a file."""
    for key, value in values.items():
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"; there are {', '.join(_KEYS)}"
            yield f"there is no '{key}' in a theme{hint}"
        elif key == "base" and value not in THEMES:
            hint = did_you_mean(str(value), THEMES) or f"; choose one of {', '.join(THEMES)}"
            yield f"'base' is {value!r}, which is no theme{hint}"
        elif key == "typeface" and not (isinstance(value, str) and _TYPEFACE.fullmatch(value)):
            yield f"'typeface' is {value!r}; expected the name of one typeface, such as \"Georgia\""
        elif key == "line" and not (type(value) in (int, float) and 0.5 <= value <= 3):
            yield f"'line' is {value!r}; expected a factor of the width of lines, 0.5 to 3"
        elif key in _PAGE:
            yield from _find_colour_faults(key, value)
        elif key in TABLES and not isinstance(value, dict):
            yield f"'{key}' is {value!r}; expected a table [{key}] with 'ink' and 'paper'"
        elif key in TABLES:
            for name, colour in value.items():
                if name not in Inks._fields:
                    yield f"there is no '{name}' in [{key}]; there are ink, paper"
                else:
                    yield from _find_colour_faults(f"{key}.{name}", colour)


def _find_colour_faults(key: str, value: Any) -> Iterator[str]:
    if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        yield f"'{key}' is {value!r}; expected a colour such as \"#0b5394\""


def _build(values: Mapping[str, Any]) -> Theme:
    base = THEMES[values.get("base", "light")]
    inks = {
        key: (base.band if tone is None else base.tones[tone])._replace(
            **{name: colour.lower() for name, colour in values.get(key, {}).items()}
        )
        for key, tone in TABLES.items()
    }
    tones = {tone: inks[key] for key, tone in TABLES.items() if tone is not None}
    colours = {name: values[name].lower() for name in _PAGE if name in values}
    line = float(values.get("line", base.line))
    return replace(base, **colours, tones=tones, band=inks["band"], line=line, typeface=values.get("typeface", ""))


def _find_contrasts(theme: Theme) -> Iterator[str]:
    """Which colours are too alike to read, or to tell the sides apart."""
    yield from _compare("text", theme.text, "page", theme.page)
    yield from _compare("muted", theme.muted, "page", theme.page)
    for key, tone in TABLES.items():
        if tone is None:
            yield from _compare("recommendations.ink", theme.ink(Tone.ANSWER), "band.paper", theme.band.paper)
        elif theme.is_banner(tone):
            yield from _compare("page", theme.page, f"{key}.ink", theme.ink(tone))
        else:
            yield from _compare(f"{key}.ink", theme.ink(tone), "page", theme.page)
            for name, colour in ((f"{key}.ink", theme.ink(tone)), ("text", theme.text), ("muted", theme.muted)):
                yield from _compare(name, colour, f"{key}.paper", theme.paper(tone))
    if theme.ink(Tone.SUPPORT) == theme.ink(Tone.ATTACK):
        yield "'for.ink' and 'against.ink' are the same colour; choose two that differ"


def _compare(name: str, colour: str, ground: str, below: str) -> Iterator[str]:
    found = contrast(colour, below)
    if found < LEAST_CONTRAST:
        yield (
            f"'{name}' ({colour}) on '{ground}' ({below}) has a contrast of {found:.1f}, and small type needs "
            f"{LEAST_CONTRAST}; make one darker or the other lighter"
        )
