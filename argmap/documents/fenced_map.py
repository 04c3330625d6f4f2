"""`fence`: a fenced block of a document as HTML, for every program that makes documents.

Programs that build documents call it with the text of a block, and say where the block is; what is wrong with the block
they get as diagnostics, with the line in the document, so that a strict build can fail there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple
from html import escape
from pathlib import Path
from typing import Any

from argmap.diagnostics import ArgmapError, Diagnostic, one_line
from argmap.documents.fence_attributes import FenceAttributes
from argmap.documents.fence_place import FenceError, FencePlace
from argmap.documents.fence_reading import FencedMap, FenceSource, find_source, read_fence
from argmap.documents.figure_cache import FigureCache
from argmap.documents.figures import draw_figure, join_parts

SHOWN_ERRORS = 20
"""Diagnostics that the box in the place of a broken block shows."""


def fence(
    text: str,
    language: str = "argmap",
    attributes: Mapping[str, Any] | None = None,
    *,
    place: FencePlace | None = None,
    cache: Path | None = None,
    report: Callable[[Diagnostic], object] | None = None,
) -> str:
    """The HTML of a fenced block: a `figure` with the map, or a box that says what is wrong with it.

    `language` is `argmap`, `argdown` or the name of a format. `attributes` are those of the block by name: `src`,
    `focus`, `depth`, `theme`, `format`, `strengths`, `caption`; see `FenceAttributes`. `place` says where the block is:
    it makes ids unique on a page, and `src` is a file beside its document. Figures are stored in the folder `cache`, by
    default in that of the user, and not drawn again. `report` is called with each diagnostic of a broken block.

    Raises KeyError, with the nearest name, for a `language` that is unknown; what is wrong in the document raises
    nothing.

    >>> html = fence("argmap: 1\\nthesis: {id: t, claim: Close it.}\\n", attributes={"caption": "A map"})
    >>> html.startswith('<figure class="argmap argmap-svg" '), "<figcaption>A map</figcaption>" in html
    (True, True)
    >>> faults = []
    >>> html = fence("argmap: 1\\nthesis: [", place=FencePlace(Path("page.md"), line=7), report=faults.append)
    >>> faults[0].file, faults[0].span.start.line, "page.md:9" in html
    ('page.md', 9, True)
    """
    place = place or FencePlace()
    try:
        source = find_source(text, language, attributes or {}, place)
        key, parts = stored_parts(source, language, cache, draw_figure)
    except FenceError as error:
        for diagnostic in error.diagnostics:
            if report is not None:
                report(diagnostic)
        return error_box(error.diagnostics)
    return join_parts(parts, f"argmap-{place.number}-{key[:8]}-")


def stored_parts(
    source: FenceSource, kind: str, cache: Path | None, draw: Callable[[FencedMap, FenceAttributes], list[str]]
) -> tuple[str, list[str]]:
    """What `draw` makes of a map, from the store if it is there, and the key that it is stored under.

    `kind` tells what is drawn from other things that are drawn from the same map. FenceError for what cannot be drawn.
    """
    stored = FigureCache(cache)
    base = (source.file or source.place.document or Path()).parent if source.place.document is not None else None
    key = stored.key([kind, *astuple(source.attributes)], source.content)
    parts = stored.get(key, base)
    if parts is None:
        fenced = read_fence(source)
        try:
            parts = draw(fenced, source.attributes)
        except ArgmapError as error:
            raise source.place.wrong(str(error)) from None
        stored.put(key, base, fenced.files, parts)
    return key, parts


def error_box(diagnostics: tuple[Diagnostic, ...]) -> str:
    """The box that a page shows in the place of a broken block; its words are text, whatever they are."""
    lines = [one_line(diagnostic) for diagnostic in diagnostics[:SHOWN_ERRORS]]
    if len(diagnostics) > SHOWN_ERRORS:
        lines.append(f"… and {len(diagnostics) - SHOWN_ERRORS:,} more")
    items = "".join(f"<li><code>{escape(line)}</code></li>" for line in lines)
    style = "border:2px solid #b3261e;border-radius:4px;padding:.5em 1em;margin:1em 0;overflow-wrap:anywhere"
    listed = f'<ul style="margin:0;padding:0 0 0 1.2em">{items}</ul>'
    return f'<div class="argmap argmap-error" role="note" style="{style}">{listed}</div>\n'
