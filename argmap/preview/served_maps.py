"""Which files may be shown: the map that was named, or those in the folder that was named, and nothing else.

The page names a map by its path from that folder. A name counts only if it is in the list of maps and leads to a file
inside the folder once all links are followed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from argmap.diagnostics import ArgmapError
from argmap.drawing import Style
from argmap.model.document import Document
from argmap.printable import show_name
from argmap.syntax.files import is_file, real_path, reason, write_bytes


class NotServed(ArgmapError):
    """A name that stands for no map of this server."""


class ServedMaps:
    """The maps of one server.

    - `root`: the folder that all of them are in, without links.
    - `is_folder`: whether a folder was named; else it is the folder of the one map.
    - `choose_style`: gives the style of the picture of a document; None for the usual one.
    - `language`: of the page, whatever that of the maps; "" for that of each map.
    """

    def __init__(
        self,
        path: Path,
        find: Callable[[], Iterable[str]] | None = None,
        *,
        choose_style: Callable[[Document], Style] | None = None,
        language: str = "",
    ) -> None:
        """`find` gives the paths of the maps of a folder; without it, `path` is the only map."""
        self.choose_style = choose_style
        self.language = language
        self.is_folder = find is not None
        self.root = real_path(path) if find is not None else real_path(path).parent
        self._find = find
        self._added = [] if find is not None else [real_path(path).name]
        self._known: set[str] = set()

    def names(self) -> list[str]:
        """The names of all maps now, sorted."""
        names = {*self._added}
        for file in self._find() if self._find is not None else ():
            real = real_path(file)
            if real.is_relative_to(self.root):
                names.add(real.relative_to(self.root).as_posix())
        self._known = names
        return sorted(name for name in names if self._is_inside(name))

    def path(self, name: str) -> Path:
        """The file of a map. NotServed for any other name, and where it leads out of the folder."""
        if name not in self._known and name not in self.names():
            raise NotServed(f"there is no map {show_name(name)} here")
        if not self._is_inside(name):
            raise NotServed(f"{show_name(name)} is not a file in the folder that is served")
        return self.root / name

    def save_new(self, name: str, content: bytes) -> str:
        """Writes a new map beside another and returns its name; no file is ever overwritten."""
        stem = self.path(name).with_suffix("")
        for number in range(1, 1000):
            target = stem.with_name(f"{stem.name}{'' if number == 1 else f'-{number}'}.yaml")
            try:
                descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            except FileExistsError:
                continue
            except OSError as error:
                raise ArgmapError(f"cannot write {show_name(target)}: {reason(error)}") from error
            os.close(descriptor)
            write_bytes(target, content)
            new = target.relative_to(self.root).as_posix()
            self._added.append(new)
            self._known.add(new)
            return new
        raise ArgmapError(f"{show_name(stem)}.yaml and all like it exist; move some away")

    def _is_inside(self, name: str) -> bool:
        target = self.root / name
        return is_file(target) and real_path(target).is_relative_to(self.root)
