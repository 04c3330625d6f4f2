"""The files that the server may read: those below the folders that were named at its start, and no others.

A name is looked at after all links are resolved, and again after the file is open. Hidden files and folders are left
alone, since a folder of texts may well lie beside keys and settings.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.printable import show_name
from argmap.syntax.files import is_folder, is_missing, mode_of, read_all, real_path, reason

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NOFOLLOW", 0)
_LISTED = 2000
"""Files of a folder that are looked at for one of a similar name."""
_LONGEST = 4096
"""Characters of a name."""


class NotAllowed(ArgmapError):
    """A file that the server does not read; the message says why, and nothing of what the file holds."""


class AllowedFiles:
    """The files below some folders. Without a folder there is none.

    `roots` are the folders, without links; one that has become a link since, or is gone, has no files.
    """

    def __init__(self, roots: Iterable[str | Path]) -> None:
        self.roots = tuple(map(Path, roots))

    @classmethod
    def below(cls, folders: Sequence[str | Path]) -> AllowedFiles:
        """The files below some folders. ArgmapError for what is not a folder, and for the root of the system."""
        for folder in folders:
            if not is_folder(folder):
                raise ArgmapError(f"{show_name(folder)} is not a folder; name the folders that assistants may read")
            if real_path(folder) == real_path(folder).parent:
                raise ArgmapError(f"{show_name(folder)} holds the whole machine; name a folder of maps and articles")
        return cls(dict.fromkeys(real_path(folder) for folder in folders))

    def find(self, name: str) -> Path:
        """The path, without links, of an existing file that may be read; a relative name is taken from each folder.

        Raises NotAllowed for any other name, with the nearest name if a file is missing.
        """
        paths = self._paths(name)
        present = [path for path in paths if not is_missing(path)]
        if not present:
            hint = self._nearest(name, paths)
            raise NotAllowed(f"there is no file {show_name(name)} in the folders of this server{hint}")
        return present[0]

    def _paths(self, name: str) -> list[Path]:
        """The paths below the folders that a name may stand for, without links; NotAllowed if there is none."""
        if not self.roots:
            raise NotAllowed(
                "this server reads no files, since no folder was named at its start; pass the text itself, or start "
                "`argmap mcp FOLDER`"
            )
        if "\0" in name or not name.strip() or len(name) > _LONGEST:
            raise NotAllowed("no file can have this name")
        candidates = [Path(name)] if Path(name).is_absolute() else [root / name for root in self.roots]
        inside = [path for path in map(real_path, candidates) if self._is_below(path)]
        if not inside:
            folders = ", ".join(show_name(root) for root in self.roots)
            raise NotAllowed(f"{show_name(name)} is not below the folders that this server may read: {folders}")
        return [self._check(path, name) for path in inside]

    def _is_below(self, path: Path) -> bool:
        return any(path.is_relative_to(root) and path != root for root in self.roots)

    def _check(self, path: Path, name: str | Path) -> Path:
        root = next(root for root in self.roots if path.is_relative_to(root))
        if any(part.startswith(".") for part in path.relative_to(root).parts):
            raise NotAllowed(f"{show_name(name)} is hidden; this server leaves hidden files and folders alone")
        return path

    def _nearest(self, name: str, missing: Iterable[Path]) -> str:
        """The nearest name in the folders where a file was looked for; else the file of this name in a root itself."""
        last = Path(name).name
        beside = did_you_mean(last, self._names_beside(missing))
        at_top = last in self._names_beside(root / last for root in self.roots)
        return f"; did you mean '{last}'?" if not beside and at_top and last != name else beside

    def _names_beside(self, paths: Iterable[Path]) -> list[str]:
        names: list[str] = []
        for folder in {path.parent for path in paths}:
            try:
                with os.scandir(folder) as entries:
                    names += [entry.name for entry, _ in zip(entries, range(_LISTED), strict=False)]
            except OSError:
                continue
        return sorted(name for name in names if not name.startswith("."))

    def read(self, name: str, most: int, what: str) -> tuple[Path, bytes]:
        """The path and the bytes of a file. NotAllowed if it may not be read, cannot be, or has more bytes than `most`.

        `what` is what the file should be, such as `map`.
        """
        path = self.find(name)
        mode = mode_of(path)
        try:
            if mode is None or not stat.S_ISREG(mode):  # a device may act as soon as it is opened
                raise NotAllowed(f"{show_name(name)} is not a regular file")
            descriptor = os.open(path, _OPEN)
            try:
                if not stat.S_ISREG(os.fstat(descriptor).st_mode) or not _lies_at(descriptor, path):
                    raise NotAllowed(f"{show_name(name)} was replaced while it was being opened")
                raw = read_all(descriptor, most)
            finally:
                os.close(descriptor)
        except (OSError, ValueError) as error:
            raise NotAllowed(f"cannot read {show_name(name)}: {reason(error)}") from error
        if len(raw) > most:
            raise NotAllowed(
                f"{show_name(name)} is larger than {most:,} bytes, the most that this server reads of a {what}"
            )
        return path, raw

    def find_new(self, name: str) -> Path:
        """The path for a new map file, in a folder that is there; NotAllowed if something has this name already."""
        if Path(name).suffix.lower() not in (".yaml", ".yml", ".json"):
            raise NotAllowed(f"{show_name(name)}: the name of a map ends in .yaml or .json")
        path = next((path for path in self._paths(name) if is_folder(path.parent)), None)
        if path is None:
            raise NotAllowed(f"there is no folder {show_name(Path(name).parent)} in the folders of this server")
        if os.path.lexists(path):
            raise NotAllowed(
                f"{show_name(name)} already exists; `edit` changes it by actions, and a new map needs another name"
            )
        return path

    def check_all(self, paths: Iterable[Path]) -> None:
        """Raises NotAllowed if one of some files that were read for another one, such as its source, may not be."""
        for path in paths:
            real = real_path(path)
            if not self._is_below(real):
                raise NotAllowed(f"{show_name(path.name)} is not below the folders that this server may read")
            self._check(real, path.name)

    def shown(self, path: Path) -> str:
        """The name of a file from its folder."""
        root = next((root for root in self.roots if path.is_relative_to(root)), path.parent)
        return show_name(path.relative_to(root).as_posix())


def _lies_at(descriptor: int, path: Path) -> bool:
    """Whether an open file lies where it was looked for, or has done until another program replaced it."""
    try:
        place = Path(f"/proc/self/fd/{descriptor}").readlink()
    except OSError:  # not every system tells; then the way to the file is looked at again
        return real_path(path) == path
    return place in (path, path.with_name(f"{path.name} (deleted)"))
