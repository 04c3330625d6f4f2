"""One thread beside the event loop that analyses texts and answers requests, the urgent before the others.

It takes one piece of work at a time, since all of it keeps the processor busy, and never keeps the program from ending.
What nobody waits for any more is not begun.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable
from queue import PriorityQueue
from typing import Any, TypeVar

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
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def give(result: Any, error: BaseException | None) -> None:
            if future.cancelled():
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)

        def job() -> None:
            if future.cancelled():
                return
            result, failure = None, None
            try:
                result = work()
            except BaseException as error:
                failure = error
            if not loop.is_closed():
                loop.call_soon_threadsafe(give, result, failure)

        if self._thread is None:
            self._thread = threading.Thread(target=self._run_all, name="argmap-lsp", daemon=True)
            self._thread.start()
        self._queue.put((urgency, next(self._numbers), job))
        return await future

    def _run_all(self) -> None:
        while True:
            self._queue.get()[2]()
