"""Text in the formats of the field to documents and back; one format, one file.

`parse` never raises for what is in a text; `load` and `loads` raise with places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.codes import Code
from argmap.diagnostics import START, ArgmapError, Diagnostic, ReadError, Severity, diagnose, did_you_mean
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.choosing import detect, page_blocks, suffixes, writers
from argmap.formats.shared.format import Format
from argmap.model.document import Document, Loss
from argmap.model.elements import ArgumentMap
from argmap.model.source.quotes import fingerprint as fingerprint
from argmap.printable import show_name
from argmap.registry import FORMATS
from argmap.syntax import limits
from argmap.syntax.collector import steady
from argmap.syntax.decoding import decode, normalise_lines
from argmap.syntax.files import is_missing, read_bytes, source_path, within_limit, write_bytes

if TYPE_CHECKING:
    from argmap.formats.shared.fenced_blocks import PageMap


def parse(
    text: str | bytes,
    *,
    format: str | None = None,
    file: str | Path | None = None,
    source_text: str | None = None,
    thesis: str | None = None,
    assume: str | None = None,
    columns: Mapping[str, str] | None = None,
    block: int | None = None,
) -> Document:
    """A document of `text`, with everything that is wrong with it; the map is its sound part.

    Without `format`, the text itself says of which format it is, and the suffix of `file` where it does not. `file`
    names the text in diagnostics, and a relative `source.file` is looked up beside it; nothing else is read, except
    what a format keeps in a second file of the same folder. `source_text` is the text that quotes are checked against.
    `thesis` is the id of the claim to take for the thesis. `assume="support"` takes relations whose sign is not in the
    text for supports, and notes their number in the map's metadata; without it they are unknown, which is an error.
    `columns` says which columns of a table hold what where their names do not, such as `{"parent": "above"}`.
    `block` is the number, from 1, of the block to read in a page with maps in blocks of code; without it the Argdown
    blocks are read as one map, and of several blocks in the native format the first, which is an error.
    Raises ArgmapError for a text over the size limit, an unknown `thesis`, an unknown column and a `block` that does
    not exist, KeyError for an unknown `format`, ValueError for one that is only written and for another `assume`.
    """
    raw = text
    text, raw_faults = _decode(text, file)
    original = text
    if columns and (tables := _format_of_tables(format, file)) is not None:
        format, text = tables, _rename_columns(text, tables, columns, file)
    path = Path(file) if file is not None else None
    page = _map_of_page(text, path, format, block)
    if page is not None:
        format, text = page.format, page.text
    chosen = FORMATS.get(format) if format is not None else detect(raw, text, path)
    if chosen is None:
        from argmap.formats.shared.unknown_text import refusal

        document = refusal(raw, text, file)
    elif chosen.read is None:
        raise ValueError(f"the format '{chosen.name}' is only written")
    else:
        with steady():
            try:
                beside = chosen.read_at is not None and path is not None
                document = chosen.read_at(text, path) if beside else chosen.read(text)  # type: ignore[misc, arg-type]
            except limits.TooLargeError as error:
                document = _refuse(text, chosen.name, error)
        if page is not None:
            from argmap.formats.shared.page_places import place_in_page

            document = place_in_page(document, page, original)
        if raw_faults:
            document = replace(document, diagnostics=(*raw_faults, *document.diagnostics))
        if text is not original:
            document = replace(document, text=original)
    if source_text is not None:
        document = document.with_source(normalise_lines(source_text.removeprefix("\ufeff")))
    elif path is not None:
        document = _add_source(document, path)
    if file is not None:
        document = document.with_file(str(file))
    if assume is not None:
        from argmap.formats.shared.unknown_signs import assume_sign

        document = assume_sign(document, assume)
    return _set_thesis(document, thesis) if thesis is not None else document


def _map_of_page(text: str, file: str | Path | None, format: str | None, block: int | None) -> PageMap | None:
    """The map in the blocks of a page; None for other texts, and ArgmapError for a `block` that cannot be read."""
    blocks = page_blocks(text, file)
    if not blocks and block is None:
        return None
    from argmap.formats.shared.fenced_blocks import choose_blocks

    try:
        return choose_blocks(text, blocks, format=format, number=block)
    except ValueError as error:
        raise ArgmapError(f"{file or 'the text'}: {error}") from None


def _format_of_tables(format: str | None, file: str | Path | None) -> str | None:
    """The format whose columns are renamed; None for files that their names show to be no tables."""
    if format is not None:
        return format
    named = [candidate for candidate in FORMATS if file is not None and candidate.has_suffix(file)]
    if not named:
        return "csv"
    return next((candidate.name for candidate in named if candidate.rename is not None), None)


def _rename_columns(text: str, format: str, columns: Mapping[str, str], file: str | Path | None) -> str:
    rename = FORMATS.get(format).rename
    if rename is None:
        raise ArgmapError(f"{file or 'the text'}: files in the format '{format}' have no columns")
    try:
        renamed: str = rename(text, columns)
    except ValueError as error:
        raise ArgmapError(f"{file or 'the text'}: {error}") from None
    return renamed


def takes_files_beside(format: str | None) -> bool:
    """Whether what a text of this format says may depend on other files, as includes and annotated texts do."""
    return format in FORMATS.names() and FORMATS.get(format).read_at is not None


def loads(
    text: str | bytes,
    *,
    format: str | None = None,
    assume: str | None = None,
    columns: Mapping[str, str] | None = None,
    block: int | None = None,
) -> ArgumentMap:
    """The map in `text`; ReadError when a part of it cannot be read or a sign is missing (see `parse` for `assume`)."""
    return parse(text, format=format, assume=assume, columns=columns, block=block).sound().map


def load(
    path: str | Path,
    *,
    format: str | None = None,
    assume: str | None = None,
    columns: Mapping[str, str] | None = None,
    block: int | None = None,
) -> ArgumentMap:
    """The map in a file; as `loads`, and ArgmapError when the file cannot be read.

    `load("plain.mm", assume="support")` takes each branch of a mind map for a reason.
    """
    return read(path, format=format, assume=assume, columns=columns, block=block).sound().map


def read(
    path: str | Path,
    *,
    format: str | None = None,
    thesis: str | None = None,
    assume: str | None = None,
    columns: Mapping[str, str] | None = None,
    block: int | None = None,
) -> Document:
    """As `parse`, of a file; ArgmapError when it cannot be read."""
    return parse(
        read_bytes(Path(path)), format=format, file=path, thesis=thesis, assume=assume, columns=columns, block=block
    )


def dumps(debate: ArgumentMap, *, format: str = "native") -> str:
    """The text of a map, as far as the format carries it. KeyError for an unknown format, ValueError for one that is
    only read.
    """
    return dump_with_losses(debate, format)[0]


def dump_with_losses(debate: ArgumentMap, format: str) -> tuple[str, tuple[Loss, ...]]:
    """As `dumps`, and what the format does not carry."""
    chosen: Format = FORMATS.get(format)
    if chosen.write is None:
        raise ValueError(f"the format '{format}' is only read")
    from argmap.formats.shared.writable import check_map, check_text

    check_map(debate, format)
    losses: tuple[Loss, ...] = ()
    if chosen.carries != Carries.EVERYTHING:
        from argmap.formats.shared.reducing import reduce_map

        debate, losses = reduce_map(debate, chosen.carries)
    text = chosen.write(debate)
    check_text(text, format)
    return text, losses


def dump(debate: ArgumentMap, path: str | Path, *, format: str | None = None) -> None:
    """Writes a map to a file, whole or not at all, in the format that the suffix of the file stands for.

    `.yaml` and `.json` files get the native format; `format` says another one where several share a suffix. What the
    format cannot carry is left out, as in `dumps`. Raises ValueError, with the known suffixes, for a suffix that no
    format is written with, and otherwise as `dumps`.
    """
    if format is None:
        able = writers(path)
        if not able:
            ends = " ".join(suffixes(written=True))
            name = Path(path).name
            raise ValueError(f"'{name}': no format is written with this suffix; known suffixes are {ends}")
        format = able[0].name
    write_bytes(Path(path), dumps(debate, format=format).encode())


def rewrite(document: Document, debate: ArgumentMap) -> str:
    """The text of a native file, in YAML or JSON, for its changed map.

    Comments stay, and so does every line that says the same as before; what `debate` adds is written in the canonical
    layout. `document` is what `parse` or `read` gave, `debate` usually its map after `evolve`.

    >>> document = parse("argmap: 1  # version\\nthesis: {id: t, claim: Close it.}  # for now\\n")
    >>> claims = [claim.evolve(text="Keep it open.") for claim in document.map.claims]
    >>> print(rewrite(document, document.map.evolve(claims=claims)), end="")
    argmap: 1  # version
    thesis: {id: t, claim: Keep it open.}  # for now

    Raises ReadError for a document with errors, because what could not be read would be lost, ValueError for a document
    in another format, and ArgmapError for a map or a text that would be too large to be read again.
    """
    if document.format != "native":
        raise ValueError(
            f"only files in the native format can be rewritten, this one is in the format '{document.format}'; "
            "`dumps` writes a whole text"
        )
    if page_blocks(document.text, document.file):
        raise ValueError("a map in a block of a page cannot be rewritten; `dumps` writes a whole text")
    from argmap.formats.native.rewriting import rewrite_native
    from argmap.formats.shared.writable import check_map, check_text

    check_map(debate, document.format)
    text = rewrite_native(document.complete(), debate)
    check_text(text, document.format)
    return text


def tidy(text: str | bytes, *, format: str | None = None, file: str | Path | None = None) -> str:
    """The text in the canonical layout of its format: the same map, the same comments, LF line ends.

    Raises ReadError when a part of the text cannot be read: a broken text is not touched. KeyError for an unknown
    format, ArgmapError for one without a canonical layout and for a text over the size limit, before or after.
    """
    raw = text
    text, diagnostics = _decode(text)
    if diagnostics:
        raise ReadError(diagnostics)
    if format is None and page_blocks(text, file):
        raise ArgmapError("a page with blocks of code has no canonical layout; use `argmap convert` to write its map")
    chosen = FORMATS.get(format) if format is not None else detect(raw, text, file)
    if chosen is None:
        from argmap.formats.shared.unknown_text import refusal

        raise ReadError(refusal(raw, text, file).diagnostics)
    if chosen.tidy is None:
        raise ArgmapError(
            f"the format '{chosen.name}' has no canonical layout; use `argmap convert` to write the map again"
        )
    from argmap.formats.shared.writable import check_text

    tidied = chosen.tidy(text)
    check_text(tidied, chosen.name)
    return tidied


def _decode(text: str | bytes, file: str | Path | None = None) -> tuple[str, list[Diagnostic]]:
    """The text with LF line ends and without a byte order mark; ArgmapError when it is over the size limit."""
    if isinstance(text, bytes):
        return decode(within_limit(str(file or "the text"), text, limits.BYTES))
    if len(text) > limits.BYTES:
        raise ArgmapError(f"{file or 'the text'} has more than {limits.BYTES:,} characters, the limit for one map")
    return normalise_lines(text.removeprefix("\ufeff")), []


def _refuse(text: str, format: str, error: limits.TooLargeError) -> Document:
    """An empty document that says that the map is too large."""
    diagnostic = diagnose(Code.TOO_LARGE, f"{error}; nothing is read", START)
    return Document(ArgumentMap(), text, diagnostics=(diagnostic,), format=format)


def _set_thesis(document: Document, thesis: str) -> Document:
    """The document with another claim as the thesis."""
    from argmap.model.builder import MapBuilder

    debate = document.map
    claims = [claim.id for claim in debate.claims]
    if thesis not in claims:
        hint = did_you_mean(thesis, claims)
        raise ArgmapError(f"{document.file or 'the text'}: there is no claim with the id '{thesis}'{hint}")
    builder = MapBuilder.of(debate)
    builder.thesis(next(draft for draft in builder.claims if draft.id == thesis))
    diagnostics = tuple(diagnostic for diagnostic in document.diagnostics if diagnostic.code != Code.CHOSEN_THESIS)
    return replace(document, map=builder.build(), diagnostics=diagnostics)


def _add_source(document: Document, file: Path) -> Document:
    """The document with the text of `source.file`, if that file lies beside the map."""
    source = document.map.source
    if source is None or source.file is None:
        return document
    where = document.span("", "source.file", "source")
    path = file
    try:
        path = source_path(file, source.file)
        if is_missing(path):
            diagnostic = diagnose(
                Code.UNREADABLE_SOURCE,
                f"'{source.file}' does not exist; quotes are not checked",
                where,
                severity=Severity.INFO,
            )
            return replace(document, diagnostics=(*document.diagnostics, diagnostic))
        text, diagnostics = decode(read_bytes(path))
    except ValueError as error:
        diagnostic = diagnose(Code.UNSAFE_PATH, f"source.file: {error}", where)
    except ArgmapError as error:
        message = str(error).replace(show_name(path), f"'{source.file}'")
        diagnostic = diagnose(Code.UNREADABLE_SOURCE, message, where)
    else:
        if not diagnostics:
            return replace(document, source_text=text)
        diagnostic = diagnose(Code.UNREADABLE_SOURCE, f"'{source.file}': {diagnostics[0].message}", where)
    return replace(document, diagnostics=(*document.diagnostics, diagnostic))
