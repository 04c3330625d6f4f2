"""Who is answered: the page of this server, in a browser on this machine, that knows the token.

Another page in the same browser can send requests to any address of the machine, and can make a name of its own point
at it. So every request must name this server as its host, come from no other origin, and carry the token in a header,
which no foreign page can set. Bodies are JSON of a limited size; a form cannot send that.
"""

from __future__ import annotations

import hmac
import json
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-argmap-token"
LARGEST_BODY = 10_000_000
"""Bytes of the largest body that is read."""
API = "/api/"
"""What begins with this needs the token; the rest is the page itself, the same for everybody."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}


class Refusal(NamedTuple):
    """An answer to a request that is not served: the status, and why in words."""

    status: int
    why: str


class Guard:
    """Lets only the requests of the page through to `app`; `port` is the one that the server listens on."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token.encode()
        names = ("127.0.0.1", "localhost")
        self._hosts = {f"{name}:{port}" for name in names} | ({*names} if port == 80 else set())
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or passes it on with its body in one piece."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *own]}
            await send(message)

        refusal = self._refuse(scope)
        body = b""
        if refusal is None and scope["method"] == "POST":
            read = await _read_body(receive)
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
        headers: dict[str, list[str]] = {}
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
        tokens = headers.get(TOKEN_HEADER, [])
        if len(tokens) != 1 or not hmac.compare_digest(tokens[0].encode(), self._token):
            return Refusal(401, "the token is missing or wrong; open the address that `argmap serve` has printed")
        if scope["method"] == "POST":
            kinds = [kind.partition(";")[0].strip().lower() for kind in headers.get("content-type", ())]
            if kinds != ["application/json"]:
                return Refusal(415, "the body must be JSON")
            lengths = headers.get("content-length", [])
            if any(not length.isdecimal() or int(length) > LARGEST_BODY for length in lengths):
                return _TOO_LARGE
        return None


_TOO_LARGE = Refusal(413, f"the body is larger than {LARGEST_BODY:,} bytes")


async def _read_body(receive: Receive) -> bytes | Refusal:
    """The body of a request, or why it is not read."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return Refusal(400, "the request ended early")
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            return _TOO_LARGE
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _answer(send: Send, refusal: Refusal) -> None:
    body = json.dumps({"error": refusal.why}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if refusal.status == 413:
        headers.append((b"connection", b"close"))  # what is left of the body is not read
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
