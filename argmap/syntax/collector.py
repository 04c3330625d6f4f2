"""Pauses Python's cycle collector while something large is made that has no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def steady() -> Iterator[None]:
    """Without the cycle collector, which would look again and again at a growing tree that has no cycles.

    It is on again afterwards, also after an error, if it was on before.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
