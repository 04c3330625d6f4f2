"""Tells the client what is wrong with an open map: the faults of reading at once, what the rules say after a pause.

Meanwhile what the rules have said of the version before stays, moved along with the edits, so that nothing flickers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lsprotocol import types

from argmap.diagnostics import Diagnostic
from argmap.lsp.analysis import Analysis
from argmap.lsp.open_files import OpenFile
from argmap.lsp.protocol_diagnostics import protocol_diagnostic
from argmap.lsp.worker import READING, RULES, Worker

_log = logging.getLogger(__name__)
QUIET = 0.1
"""Seconds without an edit after which the rules run."""
Publish = Callable[[types.PublishDiagnosticsParams], None]


class Shown(NamedTuple):
    """What the client shows of a file: the faults of reading, and what rules have found."""

    version: int | None
    faults: list[types.Diagnostic]
    findings: list[types.Diagnostic]


class Publisher:
    """Publishes the diagnostics of open files, of the newest version only."""

    def __init__(self, worker: Worker, publish: Publish, quiet: float = QUIET) -> None:
        self._quiet = quiet
        self._worker = worker
        self._publish = publish
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, Shown] = {}

    def refresh(
        self,
        file: OpenFile,
        *,
        at_once: bool = False,
        changes: Iterable[types.TextDocumentContentChangeEvent] = (),
    ) -> None:
        """Begins anew for a file that has changed in this way, or was opened: then the rules run `at_once`."""
        self._stop(file.uri)
        if file.analysis is None:
            self.clear(file)
            return
        if (shown := self._shown.get(file.uri)) is not None:
            self._shown[file.uri] = shown._replace(findings=move(shown.findings, changes))
        self._tasks[file.uri] = asyncio.ensure_future(self._work(file.analysis, 0 if at_once else self._quiet))

    def clear(self, file: OpenFile) -> None:
        """Takes back what is shown of a file that is closed or no map any more."""
        self._stop(file.uri)
        if self._shown.pop(file.uri, None) is not None:
            self._publish(types.PublishDiagnosticsParams(file.uri, [], file.version))

    async def settle(self, uri: str) -> None:
        """Waits until all is said of the newest version of a file."""
        if (task := self._tasks.get(uri)) is not None:
            await task

    def _stop(self, uri: str) -> None:
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()

    async def _work(self, analysis: Analysis, quiet: float) -> None:
        def read() -> list[types.Diagnostic]:
            return _for_client(analysis, analysis.reading_diagnostics)

        def run_rules() -> list[types.Diagnostic]:
            analysis.needed_files  # noqa: B018  # worked out here, beside the event loop
            faults = {id(each) for each in analysis.reading_diagnostics}
            return _for_client(analysis, [each for each in analysis.diagnostics if id(each) not in faults])

        try:
            await self._publish_stages(analysis, quiet, read, run_rules)
        except Exception:  # one text must not end the server, and nobody waits for this task's error
            _log.exception("the diagnostics of %s failed", analysis.uri)

    async def _publish_stages(
        self,
        analysis: Analysis,
        quiet: float,
        read: Callable[[], list[types.Diagnostic]],
        run_rules: Callable[[], list[types.Diagnostic]],
    ) -> None:
        faults = await self._worker.run(read, READING)
        shown = self._shown.get(analysis.uri)
        if faults or (shown is not None and shown.faults):
            self._show(analysis, faults, shown.findings if shown is not None else [])
        await asyncio.sleep(quiet)
        self._show(analysis, faults, await self._worker.run(run_rules, RULES))

    def _show(self, analysis: Analysis, faults: list[types.Diagnostic], findings: list[types.Diagnostic]) -> None:
        shown = Shown(analysis.version, faults, findings)
        if self._shown.get(analysis.uri) != shown:
            self._shown[analysis.uri] = shown
            self._publish(types.PublishDiagnosticsParams(analysis.uri, [*faults, *findings], analysis.version))


def _for_client(analysis: Analysis, diagnostics: Iterable[Diagnostic]) -> list[types.Diagnostic]:
    return [protocol_diagnostic(analysis, each) for each in diagnostics]


def move(
    diagnostics: Iterable[types.Diagnostic], changes: Iterable[types.TextDocumentContentChangeEvent]
) -> list[types.Diagnostic]:
    """The diagnostics where they are after edits; without those on the lines that are edited."""
    moved = list(diagnostics)
    for change in changes:
        if not isinstance(change, types.TextDocumentContentChangePartial):
            return []
        first, last = sorted((change.range.start.line, change.range.end.line))
        lines = change.text.count("\n") - (last - first)
        behind = [_shifted(each, lines) for each in moved if each.range.start.line > last]
        moved = [*(each for each in moved if each.range.end.line < first), *behind]
    return moved


def _shifted(diagnostic: types.Diagnostic, lines: int) -> types.Diagnostic:
    if not lines:
        return diagnostic
    start, end = (
        types.Position(place.line + lines, place.character) for place in (diagnostic.range.start, diagnostic.range.end)
    )
    return types.Diagnostic(
        types.Range(start, end),
        diagnostic.message,
        severity=diagnostic.severity,
        code=diagnostic.code,
        source=diagnostic.source,
        tags=diagnostic.tags,
    )
