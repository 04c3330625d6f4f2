"""What every cache needs: the folder for results, the state of the program that they depend on, and a hash.

`hashlib` loads OpenSSL first, which takes longer than looking a file up; CPython has BLAKE2 in a module of its own too.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

try:
    from _blake2 import blake2b
except ImportError:  # another Python
    from hashlib import blake2b

__all__ = ["blake2b", "default_folder", "program_content", "program_state"]

_PROGRAM = Path(__file__).parents[1]


def default_folder() -> Path | None:
    """The folder for caches: `ARGMAP_CACHE_DIR`, else `argmap` in the user's cache folder; None for one without."""
    chosen = os.environ.get("ARGMAP_CACHE_DIR")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME")
    if base:
        return Path(base, "argmap")
    try:
        return Path.home() / ".cache" / "argmap"
    except RuntimeError:  # a container may run as a user that the system does not know
        return None


def program_state(unused: Collection[str]) -> str:
    """A hash of names, sizes and times of the files of the program, but for those in folders with an `unused` name."""
    states = ((entry.path, entry.stat()) for entry in _files(str(_PROGRAM), unused))
    return _digest(f"{path} {state.st_size} {state.st_mtime_ns}\n" for path, state in states)


def program_content(unused: Collection[str]) -> str:
    """As `program_state`, of what is in the files: the same wherever and whenever the program was installed.

    Compiled modules do not count, as their sources do. It takes about five times as long.
    """
    files = (Path(entry.path) for entry in _files(str(_PROGRAM), unused) if not entry.name.endswith(".so"))
    names = ((os.path.relpath(path, _PROGRAM), path) for path in files)
    return _digest(f"{name} {blake2b(path.read_bytes()).hexdigest()}\n" for name, path in names)


def _digest(lines: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for line in sorted(lines):
        digest.update(line.encode(errors="surrogatepass"))
    return digest.hexdigest()


def _files(folder: str, unused: Collection[str]) -> Iterator[os.DirEntry[str]]:
    """Each file below a folder that results may depend on, in any order."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".so", ".txt", ".toml", ".css", ".js", ".jinja")):
                yield entry
            elif "." not in entry.name and entry.name not in unused and entry.is_dir():
                yield from _files(entry.path, unused)
