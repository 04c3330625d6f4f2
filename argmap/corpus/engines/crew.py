"""What every engine can do: take a task, and say later what became of it. And the simplest one: this process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol

from argmap.corpus.engines.part_task import PartResult, PartTask, TaskOutcome
from argmap.corpus.engines.part_work import Note

PartWork = Callable[[bool, PartTask, Note], PartResult]
"""The work on a task; the flag says whether the system may end the process for the time that a map takes."""


class Crew(Protocol):
    """Something that works on tasks, each known by a ticket."""

    def has_room(self) -> bool:
        """Whether another task would be begun soon."""
        ...

    def submit(self, ticket: int, task: PartTask) -> None:
        """Takes a task."""
        ...

    def wait(self) -> list[TaskOutcome]:
        """What has become of one or more tasks; waits until there is something to say."""
        ...

    def close(self) -> None:
        """Ends all work."""
        ...


class LocalCrew:
    """Works in this process. A map that kills the process ends the run; it goes on behind it when it is started again.

    Of the bounds for a map, the one of memory holds, and that of time as far as the code looks at signals.
    """

    def __init__(self, work: PartWork) -> None:
        self._work = work
        self._tasks: deque[tuple[int, PartTask]] = deque()

    def has_room(self) -> bool:
        return not self._tasks

    def submit(self, ticket: int, task: PartTask) -> None:
        self._tasks.append((ticket, task))

    def wait(self) -> list[TaskOutcome]:
        ticket, task = self._tasks.popleft()
        return [TaskOutcome(ticket, self._work(False, task, lambda place: None))]

    def close(self) -> None:
        self._tasks.clear()
