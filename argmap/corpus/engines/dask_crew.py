"""A Dask cluster: one that is there, or one that is started on this machine.

A task goes to whatever worker is free; when a worker dies or leaves, Dask gives its tasks to others. The worker does
the work in a process beside it, as the pool does, so that a map that kills its process does not kill the worker, and is
known by name.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from argmap.corpus.engines.part_task import PartTask, TaskOutcome, WorkSettings
from argmap.corpus.engines.part_work import do_part
from argmap.corpus.engines.process_crew import STALL, ProcessCrew
from argmap.corpus.versions_used import VersionsUsed, versions_used
from argmap.diagnostics import ArgmapError, missing_package

if TYPE_CHECKING:
    from distributed import Future

PER_THREAD = 3
"""Tasks that the cluster holds for each thread of a worker, so that none waits for this process."""
LEAST = 64
"""Tasks that it holds at least, so that a cluster that starts workers by need sees the need."""
CONNECTING = "20s"
"""How long the scheduler may take to answer at first."""
_LOOK = 2.0
"""Seconds after which the connection is looked at while nothing is finished."""


class DaskCrew:
    """The workers of a cluster; `scheduler` is its address, None for a cluster of `jobs` workers on this machine."""

    def __init__(self, settings: WorkSettings, scheduler: str | None, jobs: int) -> None:
        try:
            import distributed
        except ImportError:
            raise missing_package("distributed", "work on a cluster", "cluster") from None
        self._dask = distributed
        # what matters is said in words; what the client logs, also after its end, are tracebacks of reconnecting
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        self._settings = settings
        self._versions = versions_used()
        self._cluster: Any = None
        self._futures: dict[Future, int] = {}
        if scheduler is None:
            self._cluster = distributed.LocalCluster(
                n_workers=jobs, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
            )
        try:
            self._client = distributed.Client(scheduler or self._cluster, timeout=CONNECTING)
        except (OSError, ValueError) as error:
            raise ArgmapError(f"there is no scheduler at {scheduler}: {error}") from None

    def has_room(self) -> bool:
        threads = sum(self._client.nthreads().values()) if len(self._futures) >= LEAST else 0
        return len(self._futures) < max(LEAST, PER_THREAD * threads)

    def submit(self, ticket: int, task: PartTask) -> None:
        future = self._client.submit(work_on_worker, self._settings, self._versions, task, pure=False)
        self._futures[future] = ticket

    def wait(self) -> list[TaskOutcome]:
        done: set[Future] = set()
        while not done:
            try:
                done = self._dask.wait(list(self._futures), _LOOK, "FIRST_COMPLETED").done
            except self._dask.TimeoutError:
                pass
            except self._dask.CancelledError:  # of all tasks when the scheduler has gone
                raise self._lost() from None
            if self._client.status != "running":
                raise self._lost()
        return [self._take(future) for future in done]

    def _take(self, future: Future) -> TaskOutcome:
        ticket = self._futures.pop(future)
        try:
            outcome: TaskOutcome = future.result()
        except self._dask.KilledWorker:
            return TaskOutcome(ticket, None, "killed with several workers of the cluster, one after another")
        except ArgmapError:
            raise
        except self._dask.CancelledError:
            raise self._lost() from None
        except Exception as error:
            raise ArgmapError(f"a worker of the cluster failed with {type(error).__name__}: {error}") from error
        return outcome._replace(ticket=ticket)

    def _lost(self) -> ArgmapError:
        return ArgmapError(
            "the scheduler of the cluster has gone; what is finished is kept: start the run again when it is back"
        )

    def close(self) -> None:
        for future in self._futures:
            with suppress(Exception):  # the scheduler may have gone
                future.cancel()
        self._futures.clear()
        self._client.close(timeout=2)
        if self._cluster is not None:
            self._cluster.close(timeout=10)


_OWN = threading.local()
"""The process beside this thread of a worker, and the settings that it has."""


def work_on_worker(settings: WorkSettings, versions: VersionsUsed, task: PartTask) -> TaskOutcome:
    """Does a task in a process beside the worker; ArgmapError, with the worker's name, where it cannot be right."""
    difference = versions.difference(versions_used())
    if difference is not None:
        raise ArgmapError(f"{_name()} cannot take part, because it has {difference}")
    if not os.path.isdir(settings.folder):  # noqa: PTH112
        raise ArgmapError(f"{_name()} cannot take part, because it does not see the folder {settings.folder}")
    if getattr(_OWN, "settings", None) != settings:
        # Dask's workers may not have children, so that none is left over; ours ends when its pipe is closed
        vars(multiprocessing.current_process())["_config"]["daemon"] = False
        if getattr(_OWN, "crew", None) is not None:
            _OWN.crew.close()
        _OWN.crew = ProcessCrew(partial(do_part, settings), 1, STALL * settings.seconds)
        _OWN.settings = settings
    _OWN.crew.submit(0, task)
    (outcome,) = _OWN.crew.wait()
    return outcome


def _name() -> str:
    from distributed import get_worker

    try:
        return f"the worker {get_worker().address}"
    except ValueError:
        return "this process"
