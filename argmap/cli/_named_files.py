"""Reads what a command line names: a file, `-` for standard input, or an open pipe such as `<(…)` of a shell.

A pipe that has a name in a folder is not read, since nobody may ever write to it; nor is a device or a socket.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.syntax import limits
from argmap.syntax.files import (
    descriptor_of,
    is_file,
    is_missing,
    read_all,
    read_bytes,
    reason,
    within_limit,
)

STDIN = "<stdin>"


class FileName(click.Path):
    """A name as it was typed, which shells complete; what it points at is looked at only when it is opened."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value


FILE_NAME = FileName()


def is_stream(name: str) -> bool:
    """Whether a name stands for something that can be read only once: standard input, or an open pipe."""
    return name == "-" or (descriptor_of(name) is not None and not is_file(name))


def read_named(name: str) -> bytes:
    """The bytes of what a command line names; ArgmapError when they cannot be read or are over the limit."""
    if not is_stream(name):
        return read_bytes(Path(name))
    shown = "standard input" if name == "-" else name
    number = descriptor_of(name)
    try:
        if name != "-" and number:
            opened = os.dup(number)
            try:
                return within_limit(shown, read_all(opened, limits.BYTES), limits.BYTES)
            finally:
                os.close(opened)
        if sys.stdin is None or sys.stdin.closed:
            raise ArgmapError("cannot read standard input: it is closed")
        return within_limit(shown, sys.stdin.buffer.read(limits.BYTES + 1) or b"", limits.BYTES)
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot read {shown}: {reason(error)}") from error


def title_of(name: str) -> str:
    """The name of an input in messages and results."""
    return STDIN if name == "-" else name


def _nearest_file(name: str) -> str:
    """The file or folder beside it whose name is most like this one, as a question; empty if there is none."""
    folder = Path(name).parent
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry, _ in zip(entries, range(2000), strict=False)]
    except (OSError, ValueError):
        return ""
    return did_you_mean(Path(name).name, sorted(names))


def why_unreadable(name: str) -> str:
    """Why nothing can be read under this name, in words."""
    if is_missing(name):
        return f"{name}: no such file or folder{_nearest_file(name)}"
    try:
        read_bytes(Path(name))
    except ArgmapError as error:
        return str(error)
    return f"{name}: it has just been created"
