"""What `corpus run` says in the end, and before a run that is only tried; and its options as the library takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.language.wording import count_of
from argmap.printable import show_name

if TYPE_CHECKING:
    from argmap.corpus import RunOptions, RunResult
    from argmap.corpus.estimating import Estimate


def options_of(
    only: tuple[str, ...], sample: int | None, seed: int, limit: int | None, memory: int, **others: Any
) -> RunOptions:
    """The options of the command line as those of a run."""
    from argmap.corpus import RunOptions, Selection

    return RunOptions(selection=Selection(only, sample, seed, limit), megabytes=memory, **others)


def summary_lines(result: RunResult, folder: str) -> list[str]:
    """What a run has done."""
    others = [f"{count:,} {status}" for status, count in sorted(result.statuses.items()) if status != "ok"]
    maps = result.statuses.total()
    lines = [
        f"{count_of(maps, 'map')} in {show_name(folder)}: " + ", ".join([f"{result.statuses['ok']:,} ok", *others]),
        f"{result.rows['claims']:,} claims, {result.rows['relations']:,} relations, "
        f"{result.rows['diagnostics']:,} diagnostics",
    ]
    if result.parts_unchanged:
        lines.append(f"{count_of(result.parts_unchanged, 'part')} unchanged, {result.parts_done:,} done")
    if result.gone:
        lines.append(f"{count_of(result.gone, 'part')} of earlier runs removed")
    if result.left_out:
        lines.append(f"{count_of(result.left_out, 'file')} left out: texts of maps, and names that no format has")
    return lines


def estimate_lines(result: Estimate) -> list[str]:
    """What a run would take."""
    return [
        f"{count_of(result.maps, 'map')} in {count_of(result.parts, 'part')}"
        + (f"; {count_of(result.left_out, 'file')} left out" if result.left_out else ""),
        f"about {duration(result.seconds)} with {count_of(result.jobs, 'process').replace('processs', 'processes')}",
        f"about {result.size / 1e6:,.1f} MB of tables",
        f"estimated from {count_of(result.measured, 'map')}",
    ]


def duration(seconds: float) -> str:
    """A time for people.

    >>> duration(3.2), duration(200), duration(9000)
    ('3 s', '3 min', '2.5 h')
    """
    if seconds < 100:
        return f"{max(seconds, 1):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
