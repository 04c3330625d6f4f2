"""Where the source has what a student writes: at the passage of a claim of the model, or at another one."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.language.normalising import drop_end
from argmap.model.elements import ArgumentMap
from argmap.model.source.quotes import SourceText

FEWEST_WORDS = 3
"""Words from which a text is looked for; fewer are found anywhere."""
COVERED = 0.5
"""The share of a quote, in [0, 1], that a passage must cover to be the passage of its claim."""


class SourcePlaces:
    """The text of the source, and the passages that the claims of a model quote."""

    def __init__(self, model: ArgumentMap, text: str) -> None:
        self.source = SourceText(text)
        self.quoted: list[tuple[int, int, int]] = [
            (number, passage.start, passage.end)
            for number, claim in enumerate(model.claims)
            for quote in claim.quotes
            for passage in self.source.find(quote)
        ]

    def passages(self, text: str) -> Sequence[int] | None:
        """The claims of the model whose passage a text repeats; None if it is not a passage of the source.

        Of a passage that covers several quotes all claims count.
        """
        if len(text.split()) < FEWEST_WORDS:
            return None
        found = list(self.source.find(drop_end(text)))
        if not found:
            return None
        return [
            number
            for number, start, end in self.quoted
            if any(min(end, p.end) - max(start, p.start) >= COVERED * (end - start) for p in found)
        ]
