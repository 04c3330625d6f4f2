"""The members of a tar archive, packed or not, by the place and the size of their bytes.

A packed archive can only be read from its beginning; each process goes through it once, since parts come in order.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from posixpath import basename, dirname
from typing import IO, Any, cast

from argmap.corpus.members.archive_bounds import why_stopped, why_too_large
from argmap.corpus.members.member import Chooser, Located, is_hidden, printable_name
from argmap.diagnostics import ArgmapError

_OPENERS = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}
_FAULTS = (OSError, EOFError, ValueError, tarfile.TarError, zlib.error, lzma.LZMAError)


class TarSource:
    """A tar archive; links, devices and archives inside it are not read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._stream: IO[bytes] | None = None
        self.left_out = 0

    def _open(self) -> IO[bytes]:
        with Path(self._file).open("rb") as raw:
            start = raw.read(6)
        opener = next((opener for magic, opener in _OPENERS.items() if start.startswith(magic)), None)
        if opener is None:
            return Path(self._file).open("rb")
        return cast("IO[bytes]", opener(self._file, "rb"))

    def members(self) -> Iterator[Located]:
        listed: list[tuple[str, tuple[int, int]]] = []
        fault = self._list(listed)
        folders: dict[str, list[str]] = {}
        for name, _ in listed:
            folders.setdefault(dirname(name), []).append(basename(name))
        chooser = Chooser()
        chosen = {folder: set(chooser.choose(inside)) for folder, inside in folders.items() if not is_hidden(folder)}
        seen: dict[str, int] = {}
        for name, place in listed:
            if basename(name) not in chosen.get(dirname(name), ()):
                self.left_out += 1
                continue
            seen[name] = seen.get(name, 0) + 1
            again = f"#{seen[name]}" if seen[name] > 1 else ""
            yield printable_name(f"{self._file}/{name}{again}"), place, why_too_large(place[1])
        if fault is not None:
            yield printable_name(self._file), None, fault

    def _list(self, listed: list[tuple[str, tuple[int, int]]]) -> str | None:
        """Fills the list of regular files with their places; the result says why the list ends early, if it does."""
        expanded = end = 0
        try:
            packed = Path(self._file).stat().st_size
            with self._open() as stream, tarfile.TarFile(fileobj=stream) as archive:
                while (info := archive.next()) is not None:
                    vars(archive)["members"] = []  # else all that are passed stay in memory
                    expanded += info.size
                    fault = why_stopped(len(listed) + 1, expanded, packed)
                    if fault is not None:
                        return fault
                    if info.isreg() and not info.issparse():
                        listed.append((info.name.removeprefix("./"), (info.offset_data, info.size)))
                    end = info.offset_data + -(-info.size // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE
                stream.seek(end)
                if stream.read(tarfile.BLOCKSIZE) != bytes(tarfile.BLOCKSIZE):  # what every archive ends with
                    raise EOFError
        except _FAULTS as error:
            words = error.strerror if isinstance(error, OSError) and error.strerror else "it is damaged"
            return f"cannot read the archive {self._file}{' to its end' if listed else ''}: {words}"
        return None

    def read(self, place: Any) -> bytes:
        start, size = place
        try:
            if self._stream is None:
                self._stream = self._open()
            self._stream.seek(start)
            content = self._stream.read(size)
        except _FAULTS as error:
            self._stream = None
            raise ArgmapError("cannot read this member: the archive is damaged") from error
        if len(content) < size:
            raise ArgmapError("cannot read this member: the archive ends within it")
        return content

    def local_file(self, place: Any) -> Path | None:
        return None

    def beside(self, place: Any, name: str) -> bytes | None:
        return None
