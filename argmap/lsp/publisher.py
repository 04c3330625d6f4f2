"""Tells the client what is wrong with an open map: the faults of reading at once, what the rules say after a pause."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.open_files import OpenFile
from argmap.lsp.protocol_diagnostics import protocol_diagnostic
from argmap.lsp.worker import READING, RULES, Worker

QUIET = 0.1
"""Seconds without an edit after which the rules run."""
Publish = Callable[[types.PublishDiagnosticsParams], None]


class Publisher:
    """Publishes the diagnostics of open files, of the newest version only."""

    def __init__(self, worker: Worker, publish: Publish) -> None:
        self._worker = worker
        self._publish = publish
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, list[types.Diagnostic]] = {}

    def refresh(self, file: OpenFile, quiet: float = QUIET) -> None:
        """Begins anew for a file that was opened or has changed."""
        self._stop(file.uri)
        if file.analysis is None:
            self.clear(file)
        else:
            self._tasks[file.uri] = asyncio.ensure_future(self._work(file.analysis, quiet))

    def clear(self, file: OpenFile) -> None:
        """Takes back what is shown of a file that is closed or no map any more."""
        self._stop(file.uri)
        if self._shown.pop(file.uri, None):
            self._publish(types.PublishDiagnosticsParams(file.uri, [], file.version))

    def _stop(self, uri: str) -> None:
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()

    async def _work(self, analysis: Analysis, quiet: float) -> None:
        def read() -> list[types.Diagnostic]:
            return [protocol_diagnostic(analysis, each) for each in analysis.reading_diagnostics]

        def run_rules() -> list[types.Diagnostic]:
            return [protocol_diagnostic(analysis, each) for each in analysis.diagnostics]

        faults = await self._worker.run(read, READING)
        if faults:
            self._show(analysis, faults)
        await asyncio.sleep(quiet)
        self._show(analysis, await self._worker.run(run_rules, RULES))

    def _show(self, analysis: Analysis, diagnostics: list[types.Diagnostic]) -> None:
        self._shown[analysis.uri] = diagnostics
        self._publish(types.PublishDiagnosticsParams(analysis.uri, diagnostics, analysis.version))
