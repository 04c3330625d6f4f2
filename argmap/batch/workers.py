"""Processes that work on files: one that dies is replaced, and costs no result but its own.

A process can be killed from outside, or by the system when memory runs out. The parts of the work that the processes
may have had then are tried again in a process apart, and new processes go on with the rest. A part that fails again is
taken file by file; if the process dies once more, the file is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Task = TypeVar("Task")
Result = TypeVar("Result")
_TRIES = 2
"""How often a task is tried alone."""


class Workers(Generic[Task, Result]):
    """Processes that call `work` with a list of tasks, which returns a list of results.

    `give_up` makes the result of a task whose process has died again and again. `preload` are modules that each process
    needs. Where no processes can be started, the work is done in this one.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Task]], list[Result]],
        give_up: Callable[[Task], Result],
        jobs: int,
        preload: Sequence[str] = (),
    ) -> None:
        self._work = work
        self._give_up = give_up
        self._jobs = jobs
        self._preload = preload
        self._pool: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None

    def run(self, tasks: Sequence[Task], chunk: int) -> Iterator[Result]:
        """The result of each task, in order; `chunk` is the number of tasks that a process takes at a time."""
        parts = [tasks[start : start + chunk] for start in range(0, len(tasks), chunk)]
        try:
            futures = [self._submit(part) for part in parts]
        except (OSError, NotImplementedError, ImportError):  # such as a container without semaphores
            for part in parts:
                yield from self._work(part)
            return
        apart: set[int] = set()
        for number, part in enumerate(parts):
            if number not in apart and _is_broken(futures[number]):
                unfinished = [n for n in range(number, len(parts)) if _is_broken(futures[n])]
                self._pool = _leave(self._pool)
                apart.update(unfinished[: self._jobs])  # a process takes one part after another, in their order
                for n in unfinished[self._jobs :]:
                    futures[n] = self._submit(parts[n])
            results = None if number in apart else _result(futures[number])
            yield from self._one_by_one(part) if results is None else results

    def _submit(self, part: Sequence[Task]) -> Future[list[Result]] | None:
        self._pool = self._pool or self._start(self._jobs)
        return _submit(self._pool, self._work, part)

    def _one_by_one(self, part: Sequence[Task]) -> Iterator[Result]:
        """The results of a part of which some task may kill its process: apart, and then each task alone."""
        if len(part) > 1 and (results := self._try_apart(part)) is not None:
            yield from results
            return
        for task in part:
            tries = (self._try_apart([task]) for _ in range(_TRIES))
            results = next((results for results in tries if results is not None), None)
            yield self._give_up(task) if results is None else results[0]

    def _try_apart(self, part: Sequence[Task]) -> list[Result] | None:
        self._alone = self._alone or self._start(1)
        results = _result(_submit(self._alone, self._work, part))
        if results is None:
            self._alone = _leave(self._alone)
        return results

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=_context(self._preload))

    def close(self) -> None:
        """Ends the processes."""
        for pool in (self._pool, self._alone):
            if pool is not None:
                pool.shutdown(cancel_futures=True)
        self._pool = self._alone = None


def _leave(pool: ProcessPoolExecutor | None) -> None:
    """Takes no more work to processes of which one has died; those that live finish what they have."""
    if pool is not None:
        pool.shutdown(wait=False)


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[Sequence[Task]], list[Result]], part: Sequence[Task]
) -> Future[list[Result]] | None:
    """The future results of a part; None if a process has died already."""
    try:
        return pool.submit(work, part)
    except BrokenProcessPool:
        return None


def _is_broken(future: Future[list[Result]] | None) -> bool:
    """Whether a part has no results because a process has died, which takes all unfinished parts with it."""
    try:
        return future is None or isinstance(future.exception(), BrokenProcessPool)
    except CancelledError:
        return True


def _result(future: Future[list[Result]] | None) -> list[Result] | None:
    """The results of a part; None if its process has died or had no memory left."""
    try:
        return future.result() if future is not None else None
    except (BrokenProcessPool, CancelledError, MemoryError):
        return None


def _context(preload: Sequence[str]) -> BaseContext:
    """How to start processes: from a server without threads, since this process may have one for a progress bar."""
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context
