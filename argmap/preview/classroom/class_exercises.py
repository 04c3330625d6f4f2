"""The exercises of a class: each with its key, under the name of its file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.printable import show_name
from argmap.teach import exercise_files
from argmap.teach.exercise import Posed


class ClassExercise(NamedTuple):
    """An exercise: its `name`, which is part of addresses and names its folder of answers, and itself with its key."""

    name: str
    posed: Posed

    @property
    def fingerprint(self) -> str:
        """What identifies the exercise in its page and in answer files."""
        return self.posed.exercise.fingerprint


def read_exercises(files: Iterable[Path]) -> list[ClassExercise]:
    """The exercises of key files.

    ReadError for a file that is no key; ArgmapError where two files have the same name or hold the same exercise.
    """
    exercises: dict[str, ClassExercise] = {}
    fingerprints: dict[str, Path] = {}
    for file in files:
        exercise = ClassExercise(exercise_name(file), exercise_files.load(file, Posed))
        if exercise.name in exercises:
            raise ArgmapError(f"two exercises are called '{exercise.name}'; rename {show_name(file)}")
        other = fingerprints.setdefault(exercise.fingerprint, file)
        if other != file:
            raise ArgmapError(f"{show_name(other)} and {show_name(file)} hold the same exercise; leave one out")
        exercises[exercise.name] = exercise
    return list(exercises.values())


def exercise_name(file: Path) -> str:
    """What is left of the name of a key file, with hyphens for what would not do in an address.

    >>> exercise_name(Path("signs.key.yaml")), exercise_name(Path("Für und Wider.key.json"))
    ('signs', 'Für-und-Wider')
    """
    stem = file.name.removesuffix(file.suffix).removesuffix(".key")
    return "-".join("".join(char if char.isalnum() or char in "-_" else " " for char in stem).split()) or "exercise"
