"""What a format is: one object with a reader, a writer, or both."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from argmap.formats.shared.capabilities import Carries, everything
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap


@dataclass(frozen=True, slots=True)
class Format:
    """One interchange format.

    `read` never raises for what is in the text; `detects` says from the text alone whether it is of this format.
    `read` is None for formats that are only written, `write` for those that are only read; a writer gets maps that hold
    no more than the format `carries`. `read_at` is for texts that need files beside them: it gets the path too. `tidy`
    gives the canonical layout of a text, with the same meaning and comments, and raises ReadError for a text with
    reading errors; it is None for formats that have no such layout. `doc` is the module's description.
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    detects: Callable[[str], bool]
    read: Callable[[str], Document] | None = None
    write: Callable[[ArgumentMap], str] | None = None
    carries: Carries = field(default_factory=everything)
    tidy: Callable[[str], str] | None = None
    read_at: Callable[[str, Path], Document] | None = None


@contextmanager
def steady() -> Iterator[None]:
    """Without the cycle collector, which would look again and again at a growing tree that has no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
