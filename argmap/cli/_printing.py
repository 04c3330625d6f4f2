"""The one way to print, on any console: results to standard output, talk to standard error.

Text for people is written in the encoding of the console; what it lacks is shown by similar characters. Data for
programs is UTF-8 everywhere. What cannot be printed never stops a command: it does its work, and the exit code is 2 in
the end. If the reader of standard output goes away, as `head` does, it has had enough; that is no error.
"""

from __future__ import annotations

import codecs
import io
import select
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from argmap.printable import safe, without_commands

_ERRORS = "argmap-console"
_SIMILAR = {
    **dict.fromkeys("–—−‐‑─━", "-"), **dict.fromkeys("‘’‛′", "'"), **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("├└┌┬┼┴▸●•■█▮", "+"), **dict.fromkeys("│┃▍", "|"), **dict.fromkeys("░▯○·", "."),
    "…": "...", "→": "->", "←": "<-", "↑": "^", "↓": "v", "×": "x", "≤": "<=", "≥": ">=", "±": "+-", "✓": "v", "✗": "x",
    "½": "1/2", "«": '"', "»": '"', "\xa0": " ",
}  # fmt: skip
"""Characters of pictures, tables and sentences that a console may lack, with what is shown there."""


def _show_similar(error: UnicodeError) -> tuple[str, int]:
    """What is printed for characters that the encoding of the console lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_SIMILAR.get(char, "?") for char in error.object[error.start : error.end]), error.end


codecs.register_error(_ERRORS, _show_similar)


class ConsoleWriter(io.RawIOBase):
    """Where the bytes of a stream go. It takes everything; `error` says why some of it could not be written.

    `is_over` becomes true when the reader has gone away or an error has occurred; what follows is thrown away.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        buffer = getattr(stream, "buffer", None)
        self._target: Any = getattr(buffer, "raw", buffer)
        self.error = ""
        self.is_over = False

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._stream is not None and not self._stream.closed and self._stream.isatty()

    def fileno(self) -> int:
        if self._stream is None:
            raise io.UnsupportedOperation("fileno")
        return self._stream.fileno()

    def write(self, content: Any) -> int:
        if not self.is_over:
            try:
                self._write_all(memoryview(content))
            except BrokenPipeError:
                self.is_over = True
            except (OSError, ValueError) as error:
                self.is_over, self.error = True, getattr(error, "strerror", None) or "it is closed"
        return len(content)

    def _write_all(self, rest: memoryview) -> None:
        if self._target is None:
            raise ValueError
        while rest:
            written = self._target.write(rest)
            if written is None:  # a pipe that does not wait, and is full
                select.select([], [self.fileno()], [])
                continue
            rest = rest[written:]
        self._target.flush()


@contextmanager
def guard_streams() -> Generator[ConsoleWriter]:
    """Puts writers that never fail in front of standard output and standard error; gives that of standard output."""
    before = sys.stdout, sys.stderr
    for stream in before:
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    output, talk = ConsoleWriter(before[0]), ConsoleWriter(before[1])
    sys.stdout, sys.stderr = _text_onto(output, before[0]), _text_onto(talk, before[1])
    try:
        yield output
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        sys.stdout, sys.stderr = before


def _text_onto(writer: ConsoleWriter, stream: TextIO | None) -> TextIO:
    """A stream for text that writes to `writer` as `stream` would; a stream without bytes is left as it is."""
    if stream is not None and not hasattr(stream, "buffer"):
        return stream
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return io.TextIOWrapper(io.BufferedWriter(writer), encoding, _ERRORS, line_buffering=writer.isatty())


def say(message: str) -> None:
    """Prints a message to standard error, on one line and without what a terminal or a CI service may act upon."""
    say_lines([message])


def say_lines(lines: Iterable[str]) -> None:
    """Prints lines to standard error, each as `say` does."""
    for line in lines:
        shown = without_commands(safe(line))
        sys.stderr.write(f"argmap: {shown}\n" if shown.lstrip().startswith("::") else f"{shown}\n")
    sys.stderr.flush()


def print_text(text: str, end: str = "\n") -> None:
    """Prints a text for people to standard output."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


def print_data(content: str | bytes, end: str = "") -> None:
    """Prints a result for programs to standard output: as UTF-8, whatever the console; a terminal gets text."""
    if isinstance(content, str) and (sys.stdout.isatty() or not hasattr(sys.stdout, "buffer")):
        print_text(content, end)
        return
    raw = content if isinstance(content, bytes) else (content + end).encode(errors=_ERRORS)
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.flush()
