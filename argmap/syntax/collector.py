"""Keeps Python's cycle collector away from something large that has no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

PAUSE = 1_000_000
"""New objects after which the collector looks all the same: about 100 MB, if all of them were garbage in cycles."""


@contextmanager
def steady(*, ages: bool = True) -> Iterator[None]:
    """Without the cycle collector, which would look again and again at a growing tree that has no cycles.

    It still looks after every `PAUSE` new objects, so that garbage stays bounded. Afterwards, also after an error, it
    looks as often as before. What was made counts as old then, unless `ages` is off: the collector would go through all
    of it at once otherwise, because everything is new. Turn it off where little of what is made stays. A program that
    has turned the collector off, or lets it look more rarely, keeps that.
    """
    often = gc.get_threshold()
    if not gc.isenabled() or not 0 < often[0] < PAUSE:
        yield
        return
    gc.set_threshold(PAUSE, *often[1:])
    try:
        yield
    finally:
        if ages and gc.get_freeze_count() == 0:  # else a program keeps something frozen for its own reasons
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*often)
