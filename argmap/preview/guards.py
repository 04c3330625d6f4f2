"""Who is answered: the page of this server, in a browser on this machine, that knows the token.

Another page in the same browser can send requests to any address of the machine, and can make a name of its own point
at it. So every request must name this server as its host, come from no other origin, and carry the token in a header,
which no foreign page can set. Bodies are JSON of a limited size; a form cannot send that.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from argmap.preview.frames import frame_headers
from argmap.preview.serving import OWN_NAMES

TOKEN_HEADER = "x-argmap-token"
LARGEST_BODY = 10_000_000
"""Bytes of the largest body that is read."""
PATIENCE = 20.0
"""Seconds within which the body of a request must be there."""
API = "/api/"
"""What begins with this needs the token; the rest is the page itself, the same for everybody."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Refusal(NamedTuple):
    """An answer to a request that is not served: the status, and why in words."""

    status: int
    why: str


Headers = dict[str, list[str]]
"""The values of a request by the names of its headers, in lower case."""
Admit = Callable[[Scope, Headers], Refusal | None]
"""Why a request for `API` from the right host is not served, None if it is."""


class Guard:
    """Lets only the requests of its own pages through to `app`.

    - `names`: the names and addresses by which this server may be called; `port` is the one that it listens on.
    - `admit`: decides on requests for `API`.
    - `largest_body`: bytes of the largest body that is read.
    - `frames`: the source expressions of those that may show a page in a frame.
    """

    def __init__(
        self,
        app: ASGIApp,
        port: int,
        admit: Admit,
        *,
        names: Iterable[str] = OWN_NAMES,
        largest_body: int = LARGEST_BODY,
        frames: Sequence[str] = (),
    ) -> None:
        self._app = app
        self._admit = admit
        self._largest_body = largest_body
        self._headers = {**_HEADERS, **frame_headers(POLICY, frames)}
        names = {name.lower() for name in names}
        self._hosts = {f"{name}:{port}" for name in names} | (names if port == 80 else set())
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or passes it on with its body in one piece."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [*message.get("headers", ())]
                names = {name.decode().lower() for name, _ in given}
                own = [(name.encode(), value.encode()) for name, value in self._headers.items() if name not in names]
                message = {**message, "headers": [*given, *own]}
            await send(message)

        refusal = self._refuse(scope)
        body = b""
        if refusal is None and scope["method"] == "POST":
            read = await _read_body(receive, self._largest_body)
            if isinstance(read, Refusal):
                refusal = read
            else:
                body = read
        if refusal is not None:
            await _answer(send_guarded, refusal)
            return
        is_read = scope["method"] != "POST"

        async def receive_again() -> Message:
            nonlocal is_read
            if is_read:
                return await receive()
            is_read = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, receive_again, send_guarded)

    def _refuse(self, scope: Scope) -> Refusal | None:
        """Why a request is not served, as far as its head says; None if it is."""
        headers: Headers = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        hosts = headers.get("host", [])
        if len(hosts) != 1:
            return Refusal(400, "a request must name one host")
        if hosts[0].lower() not in self._hosts:
            return Refusal(403, "this server does not answer for this host")
        if any(origin.lower() not in self._origins for origin in headers.get("origin", ())):
            return Refusal(403, "this server answers only its own page")
        if not scope["path"].startswith(API):
            return None
        refusal = self._admit(scope, headers)
        if refusal is not None:
            return refusal
        if scope["method"] == "POST":
            kinds = [kind.partition(";")[0].strip().lower() for kind in headers.get("content-type", ())]
            if kinds != ["application/json"]:
                return Refusal(415, "the body must be JSON")
            lengths = headers.get("content-length", [])
            if any(not length.isdecimal() or int(length) > self._largest_body for length in lengths):
                return _too_large(self._largest_body)
        return None


def admit_token(token: str) -> Admit:
    """Admits requests that carry this token."""

    def admit(scope: Scope, headers: Headers) -> Refusal | None:
        if has_token(headers, token):
            return None
        return Refusal(401, "the token is missing or wrong; open the address that `argmap serve` has printed")

    return admit


def has_token(headers: Headers, token: str) -> bool:
    """Whether the header of a request carries this token."""
    given = headers.get(TOKEN_HEADER, [])
    return len(given) == 1 and hmac.compare_digest(given[0].encode(), token.encode())


def _too_large(limit: int) -> Refusal:
    return Refusal(413, f"the body is larger than {limit:,} bytes")


async def _read_body(receive: Receive, limit: int) -> bytes | Refusal:
    """The body of a request, or why it is not read."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await _read_parts(receive, limit)
    except TimeoutError:
        return Refusal(408, "the request took too long")


async def _read_parts(receive: Receive, limit: int) -> bytes | Refusal:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return Refusal(400, "the request ended early")
        size += len(message.get("body", b""))
        if size > limit:
            return _too_large(limit)
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _answer(send: Send, refusal: Refusal) -> None:
    body = json.dumps({"error": refusal.why}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if refusal.status in (408, 413):
        headers.append((b"connection", b"close"))  # what is left of the body is not read
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
