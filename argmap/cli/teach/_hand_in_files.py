"""The files that students handed in: those that the command line names, and all of a folder; none goes unmentioned."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.cli._inputs import Inputs, find_files, map_suffixes
from argmap.cli._named_files import is_stream
from argmap.cli._printing import say_lines
from argmap.printable import show_name
from argmap.syntax.files import is_folder

SHOWN = 20
"""The most skipped files that are listed on stderr; more are counted."""


class HandInFiles:
    """The files to grade, and those of folders that are left aside.

    `unreadable` are files that may be a student's work, but cannot be read, and `skipped` are those that are none, each
    with its reason. With `maps`, students' maps are looked for, else answers to an exercise.
    """

    def __init__(self, paths: Sequence[str], *, maps: bool) -> None:
        self.skipped: list[tuple[str, str]] = []
        self.unreadable: list[tuple[str, str]] = []
        self._maps = maps
        self._empty: list[str] = []
        chosen = [file for path in paths for file in self._expand(path)]
        self.inputs = Inputs(chosen)
        for folder in self._empty:
            self.inputs.fail(f"{folder}: nothing in this folder can be graded")

    @property
    def files(self) -> list[str]:
        """The names of the files to grade."""
        return self.inputs.files

    def _expand(self, path: str) -> Iterator[str]:
        if is_stream(path) or not is_folder(path):
            yield path
            return
        files = sorted(find_files(Path(path), ("",), (), lambda error: None))
        readable = [file for file in files if self._is_readable(file)]
        stems = {Path(file).with_suffix("") for file in readable}
        for file in files:
            if self._is_readable(file):
                continue
            if self._maps and _first_stem(file) in stems:
                self.skipped.append((file, "it belongs to the map of the same name"))
            else:
                self.unreadable.append((file, self._why_unreadable(file)))
        yield from readable
        self.skipped += [(file, "hidden files are not read") for file in _hidden(path)]
        if not files:
            self._empty.append(path)

    def _is_readable(self, file: str) -> bool:
        """Whether a file of a folder has an ending by which it is read."""
        if self._maps:
            return file.lower().endswith(tuple(map_suffixes()))
        from argmap.teach.reading.answer_files import ending

        return ending(file) is not None

    def _why_unreadable(self, file: str) -> str:
        if self._maps:
            return f"maps in a folder end in {', '.join(map_suffixes())}; name the file to grade it too"
        from argmap.teach.reading.answer_files import why_unreadable

        return why_unreadable(file)

    def say_skipped(self) -> None:
        """Print which files were skipped, and why."""
        say_lines(f"argmap: skipped {show_name(file)}: {reason}" for file, reason in self.skipped[:SHOWN])
        if len(self.skipped) > SHOWN:
            say_lines([f"argmap: skipped {len(self.skipped) - SHOWN} more files"])


def _first_stem(file: str) -> Path:
    """A path without any of its endings, such as that of `class-pet.article.txt`."""
    path = Path(file)
    return path.with_name(path.name.split(".")[0])


def _hidden(folder: str) -> Iterator[str]:
    """The hidden files in and below a folder, except those in hidden folders."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        yield from (os.path.join(where, name) for name in sorted(files) if name[0] == ".")  # noqa: PTH118
