"""A pool of processes, each with a pipe of its own: one that dies takes nothing with it but the task that it had.

`concurrent.futures` loses all tasks in work when one process dies, and does not say which of them was the cause. Here
each process notes which member it is at, so that the queue knows what to try again, and what to leave out.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from argmap.corpus.engines.crew import PartWork
from argmap.corpus.engines.part_task import PartTask, TaskOutcome
from argmap.diagnostics import ArgmapError

PRELOAD = ("argmap.corpus.engines.part_work", "argmap.formats.codecs.native", "argmap.formats.native.to_builder")
STALL = 20.0
"""How many times its bound of CPU time a map may take by the clock: what waits for something uses no CPU time."""
_LOOK = 2.0
"""Seconds after which processes that say nothing are looked at."""


class _Hand:
    """A process with its pipe, the place that it notes, and the task that it has."""

    def __init__(self, context: Any, work: PartWork) -> None:
        self.connection, there = context.Pipe()
        self.place = context.RawValue("q", -1)
        self.process = context.Process(target=_serve, args=(there, self.place, work), daemon=True)
        self.process.start()
        there.close()
        self.ticket: int | None = None
        self.seen = (-1, 0.0)


class ProcessCrew:
    """`jobs` processes for parts; `stall` is the number of seconds that a map may take by the clock."""

    def __init__(self, work: PartWork, jobs: int, stall: float) -> None:
        if "forkserver" in get_all_start_methods():
            context: Any = get_context("forkserver")
            context.set_forkserver_preload(list(PRELOAD))
        else:
            context = get_context("spawn")
        self._context = context
        self._work = work
        self._stall = stall
        self._jobs = jobs
        self._hands: list[_Hand] = []
        self._start()  # says at once whether processes can be started

    def _start(self) -> _Hand:
        try:
            hand = _Hand(self._context, self._work)
        except (OSError, NotImplementedError, ImportError) as error:
            raise ArgmapError(f"no process can be started here ({error}); use --engine here") from error
        self._hands.append(hand)
        return hand

    @property
    def pids(self) -> Sequence[int]:
        """The numbers of the processes."""
        return [hand.process.pid or 0 for hand in self._hands]

    def has_room(self) -> bool:
        return sum(hand.ticket is not None for hand in self._hands) < self._jobs

    def submit(self, ticket: int, task: PartTask) -> None:
        hand = next((hand for hand in self._hands if hand.ticket is None), None) or self._start()
        hand.ticket, hand.seen, hand.place.value = ticket, (-1, time.monotonic()), -1
        with suppress(OSError):  # it has died while it had nothing to do, which `wait` will see
            hand.connection.send(task)

    def wait(self) -> list[TaskOutcome]:
        while True:
            busy = {hand.connection: hand for hand in self._hands if hand.ticket is not None}
            ready = wait(list(busy), timeout=_LOOK)
            outcomes = [self._take(busy[connection]) for connection in ready if isinstance(connection, Connection)]
            outcomes += self._end_stalled(hand for hand in self._hands if hand.ticket is not None)
            if outcomes:
                return outcomes

    def _take(self, hand: _Hand) -> TaskOutcome:
        """What a process has sent; or, where it has closed its pipe, how it died."""
        ticket = hand.ticket
        assert ticket is not None
        try:
            result, error = hand.connection.recv()
        except (EOFError, OSError):
            return self._bury(hand)
        hand.ticket = None
        return TaskOutcome(ticket, result, error=error)

    def _bury(self, hand: _Hand, *, is_over_time: bool = False) -> TaskOutcome:
        hand.process.join(10)
        code = hand.process.exitcode
        timer = -getattr(signal, "SIGVTALRM", 0)  # of the bound for a map
        self._hands.remove(hand)
        hand.connection.close()
        assert hand.ticket is not None
        return TaskOutcome(
            hand.ticket, None, _death(code), hand.place.value, is_over_time or (code is not None and code == timer != 0)
        )

    def _end_stalled(self, hands: Any) -> list[TaskOutcome]:
        """Kills processes that have been at one member for too long."""
        now, outcomes = time.monotonic(), []
        for hand in list(hands):
            place = hand.place.value
            if place != hand.seen[0]:
                hand.seen = (place, now)
            elif place >= 0 and now - hand.seen[1] > self._stall and not hand.connection.poll():
                hand.process.kill()
                outcomes.append(self._bury(hand, is_over_time=True))
        return outcomes

    def close(self) -> None:
        for hand in self._hands:
            hand.process.kill()  # what it does now is of no use to anybody
            hand.connection.close()
        for hand in self._hands:
            hand.process.join(10)
        self._hands.clear()


def _death(code: int | None) -> str:
    """How a process ended, in words.

    >>> _death(-9), _death(1)
    ('killed by SIGKILL', 'ended with exit code 1')
    """
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"killed by {signal.Signals(-code).name}"
        return f"killed by signal {-code}"
    return f"ended with exit code {code}"


def _serve(connection: Connection, place: Any, work: PartWork) -> None:
    """What a process of the pool does: one task after another, until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run, and its processes
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))

    def note(number: int) -> None:
        place.value = number

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            task: PartTask = connection.recv()
            try:
                answer: tuple[Any, Any] = work(True, task, note), None
            except Exception as error:
                error.add_note(f"while working on part {task.number}")
                answer = None, error
            connection.send(answer)
