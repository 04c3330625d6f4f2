"""Files, read within bounds and written whole or not at all.

A name in a map or on the command line can point at anything: a folder, a device, a pipe that nobody writes to, a name
that no file can have. Only regular files are read, opened without waiting, and everything that goes wrong is an
:class:`ArgmapError` in words.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.diagnostics import ArgmapError
from argmap.patterns import compile_later
from argmap.printable import show_name
from argmap.syntax import limits
from argmap.syntax.reading_log import note_reading

Identity = tuple[object, ...]
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_AT_A_TIME = 1 << 16
"""Bytes that are asked for at least: files that the system makes up have a size of 0, whatever is in them."""
_MOST_TRIES, _PAUSE = 200, 0.005
"""How often another program's lock is tried to be had, and the seconds between two tries."""
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_DESCRIPTOR = compile_later(r"/dev/(?:fd/(\d{1,5})|(stdin)|(stdout)|(stderr))|/proc/self/fd/(\d{1,5})")


def read_bytes(path: Path, limit: int | None = None, what: str = "map") -> bytes:
    """The bytes of a regular file.

    Raises ArgmapError when it cannot be read, is no regular file (a folder, a device, a pipe) or is over `limit`, which
    is that of the table of limits if none is given. `what` is what the limit is for.
    """
    limit = limits.BYTES if limit is None else limit
    try:
        _check_regular(path, path.stat().st_mode)  # a device may act as soon as it is opened
        descriptor = os.open(path, _READ)
        try:
            status = os.fstat(descriptor)
            _check_regular(path, status.st_mode)
            note_reading([path])
            raw = read_all(descriptor, limit, max(status.st_size + 1, _AT_A_TIME))
        finally:
            os.close(descriptor)
        return raw if len(raw) <= limit else within_limit(show_name(path), raw, limit, what)
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot read {show_name(path)}: {reason(error)}") from error


def read_all(descriptor: int, limit: int, expected: int = 1 << 24) -> bytes:
    """What an open file still has, at most one byte more than `limit`; `expected` bytes are asked for at a time."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (part := os.read(descriptor, min(left, expected, 1 << 24))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def within_limit(name: str, raw: bytes, limit: int, what: str = "map") -> bytes:
    """`raw`, unless there is more of it than `limit`: then ArgmapError."""
    if len(raw) > limit:
        raise ArgmapError(f"{name} is larger than {limit:,} bytes, the limit for one {what}")
    return raw


def _check_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "something else")
        raise ArgmapError(f"{show_name(path)} is {kind}, not a file")


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be used, in words.

    >>> reason(ValueError("embedded null byte"))
    'no file can have this name'
    """
    if isinstance(error, ValueError):  # a null character, or half a character
        return "no file can have this name"
    return error.strerror or str(error)


def mode_of(path: str | os.PathLike[str]) -> int | None:
    """The kind and the permissions of what has this name, as `stat` has them; None if it cannot be looked up."""
    try:
        return Path(path).stat().st_mode
    except (OSError, ValueError):
        return None


def name_of(file: str | Path) -> str:
    """The last part of a path."""
    return file.name if isinstance(file, Path) else Path(file).name  # making a path of a path takes as long


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether this is a regular file; never raises, unlike the method of `Path` for a name that is too long."""
    mode = mode_of(path)
    return mode is not None and stat.S_ISREG(mode)


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether this is a folder; never raises."""
    mode = mode_of(path)
    return mode is not None and stat.S_ISDIR(mode)


def is_missing(path: str | os.PathLike[str]) -> bool:
    """Whether nothing has this name; a name that cannot be looked up, such as one that is too long, is not missing."""
    try:
        Path(path).stat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False


