"""Looks now and then at the files that an open map depends on: its source text, what it includes, the settings.

A look is a question to the file system for each of the few files, which works with every client.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path

from argmap.lsp.analysis import Analysis
from argmap.lsp.open_files import OpenFile, OpenFiles

PAUSE = 1.0
"""Seconds between two looks."""
Stamp = tuple[tuple[int, int] | None, ...]


class FilesBeside:
    """Calls `renew` for each open file that depends on one that has changed."""

    def __init__(self, files: OpenFiles, renew: Callable[[OpenFile], None]) -> None:
        self._files = files
        self._renew = renew
        self._seen: dict[str, tuple[Analysis, Stamp]] = {}

    async def watch(self) -> None:
        """Looks until it is cancelled."""
        while True:
            await asyncio.sleep(PAUSE)
            self.look()

    def look(self) -> None:
        """Looks at once."""
        seen, self._seen = self._seen, {}
        for file in self._files:
            analysis = file.analysis
            if analysis is None or not analysis.is_checked:
                continue
            stamp = _stamps(analysis.needed_files)
            before = seen.get(file.uri)
            if before is not None and before[0] is analysis and before[1] != stamp:
                file.analyse_again()
                self._renew(file)
            else:
                self._seen[file.uri] = analysis, stamp


def _stamps(paths: Iterable[Path]) -> Stamp:
    return tuple(_stamp(path) for path in paths)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
