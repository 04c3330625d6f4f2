"""How long a connection may stay without asking anything, and how many connections one address may have."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import ClassVar, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

LARGEST_SHARE = 250
"""The most connections of one address at once: a whole class behind one address, with some for each student."""
PATIENCE = 5.0
"""Seconds within which the head of the first request must be there."""


class BoundedProtocol(H11Protocol):
    """Closes connections that are one too many, and those on which nothing is asked."""

    counts: ClassVar[Counter[str]] = Counter()
    """The connections by address, of the only server in this process."""
    _address = ""
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes a connection, or closes it at once."""
        super().connection_made(transport)
        peer = cast(tuple[str, int] | None, transport.get_extra_info("peername"))
        self._address = peer[0] if peer else ""
        self.counts[self._address] += 1
        if self.counts[self._address] > LARGEST_SHARE:
            transport.abort()
            return
        self._deadline = self.loop.call_later(PATIENCE, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets a connection."""
        if self._deadline is not None:
            self._deadline.cancel()
        self.counts[self._address] -= 1
        if not self.counts[self._address]:
            del self.counts[self._address]
        super().connection_lost(exc)

    def _give_up(self) -> None:
        if self.cycle is None:  # what a request becomes when its head has come
            self.transport.abort()
