"""What a format is: one object with a reader, and a writer if it can be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.model.document import Document
from argmap.model.elements import ArgumentMap


@dataclass(frozen=True, slots=True)
class Format:
    """One interchange format.

    `read` never raises for what is in the text; `detects` says from the text alone whether it is likely to be of this
    format; `write` is None for formats that are only read. `tidy` gives the canonical layout of a text, with the same
    meaning and comments, and raises ReadError for a text with reading errors; it is None for formats that have no such
    layout. `doc` is the module's description.
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    read: Callable[[str], Document]
    detects: Callable[[str], bool]
    write: Callable[[ArgumentMap], str] | None = None
    tidy: Callable[[str], str] | None = None
