"""Keeps Python's cycle collector away from something large that has no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def steady() -> Iterator[None]:
    """Without the cycle collector, which would look again and again at a growing tree that has no cycles.

    It is on again afterwards, also after an error, if it was on before. What was made counts as old then: the collector
    would go through all of it at once otherwise, because everything is new.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_freeze_count() == 0:  # else a program keeps something frozen for its own reasons
                gc.freeze()
                gc.unfreeze()
            gc.enable()