def real_path(path: str | os.PathLike[str]) -> Path:
    """The path without symbolic links, as far as they lead anywhere; never raises, unlike `Path.resolve`."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(path)


def file_identities(name: str | os.PathLike[str]) -> set[Identity]:
    """By what a file is recognised: its path without links, and its number on the disk.

    Something that can be written to again and again, such as a device or a pipe, has none.
    """
    try:
        state = Path(name).stat()
    except (OSError, ValueError):
        return {("path", os.path.normcase(real_path(name)))}
    if not stat.S_ISREG(state.st_mode):
        return set()
    return {("path", os.path.normcase(real_path(name))), ("file", state.st_dev, state.st_ino)}


def same_file(one: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    """Whether two names are the same file, also by a symbolic link or as two names of one file."""
    return not file_identities(one).isdisjoint(file_identities(other))


def descriptor_of(name: str | os.PathLike[str]) -> int | None:
    """The number of the open file that a name such as `/dev/stdin` or `/dev/fd/63` stands for; None for other names.

    >>> descriptor_of("/dev/stdin"), descriptor_of("/dev/fd/63"), descriptor_of("map.yaml")
    (0, 63, None)
    """
    match = _DESCRIPTOR.fullmatch(os.fspath(name))
    if match is None:
        return None
    number = match[1] or match[5]
    return int(number) if number is not None else next(n for n in range(3) if match[n + 2] is not None)


class FileChanged(ArgmapError):
    """A file that holds something else than it was to be replaced with is not replaced."""


def write_bytes(path: Path, content: bytes, *, over: bytes | None = None) -> None:
    """Replaces the file in one step: a reader sees the old content or the new, never a part.

    With `over`, a file is replaced only if it holds that, else FileChanged is raised. Programs that write so wait for
    each other; what another program writes between that look and the step right behind it is lost.

    A symbolic link is followed. A device such as `/dev/null`, and a pipe that somebody reads from, are written to; that
    the reader stops early is no error. Raises ArgmapError when the content cannot be written.
    """
    try:
        descriptor = descriptor_of(path)
        if descriptor is not None:
            _pour(os.dup(descriptor), content)
            return
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            mode = None
        if mode is None or stat.S_ISREG(mode):
            _replace(real_path(path), mode, content, over)
        elif stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
            _pour(_open_to_write(path), content)
        else:
            raise ArgmapError(f"cannot write {show_name(path)}: it is {_KINDS.get(stat.S_IFMT(mode), 'no file')}")
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot write {show_name(path)}: {_why_not(error, path)}") from error


def append_bytes(path: Path, content: bytes) -> None:
    """Adds to the end of a file, which is created if need be; ArgmapError when it cannot be."""
    try:
        _pour(_open_to_write(path, os.O_APPEND | os.O_CREAT), content)
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot write {show_name(path)}: {_why_not(error, path)}") from error


def make_folder(folder: Path) -> None:
    """Creates a folder, and those above it, unless it is there; ArgmapError when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot create the folder {show_name(folder)}: {reason(error)}") from error


def _replace(real: Path, mode: int | None, content: bytes, over: bytes | None) -> None:
    import tempfile  # which takes as long to import as to read a small map

    permissions = mode & 0o777 if mode is not None else 0o666 & ~_umask()
    descriptor, temporary = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:40]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(temporary).chmod(permissions)
        if over is None:
            Path(temporary).replace(real)
        else:
            with _alone_in(real.parent):
                if not real.is_file() or real.read_bytes() != over:
                    raise FileChanged(f"{show_name(real)} was changed by another program")
                Path(temporary).replace(real)
    except BaseException:  # an interrupt too must not leave the temporary file behind
        Path(temporary).unlink(missing_ok=True)  # one that comes right after the last step finds it gone
        raise


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keeps other programs that ask for the same out of a folder, where the system can, but waits for none for long."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        for _ in range(_MOST_TRIES):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_PAUSE)
            except OSError:  # a file system without locks
                break
        yield
    finally:
        os.close(descriptor)


def _open_to_write(path: Path, flags: int = 0) -> int:
    """Opens without waiting for a reader, to write as fast as the reader reads."""
    opened = os.open(path, _WRITE | flags, 0o666)
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(opened, True)
    return opened


def _pour(descriptor: int, content: bytes) -> None:
    """Writes to an open file and closes it; a reader that has gone away has had enough."""
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except BrokenPipeError:
        return


def _why_not(error: OSError | ValueError, path: Path) -> str:
    """Why a file cannot be written, in words."""
    if isinstance(error, FileNotFoundError):
        return f"there is no folder {show_name(path.parent)}"
    if isinstance(error, OSError) and error.errno == errno.ENXIO:
        return "no program reads from this pipe"
    return reason(error)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def source_path(map_file: Path, name: str, root: Path | None = None) -> Path:
    """Where a name in a map points, from the folder of the map: a file in that folder, or in `root`, or below it.

    Raises ValueError when `name` is absolute or leaves that folder, by `..` or through a symbolic link, and when no
    file can have it.
    """
    folder = real_path(map_file.parent)
    if Path(name).is_absolute() or "\\" in name or (len(name) > 1 and name[1] == ":"):
        raise ValueError(f"'{name}' must be relative to the folder of the map")
    try:
        target = Path(os.path.realpath(folder / name))
    except (OSError, ValueError):
        raise ValueError(f"'{name}' is a name that no file can have") from None
    if not target.is_relative_to(folder if root is None else real_path(root)):
        raise ValueError(f"'{name}' leaves the folder {'of the map' if root is None else show_name(root)}")
    return target
