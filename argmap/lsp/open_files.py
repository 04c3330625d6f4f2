"""The files that the client has open: their texts, kept up with its edits, and the analysis of the newest version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.map_files import map_format, path_of
from argmap.lsp.positions import MARK, UTF_16, Positions
from argmap.syntax.decoding import normalise_lines

Change = types.TextDocumentContentChangeEvent


def apply_changes(text: str, changes: Iterable[Change], encoding: types.PositionEncodingKind | str) -> str:
    """A text after the changes of the client, each of which counts in the text that the one before has left.

    Of a range that runs backwards, the ends change places.

    >>> at = types.Range(types.Position(0, 4), types.Position(0, 2))
    >>> apply_changes("a cat", [types.TextDocumentContentChangePartial(range=at, text="ha")], UTF_16)
    'a hat'
    """
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            positions = Positions(text, encoding)
            start, end = sorted((positions.offset(change.range.start), positions.offset(change.range.end)))
            text = text[:start] + change.text + text[end:]
        else:
            text = change.text
    return text


class Client(NamedTuple):
    """What the client has said of itself: how it counts, which folder it has open, what it can do."""

    encoding: types.PositionEncodingKind | str = UTF_16
    folder: Path | None = None
    capabilities: types.ClientCapabilities | None = None


class OpenFile:
    """A file that the client has open, in its newest version.

    `analysis` is None for a text that is no map.
    """

    def __init__(self, item: types.TextDocumentItem, client: Client) -> None:
        self.uri = item.uri
        self.path = path_of(item.uri)
        self._language = item.language_id
        self._client = client
        self.version: int | None = item.version
        self.raw = item.text
        self.analysis: Analysis | None = None
        self.analyse_again()

    def change(self, version: int | None, changes: Iterable[Change]) -> None:
        """Takes over the edits that lead to a version."""
        self.raw = apply_changes(self.raw, changes, self._client.encoding)
        self.version = version
        self.analyse_again()

    def analyse_again(self) -> None:
        """Forgets what is known of the text, which other files may have made wrong."""
        raw = self.raw
        start = normalise_lines(raw[:100_000].removeprefix(MARK))
        format = map_format(start, self._language, self.path)
        self.analysis = None
        if format is not None:
            self.analysis = Analysis(
                *(self.uri, self.version, raw, format),
                path=self.path,
                encoding=self._client.encoding,
                folder=self._client.folder,
                client=self._client.capabilities,
            )


class OpenFiles:
    """All files that the client has open, by the name that it has for them."""

    def __init__(self) -> None:
        self.client = Client()
        self._files: dict[str, OpenFile] = {}

    def open(self, item: types.TextDocumentItem) -> OpenFile:
        """Takes a file over from the client; one that is open already has its text replaced."""
        self._files[item.uri] = OpenFile(item, self.client)
        return self._files[item.uri]

    def close(self, uri: str) -> OpenFile | None:
        """Forgets a file, and gives it back; None for one that is not open."""
        return self._files.pop(uri, None)

    def get(self, uri: str) -> OpenFile | None:
        """The file of that name; None for one that is not open."""
        return self._files.get(uri)

    def __iter__(self) -> Iterator[OpenFile]:
        return iter(list(self._files.values()))
