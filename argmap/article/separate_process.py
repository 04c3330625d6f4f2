"""Runs the reading of a page or a PDF in a process of its own, within bounds of time and memory, and without network.

The libraries that read them are large, and written for files of good will: a file that makes one of them loop, fill the
memory or crash ends that process and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from argmap.article.blocks import ArticleError
from argmap.diagnostics import ArgmapError

SECONDS = 60
"""Time for one article."""
MEMORY = 2_000_000_000
"""Bytes of address space for one article, where the system can limit it."""
_FORBIDDEN = (
    *("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.send"),
    *("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "webbrowser."),
)
"""The beginnings of what Python reports before it does it, and is not to do here."""


def ask(module: str, raw: bytes, what: str, seconds: int = SECONDS) -> dict[str, Any]:
    """What a module that calls `serve` makes of some bytes; `what` is what they are, in words.

    Raises ArticleError when it cannot make anything of them, needs too much time or memory, or crashes.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-X", "utf8", "-m", module]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise ArticleError(f"reading the {what} takes more than {seconds} seconds; save its text as .txt") from None
    except OSError as error:
        raise ArticleError(f"the {what} cannot be read: Python cannot be started ({error.strerror})") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise ArticleError(
            f"the {what} cannot be read: it needs too much memory or time, or is damaged; save its text as .txt"
        ) from None
    if "error" in answer:
        raise ArticleError(answer["error"])
    return answer


def serve(extract: Callable[[bytes], dict[str, Any]], what: str) -> None:
    """Answers `ask`: reads bytes from standard input and writes what `extract` makes of them as JSON."""
    _limit()
    raw = sys.stdin.buffer.read()
    try:
        answer = extract(raw)
    except ArgmapError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": f"the {what} cannot be read: it needs too much memory"}
    except Exception as error:  # a library that meets a broken file may raise anything
        answer = {"error": f"the {what} cannot be read: it is damaged ({type(error).__name__})"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit() -> None:
    """Limits memory and processor time, and refuses the network and other programs from now on."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; time is limited from outside
        pass
    else:
        for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
            _, hard = resource.getrlimit(kind)
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (most, hard))
    sys.addaudithook(refuse)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raises PermissionError for what reading an article never needs: the network, and other programs."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while an article is read")
