"""Reads the maps that a command line names: files, folders, patterns, and `-` for standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli._named_files import is_stream, read_named, title_of, why_unreadable
from argmap.cli._printing import say
from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.language.wording import count_of
from argmap.syntax.files import is_file, is_folder, read_bytes, real_path, reason

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.model.document import Document

T = TypeVar("T")
KINDS = ("id", "text", "parent", "child", "stance", "topic")
"""What a column may hold for `--columns`; as in `argmap.formats`, which is not imported for a help text."""
ASSUMABLE = ("support",)
"""What `--assume` may be; as in `argmap.formats`, which is not imported for a help text."""
_BESIDE = (".svg", ".png", ".pdf", ".html", ".toml", "")
"""Suffixes that files beside maps have, and that no map is known by."""
MANY = 20
"""The number of files from which progress is shown."""
_READING = f"{__name__}.reading"
exclude_option = click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="Leave out these files and folders inside folders, as `exclude` in the settings does; can be repeated.",
)
"""`--exclude`, for commands that look into folders."""
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
"""One or more files, folders, patterns, or -."""
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the output: text for people, json for programs.",
)
"""`--format`, which the command takes as `style`."""


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--from` and `--thesis`, which `reading` returns, and `assume_option`, for all documents of the command."""

    def check(context: click.Context, option: click.Parameter, value: str | None) -> None:
        from argmap.registry import FORMATS

        if option.name == "format" and value is not None:
            if value not in FORMATS.names():
                raise click.UsageError(f"there is no format '{value}'{did_you_mean(value, FORMATS.names())}")
            if FORMATS.get(value).read is None:
                raise click.UsageError(f"the format '{value}' can only be written")
        _keep(context, option, value)

    command = assume_option(command)
    for names, metavar, words in (
        (("--thesis", "thesis"), "ID", "Id of the claim to take as the thesis.  [default: the file's thesis]"),
        (
            ("--from", "format"),
            "FORMAT",
            "Format of the files; `argmap convert --list` lists them.  [default: recognised by the content]",
        ),
    ):
        option = click.option(*names, metavar=metavar, help=words, expose_value=False, callback=check)
        command = option(command)
    return command


def assume_option(command: Callable[..., Any], columns: ColumnNames | None = None) -> Callable[..., Any]:
    """Adds `--assume`, `--columns` and `--block`, which `reading` returns: how to read what a file leaves open.

    `columns` is the type of `--columns`, by default that for tables of claims.
    """
    columns = columns or ColumnNames()
    command = click.option(
        "--block",
        type=click.IntRange(min=1),
        metavar="N",
        help="Read only the Nth map block of a Markdown page.  [default: its Argdown blocks as one map]",
        expose_value=False,
        callback=_keep,
    )(command)
    command = click.option(
        "--columns",
        type=columns,
        metavar="KIND=NAME,...",
        help=f"What the columns of a {columns.table} hold, where their names do not say it; KIND is {columns.kinds}.",
        expose_value=False,
        callback=_keep,
    )(command)
    return click.option(
        "--assume",
        type=click.Choice(ASSUMABLE),
        help="What to take a relation for whose sign is not in the file.  [default: unknown, an error]",
        expose_value=False,
        callback=_keep,
    )(command)


class ColumnNames(click.ParamType):
    """`parent=above,stance=side`: which column of a table holds what.

    `table` and `kinds` say in words which tables are meant and what a kind may be.
    """

    name = "columns"
    table = "CSV file"
    kinds = ", ".join(KINDS)

    def accepts(self, kind: str) -> bool:
        """Whether there is such a kind of column."""
        return kind in KINDS

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str] | None:
        """The name of each kind of column."""
        if isinstance(value, dict):
            return value
        columns: dict[str, str] = {}
        for pair in value.split(","):
            kind, equals, name = (part.strip() for part in pair.partition("="))
            if not equals or not name:
                self.fail(f"expected KIND=NAME, such as parent=above, found '{pair}'", param, ctx)
            if not self.accepts(kind):
                hint = did_you_mean(kind, [*KINDS, *self.kinds.split(", ")])
                self.fail(f"'{kind}' is not a kind of column; expected {self.kinds}{hint}", param, ctx)
            columns[kind] = name
        return columns

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The kinds, after the pairs that are there already."""
        from click.shell_completion import CompletionItem

        before, comma, _ = incomplete.rpartition(",")
        return [
            CompletionItem(f"{before}{comma}{kind}=")
            for kind in KINDS
            if f"{kind}=".startswith(incomplete[len(before + comma) :])
        ]


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    context.meta.setdefault(_READING, {})[option.name] = value


def reading() -> dict[str, Any]:
    """The arguments of `parse` that the command's options set: `format`, `thesis`, `assume`, `columns`, `block`."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_READING, {}) if context is not None else {}


def read_document(name: str) -> Document:
    """The document that a command line names, read as its options say; ArgmapError when it cannot be read."""
    from argmap.formats import parse, read

    if is_stream(name):
        return parse(read_named(name), **reading()).with_file(title_of(name))
    return read(name, **reading())


def read_all_first(names: Iterable[str]) -> None:
    """Reads documents that will be read again, so that all files they need are known before a result is written."""
    for name in names:
        if not is_stream(name):
            with suppress(ArgmapError):  # it is reported when the document is read again
                read_document(name)


