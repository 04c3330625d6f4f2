"""Bounds of time and memory for what a process does next, as far as its system has such bounds.

Time is CPU time of the process, so that a busy machine does not count. A signal ends Python code in an orderly way.
Code in C may not look at signals; a process that works for a crew is ended by the system then, a few seconds later.
"""

from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

GRACE = 5.0
"""Seconds of CPU time beyond the bound after which the system ends the process."""
_PAGE = 4096


class OutOfTimeError(BaseException):
    """The bound of time is passed. It is no `Exception`, so that nothing on its way takes it for an error of a map."""


@contextmanager
def bounds(seconds: float, megabytes: int, *, may_end_process: bool) -> Generator[None]:
    """Raises OutOfTimeError after so many seconds of CPU time, and MemoryError beyond so much more memory.

    `may_end_process` allows the system to end the process when the code in it does not look at signals.
    """
    if resource is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    memory, cpu = resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_CPU)
    size = _address_space()
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        if size is not None:
            resource.setrlimit(resource.RLIMIT_AS, (_least(size + megabytes * 1_000_000, memory[1]), memory[1]))
        if may_end_process:
            last = math.ceil(time.process_time() + seconds + GRACE)
            resource.setrlimit(resource.RLIMIT_CPU, (_least(last, cpu[1]), cpu[1]))
        signal.setitimer(signal.ITIMER_PROF, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_AS, memory)
        if may_end_process:
            resource.setrlimit(resource.RLIMIT_CPU, cpu)


def _stop(*_: Any) -> None:
    raise OutOfTimeError


def _least(value: int, hard: int) -> int:
    return value if hard < 0 else min(value, hard)  # −1 is no limit


def _address_space() -> int | None:
    """The bytes of addresses that the process has now; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return None
    return pages * _PAGE
