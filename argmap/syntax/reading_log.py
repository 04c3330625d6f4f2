"""Which files are read, so that none of them is overwritten by what is made from it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LOG: ContextVar[list[Path] | None] = ContextVar("files read", default=None)


@contextmanager
def log_reading() -> Generator[None]:
    """Notes which files are read meanwhile."""
    before = _LOG.set([])
    try:
        yield
    finally:
        _LOG.reset(before)


def files_read() -> Sequence[Path]:
    """The files read since the innermost `log_reading` that is running."""
    return _LOG.get() or ()


def note_reading(paths: Iterable[Path]) -> None:
    """Adds files to those of `files_read`: they are read, here, in another process or in an inner `log_reading`."""
    log = _LOG.get()
    if log is not None:
        log.extend(paths)
