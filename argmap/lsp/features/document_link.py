"""Links: quotes to their place in the source text, the name of its file, and addresses on the web.

A file is linked only if it is in the folder of the map or below it, an address only if it opens a page and does nothing
else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.map_tree import WrittenValue
from argmap.model.source.quotes import SourceText
from argmap.syntax.addresses import as_link
from argmap.syntax.files import is_file, source_path

_SCANNED = 50_000_000
"""Characters of the source text that are searched for quotes, all together; quotes beyond link to the file alone."""


def link(analysis: Analysis, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    """The links; none in Argdown, where editors link addresses themselves and quotes have no source text."""
    if analysis.format == "argdown":
        return []
    return [*_addresses(analysis), *_files(analysis), *_quotes(analysis)]


def _addresses(analysis: Analysis) -> Iterator[types.DocumentLink]:
    for value in analysis.tree.scalars:
        if value.key != "url" and value.type != "Citation":
            continue
        url = as_link(value.text)
        if url is not None and url.casefold().startswith(("http://", "https://")):
            yield types.DocumentLink(_range(analysis, value), target=url)


def _files(analysis: Analysis) -> Iterator[types.DocumentLink]:
    for value in analysis.tree.scalars:
        path = _path(analysis, value.text) if value.key == "file" else None
        if path is not None and is_file(path):
            yield types.DocumentLink(_range(analysis, value), target=path.as_uri())


def _quotes(analysis: Analysis) -> Iterator[types.DocumentLink]:
    source = analysis.map.source
    path = _path(analysis, source.file) if source is not None and source.file is not None else None
    if path is None or analysis.source_text is None:
        return
    text = SourceText(analysis.source_text)
    left = _SCANNED
    for value in analysis.tree.scalars:
        if value.key not in ("quote", "quotes"):
            continue
        target, where = path.as_uri(), path.name
        if left > 0:
            left -= len(text.text)
            passage = next(iter(text.find(value.text, 1)), None)
            if passage is None:
                continue  # it does not occur there; the rules say so
            target, where = f"{target}#L{passage.line}", f"line {passage.line} of {path.name}"
        yield types.DocumentLink(_range(analysis, value), target=target, tooltip=where)


def _path(analysis: Analysis, name: str) -> Path | None:
    """Where a name in the map points; None if it leaves the folder of the map, or for a map without a file."""
    if analysis.path is None:
        return None
    try:
        return source_path(analysis.path, name)
    except ValueError:
        return None


def _range(analysis: Analysis, value: WrittenValue) -> types.Range:
    """The place of a value without its quotation marks and without white space behind it."""
    at, text = analysis.positions.offset_of, analysis.text
    start, end = at(*value.ends[:2]), at(*value.ends[2:])
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    return analysis.range_between(start, end)


FEATURE = Feature(types.TEXT_DOCUMENT_DOCUMENT_LINK, link)
