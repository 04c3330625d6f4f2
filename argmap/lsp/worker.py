"""One thread beside the event loop that analyses texts and answers requests, the urgent before the others.

It takes one piece of work at a time, since all of it keeps the processor busy, and never keeps the program from ending.
What nobody waits for any more is not begun.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from queue import PriorityQueue
from typing import TypeVar

from argmap.syntax.thread_results import awaited_work

T = TypeVar("T")

ANSWER, READING, RULES = 0, 1, 2
"""What comes first: what somebody has asked for, what is wrong with the syntax, what the rules say."""


class Worker:
    """Runs pieces of work one after another, in a thread that starts with the first of them."""

    def __init__(self) -> None:
        self._queue: PriorityQueue[tuple[int, int, Callable[[], None]]] = PriorityQueue()
        self._numbers = itertools.count()
        self._thread: threading.Thread | None = None

    async def run(self, work: Callable[[], T], urgency: int) -> T:
        """The result of `work`, or its error."""
        future, do = awaited_work(work)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run_all, name="argmap-lsp", daemon=True)
            self._thread.start()
        self._queue.put((urgency, next(self._numbers), do))
        return await future

    def _run_all(self) -> None:
        while True:
            self._queue.get()[2]()
