"""From the paths of a command line to documents: files, folders, globs, and `-` for standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.diagnostics import ArgmapError
from argmap.formats import parse, read
from argmap.model.document import Document
from argmap.syntax.files import MAX_BYTES, read_bytes
from argmap.syntax.text import decode

SUFFIXES = (".yaml", ".yml", ".json")
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
source_option = click.option(
    "--source", "source", type=click.Path(), metavar="FILE", help="The text that quotes are checked against."
)


class Inputs:
    """Iterates over the documents of `paths`; what cannot be read is said on stderr and sets `failed`.

    A folder stands for the map files in and below it, in the order of their names.
    """

    def __init__(self, paths: Sequence[str], source: str | None = None) -> None:
        self.failed = False
        self._source = None
        if source is not None:
            text, faults = decode(read_bytes(Path(source)))
            if faults:
                raise ArgmapError(f"{source}: {faults[0].message}")
            self._source = text
        self.files = list(dict.fromkeys(file for path in paths for file in self._expand(path)))

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
        click.echo(f"argmap: {message}", err=True)

    def __iter__(self) -> Iterator[Document]:
        show = sys.stderr.isatty() and len(self.files) > 20
        for number, file in enumerate(self.files, 1):
            if show:
                click.echo(f"\r\033[K{number}/{len(self.files)} {file[-60:]}", nl=False, err=True)
            try:
                if file == "-":
                    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
                    yield parse(raw, source_text=self._source).with_file("<stdin>")
                elif self._source is not None:
                    yield parse(read_bytes(Path(file)), file=file, source_text=self._source)
                else:
                    yield read(file)
            except ArgmapError as error:
                self._fail(str(error))
        if show:
            click.echo("\r\033[K", nl=False, err=True)

    def exit(self, findings: bool) -> None:
        """Ends the command: 2 when something could not be read, else 1 when there are findings, else 0."""
        sys.exit(2 if self.failed else 1 if findings else 0)
