"""Calls in processes of their own: a call that takes too much time or memory, or crashes, ends its process alone.

The processes stay for the next calls, so that only the first one waits for Python to start.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import anyio
import anyio.to_process
from anyio import BrokenWorkerProcess, CapacityLimiter

from argmap.assistants.answer_window import clean
from argmap.assistants.tool_list import Called, call_tool

SECONDS = 60.0
"""Time for one call."""
MEMORY = 3_000_000_000
"""Bytes of address space for one process, where the system can limit it."""
_PR_SET_PDEATHSIG = 1
"""By prctl(2): the process gets a signal when its parent ends."""
MOST_AT_ONCE = 4
"""Calls that run at the same time; others wait for their turn."""


@dataclass(slots=True)
class BoundedCalls:
    """Carries out calls for a server. `seconds` is the time that each may take.

    `folders` are those that may be read, and `may_write` says whether files in them may be changed.
    """

    folders: Sequence[str]
    may_write: bool
    seconds: float = SECONDS
    _turns: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(MOST_AT_ONCE))

    async def call(self, name: str, arguments: Mapping[str, Any]) -> Called:
        """The result of a call; it ends with a refusal in words whatever happens in its process."""
        shown = clean(name)[:60]
        async with self._turns:
            try:
                with anyio.fail_after(self.seconds):
                    return await self._run(name, arguments)
            except TimeoutError:
                return Called(f"{shown} took more than {self.seconds:g} seconds and was stopped; give it less text")
            except (BrokenWorkerProcess, OSError, MemoryError):  # OSError: it ended while it was starting
                return Called(
                    f"the process of this call ended by itself; {shown} may need too much memory for this, or "
                    "somebody has ended it"
                )

    async def _run(self, name: str, arguments: Mapping[str, Any]) -> Called:
        given = (name, dict(arguments), list(self.folders), self.may_write)
        limiter = CapacityLimiter(1)  # turns are taken above, so that waiting for one takes no time of the call
        return await anyio.to_process.run_sync(_call_within_limits, *given, cancellable=True, limiter=limiter)


def keep_out_working_folder() -> None:
    """Keeps further processes from importing modules of the working folder, which anybody may have put there."""
    os.environ["PYTHONSAFEPATH"] = "1"


def _call_within_limits(name: str, arguments: dict[str, Any], folders: list[str], may_write: bool) -> Called:
    _limit()
    return call_tool(name, arguments, folders, may_write)


def _limit() -> None:
    """Limits memory, and what a call can do after its server was killed, before that could stop it."""
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + 2 * SECONDS)
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
