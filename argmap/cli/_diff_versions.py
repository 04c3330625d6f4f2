"""A version of a map: a file, standard input, or a file as it was in a revision of a git repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli._inputs import STDIN, reading
from argmap.diagnostics import ArgmapError

if TYPE_CHECKING:
    from argmap.model.document import Document


def version(name: str) -> Document:
    """The document that `name` means: `-`, a file, or `REV:path` where no such file exists.

    Raises ArgmapError when it cannot be read.
    """
    from argmap.formats import parse, read
    from argmap.syntax.files import MAX_BYTES

    how = reading()
    if name == "-":
        return parse(sys.stdin.buffer.read(MAX_BYTES + 1), **how).with_file(STDIN)
    if ":" not in name or _exists(name):
        return read(name, **how)
    return parse(committed(name), **how).with_file(name)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:  # a name as long as no file can have it, say
        return False


def committed(name: str) -> bytes:
    """The bytes of `REV:path`; `:path` is what is staged.

    Raises ArgmapError when git or a repository is missing, or either part is unknown.
    """
    from argmap.syntax.files import MAX_BYTES, within_limit

    revision, _, path = name.partition(":")
    if revision.startswith("-") or not path or not name.isprintable():  # git would take it for an option
        raise ArgmapError(f"{name!r} is neither a file nor REV:path, such as HEAD:maps/town.yaml")
    try:
        with subprocess.Popen(
            ["git", "cat-file", "blob", name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        ) as git:
            assert git.stdout is not None
            assert git.stderr is not None
            raw = git.stdout.read(MAX_BYTES + 1)
            if len(raw) > MAX_BYTES:
                git.kill()
            said = git.stderr.read().decode("utf-8", "replace")
    except FileNotFoundError:
        raise ArgmapError(f"there is no file {name}, and to look for it in a repository git is needed") from None
    if len(raw) <= MAX_BYTES and git.returncode:
        reason = " ".join(said.split()).removeprefix("fatal: ") or f"git ended with {git.returncode}"
        raise ArgmapError(f"there is no file {name}, and git finds no such version: {reason}")
    return within_limit(name, raw)
