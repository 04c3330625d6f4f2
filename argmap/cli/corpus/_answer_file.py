"""Writes what is made from tables, but not among the tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from argmap.cli._outputs import Outputs
from argmap.diagnostics import ArgmapError
from argmap.printable import show_name
from argmap.syntax.files import real_path


def write_beside(target: str, content: bytes, folders: Sequence[str]) -> None:
    """Writes a file; ArgmapError if it is in one of the folders of tables, or another name for a file in one."""
    if any(real_path(target).is_relative_to(real_path(folder)) for folder in folders):
        raise ArgmapError(f"{show_name(target)} is in the folder of the tables; choose another one")
    outputs = Outputs([file for folder in folders for file in Path(folder).rglob("*")])
    outputs.claim(target)
    outputs.write(target, content)
