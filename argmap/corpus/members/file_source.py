"""Files, named one by one or by a pattern, and the files in and below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from argmap.corpus.members.member import Chooser, Located, printable_name
from argmap.diagnostics import ArgmapError
from argmap.syntax.files import read_bytes, real_path, reason


class FileSource:
    """Files of this machine; with several machines, all have to see them under the same name."""

    left_out = 0

    def __init__(self, files: Sequence[str]) -> None:
        self._files = files

    def members(self) -> Iterator[Located]:
        return ((printable_name(file), file, None) for file in self._files)

    def read(self, place: Any) -> bytes:
        return read_bytes(Path(place))

    def local_file(self, place: Any) -> Path | None:
        return Path(place)

    def beside(self, place: Any, name: str) -> bytes | None:
        return None


class FolderSource(FileSource):
    """The maps in and below a folder, hidden files and folders aside; `skip` is a folder that is left out."""

    def __init__(self, folder: str, skip: str | None = None) -> None:
        super().__init__(())
        self._folder = folder
        self._skip = None if skip is None else real_path(skip)
        self.left_out = 0

    def members(self) -> Iterator[Located]:
        return self._list(Path(self._folder), Chooser())

    def _list(self, folder: Path, chooser: Chooser) -> Iterator[Located]:
        """The members of a folder, then those of the folders in it; symbolic links to folders are not followed."""
        try:
            with os.scandir(folder) as entries:
                listed = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError as error:
            if folder == Path(self._folder):
                raise ArgmapError(f"cannot read the folder {self._folder}: {reason(error)}") from error
            yield printable_name(str(folder)), str(folder), f"cannot read the folder: {reason(error)}"
            return
        files = [name for name, is_folder in listed if not is_folder]
        chosen = chooser.choose(files)
        self.left_out += sum(not name.startswith(".") for name in files) - len(chosen)
        for name in chosen:
            path = str(folder / name)
            yield printable_name(path), path, None
        for name, is_folder in listed:
            below = folder / name
            if is_folder and not name.startswith(".") and (self._skip is None or real_path(below) != self._skip):
                yield from self._list(below, chooser)
