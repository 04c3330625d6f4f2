"""Runs the language server on standard input and output until the client ends it."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib.util import find_spec
from typing import Any, BinaryIO

from argmap.diagnostics import missing_package


def require_packages() -> None:
    """Raises ArgmapError, with what to install, where the package that speaks the protocol is missing."""
    if find_spec("pygls") is None:
        raise missing_package("pygls", "the language server", "lsp")


def serve() -> int:
    """Serves one client; the exit code that the protocol wants: 0 if the client has asked for the end, else 1."""
    require_packages()
    from argmap.lsp.language_server import MapServer

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s: %(message)s")
    for handler in logging.getLogger().handlers:
        handler.addFilter(_is_unexpected)
    server = MapServer()
    output: Any = _Output(sys.stdout.buffer)
    # nothing but messages may go to standard output
    with redirect_stdout(sys.stderr), _ended_by_interrupt():
        server.start_io(sys.stdin.buffer, output)
    return 0 if server.was_shut_down else 1


@contextmanager
def _ended_by_interrupt() -> Iterator[None]:
    """Lets Ctrl-C end the process at once: else it would wait for the thread that reads standard input."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Output:
    """Standard output, which stays open when the server has done with it: the program has not."""

    def __init__(self, stream: BinaryIO) -> None:
        self.write = stream.write
        self.flush = stream.flush

    def close(self) -> None:
        """Nothing: the stream is not its own."""


def _is_unexpected(record: logging.LogRecord) -> bool:
    """Whether a line of the log is of use: refusals and outdated requests are answers, and no failures."""
    from pygls.exceptions import JsonRpcException

    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, JsonRpcException)
