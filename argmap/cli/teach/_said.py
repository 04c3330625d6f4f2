"""What the commands of teaching say in the same way: maps that cannot be read whole, and where files go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from argmap.diagnostics import Diagnostic, ReadError, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model.document import Document
    from argmap.teach.exercise import Posed


def unreadable(document: Document) -> bool:
    """Says on stderr what of a map could not be read; whether there was anything."""
    faults = [fault for fault in document.diagnostics if fault.is_reading_error]
    tell(faults)
    return bool(faults)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Says diagnostics on stderr, one a line."""
    from argmap.report._screen import safe

    for diagnostic in diagnostics:
        click.echo(safe(one_line(diagnostic)), err=True)


def tell_error(error: ReadError) -> None:
    """Says why a file cannot be used."""
    tell(error.diagnostics)


def write(posed: Posed, file: Path) -> None:
    """Writes an exercise and, beside it, its key; says where both are."""
    from argmap.teach import files

    key = key_beside(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    files.dump(posed.exercise, file)
    files.dump(posed, key)
    click.echo(f"argmap: wrote {file} and {key}", err=True)


def key_beside(exercise: Path) -> Path:
    """The file that the key of an exercise is written to: `x.key.yaml` beside `x.exercise.yaml`.

    >>> from pathlib import Path
    >>> key_beside(Path("signs.exercise.yaml")).name, key_beside(Path("signs.yaml")).name
    ('signs.key.yaml', 'signs.key.yaml')
    """
    stem = exercise.name.removesuffix(exercise.suffix).removesuffix(".exercise")
    return exercise.with_name(f"{stem}.key{exercise.suffix}")
