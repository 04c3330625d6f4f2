"""Bounds of time and memory for what a process does next, as far as its system has such bounds.

Time is CPU time of the process, so that a busy machine does not count. A signal ends Python code in an orderly way.
Code in C may not look at signals; a process that works for a crew is ended by the system then, two seconds later. Both
are timers that start with the map. A limit for the process as a whole, RLIMIT_CPU, has ended a process that was within
it, after ninety seconds on a busy machine: it counts otherwise than the clock by which it would be set.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

GRACE = 2.0
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
    memory = resource.getrlimit(resource.RLIMIT_AS)
    size = _address_space()
    is_running = [True]

    def stop(*_: Any) -> None:
        if is_running:
            raise OutOfTimeError

    before = signal.signal(signal.SIGPROF, stop)
    try:
        if size is not None:
            resource.setrlimit(resource.RLIMIT_AS, (_least(size + megabytes * 1_000_000, memory[1]), memory[1]))
        if may_end_process:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds + GRACE)  # whose signal ends a process that does not ask
        signal.setitimer(signal.ITIMER_PROF, seconds)
        yield
    finally:
        try:
            is_running.clear()
        finally:  # the signal may have come a moment before
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGPROF, before)
            resource.setrlimit(resource.RLIMIT_AS, memory)


def _least(value: int, hard: int) -> int:
    return value if hard < 0 else min(value, hard)  # −1 is no limit


def _address_space() -> int | None:
    """The bytes of addresses that the process has now; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return None
    return pages * _PAGE
