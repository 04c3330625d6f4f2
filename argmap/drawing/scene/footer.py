"""What stands at the end of a picture: the text that the map was made from, and the sources of its boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.drawing.scene.scene import Box, Scene
from argmap.drawing.scene.sources import NumberedSource
from argmap.drawing.style.shown_text import shorten

LONGEST = 300
"""Characters of a source; longer ones are cut and end in an ellipsis."""


def list_sources(boxes: Mapping[str, Box]) -> list[NumberedSource]:
    """The numbered sources that boxes refer to, in the order of their numbers."""
    sources = {box.source.number: box.source for box in boxes.values() if box.source and box.source.words in box.notes}
    return [sources[number] for number in sorted(sources)]


def list_footer(scene: Scene, *, with_sources: bool = True) -> Iterator[str]:
    """The paragraphs of the footer; without `with_sources` only the text that the map was made from."""
    if scene.text_source:
        yield scene.wording.word("picture.text-source", source=shorten(scene.text_source, LONGEST))
    sources = list_sources(scene.boxes) if with_sources else []
    if sources:
        listed = "; ".join(f"{source.mark} {shorten(source.words, LONGEST)}" for source in sources)
        yield scene.wording.word("picture.sources", sources=listed)
