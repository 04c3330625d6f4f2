"""`diff` as git calls it: `diff.argmap.command` is `argmap diff --git`, .gitattributes has `*.yaml diff=argmap`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli._diff import compared, is_lost
from argmap.diagnostics import ArgmapError
from argmap.syntax.files import read_bytes

if TYPE_CHECKING:
    from argmap.model.document import Document

_NOTHING = "/dev/null"
"""The file that git names where a version lacks the file."""


def for_git(given: Sequence[str]) -> None:
    """The difference as git's external diff: seven arguments, nine where the file was renamed, one while unmerged.

    Where a version is no map at all the lines are compared instead. git takes any exit code but 0 for a failure and
    then shows nothing of the files that follow, so a version that cannot be read is told among the rest.
    """
    if len(given) == 1:
        click.echo(f"{_shown(given[0])}: not merged yet")
        return
    if len(given) not in (7, 9):
        raise click.UsageError(
            "git gives --git seven or nine arguments: path, old file, hash and mode, and the new ones"
        )
    path, before, _, old_mode, after, _, new_mode, *renamed = given
    files, paths = (before, after), (path, renamed[0] if renamed else path)
    old, new = (
        file if file == _NOTHING else f"{side}/{name}" for file, side, name in zip(files, "ab", paths, strict=True)
    )
    click.echo(f"diff --argmap {_shown(old)} {_shown(new)}")
    if _NOTHING not in files and old_mode != new_mode:
        click.echo(_shown(f"mode {old_mode} → {new_mode}"))
    try:
        raws = [b"" if file == _NOTHING else read_bytes(Path(file)) for file in files]
    except ArgmapError as error:
        click.echo(_shown(f"not compared: {error}"))
        return
    documents = [_document(raw, name) for raw, name in zip(raws, (old, new), strict=True)]
    if any(map(is_lost, documents)):
        click.echo(_lines(raws[0], raws[1], path), nl=False)
        return
    result, _ = compared(documents[0], documents[1], scored=False)
    result.show()


def _document(raw: bytes, name: str) -> Document:
    from argmap.formats import parse
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap

    return Document(ArgumentMap(), file=name) if name == _NOTHING else parse(raw).with_file(name)


def _lines(old: bytes, new: bytes, path: str) -> str | bytes:
    """The lines that differ; of what is no text only that it does: git too tells it by a null byte near the start."""
    from argmap.cli._fmt import shown
    from argmap.syntax.edits import unified_diff

    if any(b"\0" in raw[:8000] for raw in (old, new)):
        return "" if old == new else "Binary files differ\n"
    return shown(unified_diff(old, new, path))


def _shown(name: str) -> str:
    from argmap.report.output.screen import safe

    return safe(name)
