"""Runs Graphviz on DOT text, within bounds of time and memory.

The engine is the program named by `ARGMAP_DOT`, else the one that the package `graphviz-pure` brings, which draws the
same bytes on every machine, else `dot` on the path, else the library inside the package `pygraphviz`. The bundled one
draws no PDF; there the next one does.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import ArgmapError

TIMEOUT = 30.0
"""Seconds."""
MEMORY = 2_000_000_000
"""Bytes of address space."""
VARIABLE = "ARGMAP_DOT"
BUNDLED, LIBRARY = "graphviz-pure", "pygraphviz"
PDF = "pdf"
ADVICE = (
    f"install the package {BUNDLED} with pip, or set {VARIABLE} to the path of a Graphviz program; "
    "html, dot, mermaid, markdown and terminal need none"
)
PDF_ADVICE = (
    "install argmap[pdf], or Graphviz itself so that `dot` is on the path; svg and html can be printed to a PDF"
)
SMALLER = "the map is too dense for one picture: choose --page a4 for sheets, a part with --focus or --depth, or html"


class Engine(NamedTuple):
    """A way to run Graphviz: its name, the words of the command, and whether it draws PDF."""

    name: str
    command: tuple[str, ...]
    draws_pdf: bool = True


def draw(
    source: str,
    kind: str,
    *,
    attributes: Mapping[str, str] | None = None,
    engine: Engine | None = None,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
) -> bytes:
    """The picture of a DOT text as `kind`: "svg", "png" or "pdf"; `attributes` are set on the graph.

    Raises ArgmapError when there is no engine, when it fails, and when it takes more than `timeout` seconds or `memory`
    bytes; it is ended then.
    """
    engine = engine or find(kind)
    try:
        process = subprocess.Popen(
            [*engine.command, f"-T{kind}", *(f"-G{name}={value}" for name, value in (attributes or {}).items())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=_limit(memory),
            start_new_session=True,
        )
    except OSError as error:
        raise ArgmapError(f"cannot run {engine.name}: {error.strerror or error}; {ADVICE}") from error
    with process:
        try:
            picture, said = process.communicate(source.encode(), timeout)
        except subprocess.TimeoutExpired:
            _end(process)
            raise ArgmapError(f"{engine.name} took more than {timeout:g} s and was stopped; {SMALLER}") from None
        except BaseException:  # an interrupt too must not leave the engine running
            _end(process)
            raise
    if process.returncode != 0 or not picture:
        why = _why(process.returncode, said)
        raise ArgmapError(f"{engine.name} failed ({why}) within {memory // 10**6} MB; {SMALLER}")
    return picture


def find(kind: str = "svg") -> Engine:
    """The engine that draws `kind`; ArgmapError, saying what to do, when there is none."""
    for engine in engines():
        if engine.draws_pdf or kind != PDF:
            return engine
    if kind == PDF:
        raise ArgmapError(f"there is no Graphviz that draws PDF: {PDF_ADVICE}")
    raise ArgmapError(f"there is no Graphviz to draw with: {ADVICE}")


def engines() -> Iterator[Engine]:
    """All engines of this machine, the preferred first; only the chosen one where `ARGMAP_DOT` chooses."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            raise ArgmapError(f"{VARIABLE} names '{chosen}', which is no program that can be run")
        yield Engine(found, (found,), draws_pdf=Path(found).stem != BUNDLED)
        return
    for folder in (*map(str, script_folders()), None):
        found = shutil.which(BUNDLED, path=folder)
        if found is not None:
            yield Engine(BUNDLED, (found,), draws_pdf=False)
            break
    found = shutil.which("dot")
    if found is not None:
        yield Engine("dot", (found,))
    if find_spec(LIBRARY) is not None:
        yield Engine(LIBRARY, (sys.executable, "-m", "argmap.drawing.graphviz.pygraphviz_process"))


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
    lines = [line.strip() for line in said.decode(errors="replace").splitlines()]
    lines = [line for line in lines if line and "arning" not in line and not line.startswith("note:")]
    return lines[-1][:200] if lines else f"ended by signal {-code}" if code < 0 else f"exit code {code}"
