"""Text in the formats of the field to documents and back; one format, one file.

`parse` never raises for what is in a text; `load` and `loads` raise with places.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from argmap.diagnostics import ArgmapError, Diagnostic, ReadError, Severity, reading
from argmap.formats._format import Format
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.model.quotes import fingerprint as fingerprint
from argmap.registry import FORMATS
from argmap.syntax.files import MAX_BYTES, read_bytes, source_path, within_limit, write_bytes
from argmap.syntax.text import decode, normalise_lines


def parse(
    text: str | bytes, *, format: str | None = None, file: str | Path | None = None, source_text: str | None = None
) -> Document:
    """A document of `text`, with everything that is wrong with it; the map is its sound part.

    `file` names the text in diagnostics, and a relative `source.file` is looked up beside it; nothing else is read.
    `source_text` is the text that quotes are checked against. Raises ArgmapError only for a text over the size limit,
    and KeyError for an unknown `format`.
    """
    text, raw_faults = _decoded(text, file)
    chosen = FORMATS.get(format) if format is not None else _detect(text)
    document: Document = chosen.read(text)
    if raw_faults:
        document = replace(document, diagnostics=(*raw_faults, *document.diagnostics))
    if source_text is not None:
        document = document.with_source(normalise_lines(source_text.removeprefix("\ufeff")))
    elif file is not None:
        document = _with_source(document, Path(file))
    return document.with_file(str(file)) if file is not None else document


def loads(text: str | bytes, *, format: str | None = None) -> ArgumentMap:
    """The map in `text`; ReadError when a part of it cannot be read."""
    return parse(text, format=format).sound().map


def load(path: str | Path, *, format: str | None = None) -> ArgumentMap:
    """The map in a file; ReadError when a part of it cannot be read, ArgmapError when the file cannot be."""
    return read(path, format=format).sound().map


def read(path: str | Path, *, format: str | None = None) -> Document:
    """As `parse`, of a file; ArgmapError when it cannot be read."""
    return parse(read_bytes(Path(path)), format=format, file=path)


def dumps(debate: ArgumentMap, *, format: str = "native") -> str:
    """The text of a map. KeyError for an unknown format, ValueError for one that is only read."""
    chosen: Format = FORMATS.get(format)
    if chosen.write is None:
        raise ValueError(f"the format '{format}' is only read")
    return chosen.write(debate)


def dump(debate: ArgumentMap, path: str | Path, *, format: str = "native") -> None:
    """Writes a map to a file, whole or not at all."""
    write_bytes(Path(path), dumps(debate, format=format).encode())


def tidy(text: str | bytes, *, format: str | None = None) -> str:
    """The text in the canonical layout of its format: the same map, the same comments, LF line ends.

    Raises ReadError when a part of the text cannot be read: a broken text is not touched. KeyError for an unknown
    format, ValueError for one without a canonical layout, ArgmapError for a text over the size limit.
    """
    text, faults = _decoded(text)
    if faults:
        raise ReadError(faults)
    chosen = FORMATS.get(format) if format is not None else _detect(text)
    if chosen.tidy is None:
        raise ValueError(f"the format '{chosen.name}' has no canonical layout")
    return chosen.tidy(text)


def _decoded(text: str | bytes, file: str | Path | None = None) -> tuple[str, list[Diagnostic]]:
    """The text with LF line ends and without a byte order mark; ArgmapError when it is over the size limit."""
    if isinstance(text, bytes):
        return decode(within_limit(str(file or "the text"), text))
    if len(text) > MAX_BYTES:
        raise ArgmapError(f"{file or 'the text'} is larger than {MAX_BYTES:,} characters, the limit for one map")
    return normalise_lines(text.removeprefix("\ufeff")), []


def _detect(text: str) -> Format:
    """The first format that takes the text for its own, else the native one, whose reader says what is missing."""
    return next((f for f in FORMATS if f.detects(text)), FORMATS.get("native"))


def _with_source(document: Document, file: Path) -> Document:
    """The document with the text of `source.file`, if that file lies beside the map."""
    source = document.map.source
    if source is None or source.file is None:
        return document
    where = document.span("", "source.file", "source")
    try:
        path = source_path(file, source.file)
        if not path.exists():
            fault = reading(
                "ARG032", f"'{source.file}' is not there; quotes are unchecked", where, severity=Severity.INFO
            )
            return replace(document, diagnostics=(*document.diagnostics, fault))
        text, faults = decode(read_bytes(path))
    except ValueError as error:
        fault = reading("ARG031", f"source.file: {error}", where)
    except ArgmapError as error:
        fault = reading("ARG032", str(error), where)
    else:
        if not faults:
            return replace(document, source_text=text)
        fault = reading("ARG032", f"'{source.file}': {faults[0].message}", where)
    return replace(document, diagnostics=(*document.diagnostics, fault))
