"""The one way to write results: never over a file that the call reads, nor over another result of the same call."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from argmap.cli._printing import print_data
from argmap.diagnostics import ArgmapError
from argmap.printable import show_name
from argmap.syntax.files import Identity, append_bytes, file_identities, write_bytes
from argmap.syntax.reading_log import files_read


class Outputs:
    """The results of one call; `inputs` are the names of what it reads, to which all files are added that it opens.

    Among these are the texts that maps name; so all maps of a call are read before its first result is written.

    Two names are the same file if links or the system say so, also when the file has several names (hard links).
    """

    def __init__(self, inputs: Iterable[str | Path | None]) -> None:
        self._inputs: set[Identity] = set()
        self._outputs: set[Identity] = set()
        self._claimed: dict[str, bool] = {}
        self._logged = 0
        for name in inputs:
            if name is not None and os.fspath(name) != "-":
                self._inputs |= file_identities(name)

    def claim(self, *names: str | Path | None, renews: bool = False) -> None:
        """Says that these files will be written, each once; ArgmapError if one is an input or another output.

        `renews` is for a file that the call may read and replace, such as a baseline.
        """
        for name in names:
            if name is None or os.fspath(name) == "-":
                continue
            identities = file_identities(name)
            if not renews:
                self._check_input(name, identities)
            if identities & self._outputs:
                raise ArgmapError(f"{show_name(name)} is already a result of this call; choose another name")
            self._outputs |= identities
            self._claimed[os.fspath(name)] = renews

    def _check_input(self, name: str | Path, identities: set[Identity]) -> None:
        for path in files_read()[self._logged :]:
            self._inputs |= file_identities(path)
        self._logged = len(files_read())
        if identities & self._inputs:
            raise ArgmapError(f"{show_name(name)} is read by this call; choose another name for the result")

    def write(self, name: str | Path, content: bytes) -> None:
        """Writes a result, whole or not at all; `-` is standard output."""
        if os.fspath(name) == "-":
            print_data(content)
            return
        self._admit(name)
        write_bytes(Path(name), content)
        self._outputs |= file_identities(name)  # it may be a new file now

    def append(self, name: str | Path, content: bytes) -> None:
        """Adds a result to the end of a file."""
        self._admit(name)
        append_bytes(Path(name), content)

    def _admit(self, name: str | Path) -> None:
        """Claims a file unless that was done; even then it may have turned out meanwhile that it is read."""
        renews = self._claimed.get(os.fspath(name))
        if renews is None:
            self.claim(name)
        elif not renews:
            self._check_input(name, file_identities(name))
