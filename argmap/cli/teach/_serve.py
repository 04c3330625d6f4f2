"""What `teach serve` does: finds the exercises and their keys, and runs the server of the class."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from argmap.cli._messages import print_diagnostics
from argmap.cli._named_files import is_stream, why_unreadable
from argmap.cli._printing import print_text, say
from argmap.cli.teach._pose import key_file
from argmap.diagnostics import ArgmapError, ReadError
from argmap.preview.classroom.class_exercises import read_exercises
from argmap.preview.classroom.serve_class import ClassOptions, require_class_packages, serve_class
from argmap.printable import show_name
from argmap.syntax.files import is_file, is_folder
from argmap.teach import exercise_files
from argmap.teach.exercise import Exercise
from argmap.teach.posing.pose_exercise import kinds

_KEYS = ("*.key.yaml", "*.key.yml", "*.key.json")


def serve_keys(
    keys: Sequence[str], folder: str | None, no_browser: bool, port: int | None, language: str | None, **options: Any
) -> None:
    """Serves the exercises of some files and folders until the command is interrupted."""
    require_class_packages()
    files = list(dict.fromkeys(file for path in keys for file in _find_keys(path)))
    try:
        exercises = read_exercises(files)
    except ReadError as error:
        print_diagnostics(error.diagnostics)
        sys.exit(2)
    order = [kind.name for kind in kinds()]
    if any(is_folder(path) for path in keys):
        exercises.sort(key=lambda one: (*order, one.posed.exercise.kind).index(one.posed.exercise.kind))
    home = Path(keys[0]) if is_folder(keys[0]) else files[0].parent
    class_options = ClassOptions(
        port=port or 0, language=language or exercises[0].posed.exercise.language or "en", **options
    )
    serve_class(
        Path(folder) if folder is not None else home / "class",
        exercises,
        class_options,
        show_address=_show_address,
        opens_browser=not no_browser,
    )


def _find_keys(path: str) -> Iterator[Path]:
    """The key files that a path stands for."""
    if is_stream(path):
        raise ArgmapError("a class needs files or a folder, not standard input")
    if is_folder(path):
        found = sorted(file for pattern in _KEYS for file in Path(path).glob(pattern))
        if not found:
            raise ArgmapError(
                f"{show_name(path)}: this folder has no keys of exercises (.key.yaml); make some with "
                "`argmap teach pose MAP --kind all -o FOLDER`"
            )
        yield from found
    elif not is_file(path):
        raise ArgmapError(why_unreadable(path))
    elif exercise_files.kind_of(exercise_files.read_values(path)) is not Exercise:
        yield Path(path)
    elif is_file(key_file(Path(path))):
        yield key_file(Path(path))
    else:
        raise ArgmapError(
            f"{show_name(path)} has no key beside it; expected {show_name(key_file(Path(path)))}, which "
            "`argmap teach pose` writes with the exercise"
        )


def _show_address(board: str, opened: str, is_open: bool) -> None:
    """Prints the address of the board, which is for the teacher alone; says where students go."""
    print_text(board)
    sys.stdout.flush()
    say(f"students open {opened} and type the code that the board shows")
    if is_open:
        say("this is plain HTTP: whoever can read the traffic of the network can read along")
    say("press Ctrl-C to stop; everything is stored")
