"""How often something may be done, by a clock that the test sets."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.types import Receive, Scope, Send

from argmap.preview.classroom.rate_limits import LimitedApp, RateLimit


class Clock:
    """Seconds that pass only when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_fills_again_at_its_rate_and_no_further() -> None:
    clock = Clock()
    limit = RateLimit(rate=2, burst=3, clock=clock)
    assert [limit.wait("Anna") for _ in range(5)] == [0, 0, 0, 0.5, 0.5]
    clock.now = 1
    assert [limit.wait("Anna") for _ in range(3)] == [0, 0, 0.5]
    clock.now = 1_000
    assert [limit.wait("Anna") for _ in range(4)] == [0, 0, 0, 0.5]
    assert limit.wait("Ben") == 0


def test_asking_whether_one_may_costs_nothing() -> None:
    limit = RateLimit(rate=1, burst=1, clock=Clock())
    assert [limit.wait("Anna", takes=False) for _ in range(3)] == [0, 0, 0]
    assert [limit.wait("Anna"), limit.wait("Anna", takes=False)] == [0, 1]


def test_what_costs_more_waits_longer() -> None:
    limit = RateLimit(rate=10, burst=100, clock=Clock())
    assert [limit.wait("Anna", 60), limit.wait("Anna", 60), limit.wait("Anna", 40)] == [0, 2, 0]


def test_many_who_ask_once_do_not_fill_the_memory_nor_free_one_who_asks_too_often() -> None:
    clock = Clock()
    limit = RateLimit(rate=0.001, burst=2, clock=clock)
    for number in range(20_000):
        limit.wait(number)
        if number % 1_000 == 0:
            limit.wait("Anna")
    assert limit.size < 5_000
    assert limit.wait("Anna") > 0


def test_one_request_too_many_gets_429_and_when_to_come_back() -> None:
    clock = Clock()
    sent: list[Any] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        sent.append(200)

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            sent.append((message["status"], dict(message["headers"])[b"retry-after"]))

    async def ask(address: str) -> None:
        await limited({"type": "http", "client": (address, 1)}, None, send)  # type: ignore[arg-type]

    limited = LimitedApp(app, RateLimit(rate=0.1, burst=2, clock=clock))
    for address in ("10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.2"):
        asyncio.run(ask(address))
    assert sent == [200, 200, (429, b"10"), 200]
