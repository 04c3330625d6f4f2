"""Runs the server on this machine until it is interrupted."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Any

from argmap.diagnostics import ArgmapError, missing_package

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from argmap.preview.draft_review import DraftReview
    from argmap.preview.served_maps import ServedMaps

HOST = "127.0.0.1"
"""The only address that a live page is ever served at."""
OWN_NAMES = (HOST, "localhost")
"""The names by which this machine reaches itself."""
PURPOSE = "a live page"


def require_packages() -> None:
    """Raises ArgmapError, with what to install, where a package is missing that the server needs."""
    if find_spec("starlette") is None:
        raise missing_package("starlette", PURPOSE, "serve")
    if find_spec("uvicorn") is None:
        raise missing_package("uvicorn", PURPOSE, "serve")


def serve(
    maps: ServedMaps,
    *,
    port: int = 0,
    show_address: Callable[[str], None],
    opens_browser: bool = True,
    review: DraftReview | None = None,
    frames: Sequence[str] = (),
    ends_with_input: bool = False,
) -> None:
    """Serves maps until the program is interrupted.

    `port` 0 takes a free one. `review` is for a draft that is to be reviewed. `show_address` gets the address of the
    page, with its token, once it can be opened. `frames` may show the page, each as `frame_ancestor` gives it.
    With `ends_with_input` the server also ends with its standard input. ArgmapError when the port cannot be used.
    """
    require_packages()
    from argmap.preview.server import PreviewServer

    listener = listen(HOST, port)
    number = listener.getsockname()[1]
    token = secrets.token_urlsafe(24)
    server = PreviewServer(maps, token, number, review, frames)
    address = f"http://{HOST}:{number}/#{token}"
    show_address(address)
    if opens_browser:
        open_browser(address)
    run(server.app, listener, server.over.set, until_end_of=sys.stdin.buffer if ends_with_input else None)


def open_browser(address: str) -> None:
    """Opens an address in the browser of this machine, without waiting for it."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def run(
    app: ASGIApp,
    listener: socket.socket,
    end: Callable[[], object],
    *,
    until_end_of: IO[bytes] | None = None,
    **settings: Any,
) -> None:
    """Runs an application until the program is interrupted; `end` ends the streams that would go on for ever.

    It also ends with the stream `until_end_of`, which ends when the program at its other end is gone. `settings` are
    further ones of uvicorn.
    """
    import uvicorn

    class Ending(uvicorn.Server):
        """Ends the streams of all pages first."""

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            end()
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # what the end cuts off is no error
            await super().shutdown(sockets)

    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        **settings,
    )
    server = Ending(config)

    def wait_for_end(stream: IO[bytes]) -> None:
        while stream.read(4096):
            pass
        server.should_exit = True

    if until_end_of is not None:
        threading.Thread(target=wait_for_end, args=(until_end_of,), daemon=True).start()
    with listener:
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            return


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on one address of this machine; ArgmapError when that is not possible."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere this would let two programs listen on one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) else "there is no such port"
        raise ArgmapError(f"cannot listen on {host}:{port}: {why}; choose another --port") from error
    return listener
