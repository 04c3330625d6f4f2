"""From a fenced block to the map that it shows: in the block itself, or in a file in the folder of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from argmap.diagnostics import ArgmapError, Diagnostic, Severity, did_you_mean
from argmap.documents.fence_attributes import LANGUAGES, AttributeFault, FenceAttributes
from argmap.documents.fence_place import FenceError, FencePlace
from argmap.drawing import About
from argmap.formats import parse
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.model.structure.part import select_part
from argmap.registry import FORMATS
from argmap.syntax.files import is_missing, read_bytes, source_path
from argmap.syntax.reading_log import files_read, log_reading, note_reading

MOST_BYTES = 500_000
"""Bytes of the map of one block, or of the file that it names."""
MOST_CLAIMS = 1_000
"""Claims that one figure shows."""
_LISTED = 1_000
"""Files of a folder among which the nearest name is looked for."""


@dataclass(frozen=True, slots=True)
class FenceSource:
    """The text of a map and what is to be shown of it, not yet read.

    - `text`: that of the block, or the bytes of the file that it names.
    - `format`: of the text; None to recognise it.
    - `file`: the file that the block names; None for a map in the block.
    """

    text: str | bytes
    format: str | None
    attributes: FenceAttributes
    place: FencePlace
    file: Path | None = None

    @property
    def content(self) -> bytes:
        """The text as bytes."""
        return self.text if isinstance(self.text, bytes) else self.text.encode(errors="surrogatepass")


@dataclass(frozen=True, slots=True)
class FencedMap:
    """The map of a block, what its figure shows of it, and the files that were read for it."""

    debate: ArgumentMap
    about: About
    files: Sequence[Path]


def find_source(text: str, language: str, given: Mapping[str, Any], place: FencePlace) -> FenceSource:
    """What a block with this text and these attributes is to show.

    Raises FenceError for a wrong attribute, a file that may not be read and a text that is too long, and KeyError, with
    the nearest name, for a language that is no format.
    """
    format = LANGUAGES.get(language.lower(), language)
    FORMATS.get(format)
    try:
        attributes = FenceAttributes.of(given)
    except AttributeFault as fault:
        raise place.wrong(str(fault)) from None
    if not attributes.src:
        source = FenceSource(text, format, attributes, place)
        if len(text) > MOST_BYTES or len(source.content) > MOST_BYTES:
            raise place.wrong(f"the map in this block is larger than {MOST_BYTES:,} bytes, the limit for a document")
        return source
    if text.strip():
        raise place.wrong(f"a block with src={attributes.src} has a map of its own as well; expected one of the two")
    file = _file(attributes.src, place)
    try:
        raw = read_bytes(file, MOST_BYTES, "map in a document")
    except ArgmapError as error:
        raise place.wrong(f"src: {error}{_nearest_file(file)}") from None
    return FenceSource(raw, None if language.lower() == "argmap" else format, attributes, place, file)


def _file(name: str, place: FencePlace) -> Path:
    """The file that `src` names: in the folder of the document or below it."""
    if place.document is None:
        raise place.wrong(f"src={name} is looked for beside a document, and this text is not in a file")
    try:
        source_path(place.document, name)
    except ValueError:
        raise place.wrong(f"src={name} is not in the folder of the document, {place.document.parent}") from None
    return place.document.parent / name


def _nearest_file(file: Path) -> str:
    """The nearest name beside a file that does not exist, as the end of a sentence."""
    if not is_missing(file):
        return ""
    try:
        return did_you_mean(file.name, [path.name for path in islice(file.parent.iterdir(), _LISTED)])
    except OSError:
        return ""


def read_fence(source: FenceSource) -> FencedMap:
    """The map of a block. FenceError where part of it cannot be read, or the part to show does not exist."""
    place = source.place
    file = source.file or place.document
    with log_reading():
        try:
            document = parse(source.text, format=source.format, file=file)
        except ArgmapError as error:
            raise place.wrong(str(error)) from None
        files = [path for path in files_read() if path != source.file]
    note_reading(files)
    errors = [_placed(d, source) for d in document.diagnostics if d.severity is Severity.ERROR]
    if errors:
        raise FenceError(errors)
    if not document.map.claims:
        raise place.wrong("the map has no claims")
    return FencedMap(document.map, _about(document, source), files)


def _placed(diagnostic: Diagnostic, source: FenceSource) -> Diagnostic:
    return diagnostic if source.file is not None else source.place.in_document(diagnostic)


def _about(document: Document, source: FenceSource) -> About:
    """What the figure shows: the part of the map, and strengths."""
    debate, attributes, place = document.map, source.attributes, source.place
    try:
        shown = select_part(debate, focus=attributes.focus, depth=attributes.depth)
    except KeyError:
        hint = did_you_mean(attributes.focus or "", [claim.id for claim in debate.claims])
        raise place.wrong(f"focus: there is no claim '{attributes.focus}'{hint}") from None
    if len(shown) > MOST_CLAIMS:
        raise place.wrong(
            f"the map has {len(shown):,} claims, a figure at most {MOST_CLAIMS:,}; show a part with focus= or depth="
        )
    if attributes.strengths is None:
        return About(shown=shown)
    from argmap.scoring import UnsettledError, strengths

    try:
        return About(strengths=strengths(debate, attributes.strengths), measure=attributes.strengths, shown=shown)
    except UnsettledError as error:
        raise FenceError([_placed(error.diagnostic(document), source)]) from None
