"""The queue of parts: gives tasks to an engine, and tries again, in smaller pieces, what a dead process had.

A part whose process died is split at the member that the process was at; the pieces before and behind it go on as they
are. The member is tried once more, alone, and quarantined when it kills again, or when it was over its time. The pieces
are joined before the part is written, so that nobody can tell afterwards that it was split. Where there are fewer parts
than processes, parts are split in the same way from the start, so that every process has something to do.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from argmap.corpus.engines.crew import Crew
from argmap.corpus.engines.part_task import PartResult, PartTask, TaskOutcome, WorkSettings
from argmap.corpus.tables.arrow_tables import Tables, join_tables, to_parquet, unpack
from argmap.diagnostics import ArgmapError

MOST_DEATHS_OUTSIDE = 6
"""How often a process may die with a task while it is at no member."""
MOST_DEATHS = 50
"""Deaths in a row, without a finished task between them, after which something other than maps must be the cause."""
LEAST_PIECE = 50
"""Maps of a piece that is worth a process of its own."""
Report = Callable[[str, Mapping[str, Any]], None]
"""Told what happens on the way: the name of the event, and what there is to say."""


class PartQueue:
    """The results of all tasks on a crew, as they arrive; `pieces` is how many a part is split into from the start."""

    def __init__(
        self, crew: Crew, tasks: Iterator[PartTask], settings: WorkSettings, report: Report, pieces: int = 1
    ) -> None:
        self._crew = crew
        self._tasks = tasks
        self._settings = settings
        self._report = report
        self._pieces = pieces
        self._again: deque[PartTask] = deque()
        self._in_work: dict[int, PartTask] = {}
        self._splits: dict[int, list[PartResult | PartTask]] = {}
        self._deaths = Counter[tuple[int, int]]()
        self._deaths_in_a_row = 0
        self._ticket = 0

    def results(self) -> Iterator[PartResult]:
        """One result for each part, in any order; ArgmapError when processes die for no map's sake."""
        while True:
            while self._crew.has_room() and (task := self._next()) is not None:
                self._ticket += 1
                self._in_work[self._ticket] = task
                self._crew.submit(self._ticket, task)
            if not self._in_work:
                return
            for outcome in self._crew.wait():
                task = self._in_work.pop(outcome.ticket)
                if outcome.error is not None:
                    raise outcome.error
                if outcome.result is None:
                    self._try_again(task, outcome)
                    continue
                self._deaths_in_a_row = 0
                result = outcome.result if task.is_whole else self._join(task, outcome.result)
                if result is not None:
                    yield result

    def _next(self) -> PartTask | None:
        if self._again:
            return self._again.popleft()
        task = next(self._tasks, None)
        if task is None or task.known is not None:  # what may be unchanged is looked at whole
            return task
        pieces = min(self._pieces, len(task.members) // LEAST_PIECE)
        if pieces < 2:
            return task
        cuts = [len(task.members) * number // pieces for number in range(pieces + 1)]
        self._replace(task, pairwise(cuts))
        return self._again.popleft()

    def _try_again(self, task: PartTask, outcome: TaskOutcome) -> None:
        place, number = outcome.place, task.number
        member = task.members[place - task.first].name if place >= 0 else None
        self._report("death", {"part": number, "how": outcome.death, "map": member})
        self._deaths_in_a_row += 1
        self._deaths[number, place] += 1
        deaths = self._deaths[number, place]
        if self._deaths_in_a_row > MOST_DEATHS or (member is None and deaths >= MOST_DEATHS_OUTSIDE):
            raise ArgmapError(
                f"the processes die again and again (the last was {outcome.death}), at no map in particular; the "
                "machine may have too little memory: try fewer --jobs. What is finished is kept"
            )
        if member is None:
            self._again.append(task)
            return
        if outcome.is_over_time or deaths > 1:
            reason = self._settings.beyond if outcome.is_over_time else f"its process was {outcome.death}, twice"
            self._report("quarantine", {"part": number, "map": member, "reason": reason})
            task = replace(task, quarantined={**task.quarantined, place: reason})
        self._split(task, place)

    def _split(self, task: PartTask, place: int) -> None:
        """Puts the member at a place, and what is before and behind it, into the queue as pieces."""
        self._replace(task, ((task.first, place), (place, place + 1), (place + 1, task.end)))

    def _replace(self, task: PartTask, bounds: Iterable[tuple[int, int]]) -> None:
        """Puts the pieces between some places into the queue instead of a task."""
        pieces = [task.piece(start, end) for start, end in bounds if start < end]
        self._again.extend(pieces)
        waiting = self._splits.setdefault(task.number, [])
        waiting[:] = [each for each in waiting if each.first != task.first]
        waiting.extend(pieces)

    def _join(self, task: PartTask, result: PartResult) -> PartResult | None:
        """The result of a part when that of its last piece has come; None as long as others are missing."""
        waiting = self._splits[task.number]
        waiting[:] = [result if each.first == result.first else each for each in waiting]
        pieces = sorted((each for each in waiting if isinstance(each, PartResult)), key=lambda each: each.first)
        if len(pieces) < len(waiting):
            return None
        del self._splits[task.number]
        tables: list[Tables] = [unpack(piece.packed or {}) for piece in pieces]
        statuses, rows = Counter[str](), Counter[str]()
        for piece in pieces:
            statuses.update(piece.statuses)
            rows.update(piece.rows)
        return replace(
            result,
            first=0,
            files=to_parquet(join_tables(tables), {**self._settings.marks, "names": task.names}),
            packed=None,
            statuses=statuses,
            rows=rows,
            seconds=sum(piece.seconds for piece in pieces),
        )
