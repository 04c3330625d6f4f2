"""A member of a corpus, and what every source of members can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from argmap.formats.shared.choosing import belongs_to_map, suffixes
from argmap.registry import FORMATS

Located = tuple[str, Any, str | None]
"""A member as its source lists it: its name in the tables, its place for `read`, and why it cannot be read, or None."""


class CorpusMember(NamedTuple):
    """A member of a corpus: `source` is the number of its source, `fault` why it cannot be read, None if it can."""

    source: int
    name: str
    place: Any
    fault: str | None = None


class CorpusSource(Protocol):
    """Lists and reads the maps of one source; `left_out` counts files that have the suffix of no readable format."""

    left_out: int

    def members(self) -> Iterator[Located]:
        """The members in a fixed order; raises ArgmapError when the source itself is not there."""
        ...

    def read(self, place: Any) -> bytes:
        """The bytes of a member; ArgmapError when they cannot be read."""
        ...

    def local_file(self, place: Any) -> Path | None:
        """The file that a member is, so that what lies beside it can be read; None where it is no file."""
        ...

    def beside(self, place: Any, name: str) -> bytes | None:
        """The bytes of the member `name` in the folder of a member, for members that are no files; None without."""
        ...


class Chooser:
    """Which names of a folder are maps: those with a suffix that some format can be read by, texts of maps aside."""

    def __init__(self) -> None:
        self._suffixes = tuple(suffixes())
        self._beside = {ending for each in FORMATS if each.text_beside for ending in each.suffixes}

    def choose(self, names: list[str]) -> list[str]:
        """The names of maps among those of the files of one folder, sorted; hidden files are left out."""
        present = set(names)
        return sorted(name for name in names if self._is_map(name, present))

    def _is_map(self, name: str, present: set[str]) -> bool:
        if name.startswith(".") or not name.lower().endswith(self._suffixes):
            return False
        if belongs_to_map(Path(name), present):
            return False
        stem, dot, suffix = name.rpartition(".")
        return not (dot and suffix.lower() == "txt" and any(stem + ending in present for ending in self._beside))


def is_hidden(folder: str) -> bool:
    """Whether a folder of an archive, or one above it, is hidden, or one that macOS adds."""
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in folder.split("/"))


def printable_name(name: str) -> str:
    """A name that a table can hold: bytes of a file name that are no text are shown as U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").encode("utf-8", "replace").decode()
