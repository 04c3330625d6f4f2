"""What the commands of teaching say in the same way: maps that cannot be read whole, and where files go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from argmap.diagnostics import ArgmapError, Diagnostic, ReadError, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model.document import Document
    from argmap.teach.exercise import Posed


def unreadable(document: Document) -> bool:
    """Says on stderr what of a map could not be read; whether there was anything."""
    faults = [fault for fault in document.diagnostics if fault.is_reading_error]
    tell(faults)
    return bool(faults)


def held_against(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command what answers or maps are held against: KEY, ANSWERS, further references, a rubric."""
    parts = (
        click.argument("key", metavar="KEY"),
        click.argument("paths", nargs=-1, required=True, metavar="ANSWERS..."),
        click.option(
            "--reference", "more", multiple=True, metavar="MAP", help="A further map that would be right too."
        ),
        click.option("--rubric", metavar="FILE", help="Points for maps; `argmap teach rubric` prints the usual one."),
    )
    for part in reversed(parts):
        command = part(command)
    return command


@contextmanager
def for_one_map(path: str) -> Iterator[Document]:
    """The map of a path; then ends the command with its code: 2 for what cannot be read, 1 where a part cannot."""
    from argmap.cli._inputs import Inputs

    inputs = Inputs([path])
    findings = False
    if len(inputs.files) > 1:
        raise click.UsageError(f"'{path}' holds {len(inputs.files)} maps; give one")
    for document in inputs:
        findings = unreadable(document)
        try:
            yield document
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        break
    else:
        sys.exit(2)
    inputs.exit(findings)


def written(output: str | None, suffixes: tuple[str, ...]) -> str:
    """The end of a file's name, which says what is written; the first of `suffixes` where nothing is asked for."""
    if output is None:
        return suffixes[0]
    found = next((suffix for suffix in suffixes if output.lower().endswith(suffix)), None)
    if found is None:
        raise click.UsageError(f"'{output}' is none of {', '.join(suffixes)}")
    return found


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Says diagnostics on stderr, one a line."""
    from argmap.report.output.screen import safe

    for diagnostic in diagnostics:
        click.echo(safe(one_line(diagnostic)), err=True)


def tell_error(error: ReadError) -> None:
    """Says why a file cannot be used."""
    tell(error.diagnostics)


def write(posed: Posed, file: Path) -> None:
    """Writes an exercise and, beside it, its key; says where both are."""
    from argmap.teach import exercise_files
    from argmap.teach.exercise import Exercise, Posed

    key = key_beside(file)
    for path in (file, key):
        if path.exists() and exercise_files.kind_of(exercise_files.read_values(path)) not in (Exercise, Posed):
            raise ArgmapError(f"{path} is there already and is no exercise; it is not replaced")
    file.parent.mkdir(parents=True, exist_ok=True)
    exercise_files.dump(posed.exercise, file)
    exercise_files.dump(posed, key)
    click.echo(f"argmap: wrote {file} and {key}", err=True)


def key_beside(exercise: Path) -> Path:
    """The file that the key of an exercise is written to: `x.key.yaml` beside `x.exercise.yaml`.

    >>> from pathlib import Path
    >>> key_beside(Path("signs.exercise.yaml")).name, key_beside(Path("signs.yaml")).name
    ('signs.key.yaml', 'signs.key.yaml')
    """
    stem = exercise.name.removesuffix(exercise.suffix).removesuffix(".exercise")
    return exercise.with_name(f"{stem}.key{exercise.suffix}")
