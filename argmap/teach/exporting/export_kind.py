"""Exports: each writes one or several exercises to one file, in a form that schools use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.registry import EXPORTS
from argmap.teach.exercise import Posed


@dataclass(frozen=True, slots=True)
class Export:
    """One form of export.

    `name` is its id, `doc` what `argmap explain` prints. `suffixes` are the suffixes of the files that it writes, the
    default first. `write` returns the content of the file for exercises and one of the suffixes; it raises
    ArgmapError, with what to do, for what it cannot write. `key` says that the file shows the answers, so that students
    must not get it; `single` that a file holds one exercise. Both are no by default.
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    write: Callable[[Sequence[Posed], str], bytes]
    key: bool = False
    single: bool = False


def export(posed: Sequence[Posed], to: str, suffix: str | None = None) -> bytes:
    """Exercises in the form `to`; KeyError for an unknown form, ValueError for a suffix that it does not write."""
    chosen: Export = EXPORTS.get(to)
    if not posed:
        raise ValueError("there is no exercise to export")
    if chosen.single and len(posed) > 1:
        raise ArgmapError(f"'{to}' holds one exercise, not {len(posed)}; export each to a file of its own")
    chosen_suffix = suffix or chosen.suffixes[0]
    if chosen_suffix not in chosen.suffixes:
        raise ValueError(f"'{to}' is written as {' or '.join(chosen.suffixes)}, not as '{chosen_suffix}'")
    return chosen.write(posed, chosen_suffix)


def export_for(name: str) -> str:
    """The form that writes files with the suffix of `name`; ArgmapError if there is none, or more than one."""
    lower = name.lower()
    matches = [e.name for e in EXPORTS if any(lower.endswith(suffix) for suffix in e.suffixes)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise ArgmapError(f"'{name}' fits several forms: {', '.join(matches)}; choose one with --to")
    suffixes = ", ".join(sorted({suffix for e in EXPORTS for suffix in e.suffixes}))
    near = did_you_mean(lower[lower.find(".") :], suffixes.split(", "))
    raise ArgmapError(f"no form is written as '{name}'; the known suffixes are {suffixes}{near}")
