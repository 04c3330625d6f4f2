"""`diff` as an external diff of git: `diff.argmap.command` is `argmap diff --git`, with `*.yaml diff=argmap`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli._diff import compare, is_unreadable
from argmap.cli._printing import print_data, print_text
from argmap.diagnostics import ArgmapError
from argmap.printable import safe, show_name, without_commands
from argmap.syntax.files import read_bytes

if TYPE_CHECKING:
    from argmap.model.document import Document

_NOTHING = "/dev/null"
"""The name that git passes if a version does not have the file."""


def diff_for_git(arguments: Sequence[str]) -> None:
    """Prints the difference for git, which passes seven arguments, nine for a renamed file, one for an unmerged file.

    If a version is not a map at all, the lines are compared instead. For git any exit code but 0 is a failure, after
    which it shows no further files; so a version that cannot be read is reported in the output.
    """
    if len(arguments) == 1:
        print_text(f"{show_name(arguments[0])}: not merged yet")
        return
    if len(arguments) not in (7, 9):
        raise click.UsageError(
            "--git is for git, which passes seven or nine arguments: path, old file, hash and mode, and the new ones"
        )
    path, before, _, old_mode, after, _, new_mode, *new_name = arguments
    files, paths = (before, after), (path, new_name[0] if new_name else path)
    old, new = (
        file if file == _NOTHING else f"{side}/{name}" for file, side, name in zip(files, "ab", paths, strict=True)
    )
    print_text(f"diff --argmap {show_name(old)} {show_name(new)}")
    if _NOTHING not in files and old_mode != new_mode:
        print_text(safe(f"mode {old_mode} → {new_mode}"))
    try:
        raws = [b"" if file == _NOTHING else read_bytes(Path(file)) for file in files]
    except ArgmapError as error:
        print_text(without_commands(safe(f"not compared: {error}")))
        return
    documents = [_document(raw, name) for raw, name in zip(raws, (old, new), strict=True)]
    if any(map(is_unreadable, documents)):
        print_data(_lines(raws[0], raws[1], path))
        return
    result, _ = compare(documents[0], documents[1], scored=False)
    result.show()


def _document(raw: bytes, name: str) -> Document:
    from argmap.formats import parse
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap

    return Document(ArgumentMap(), file=name) if name == _NOTHING else parse(raw).with_file(name)


def _lines(old: bytes, new: bytes, path: str) -> str | bytes:
    """The lines that differ; of binary files (a null byte near the start, as in git) only that they differ."""
    from argmap.cli._fmt import printable_diff
    from argmap.syntax.edits import unified_diff

    if any(b"\0" in raw[:8000] for raw in (old, new)):
        return "" if old == new else "Binary files differ\n"
    return printable_diff(unified_diff(old, new, path))
