"""Runs `validate` again whenever one of its files changes: by looking at their times, which works on every system."""

from __future__ import annotations

import time
from pathlib import Path

import click

from argmap.cli._checks import Request, run
from argmap.cli._inputs import Inputs
from argmap.diagnostics import ArgmapError

EVERY = 0.3
"""Seconds between two looks."""


def watched(request: Request) -> None:
    """Checks, waits for a change and checks again, until interrupted."""
    before: dict[str, tuple[int, int]] | None = None
    try:
        while True:
            now = _state(request)
            if now != before:
                before = now
                click.clear()
                try:
                    run(request)
                except ArgmapError as error:  # settings may be half written
                    click.echo(f"argmap: {error}", err=True)
                click.echo("watching; Ctrl-C ends", err=True)
            time.sleep(EVERY)
    except KeyboardInterrupt:
        raise SystemExit(0) from None


def _state(request: Request) -> dict[str, tuple[int, int]]:
    """Sizes and times of the files, and of the sources and settings beside them."""
    found: dict[str, tuple[int, int]] = {}
    files = Inputs(request.paths, quiet=True).files
    folders = {Path(file).parent for file in files}
    beside = [path for folder in folders for path in folder.glob("*.t*") if path.suffix in (".txt", ".toml")]
    for path in (*map(Path, files), *beside, *([Path(request.source)] if request.source else [])):
        try:
            state = path.stat()
        except OSError:  # it went while we looked; the next look sees it gone
            continue
        found[str(path)] = (state.st_size, state.st_mtime_ns)
    return found
