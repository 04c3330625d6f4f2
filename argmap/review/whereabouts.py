"""Where the claims and relations of a document stand in its text, and by which step each claim hangs on another."""

from __future__ import annotations

from argmap.model.document import Document
from argmap.model.elements import Claim, Relation
from argmap.review.refusal import NoSmallEdit
from argmap.review.written_text import Path, WrittenSpot, WrittenText


class Whereabouts:
    """Where the claims and relations of a document stand in its text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.map = document.map
        self.written = WrittenText(document.text)

    def spot(self, element: str) -> WrittenSpot | None:
        """Where a claim or relation stands; None for a relation that no place of the text states."""
        fields = ("text", "") if isinstance(self.map.by_id.get(element), Claim) else ("",)
        for field in fields:
            span = self.document.spans.get((element, field))
            if span is not None:
                return self.written.spots.get((span.start.line, span.start.column))
        return None

    def entry(self, claim: str) -> Path:
        """The path of the entry of a claim."""
        spot = self.spot(claim)
        if spot is None or spot.form not in ("text", "claim"):
            raise NoSmallEdit(f"no entry of '{claim}'")
        return spot.path

    def step(self, claim: str) -> Path | None:
        """The path of the item that says how a claim bears on what it hangs on; None for one that hangs on nothing."""
        path = self.entry(claim)
        if path == ("thesis",) or (path[0] == "claims" and len(path) == 2):
            return None
        return path[:-2] if len(path) > 2 and path[-2] == "premises" else path

    def home(self, claim: str) -> Relation | None:
        """The relation by which the entry of a claim hangs on what is above it."""
        try:
            step = self.step(claim)
        except NoSmallEdit:
            return None
        if step is None:
            return None
        for relation in self.map.out_of.get(claim, ()):
            spot = self.spot(relation.id)
            if spot is not None and spot.path == step and spot.form != "listed":
                return relation
        return None

    def has_written_id(self, element: str) -> bool:
        """Whether the text gives an element its id."""
        return (element, "id") in self.document.spans
