"""Slides in one HTML page that needs no network: the argument, presented point by point.

The slides are the title, the thesis, an overview of the lines, each line with what bears on it, the recommendations,
the objections that nothing answers, and the sources. Keys and swipes go from point to point, where a point is a reason
with all that bears on it, or from line to line; the speaker's notes hold the quotes. In
print each slide is a page with all of its points, and without the script the slides follow each other. The words of the
map are always text: the page's content security policy allows its own style and script by their hashes, nothing else.
"""

from __future__ import annotations

from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.claim_details import ClaimDetail, list_details
from argmap.drawing.scene.legend import list_legend
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.shown_text import shorten
from argmap.drawing.style.style import Style
from argmap.drawing.web.cards import MEASURES
from argmap.drawing.web.deck import Slide, build_deck
from argmap.drawing.web.overview import COLUMN_TEXT
from argmap.drawing.web.palette import rules, start
from argmap.drawing.web.template import bundle, fill, source
from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap

NOTED = ("status", "quote", "quotes", "note")
"""The details of a claim that go into the speaker's notes."""
LONGEST_QUESTION = 300
"""Characters; longer text is cut and ends in an ellipsis."""


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The HTML text of the slides."""
    drawn = build_scene(debate, about, style)
    slides = build_deck(drawn)
    places: dict[str, int] = {}
    shown_on: dict[str, int] = {}
    for number, slide in enumerate(slides, 1):
        places.setdefault(slide.starts, number)
        for claim in slide.claims:
            shown_on.setdefault(claim, number)
    css = f"{rules(style.theme)}\n{_measures(slides)}\n{source('slides.css')}"
    script = bundle("slides.js")
    return fill(
        "slides.html.jinja",
        css,
        script,
        wording=drawn.wording,
        scene=drawn,
        question=shorten(drawn.question or "", LONGEST_QUESTION),
        slides=slides,
        places=places,
        shown_on=shown_on,
        theme=start(style.theme),
        legend=[entry for entry in list_legend(drawn) if entry.chip or entry.explains],
        find_notes=lambda slide: _find_notes(debate, about, drawn, slide),
        is_removed=lambda box: box.change is not None and box.change.kind is ChangeKind.REMOVED,
        size_class=_size_class,
    )


def _find_notes(debate: ArgumentMap, about: About, drawn: Scene, slide: Slide) -> list[tuple[str, list[ClaimDetail]]]:
    """What the speaker may want to know about the claims on a slide: the text of each with its details."""
    details = {claim: list(list_details(debate, about, debate.claim(claim), drawn.wording)) for claim in slide.claims}
    notes = {claim: [one for one in of_claim if one.name in NOTED] for claim, of_claim in details.items()}
    return [(drawn.boxes[claim].text, of_claim) for claim, of_claim in notes.items() if of_claim]


def _measures(slides: list[Slide]) -> str:
    """The sizes that the slides were measured with, as custom properties and classes."""
    lengths = {**MEASURES, "column-text": COLUMN_TEXT}
    sizes = sorted({slide.size for slide in slides if slide.size}, reverse=True)
    return "\n".join(
        (
            f".slide {{ {'; '.join(f'--s-{name}: calc({length:g} * var(--u))' for name, length in lengths.items())} }}",
            *(f".page .{_size_class(size)} {{ font-size: calc({size:g} * var(--u)) }}" for size in sizes),
        )
    )


def _size_class(size: float) -> str:
    return f"size-{size * 10:.0f}"


RENDERER = Renderer("slides", __doc__, (".slides.html",), render)
