"""From the paths of a command line to documents: files, folders, globs, and `-` for standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.diagnostics import ArgmapError

if TYPE_CHECKING:
    from argmap.model.document import Document

MANY = 20
"""Files from which on progress is shown."""
SUFFIXES = (".yaml", ".yml", ".json")
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
source_option = click.option(
    "--source", "source", type=click.Path(), metavar="FILE", help="The text that quotes are checked against."
)


class Inputs:
    """Iterates over the documents of `paths`; what cannot be read is said on stderr and sets `failed`.

    `several` says whether more than one was asked for, so that the form of a result does not hang on what was found.

    A folder stands for the map files in and below it, in the order of their names.
    """

    def __init__(self, paths: Sequence[str], source: str | None = None) -> None:
        self.failed = False
        self._source = None
        if source is not None:
            from argmap.syntax.files import read_bytes
            from argmap.syntax.text import decode

            text, faults = decode(read_bytes(Path(source)))
            if faults:
                raise ArgmapError(f"{source}: {faults[0].message}")
            self._source = text
        self._missing = 0
        self.files = list(dict.fromkeys(file for path in paths for file in self._expand(path)))
        self.several = len(self.files) + self._missing > 1

    def _expand(self, path: str) -> Iterator[str]:
        here = Path(path)
        if path == "-" or here.is_file():
            yield path
        elif here.is_dir():
            found = sorted(str(p) for p in here.rglob("*") if p.suffix in SUFFIXES and p.is_file())
            if not found:
                self._fail(f"{path}: no map files ({', '.join(SUFFIXES)}) in this folder")
            yield from found
        else:
            matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
            if not matches:
                self._fail(f"{path}: no such file or folder")
            for match in matches:
                if Path(match).is_file():
                    yield match

    def _fail(self, message: str) -> None:
        self.failed = True
        self._missing += 1
        click.echo(f"argmap: {message}", err=True)

    def __iter__(self) -> Iterator[Document]:
        from argmap.formats import parse, read
        from argmap.syntax.files import MAX_BYTES

        for file in self._shown():
            try:
                if file == "-":
                    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
                    yield self._sourced(parse(raw).with_file("<stdin>"))
                else:
                    yield self._sourced(read(file))
            except ArgmapError as error:
                self._fail(str(error))

    def _shown(self) -> Iterable[str]:
        """The files, with a bar on a terminal where there are many."""
        if len(self.files) < MANY or not sys.stderr.isatty():
            return self.files
        from rich.console import Console
        from rich.progress import track

        return track(self.files, "Maps", console=Console(stderr=True), transient=True)

    def _sourced(self, document: Document) -> Document:
        """The document with `--source`, unless it is one of several and has a text of its own at hand."""
        if self._source is None or (len(self.files) > 1 and document.source_text is not None):
            return document
        return document.with_source(self._source)

    def exit(self, findings: bool) -> None:
        """Ends the command: 2 when something could not be read, else 1 when there are findings, else 0."""
        sys.exit(2 if self.failed else 1 if findings else 0)
