"""Work in a thread that the event loop waits for: its result, its error, and work that nobody waits for any more."""

from __future__ import annotations

import asyncio
import threading

import pytest

from argmap.syntax.thread_results import awaited_work


def test_the_result_and_the_error_of_a_thread_reach_the_loop() -> None:
    async def wait(expression: str) -> object:
        future, do = awaited_work(lambda: eval(expression))
        threading.Thread(target=do).start()
        return await asyncio.wait_for(future, 10)

    assert asyncio.run(wait("6 * 7")) == 42
    with pytest.raises(ZeroDivisionError):
        asyncio.run(wait("1 / 0"))


def test_work_is_not_begun_when_nobody_waits_and_its_result_is_dropped_when_nobody_waits_any_more() -> None:
    done: list[str] = []

    async def cancel() -> None:
        unwanted, do = awaited_work(lambda: done.append("unwanted"))
        unwanted.cancel()
        do()
        late, do = awaited_work(lambda: done.append("late"))
        do()
        late.cancel()
        await asyncio.sleep(0)

    asyncio.run(cancel(), debug=True)
    assert done == ["late"]


def test_a_loop_that_is_over_gets_nothing() -> None:
    async def leave() -> tuple[asyncio.Future[int], object]:
        return awaited_work(lambda: 1)

    future, do = asyncio.run(leave())
    assert callable(do)
    do()
    assert not future.done()
