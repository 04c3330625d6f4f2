"""From a thread to the event loop: a future for work that another thread does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def awaited_work(work: Callable[[], T]) -> tuple[asyncio.Future[T], Callable[[], None]]:
    """A future of the running loop for the result of `work`, or its error; and the function that a thread is to call.

    That function never raises. It does nothing when the future was cancelled before, and drops the result when it was
    cancelled meanwhile or the loop is over.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(set_outcome: Callable[[Any], None], outcome: Any) -> None:
        if not future.cancelled():
            set_outcome(outcome)

    def do() -> None:
        if future.cancelled():
            return
        set_outcome: Callable[[Any], None] = future.set_result
        outcome: Any
        try:
            outcome = work()
        except BaseException as error:
            set_outcome, outcome = future.set_exception, error
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, set_outcome, outcome)

    return future, do