class Inputs:
    """Iterates over the documents of `paths`; files that cannot be read are reported on stderr and set `failed`.

    A folder stands for the map files in and below it, sorted by name, except hidden files and those that the settings
    exclude. `several` says whether more than one file was asked for, even if not all can be read; it decides whether
    JSON output is an array.

    With `of_any_format`, the files of a folder are those of every format; those that are evidently no maps are left
    out, and listed in `left_out`. `exclude` has further patterns of files and folders to leave out in folders.
    `format` is the format of the files, None for that of `--from`.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        quiet: bool = False,
        of_any_format: bool = False,
        exclude: Sequence[str] = (),
        format: str | None = None,
    ) -> None:
        self.failed = False
        self.left_out: list[str] = []
        self._quiet = quiet
        self._of_any_format = of_any_format
        self._exclude = tuple(exclude)
        self._format = format or reading().get("format")
        self._missing = 0
        self.files = list(dict.fromkeys(file for path in paths for file in self._expand(path)))
        self.several = len(self.files) + self._missing > 1

    def _expand(self, path: str) -> Iterator[str]:
        if is_stream(path) or is_file(path):
            yield path
        elif is_folder(path):
            files = sorted(find_files(Path(path), self._suffixes(Path(path)), self._exclude, self._report))
            chosen = list(self._choose(files)) if self._of_any_format else files
            if not chosen:
                self.fail(f"{path}: {self._emptiness()}")
            yield from chosen
        else:
            import glob

            matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
            if not matches:
                self.fail(why_unreadable(path))
            yield from (match for match in matches if not is_folder(match))

    def _emptiness(self) -> str:
        """Why nothing in a folder can be used, in words."""
        if not self._of_any_format:
            return f"this folder has no map files ({', '.join(map_suffixes())})"
        left_out = f"; {count_of(len(self.left_out), 'other file')} left out" if self.left_out else ""
        return f"this folder has no argument maps{left_out}"

    def _suffixes(self, folder: Path) -> Sequence[str]:
        """The endings of the files that are looked at in a folder; with `--from`, those of that format."""
        from argmap.formats.shared.choosing import suffixes
        from argmap.registry import FORMATS

        if not self._of_any_format:
            return map_suffixes()
        if self._format is not None:
            return FORMATS.get(self._format).suffixes
        names = {Path(file).suffix.lower() for file in find_files(folder, ("",), self._exclude)}
        # to ask every format takes a while, and most folders hold maps of ours, their texts and pictures
        usual = (*map_suffixes(), *(names & {".txt"}))
        return suffixes() if names - {*usual, *_BESIDE} else usual

    def _choose(self, files: Sequence[str]) -> Iterator[str]:
        """The files that may be maps; with `--from`, all that are not the texts of others."""
        from argmap.formats.shared.choosing import belongs_to_map, is_evidently_no_map, is_text_beside

        is_told = self._format is not None or bool(reading().get("columns"))
        present = set(files)
        for file in files:
            path = Path(file)
            if belongs_to_map(path, present) or is_text_beside(path):
                continue
            try:
                is_left_out = not is_told and is_evidently_no_map(read_bytes(path), path)
            except ArgmapError:
                is_left_out = False  # it is reported when it is read again
            if not is_left_out:
                yield file
            else:
                self.left_out.append(file)

    def _report(self, error: OSError) -> None:
        self.fail(f"cannot read the folder {error.filename}: {reason(error)}")

    def fail(self, message: str) -> None:
        """Reports on stderr what cannot be read; the exit code is then 2."""
        self.failed = True
        self._missing += 1
        if not self._quiet:
            say(f"argmap: {message}")

    def __iter__(self) -> Iterator[Document]:
        from argmap.formats.shared.unknown_text import is_no_map

        for file in with_progress(self.files, len(self.files)):
            try:
                document = read_document(file)
            except ArgmapError as error:
                self.fail(str(error))
                continue
            self.failed |= is_no_map(document)
            yield document

    def code(self, findings: bool) -> int:
        """The exit code: 2 if a file could not be read, else 1 if there are findings, else 0."""
        return 2 if self.failed else 1 if findings else 0

    def exit(self, findings: bool) -> None:
        """Ends the command with its exit code."""
        sys.exit(self.code(findings))


def with_progress(items: Iterable[T], total: int, what: str = "Maps") -> Iterable[T]:
    """The items; if there are many, a terminal shows a progress bar meanwhile."""
    if total < MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, what, total, console=Console(stderr=True), transient=True)


def map_suffixes() -> tuple[str, ...]:
    """The suffixes of map files in a folder: those of the native format; other files are named one by one."""
    from argmap.registry import FORMATS

    suffixes: tuple[str, ...] = FORMATS.get("native").suffixes
    return suffixes


def find_files(
    folder: Path, suffixes: Sequence[str], exclude: Sequence[str], report: Callable[[OSError], None] | None = None
) -> Iterator[str]:
    """The files in and below a folder whose names end so, but for hidden ones and those that are excluded.

    Patterns are those of the settings, and `exclude`, which are seen from the working folder. What has such a name
    and is no file comes along; it is reported when it is read.
    """
    from argmap.config import Settings, settings_for

    settings, endings = settings_for(folder), tuple(suffixes)
    here = Settings(file=real_path(Path()) / "argmap.toml")

    def is_excluded(path: Path) -> bool:
        return any(settings.means(path, pattern) for pattern in settings.exclude) or any(
            here.means(path, pattern) for pattern in exclude
        )

    for where, folders, files in os.walk(folder, onerror=report):
        inside = Path(where)
        folders[:] = [name for name in folders if name[0] != "." and not is_excluded(inside / name)]
        for name in files:
            if name[0] != "." and name.lower().endswith(endings) and not is_excluded(inside / name):
                yield str(inside / name)
