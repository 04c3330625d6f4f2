"""Writes an exercise and, next to it, its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli._printing import say
from argmap.diagnostics import ArgmapError

if TYPE_CHECKING:
    from argmap.teach.exercise import Posed


class PoseCommand(click.Command):
    """A command whose help ends with the kinds of exercises, so that a new kind is listed without an edit here."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the name and the task of each kind, in teaching order."""
        from argmap.teach.posing.pose_exercise import kinds

        with formatter.section("Kinds"):
            formatter.write_dl([(kind.name, kind.instructions) for kind in kinds()])


def write_with_key(posed: Posed, file: Path) -> None:
    """Write an exercise to `file` and its key to a file next to it; print both names to stderr."""
    from argmap.syntax.files import is_missing, make_folder
    from argmap.teach import exercise_files
    from argmap.teach.exercise import Exercise, Posed

    key = key_file(file)
    for path in (file, key):
        if not is_missing(path) and exercise_files.kind_of(exercise_files.read_values(path)) not in (Exercise, Posed):
            raise ArgmapError(f"{path} already exists and is not an exercise; choose another name")
    make_folder(file.parent)
    exercise_files.dump(posed.exercise, file)
    exercise_files.dump(posed, key)
    say(f"argmap: wrote {file} and {key}")


def key_file(exercise: Path) -> Path:
    """The file for the key of an exercise: `x.key.yaml` next to `x.exercise.yaml`.

    >>> from pathlib import Path
    >>> key_file(Path("signs.exercise.yaml")).name, key_file(Path("signs.yaml")).name
    ('signs.key.yaml', 'signs.key.yaml')
    """
    stem = exercise.name.removesuffix(exercise.suffix).removesuffix(".exercise")
    return exercise.with_name(f"{stem}.key{exercise.suffix}")
