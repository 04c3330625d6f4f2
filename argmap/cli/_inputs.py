"""From the paths of a command line to documents: files, folders, globs, and `-` for standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.diagnostics import ArgmapError, did_you_mean

if TYPE_CHECKING:
    from argmap.config import Settings
    from argmap.model.document import Document

T = TypeVar("T")
STDIN = "<stdin>"
MANY = 20
"""Files from which on progress is shown."""
_READING = f"{__name__}.reading"
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--from` and `--thesis`, for the documents that are read in this command; `reading` has them."""

    def keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
        from argmap.registry import FORMATS

        if option.name == "format" and value is not None:
            if value not in FORMATS.names():
                raise click.UsageError(f"no format is called '{value}'{did_you_mean(value, FORMATS.names())}")
            if FORMATS.get(value).read is None:
                raise click.UsageError(f"the format '{value}' is only written")
        context.meta.setdefault(_READING, {})[option.name] = value

    for names, metavar, words in (
        (("--thesis", "thesis"), "ID", "The claim to take for the thesis."),
        (("--from", "format"), "FORMAT", "The format of the files, where their content does not say."),
    ):
        option = click.option(*names, metavar=metavar, help=words, expose_value=False, callback=keep)
        command = option(command)
    return command


def reading() -> dict[str, str | None]:
    """How the command that runs reads documents: the arguments `format` and `thesis` of `parse`, if it has them."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_READING, {}) if context is not None else {}


class Inputs:
    """Iterates over the documents of `paths`; what cannot be read is said on stderr and sets `failed`.

    `several` says whether more than one was asked for, so that the form of a result does not hang on what was found.

    A folder stands for the map files in and below it, in the order of their names, without what is hidden and what the
    settings exclude.
    """

    def __init__(self, paths: Sequence[str], *, quiet: bool = False) -> None:
        self.failed = False
        self._quiet = quiet
        self._missing = 0
        self.files = list(dict.fromkeys(file for path in paths for file in self._expand(path)))
        self.several = len(self.files) + self._missing > 1

    def _expand(self, path: str) -> Iterator[str]:
        here = Path(path)
        if path == "-" or here.is_file():
            yield path
        elif here.is_dir():
            found = sorted(_within(here))
            if not found:
                self.fail(f"{path}: no map files ({', '.join(map_suffixes())}) in this folder")
            yield from found
        else:
            matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
            if not matches:
                self.fail(f"{path}: no such file or folder")
            for match in matches:
                if Path(match).is_file():
                    yield match

    def fail(self, message: str) -> None:
        """Says on stderr what cannot be read; the exit code is then 2."""
        self.failed = True
        self._missing += 1
        if not self._quiet:
            click.echo(f"argmap: {message}", err=True)

    def __iter__(self) -> Iterator[Document]:
        from argmap.formats import parse, read
        from argmap.syntax.files import MAX_BYTES

        how = reading()
        for file in with_progress(self.files, len(self.files)):
            try:
                if file == "-":
                    yield parse(sys.stdin.buffer.read(MAX_BYTES + 1), **how).with_file(STDIN)
                else:
                    yield read(file, **how)
            except ArgmapError as error:
                self.fail(str(error))

    def code(self, findings: bool) -> int:
        """The exit code: 2 when something could not be read, else 1 when there are findings, else 0."""
        return 2 if self.failed else 1 if findings else 0

    def exit(self, findings: bool) -> None:
        """Ends the command with its code."""
        sys.exit(self.code(findings))


def with_progress(items: Iterable[T], total: int, what: str = "Maps") -> Iterable[T]:
    """The items, with a bar on a terminal where there are many."""
    if total < MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, what, total, console=Console(stderr=True), transient=True)


def _within(folder: Path) -> Iterator[str]:
    """The map files in and below a folder."""
    from argmap.config import settings_for

    settings, suffixes = settings_for(folder), map_suffixes()
    for where, folders, files in os.walk(folder):
        here = Path(where)
        kept = [name for name in folders if name[0] != "." and not _is_excluded(here / name, settings)]
        folders[:] = kept
        for name in files:
            file = here / name
            if name[0] != "." and file.suffix in suffixes and file.is_file() and not _is_excluded(file, settings):
                yield str(file)


def map_suffixes() -> tuple[str, ...]:
    """The suffixes of map files in a folder: those of the native format; other files are named one by one."""
    from argmap.registry import FORMATS

    suffixes: tuple[str, ...] = FORMATS.get("native").suffixes
    return suffixes


def _is_excluded(path: Path, settings: Settings) -> bool:
    return any(settings.means(path, pattern) for pattern in settings.exclude)
