"""The members of a ZIP archive, by their place in its list."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import Any

from argmap.corpus.members.archive_bounds import why_stopped, why_too_large
from argmap.corpus.members.member import Chooser, Located, is_hidden, printable_name
from argmap.diagnostics import ArgmapError
from argmap.syntax import limits

_FAULTS = (OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error)


class ZipSource:
    """A ZIP archive; archives inside it are not opened."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.left_out = 0

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._file)
        except _FAULTS as error:
            raise ArgmapError(f"cannot read the archive {self._file}: {_words(error)}") from error

    @cached_property
    def _infos(self) -> list[zipfile.ZipInfo]:
        return [info for info in self._archive.infolist() if not info.is_dir()]

    @cached_property
    def _by_name(self) -> dict[str, int]:
        return {info.filename: number for number, info in enumerate(self._infos)}

    def members(self) -> Iterator[Located]:
        try:
            infos = self._infos
        except ArgmapError as error:
            yield printable_name(self._file), None, str(error)
            return
        packed, expanded, chosen = Path(self._file).stat().st_size, 0, self._choose()
        seen: dict[str, int] = {}
        for number, info in enumerate(infos):
            expanded += info.file_size
            fault = why_stopped(number + 1, expanded, packed)
            if fault is not None:
                yield printable_name(self._file), None, fault
                return
            if number in chosen:
                seen[info.filename] = seen.get(info.filename, 0) + 1
                again = f"#{seen[info.filename]}" if seen[info.filename] > 1 else ""
                yield printable_name(f"{self._file}/{info.filename}{again}"), number, why_too_large(info.file_size)

    def _choose(self) -> set[int]:
        """The numbers of the members that may be maps."""
        folders: dict[str, list[str]] = {}
        for info in self._infos:
            folders.setdefault(dirname(info.filename), []).append(basename(info.filename))
        chooser = Chooser()
        names = {
            join(folder, name)
            for folder, inside in folders.items()
            if not is_hidden(folder)
            for name in chooser.choose(inside)
        }
        chosen = {number for number, info in enumerate(self._infos) if info.filename in names}
        self.left_out = len(self._infos) - len(chosen)
        return chosen

    def read(self, place: Any) -> bytes:
        try:
            with self._archive.open(self._infos[place]) as member:
                content = member.read(limits.BYTES + 1)
        except _FAULTS as error:
            raise ArgmapError(f"cannot read this member: {_words(error)}") from error
        fault = why_too_large(len(content))
        if fault is not None:
            raise ArgmapError(f"this member is {fault}")
        return content

    def local_file(self, place: Any) -> Path | None:
        return None

    def beside(self, place: Any, name: str) -> bytes | None:
        folder = dirname(self._infos[place].filename)
        number = self._by_name.get(normpath(join(folder, name)) if folder else normpath(name))
        if number is None:
            return None
        try:
            return self.read(number)
        except ArgmapError:
            return None


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, RuntimeError) and "password" in str(error):
        return "it is encrypted"
    return "it is damaged, or packed in a way that cannot be read"
