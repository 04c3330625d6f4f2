"""The looks and themes as style rules of a web page: colours as custom properties, one class for each role.

A page has a light and a dark set; the reader's system, the reader or the style chooses.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.style import LOOKS, Look
from argmap.drawing.style.themes import THEMES, Theme, Tone

AUTOMATIC = "light"
"""The theme with which the reader's system chooses between light and dark."""
_A_POINT = 1.2
_DOUBLE = 4.0
"""Pixels of one point of a border, and of a double border with its gap."""


def rules(theme: str | Theme) -> str:
    """The style rules for a page that starts in a theme."""
    chosen = theme if isinstance(theme, Theme) else THEMES[AUTOMATIC if theme == "dark" else theme]
    day = _properties(chosen, "light")
    night = _properties(THEMES["dark"], "dark")
    return "\n".join(
        (
            f":root {{ {day} }}",
            f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {night} }} }}",
            f':root[data-theme="dark"] {{ {night} }}',
            *(_role(role, look) for role, look in LOOKS.items()),
            *(_side(tone) for tone in Tone if tone is not Tone.THESIS),
            *([f'body {{ font-family: "{chosen.typeface}", Arial, sans-serif }}'] if chosen.typeface else []),
            f"@media print {{ :root, :root[data-theme] {{ {_properties(THEMES['print'], 'light')} }} }}",
        )
    )


def start(theme: str | Theme) -> str:
    """The value of the page's `data-theme`, "" where the reader's system decides."""
    return "" if theme == AUTOMATIC else "dark" if theme == "dark" else "light"


def _properties(theme: Theme, scheme: str) -> str:
    return "; ".join(f"{name}: {value}" for name, value in _values(theme, scheme))


def _values(theme: Theme, scheme: str) -> Iterator[tuple[str, str]]:
    yield "color-scheme", scheme
    yield from (("--page", theme.page), ("--text", theme.text), ("--muted", theme.muted))
    yield from (("--band-ink", theme.band.ink), ("--band-paper", theme.band.paper), ("--line", f"{theme.line:g}"))
    for tone, inks in theme.tones.items():
        yield from ((f"--{tone}-ink", inks.ink), (f"--{tone}-paper", inks.paper))
    banner = theme.tones[Tone.THESIS]
    yield "--banner-paper", banner.ink if theme.banner else theme.page
    yield "--banner-words", theme.page if theme.banner else theme.text
    yield "--banner-small", theme.page if theme.banner else theme.muted
    yield "--banner-ink", theme.page if theme.banner else banner.ink


def _role(role: str, look: Look) -> str:
    """The style rules for the box of a role."""
    ink, paper = f"var(--{look.tone}-ink)", f"var(--{look.tone}-paper)"
    inks, words = f"--edge: {ink}; --ink: {ink}; --paper: {paper}", ""
    if look.tone is Tone.THESIS:
        inks = f"--edge: {ink}; --ink: var(--banner-ink); --paper: var(--banner-paper)"
        words = "; color: var(--banner-words); --muted: var(--banner-small)"
    lines = set(look.border.split(","))
    border = next((line for line in ("dashed", "dotted", "double") if line in lines), "solid")
    width = _DOUBLE if border == "double" else look.width * _A_POINT
    radius = "; border-radius: 10px" if "rounded" in lines else ""
    return (
        f".as-{role} {{ {inks} }}\n"
        f".box.as-{role} {{ border: calc({width:.3g}px * var(--line)) {border} var(--edge){radius}{words} }}"
    )


def _side(tone: Tone) -> str:
    """The style rules for what is on a side."""
    ink, paper = f"var(--{tone}-ink)", f"var(--{tone}-paper)"
    return (
        f".on-{tone} {{ --tone: {ink} }}\n"
        f".box.on-{tone}, .swatch.on-{tone} {{ --edge: {ink}; --ink: {ink}; --paper: {paper} }}"
    )


def arrowheads(scene: Scene) -> list[tuple[str, str]]:
    """Tone and arrow of each kind of arrowhead, those of the legend included."""
    pairs = [(step.tone, step.look.arrow) for step in scene.steps.values()]
    pairs += [(Tone.NEUTRAL, arrow) for _, arrow in pairs]
    return [(str(tone), arrow) for tone, arrow in dict.fromkeys(pairs)]
