"""How often something may be done: a bucket for each of those who do it, which fills again at a steady rate."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

_MOST_BUCKETS = 4_096


class RateLimit:
    """Lets each one do something `burst` times at once, and `rate` times a second after that."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._buckets: dict[object, tuple[float, float]] = {}

    def wait(self, who: object, cost: float = 1, *, takes: bool = True) -> float:
        """Seconds until `who` may do what costs so much; 0 if now, and then it counts unless `takes` is false.

        >>> limit = RateLimit(1, 2, clock=lambda: 0.0)
        >>> [limit.wait("Anna") for _ in range(3)], limit.wait("Ben")
        ([0.0, 0.0, 1.0], 0.0)
        """
        now = self._clock()
        left, then = self._buckets.get(who, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        if left < cost:
            return (cost - left) / self._rate
        if takes:
            self._buckets.pop(who, None)  # so that those who have done nothing for long come first
            self._buckets[who] = (left - cost, now)
            if len(self._buckets) > _MOST_BUCKETS:
                self._forget(now)
        return 0.0

    @property
    def size(self) -> int:
        """How many are remembered."""
        return len(self._buckets)

    def _forget(self, now: float) -> None:
        """Forgets those whose buckets are full again, and half of the others if there are still too many."""
        self._buckets = {
            who: (left, then)
            for who, (left, then) in self._buckets.items()
            if left + (now - then) * self._rate < self._burst
        }
        for who in [*self._buckets][: max(0, len(self._buckets) - _MOST_BUCKETS // 2)]:
            del self._buckets[who]


class LimitedApp:
    """Passes on to `app` what each address asks for, as often as `limit` allows."""

    def __init__(self, app: ASGIApp, limit: RateLimit) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, with 429 if it is one too many."""
        if scope["type"] != "http":
            return
        wait = self._limit.wait(address_of(scope))
        if not wait:
            await self._app(scope, receive, send)
            return
        body = json.dumps({"error": "too many requests; wait a moment"}).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"retry-after", str(math.ceil(wait)).encode()),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": 429, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def address_of(scope: Scope) -> str:
    """The address that a request comes from."""
    client = scope.get("client")
    return client[0] if client else ""
