"""What a format is: one object with a reader, a writer, or both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from argmap.formats.shared.capabilities import Carries
from argmap.model.document import Document, Loss
from argmap.model.elements import ArgumentMap
from argmap.syntax.files import name_of


class Certainty(IntEnum):
    """How far `Format.detects` can be trusted; where several formats detect a text, the most certain one reads it."""

    LOOKS = 1
    """The text only looks like it: other texts are written in the same way (lists, lines of words)."""
    KEYS = 2
    """It has keys or words that hardly any other format uses together."""
    MARK = 3
    """It begins with a mark that no other format has: a root element, a header line."""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format, registered as `FORMAT` in a module of its own or as an entry point of `argmap.format`.

    Attributes:
        name: The name of the format: that of its module, with hyphens.
        doc: What the format is, first line first; a module passes its docstring.
        suffixes: The endings of its file names with their dot, in lower case; files are written with the first.
        detects: Whether a text is of this format. It gets the whole text, must not raise, and should look at its
            beginning only.
        read: Reads a text. What is wrong in the text becomes a diagnostic; it never raises for that. None for a format
            that is only written.
        write: Writes a map that holds no more than `carries`. None for a format that is only read.
        carries: What the writer has a place for; what it has no place for is left out before, and reported.
        tidy: Gives the canonical layout of a text, with the same meaning and comments; ReadError for a text that
            cannot be read whole. None for a format without such a layout.
        read_at: As `read`, with the path of the file, for texts that need other files beside them; None for all others.
        certainty: How far `detects` can be trusted.
        shared_suffixes: Those of `suffixes` that files have which are no argument maps at all, such as `.txt`. A suffix
            of several formats counts as shared without being named here. Where a suffix is not shared, a file that no
            format detects is read by the format that has it.
        default_for: Suffixes of several formats for which this one is written when only a file name is given.
        rename: Gives a text with other names of its columns, by what they hold; ValueError for a column that is not
            there. None for a format that has no columns.
        text_beside: Whether its files usually have the text that they mark beside them, under the same name with
            `.txt`, so that such a file is not taken for a map.
        shown_otherwise: What of a map our reader reads back, but other tools of the format take for something else.
            None for a format in which other tools see what is written.
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    detects: Callable[[str], bool]
    read: Callable[[str], Document] | None = None
    write: Callable[[ArgumentMap], str] | None = None
    carries: Carries = Carries.EVERYTHING
    tidy: Callable[[str], str] | None = None
    read_at: Callable[[str, Path], Document] | None = None
    certainty: Certainty = Certainty.KEYS
    shared_suffixes: tuple[str, ...] = ()
    default_for: tuple[str, ...] = ()
    text_beside: bool = False
    shown_otherwise: Callable[[ArgumentMap], Sequence[Loss]] | None = None
    rename: Callable[[str, Mapping[str, str]], str] | None = None

    def has_suffix(self, file: str | Path) -> bool:
        """Whether a file's name ends as those of this format do."""
        return name_of(file).lower().endswith(self.suffixes)
