"""A server on loopback that answers every request with given bytes, in pieces."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class RawServer:
    """Where it listens, and what it was sent: the head and the body of each request."""

    port: int
    requests: list[tuple[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def serve_bytes(pieces: Callable[[], Iterable[bytes]]) -> Iterator[RawServer]:
    """Runs a server that sends `pieces` for each request, and then hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = RawServer(listening.getsockname()[1])

        def answer(connection: socket.socket) -> None:
            with connection, suppress(OSError):  # the client may hang up first
                server.requests.append(_read_request(connection))
                for piece in pieces():
                    connection.sendall(piece)

        def listen() -> None:
            with suppress(OSError):  # it is closed when the test ends
                while True:
                    threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield server
        finally:
            listening.shutdown(socket.SHUT_RDWR)


def _read_request(connection: socket.socket) -> tuple[str, str]:
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536) or b"\r\n\r\n"
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    while lengths and len(body) < int(lengths[0]):
        body += connection.recv(65536)
    return head.decode(), body.decode()


def http(body: bytes, status: str = "200 OK", *, headers: str = "") -> bytes:
    """An answer of HTTP with JSON in it; `headers` are further lines, each with its end."""
    head = f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{headers}content-length: {len(body)}\r\n\r\n"
    return head.encode() + body
