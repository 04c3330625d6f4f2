"""Figures that were drawn before, one file each, so that a second build draws nothing.

A figure is known by its text, its attributes, the bytes of the file that it names, and what the program itself is. An
entry also says which other files the text takes in, with their hashes, and is not used when one of them has changed.
An entry that is damaged counts for nothing; a folder that cannot be used is not used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from argmap.diagnostics import ArgmapError
from argmap.registry import FORMATS, RENDERERS, SEMANTICS, plugins
from argmap.syntax.caching import blake2b, default_folder, program_content
from argmap.syntax.files import make_folder, read_bytes, real_path, write_bytes

MOST_ENTRIES = 2_000
"""Entries in a folder; when there are more, the half that was used longest ago goes."""
MOST_BYTES = 20_000_000
"""Bytes of an entry; larger figures are drawn each time."""
_ENDING = ".figure"
_UNUSED = {
    *("__pycache__", "assistants", "batch", "cli", "corpus", "guide", "lsp", "notebook", "preview", "rules", "teach"),
    "versions",
}
"""Folders of the program that pictures do not depend on."""


class FigureCache:
    """The figures in a folder, None for that of the user."""

    def __init__(self, folder: Path | None) -> None:
        own = default_folder() if folder is None else None
        self._folder = folder if own is None else own / "figures"

    def key(self, parts: Iterable[object], content: bytes) -> str:
        """The key of a figure that is made from `content`, the bytes of its map, as `parts` say."""
        digest = blake2b(json.dumps([_program(), *parts]).encode(errors="surrogatepass"), digest_size=20)
        digest.update(b"\0" + content)
        return digest.hexdigest()

    def get(self, key: str, base: Path | None) -> list[str] | None:
        """The parts of a figure; None if it must be drawn. `base` is the folder of the document."""
        if self._folder is None:
            return None
        file = self._folder / f"{key}{_ENDING}"
        try:
            raw = read_bytes(file, MOST_BYTES + 100, "figure")
            stored_hash, _, body = raw.partition(b"\n")
            if stored_hash.decode() != _hash(body):
                return None
            files, parts = json.loads(body)
            if any(_file_hash(base, name) != state for name, state in files):
                return None
            with suppress(OSError):  # a folder may be there to be read only
                os.utime(file)
        except (ArgmapError, OSError, ValueError, TypeError):
            return None
        return parts if isinstance(parts, list) and all(isinstance(part, str) for part in parts) else None

    def put(self, key: str, base: Path | None, files: Iterable[Path], parts: Sequence[str]) -> None:
        """Stores the parts of a figure that depends on these `files` too."""
        if self._folder is None:
            return
        names = sorted({_name(file, base) for file in files}) if base is not None else []
        body = json.dumps([[[name, _file_hash(base, name)] for name in names], list(parts)]).encode()
        if len(body) > MOST_BYTES:
            return
        with suppress(ArgmapError):
            make_folder(self._folder)
            write_bytes(self._folder / f"{key}{_ENDING}", f"{_hash(body)}\n".encode() + body)
        self._forget()

    def write_beside(self, key: str, ending: str, content: bytes) -> Path:
        """Writes the content of an entry as a file of its own; ArgmapError where there is no folder for it."""
        if self._folder is None:
            raise ArgmapError("there is no folder for pictures; name one in ARGMAP_CACHE_DIR")
        make_folder(self._folder)
        file = self._folder / f"{key}{ending}"
        write_bytes(file, content)
        return file

    def _forget(self) -> None:
        """Deletes the entries that were used longest ago, if there are too many."""
        assert self._folder is not None
        with suppress(OSError):
            entries = [entry for entry in os.scandir(self._folder) if entry.name.endswith((_ENDING, ".png"))]
            if len(entries) <= MOST_ENTRIES:
                return
            for entry in sorted(entries, key=lambda entry: entry.stat().st_mtime_ns)[: len(entries) // 2]:
                Path(entry.path).unlink(missing_ok=True)


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _name(file: Path, base: Path) -> str:
    """A file as seen from the folder of the document, so that a project can be moved."""
    return os.path.relpath(real_path(file), real_path(base))


def _file_hash(base: Path | None, name: str) -> str:
    """The hash of a file that a map takes in; "" if it cannot be read."""
    try:
        return _hash(read_bytes((base or Path()) / name))
    except ArgmapError:
        return ""


@cache
def _program() -> str:
    """The content of the program, and what other distributions add to it."""
    added = [plugins(registry.kind) for registry in (FORMATS, RENDERERS, SEMANTICS)]
    return f"{program_content(_UNUSED)}{added!r}"
