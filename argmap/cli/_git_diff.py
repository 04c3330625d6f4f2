"""`diff` as git calls it: `diff.argmap.command` is `argmap diff --git`, .gitattributes has `*.yaml diff=argmap`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli._diff import compared, is_lost

if TYPE_CHECKING:
    from argmap.model.document import Document

_NOTHING = "/dev/null"
"""The file that git names where a version lacks the file."""


def for_git(given: Sequence[str]) -> None:
    """The difference as git's external diff: seven arguments, nine where the file was renamed, one while unmerged.

    Where a version is no map at all the lines are compared instead. git takes any exit code but 0 for a failure.
    """
    if len(given) == 1:
        click.echo(f"{_shown(given[0])}: not merged yet")
        return
    if len(given) not in (7, 9):
        raise click.UsageError(
            "git gives --git seven or nine arguments: path, old file, hash and mode, and the new ones"
        )
    path, before, after = given[0], given[1], given[4]
    old, new = (_document(file, f"{side}/{name}") for file, side, name in _sides(path, before, after, given))
    click.echo(f"diff --argmap {_shown(old.file)} {_shown(new.file)}")
    if is_lost(old) or is_lost(new):
        from argmap.cli._layout import shown
        from argmap.syntax.edits import unified_diff

        click.echo(shown(unified_diff(old.text.encode(), new.text.encode(), path)), nl=False)
        return
    result, _ = compared(old, new, scored=False)
    result.show()


def _sides(path: str, before: str, after: str, given: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    return (before, "a", path), (after, "b", given[7] if len(given) == 9 else path)


def _document(file: str, name: str) -> Document:
    from argmap.formats import parse
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap
    from argmap.syntax.files import read_bytes

    if file == _NOTHING:
        return Document(ArgumentMap(), file=_NOTHING)
    return parse(read_bytes(Path(file))).with_file(name)


def _shown(name: str | None) -> str:
    from argmap.report._screen import safe

    return safe(name or "-")
