"""Runs a command again whenever one of its files changes. Polling their times works on every system."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from argmap.cli._inputs import Inputs
from argmap.cli._printing import say
from argmap.diagnostics import ArgmapError

EVERY = 0.3
"""Seconds between two checks."""


def watch_and_run(work: Callable[[], object], paths: Sequence[str], source: str | None = None) -> None:
    """Runs `work`, and again after every change of what it reads, until interrupted.

    What it reads are the maps at `paths`, the texts and settings beside them, and the file `source`.
    """
    before: dict[str, tuple[int, int]] | None = None
    try:
        while True:
            now = _state(paths, source)
            if now != before:
                before = now
                click.clear()
                try:
                    work()
                except (ArgmapError, click.UsageError) as error:  # a file may be half written
                    say(f"argmap: {error}")
                say("waiting for changes; press Ctrl-C to stop")
            time.sleep(EVERY)
    except KeyboardInterrupt:
        raise SystemExit(0) from None


def _state(paths: Sequence[str], source: str | None) -> dict[str, tuple[int, int]]:
    """Sizes and times of the maps, and of the sources and settings beside them."""
    states: dict[str, tuple[int, int]] = {}
    files = Inputs(paths, quiet=True).files
    folders = {Path(file).parent for file in files}
    beside = [path for folder in folders for path in folder.glob("*.t*") if path.suffix in (".txt", ".toml")]
    for path in (*map(Path, files), *beside, *([Path(source)] if source else [])):
        try:
            state = path.stat()
        except OSError:  # deleted meanwhile; the next check sees that
            continue
        states[str(path)] = (state.st_size, state.st_mtime_ns)
    return states
