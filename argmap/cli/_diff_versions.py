"""Reads a version of a map: a file, standard input, or a file in a revision of a git repository."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from argmap.cli._inputs import read_document, reading
from argmap.diagnostics import ArgmapError
from argmap.syntax.files import mode_of

if TYPE_CHECKING:
    from argmap.model.document import Document


def read_version(name: str) -> Document:
    """Reads `-`, a file, or `REV:path` if there is no such file; ArgmapError if that is impossible."""
    from argmap.formats import parse

    if ":" not in name or mode_of(name) is not None:
        return read_document(name)
    return parse(read_committed(name), **reading()).with_file(name)


def read_committed(name: str) -> bytes:
    """The bytes of `REV:path`; `:path` is the staged version.

    Raises ArgmapError if git or a repository is missing, or if git does not know the revision or the path.
    """
    from argmap.syntax import limits
    from argmap.syntax.files import within_limit

    revision, _, path = name.partition(":")
    if revision.startswith("-") or not path or not name.isprintable():  # git could take it for an option
        raise ArgmapError(f"{name!r} is neither a file nor REV:path, such as HEAD:maps/town.yaml")
    try:
        with subprocess.Popen(
            ["git", "cat-file", "blob", name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        ) as git:
            assert git.stdout is not None
            assert git.stderr is not None
            raw = git.stdout.read(limits.BYTES + 1)
            if len(raw) > limits.BYTES:
                git.kill()
            error = git.stderr.read().decode("utf-8", "replace")
    except FileNotFoundError:
        raise ArgmapError(f"there is no file {name}; to find it in a git repository, install git") from None
    if len(raw) <= limits.BYTES and git.returncode:
        reason = " ".join(error.split()).removeprefix("fatal: ") or f"git ended with {git.returncode}"
        raise ArgmapError(f"there is no file {name}, and git has no such version: {reason}")
    return within_limit(name, raw, limits.BYTES)
