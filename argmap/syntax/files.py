"""Files, read within bounds and written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from argmap.diagnostics import ArgmapError

MAX_BYTES = 64_000_000


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file.

    Raises ArgmapError when it cannot be read, is no regular file (a folder, a device, a pipe) or is over `limit`.
    """
    try:
        with path.open("rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ArgmapError(f"{path} is not a regular file")
            return within_limit(str(path), file.read(limit + 1) or b"", limit)
    except OSError as error:
        raise ArgmapError(f"cannot read {path}: {error.strerror or error}") from error


def within_limit(name: str, raw: bytes, limit: int = MAX_BYTES) -> bytes:
    """`raw`, unless there is more of it than `limit`: then ArgmapError."""
    if len(raw) > limit:
        raise ArgmapError(f"{name} is larger than {limit:,} bytes, the limit for one map")
    return raw


def write_bytes(path: Path, content: bytes) -> None:
    """Replaces the file in one step: a reader sees the old content or the new, never a part.

    A symbolic link is followed; what is no file, such as a pipe, is written to. Raises ArgmapError when it cannot be.
    """
    try:
        real = Path(os.path.realpath(path))
        if real.exists() and not real.is_file():
            real.write_bytes(content)
            return
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~_umask()
        descriptor, temporary = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:40]}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(temporary).chmod(mode)
            Path(temporary).replace(real)
        except BaseException:  # an interrupt too must not leave the temporary file behind
            Path(temporary).unlink()
            raise
    except OSError as error:
        raise ArgmapError(f"cannot write {path}: {error.strerror or error}") from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def source_path(map_file: Path, name: str) -> Path:
    """Where `source.file` of a map points: a file in the folder of the map or below it.

    Raises ValueError when `name` is absolute or leaves that folder, by `..` or through a symbolic link.
    """
    folder = map_file.parent.resolve()
    if Path(name).is_absolute() or "\\" in name or (len(name) > 1 and name[1] == ":"):
        raise ValueError(f"'{name}' must be relative to the folder of the map")
    target = (folder / name).resolve()
    if not target.is_relative_to(folder):
        raise ValueError(f"'{name}' leaves the folder of the map")
    return target
