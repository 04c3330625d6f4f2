"""Runs Graphviz on DOT text, with limits of time and memory.

The engine is the program that `ARGMAP_DOT` names, else that of the package `graphviz-pure`, which draws the same bytes
on every machine, else `dot` on the path, else the library in the package `pygraphviz`. `graphviz-pure` cannot draw PDF;
the next engine does that.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import ArgmapError, with_extra
from argmap.drawing.undrawable import UndrawableError

TIMEOUT = 30.0
"""Seconds."""
MEMORY = 2_000_000_000
"""Bytes of address space."""
VARIABLE = "ARGMAP_DOT"
BUNDLED, LIBRARY = "graphviz-pure", "pygraphviz"
PDF = "pdf"
ADVICE = (
    f"install the package {BUNDLED} with pip, or set {VARIABLE} to the path of a Graphviz program; "
    "formats of text such as html and dot need no Graphviz"
)
BY_BROWSER = "a browser can also print svg and html to a PDF"
PDF_ADVICE = f"install {with_extra('pdf')}, or Graphviz so that `dot` is on the path; {BY_BROWSER}"
SMALLER = "the map is too large for one picture: use --page a4 for sheets, --focus or --depth for a part, or html"


class Engine(NamedTuple):
    """A way to run Graphviz: its name, its command, and whether it can draw PDF (default yes)."""

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
    """Draws a DOT text as `kind`, which is "svg", "png" or "pdf"; `attributes` are set on the graph.

    Raises ArgmapError when there is no engine, when it fails, and when it takes more than `timeout` seconds or `memory`
    bytes; it is then stopped.
    """
    engine = engine or find(kind)
    try:
        process = subprocess.Popen(
            [*engine.command, f"-T{kind}", *(f"-G{name}={value}" for name, value in (attributes or {}).items())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise ArgmapError(f"cannot run {engine.name}: {error.strerror or error}; {ADVICE}") from error
    with process:
        try:
            limited = _limit(process.pid, memory)  # it waits for its text, so nothing has been drawn yet
            picture, errors = process.communicate(source.encode(), timeout)
        except subprocess.TimeoutExpired:
            _end(process)
            raise UndrawableError(f"{engine.name} took more than {timeout:g} s and was stopped; {SMALLER}") from None
        except BaseException:  # an interrupt too must not leave the engine running
            _end(process)
            raise
    if process.returncode != 0 or not picture:
        why = _why(process.returncode, errors)
        within = f" within {memory // 10**6} MB" if limited else ""
        raise UndrawableError(f"{engine.name} failed ({why}){within}; {SMALLER}")
    return picture


def find(kind: str = "svg") -> Engine:
    """Finds the engine for `kind`; ArgmapError, with what to do, when there is none."""
    for engine in engines():
        if engine.draws_pdf or kind != PDF:
            return engine
    if kind == PDF:
        raise ArgmapError(f"no Graphviz that can draw PDF was found; {PDF_ADVICE}")
    raise ArgmapError(f"Graphviz was not found; {ADVICE}")


def engines() -> Iterator[Engine]:
    """All engines of this machine, in order of preference; if `ARGMAP_DOT` is set, only that one."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        program = shutil.which(chosen)
        if program is None:
            raise ArgmapError(f"{VARIABLE} is '{chosen}', which is not a program that can be run")
        yield Engine(program, (program,), draws_pdf=Path(program).stem != BUNDLED)
        return
    for folder in (*map(str, script_folders()), None):
        program = shutil.which(BUNDLED, path=folder)
        if program is not None:
            yield Engine(BUNDLED, (program,), draws_pdf=False)
            break
    program = shutil.which("dot")
    if program is not None:
        yield Engine("dot", (program,))
    if find_spec(LIBRARY) is not None:
        # by its file: as a module it would bring the packages above it into the process of each picture
        program = str(Path(__file__).with_name("pygraphviz_process.py"))
        yield Engine(LIBRARY, (sys.executable, "-P", program))


def script_folders() -> Iterator[Path]:
    """The folders where pip puts programs: of this environment, of the user, beside the interpreter."""
    yield Path(sysconfig.get_path("scripts"))
    yield Path(sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")))
    yield Path(sys.executable).parent


def _limit(process: int, memory: int) -> bool:
    """Limits the memory of a process; returns whether the system can do that from outside (Linux) and allows it.

    Elsewhere, and in containers that forbid it, the picture is drawn without this limit: the time is limited anyway,
    and a picture that would be too large is refused before it is drawn.
    """
    try:
        import resource

        _, most = resource.prlimit(process, resource.RLIMIT_AS)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.prlimit(process, resource.RLIMIT_AS, (limit, limit))
        resource.prlimit(process, resource.RLIMIT_CORE, (0, 0))
    except (ImportError, AttributeError, OSError, ValueError):
        return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stops the engine and all processes that it has started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _why(code: int, errors: bytes) -> str:
    lines = [line.strip() for line in errors.decode(errors="replace").splitlines()]
    lines = [line for line in lines if line and "arning" not in line and not line.startswith("note:")]
    return lines[-1][:200] if lines else f"stopped by signal {-code}" if code < 0 else f"exit code {code}"
