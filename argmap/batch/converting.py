"""Turns files of one format into another, one or a whole folder, with what was lost on the way.

A file is written whole or not at all. Nothing that a file names is followed, and the targets stay within their folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from argmap.diagnostics import ArgmapError, Diagnostic
from argmap.formats import parse, written
from argmap.formats.shared.choosing import writers
from argmap.model.document import Document, Loss
from argmap.syntax.files import read_bytes, write_bytes

CHUNK = 20
"""Files that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to convert: the format to read, None for what the text says, the one to write, and the thesis."""

    wanted: str
    given: str | None = None
    thesis: str | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of one file; `trouble` says why nothing was written."""

    source: str
    target: str | None
    read_as: str = ""
    claims: int = 0
    relations: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    reading: tuple[Loss, ...] = ()
    writing: tuple[Loss, ...] = ()
    trouble: str | None = None

    @property
    def is_broken(self) -> bool:
        """Whether a part of the text could not be read."""
        return any(fault.is_reading_error for fault in self.diagnostics)

    @property
    def lossy(self) -> bool:
        """Whether anything was lost."""
        return bool(self.reading or self.writing)

    def to_json(self) -> dict[str, Any]:
        """The published form, without version and diagnostics."""
        losses = [("reading", loss) for loss in self.reading] + [("writing", loss) for loss in self.writing]
        return {
            "source": self.source,
            "target": self.target,
            "format": self.read_as,
            "claims": self.claims,
            "relations": self.relations,
            "losses": [{"when": when, **loss._asdict(), "examples": list(loss.examples)} for when, loss in losses],
            **({"trouble": self.trouble} if self.trouble is not None else {}),
        }


def converted(raw: bytes, name: str, plan: Plan, target: str | None) -> tuple[str, Converted]:
    """The text in the other format, and what became of it. Raises ArgmapError as `parse` does."""
    document = parse(raw, format=plan.given, file=None if name == "-" else name, thesis=plan.thesis)
    if document.format == "unknown":
        return "", Converted(name, None, "", diagnostics=document.diagnostics, trouble=document.diagnostics[0].message)
    text, losses = written(document.map, plan.wanted)
    return text, _told(document, name, target, losses)


def _told(document: Document, name: str, target: str | None, losses: tuple[Loss, ...]) -> Converted:
    counts = len(document.map.claims), len(document.map.relations)
    return Converted(name, target, document.format, *counts, document.diagnostics, document.losses, losses)


def convert_file(source: str, target: str, plan: Plan) -> Converted:
    """Converts one file; whatever keeps it from being written is in the result."""
    try:
        text, result = converted(read_bytes(Path(source)), source, plan, target)
        if result.trouble is None:
            write_bytes(Path(target), text.encode())
    except ArgmapError as error:
        return Converted(source, None, trouble=str(error))
    return result


def targets(files: Sequence[Path], folder: Path, into: Path, suffix: str) -> list[tuple[str, str]]:
    """Where each file of a folder goes: the same name with another suffix, beside the old one where names collide."""
    taken: set[Path] = set()
    pairs: list[tuple[str, str]] = []
    for file in files:
        inside = file.relative_to(folder)
        names = (into / inside.with_suffix(suffix), into / inside.with_name(inside.name + suffix))
        more = (into / inside.with_name(f"{inside.name}-{number}{suffix}") for number in count(2))
        target = next(name for name in chain(names, more) if name not in taken)
        taken.add(target)
        pairs.append((str(file), str(target)))
    return pairs


def convert_all(pairs: Sequence[tuple[str, str]], plan: Plan, jobs: int | None) -> Iterator[Converted]:
    """Converts files, in processes where there are many; the results come in order."""
    for folder in {str(Path(target).parent) for _, target in pairs}:
        Path(folder).mkdir(parents=True, exist_ok=True)
    chunks = [pairs[start : start + CHUNK] for start in range(0, len(pairs), CHUNK)]
    jobs = min(jobs or os.cpu_count() or 1, len(chunks))
    if jobs <= 1:
        for source, target in pairs:
            yield convert_file(source, target, plan)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for results in pool.map(_chunk, chunks, [plan] * len(chunks)):
            yield from results


def _chunk(pairs: Sequence[tuple[str, str]], plan: Plan) -> list[Converted]:
    return [convert_file(source, target, plan) for source, target in pairs]


def format_for(target: str) -> str | None:
    """The format that is written by default to a file of this name; None where several or none could be meant.

    >>> format_for("x.yaml"), format_for("x.argdown"), format_for("x.json"), format_for("x.docx")
    ('native', 'argdown', None, None)
    """
    able = writers(target)
    return able[0].name if len(able) == 1 else None
