"""Runs Graphviz on DOT text, within bounds of time and memory.

The engine is the program named by `ARGMAP_DOT`, else the one that the package `graphviz-pure` brings, which draws the
same bytes on every machine, else `dot` on the path.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

from argmap.diagnostics import ArgmapError

TIMEOUT = 30.0
"""Seconds."""
MEMORY = 2_000_000_000
"""Bytes of address space."""
VARIABLE = "ARGMAP_DOT"
BUNDLED = "graphviz-pure"
ADVICE = (
    f"install the package {BUNDLED} with pip, or set {VARIABLE} to the path of a Graphviz program; "
    "dot, mermaid, markdown and terminal need none"
)
SMALLER = "render a part of the map, or render it as markdown"


def draw(
    source: str, kind: str, *, resolution: int | None = None, timeout: float = TIMEOUT, memory: int = MEMORY
) -> bytes:
    """The picture of a DOT text as `kind`, "svg" or "png"; `resolution` is in dots per inch.

    Raises ArgmapError when there is no engine, when it fails, and when it takes more than `timeout` seconds or `memory`
    bytes; it is ended then.
    """
    engine = find()
    try:
        process = subprocess.Popen(
            [engine, f"-T{kind}", *([f"-Gdpi={resolution}"] if resolution is not None else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=_limit(memory),
            start_new_session=True,
        )
    except OSError as error:
        raise ArgmapError(f"cannot run {engine}: {error.strerror or error}; {ADVICE}") from error
    with process:
        try:
            picture, said = process.communicate(source.encode(), timeout)
        except subprocess.TimeoutExpired:
            _end(process)
            raise ArgmapError(f"{engine} took more than {timeout:g} s and was stopped; {SMALLER}") from None
        except BaseException:  # an interrupt too must not leave the engine running
            _end(process)
            raise
    if process.returncode != 0 or not picture:
        raise ArgmapError(f"{engine} failed ({_why(process.returncode, said)}) within {memory // 10**6} MB; {SMALLER}")
    return picture


def find() -> str:
    """The path of the engine; ArgmapError, saying what to do, when there is none."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            raise ArgmapError(f"{VARIABLE} names '{chosen}', which is no program that can be run")
        return found
    for folder in (*script_folders(), None):
        found = shutil.which(BUNDLED, path=str(folder)) if folder is not None else shutil.which(BUNDLED)
        if found is not None:
            return found
    found = shutil.which("dot")
    if found is None:
        raise ArgmapError(f"there is no Graphviz to draw with: {ADVICE}")
    return found


def script_folders() -> Iterator[Path]:
    """Where pip puts programs: of this environment, of the user, beside the interpreter."""
    yield Path(sysconfig.get_path("scripts"))
    yield Path(sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")))
    yield Path(sys.executable).parent


def _limit(memory: int) -> Callable[[], None] | None:
    """What the child does before it becomes the engine: it gives up the right to more memory, if it can."""
    try:
        import resource
    except ImportError:
        return None

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the engine and whatever it has started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _why(code: int, said: bytes) -> str:
    lines = [line for line in said.decode(errors="replace").splitlines() if line.strip() and "Warning" not in line]
    return lines[0][:200] if lines else f"ended by signal {-code}" if code < 0 else f"exit code {code}"
