"""Maps at an address that fsspec can read, such as `memory://` or `https://`: a file, or what is below a folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from posixpath import basename, dirname
from typing import Any

from argmap.corpus.members.archive_bounds import why_too_large
from argmap.corpus.members.member import Chooser, Located, printable_name
from argmap.diagnostics import ArgmapError, missing_package
from argmap.syntax import limits


class AddressSource:
    """An address; the library of its protocol has to be installed, and each process opens it anew."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.left_out = 0

    @cached_property
    def _system(self) -> Any:
        try:
            import fsspec
        except ImportError:
            raise missing_package("fsspec", f"reading {self._address}", "cluster") from None
        try:
            return fsspec.filesystem(self._address.partition("://")[0])
        except (ValueError, ImportError) as error:
            raise ArgmapError(f"cannot read {self._address}: {error}") from None

    def members(self) -> Iterator[Located]:
        is_page = self._address.startswith(("http://", "https://"))  # which has no folders
        system = self._system
        try:
            is_folder = not is_page and system.isdir(self._address)
            if not is_folder:
                if not is_page and not system.exists(self._address):
                    raise FileNotFoundError
                yield self._address, self._address, None
                return
            paths = sorted(system.find(self._address))
            root = system._strip_protocol(self._address)
        except Exception as error:
            raise ArgmapError(f"cannot read {self._address}: {_words(error)}") from error
        folders: dict[str, list[str]] = {}
        for path in paths:
            folders.setdefault(dirname(path), []).append(basename(path))
        chooser = Chooser()
        chosen = {folder: set(chooser.choose(inside)) for folder, inside in folders.items()}
        for path in paths:
            if basename(path) in chosen[dirname(path)]:
                below = path.removeprefix(root).lstrip("/")
                yield printable_name(f"{self._address.rstrip('/')}/{below}"), path, None
            else:
                self.left_out += 1

    def read(self, place: Any) -> bytes:
        try:
            with self._system.open(place, "rb") as file:
                content: bytes = file.read(limits.BYTES + 1)
        except ArgmapError:
            raise
        except Exception as error:
            raise ArgmapError(f"cannot read this address: {_words(error)}") from error
        fault = why_too_large(len(content))
        if fault is not None:
            raise ArgmapError(f"what is at this address is {fault}")
        return content

    def local_file(self, place: Any) -> Path | None:
        return None

    def beside(self, place: Any, name: str) -> bytes | None:
        return None


def _words(error: Exception) -> str:
    """What a library for a protocol says, on one line and without a time or a name of this machine."""
    if isinstance(error, FileNotFoundError):
        return "there is nothing at this address"
    return f"{type(error).__name__}"
