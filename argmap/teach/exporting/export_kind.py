"""Exercises to what schools use: one export, one file; each writes one or several exercises into one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.diagnostics import ArgmapError
from argmap.registry import EXPORTS
from argmap.teach.exercise import Posed


@dataclass(frozen=True, slots=True)
class Export:
    """One form in which exercises leave. `suffixes` are the ends of file names that it writes, the usual one first.

    `write` gives the content of the file for exercises and one of the suffixes, and raises ArgmapError, with what to
    do, for what it cannot write. `key` says whether answers show in plain text, so that it is not for students.
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    write: Callable[[Sequence[Posed], str], bytes]
    key: bool = False


def export(posed: Sequence[Posed], to: str, suffix: str | None = None) -> bytes:
    """Exercises in the form called `to`; KeyError for an unknown form, ValueError for a suffix that it has not."""
    chosen: Export = EXPORTS.get(to)
    if not posed:
        raise ValueError("there is no exercise to export")
    wanted = suffix or chosen.suffixes[0]
    if wanted not in chosen.suffixes:
        raise ValueError(f"'{to}' is written as {' or '.join(chosen.suffixes)}, not as '{wanted}'")
    return chosen.write(posed, wanted)


def export_for(name: str) -> str:
    """The one form that writes files whose name ends as `name` does; ArgmapError where none or several do."""
    lower = name.lower()
    fitting = [e.name for e in EXPORTS if any(lower.endswith(suffix) for suffix in e.suffixes)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise ArgmapError(f"'{name}' may be of several forms: {', '.join(fitting)}; say which one with --to")
    ends = " ".join(sorted({suffix for e in EXPORTS for suffix in e.suffixes}))
    raise ArgmapError(f"no form is written as '{name}'; known ends are {ends}")
