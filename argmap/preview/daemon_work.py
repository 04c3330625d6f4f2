"""Work that takes a while, done beside the event loop in a thread that never keeps the program from ending."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from argmap.syntax.thread_results import awaited_work

T = TypeVar("T")


async def run_aside(work: Callable[[], T]) -> T:
    """The result of `work`, or its error. An interrupt ends the program at once, also in the middle of the work."""
    future, do = awaited_work(work)
    threading.Thread(target=do, daemon=True).start()
    return await future
