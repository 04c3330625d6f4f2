"""Shows how far a run is: a bar on a terminal, JSON lines elsewhere, both on standard error."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from argmap.cli._printing import say

if TYPE_CHECKING:
    from argmap.corpus.engines.part_queue import Report


@contextmanager
def progress() -> Generator[Report]:
    """The function that a run reports to."""
    if not sys.stderr.isatty():
        yield ProgressLines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Maps"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        counter, task = ProgressCount(), bar.add_task("", total=None, rate="", failures="")

        def show(event: str, fields: Mapping[str, Any]) -> None:
            if event in ("death", "quarantine"):
                bar.console.print(event_words(event, fields), markup=False, highlight=False)
            if counter.add(event, fields):
                failures = f"{counter.failures:,} not read whole" if counter.failures else ""
                rate = f"{counter.rate:,.0f}/s"
                bar.update(task, total=counter.total, completed=counter.done, rate=rate, failures=failures)

        yield show


class ProgressCount:
    """Maps done so far, and how fast; maps that are as they were do not count for the rate."""

    def __init__(self) -> None:
        self.total = self.done = self.measured = self.failures = 0
        self._start = time.monotonic()

    def add(self, event: str, fields: Mapping[str, Any]) -> bool:
        """Counts an event; whether the figures have changed."""
        if event == "plan":
            self.total, self._start = fields["maps"], time.monotonic()
        elif event == "part":
            self.done += fields["maps"]
            self.measured += 0 if fields["unchanged"] else fields["maps"]
            self.failures += sum(count for status, count in fields["statuses"].items() if status != "ok")
        return event in ("plan", "part")

    @property
    def rate(self) -> float:
        """Maps measured per second."""
        return self.measured / max(time.monotonic() - self._start, 0.001)

    @property
    def remaining(self) -> float | None:
        """Seconds that the rest will take; None as long as nobody can say."""
        return (self.total - self.done) / self.rate if self.measured else None


class ProgressLines:
    """One JSON object per event."""

    def __init__(self) -> None:
        self._count = ProgressCount()

    def __call__(self, event: str, fields: Mapping[str, Any]) -> None:
        shown = {"event": event, **fields}
        if event == "part":
            self._count.add(event, fields)
            remaining = self._count.remaining
            shown = {
                "event": event,
                "part": fields["part"],
                "done": self._count.done,
                "of": self._count.total,
                "per_second": round(self._count.rate, 1),
                "remaining_seconds": None if remaining is None else round(remaining),
                "not_read_whole": self._count.failures,
            }
        else:
            self._count.add(event, fields)
        say(json.dumps(shown))


def event_words(event: str, fields: Mapping[str, Any]) -> str:
    """What went wrong, for people."""
    if event == "quarantine":
        return f"{fields['map']}: quarantined, {fields['reason']}"
    return f"a process was {fields['how']} at {fields['map'] or 'no map in particular'}; its part is tried again"
