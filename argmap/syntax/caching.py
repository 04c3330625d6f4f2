"""What every cache needs: the folder for results, the state of the program that they depend on, and a hash.

`hashlib` loads OpenSSL first, which takes longer than looking a file up; CPython has BLAKE2 in a module of its own too.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

try:
    from _blake2 import blake2b
except ImportError:  # another Python
    from hashlib import blake2b

__all__ = ["blake2b", "default_folder", "program_state"]


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
    digest = blake2b(digest_size=16)
    for line in sorted(_file_states(str(Path(__file__).parents[1]), unused)):
        digest.update(line.encode(errors="surrogatepass"))
    return digest.hexdigest()


def _file_states(folder: str, unused: Collection[str]) -> Iterator[str]:
    """Name, size and time of each file below a folder that results may depend on, one a line, in any order."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".so", ".txt", ".toml", ".css", ".js", ".jinja")):
                state = entry.stat()
                yield f"{entry.path} {state.st_size} {state.st_mtime_ns}\n"
            elif "." not in entry.name and entry.name not in unused and entry.is_dir():
                yield from _file_states(entry.path, unused)
