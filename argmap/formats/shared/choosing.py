"""Which of the registered formats a text or a file name stands for; each format says what it needs to be known by."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.formats.shared.format import Certainty, Format
from argmap.registry import FORMATS
from argmap.syntax.decoding import decode
from argmap.syntax.files import name_of

if TYPE_CHECKING:
    from argmap.formats.shared.fenced_blocks import MapBlock

NATIVE = "native"
STRUCTURED = (".yaml", ".yml", ".json", ".xml")
"""Suffixes of files with a syntax of their own, in which texts that only look like another format are none."""
_OF_MAPS = (".article.txt", ".review.json", ".txt")
"""Endings of files that may lie beside a map of the same name and belong to it."""


def detect(raw: str | bytes, text: str, file: str | Path | None) -> Format | None:
    """The format that a text is in, by its content and then by the suffix of its file; None where neither tells.

    The native format is asked first, so that no other is imported to read a map of ours. It also gets what looks like
    a mapping in YAML, because its reader says what is missing.
    """
    native: Format = FORMATS.get(NATIVE)
    if native.detects(text) and (_may_be_native(native, file) or native.detects(_first_line(text))):
        return native
    from argmap.formats.shared.unknown_text import is_binary, is_mapping, kind_of_file

    if is_binary(raw):
        return None
    name = name_of(file) if file is not None else ""
    readable: list[Format] = [format for format in FORMATS if format.read is not None]
    if kind_of_file(file) is not None or name.lower().endswith(STRUCTURED):  # a program may quote a map; it is none
        readable = [format for format in readable if format.certainty > Certainty.LOOKS or format.has_suffix(name)]
    detected = [format for format in readable if format is not native and format.detects(text)]
    if detected:
        return max(detected, key=lambda format: (format.has_suffix(name), format.certainty))
    holders = [format for format in readable if format.has_suffix(name)]
    if len(holders) == 1 and not name.lower().endswith(holders[0].shared_suffixes):
        return holders[0]
    return native if is_mapping(text) and (not Path(name).suffix or native.has_suffix(name)) else None


def page_blocks(text: str, file: str | Path | None) -> list[MapBlock]:
    """The blocks of a page that are maps; none in a map whose texts have blocks in them."""
    if file is not None and name_of(file).lower().endswith(STRUCTURED):
        return []
    from argmap.formats.shared.fenced_blocks import map_blocks

    blocks = map_blocks(text)
    if not blocks:
        return []
    return [] if FORMATS.get(NATIVE).detects(_first_line(text)) else blocks


def _may_be_native(native: Format, file: str | Path | None) -> bool:
    """Whether a name leaves it open that the text is ours; a page about maps has one in it, but is none."""
    return file is None or native.has_suffix(file) or not Path(name_of(file)).suffix


def _first_line(text: str) -> str:
    return next((line for line in text[:20_000].split("\n") if line.strip() and line.lstrip()[0] != "#"), "")


def is_evidently_no_map(raw: bytes, file: Path) -> bool:
    """Whether a file that lies in a folder of maps is none: no key and no mark of any format is found in it.

    A suffix that only one format has is a mark, but for tables, which are used for everything. An empty file may be
    a map that somebody has emptied.
    """
    text, _ = decode(raw)
    if not text.strip():
        return not FORMATS.get(NATIVE).has_suffix(file)
    if page_blocks(text, file):
        return False
    format = detect(raw, text, file)
    if format is not None and format.name == NATIVE and not format.detects(text):
        from argmap.formats.shared.unknown_text import has_own_key

        return not has_own_key(text)
    return format is None or (format.rename is not None and not format.detects(text))


def writers(file: str | Path) -> list[Format]:
    """The formats that a file of this name can be written in; the one to take when nothing else is said comes first.

    >>> [format.name for format in writers("map.argdown")], writers("map.docx"), writers("map.json")[0].name
    (['argdown'], [], 'native-json')
    """
    able: list[Format] = [format for format in FORMATS if format.write is not None and format.has_suffix(file)]
    return sorted(able, key=lambda format: not name_of(file).lower().endswith(format.default_for))


def suffixes(*, written: bool = False) -> list[str]:
    """The suffixes of the formats that can be read, or of those that can be written."""
    able = [format for format in FORMATS if (format.write if written else format.read) is not None]
    return sorted({suffix for format in able for suffix in format.suffixes})


def is_text_beside(file: Path) -> bool:
    """Whether a `.txt` file is the text that a file of the same name beside it marks."""
    if file.suffix.lower() != ".txt":
        return False
    endings = {suffix for format in FORMATS if format.text_beside for suffix in format.suffixes}
    return any(file.with_suffix(ending).exists() for ending in endings)


def belongs_to_map(file: Path, files: Container[str]) -> bool:
    """Whether a file is the text or the review of a map of ours among `files`, which have its folder in their names."""
    name = file.name.lower()
    ending = next((ending for ending in _OF_MAPS if name.endswith(ending)), None)
    stem = file.name[: -len(ending)] if ending is not None else ""
    return bool(stem) and any(str(file.with_name(stem + suffix)) in files for suffix in FORMATS.get(NATIVE).suffixes)
