"""Converts files from one format to another, one file or a whole folder, and reports what was lost.

A file is written whole or not at all, targets stay within their folder, and none of them replaces what is read: a file
that is converted, or one that belongs to it, such as the text that a map names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Any

from argmap.batch.workers import Workers
from argmap.config import settings_for
from argmap.diagnostics import ArgmapError, Diagnostic
from argmap.formats import dump_with_losses, parse
from argmap.formats.shared.choosing import writers
from argmap.formats.shared.unknown_text import is_no_map
from argmap.model.document import Document, Loss
from argmap.printable import show_name
from argmap.registry import FORMATS
from argmap.syntax.files import (
    descriptor_of,
    file_identities,
    is_file,
    make_folder,
    read_bytes,
    real_path,
    same_file,
    write_bytes,
)
from argmap.syntax.reading_log import files_read, log_reading

CHUNK = 20
"""Files that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class ConversionOptions:
    """How to convert.

    `target_format` is the format to write. `source_format` is the format to read, None to recognise it from the text.
    `thesis` is the id of the claim to take as the thesis, None for the thesis of the file.
    `assume` is what relations without a sign are taken for, None for nothing, `columns` says which columns of a table
    hold what, `block` which block of a page to read; see `parse`.
    """

    target_format: str
    source_format: str | None = None
    thesis: str | None = None
    assume: str | None = None
    columns: Mapping[str, str] | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class ConversionResult:
    """The result for one file.

    `source` and `target` are the names of the files, `target` None if nothing was written. `read_as` is the format that
    was read, "" for none. `claims` and `relations` count the elements of the map. `diagnostics` come from reading.
    `reading` and `writing` are the losses of the two steps. `failure` says why nothing was written.
    `shown_otherwise` is what is written and read back, but what other tools take for something else.
    """

    source: str
    target: str | None
    read_as: str = ""
    claims: int = 0
    relations: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    reading: tuple[Loss, ...] = ()
    writing: tuple[Loss, ...] = ()
    failure: str | None = None
    shown_otherwise: tuple[Loss, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether the text has errors: a part could not be read, or a sign is missing."""
        return any(diagnostic.is_reading_error for diagnostic in self.diagnostics)

    @property
    def is_lossy(self) -> bool:
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
            "losses": [{"when": when, **_loss_json(loss)} for when, loss in losses],
            "shown_otherwise": [_loss_json(loss) for loss in self.shown_otherwise],
            **({"trouble": self.failure} if self.failure is not None else {}),
        }


def _loss_json(loss: Loss) -> dict[str, Any]:
    return {**loss._asdict(), "examples": list(loss.examples)}


def _parse(raw: bytes, name: str, options: ConversionOptions) -> Document:
    return parse(
        raw,
        format=options.source_format,
        file=None if descriptor_of(name) is not None or name == "-" else name,
        thesis=options.thesis,
        assume=options.assume,
        columns=options.columns,
        block=options.block,
    )


def convert_text(raw: bytes, name: str, options: ConversionOptions, target: str | None) -> tuple[str, ConversionResult]:
    """The text in the other format, and the result. Raises ArgmapError as `parse` does."""
    document = _parse(raw, name, options)
    if is_no_map(document):
        return "", ConversionResult(
            name, None, "", diagnostics=document.diagnostics, failure=document.diagnostics[0].message
        )
    text, losses = dump_with_losses(document.map, options.target_format)
    counts = len(document.map.claims), len(document.map.relations)
    target_format = FORMATS.get(options.target_format)
    shown = tuple(target_format.shown_otherwise(document.map)) if target_format.shown_otherwise is not None else ()
    result = ConversionResult(
        *(name, target, document.format, *counts, document.diagnostics, document.losses, losses), shown_otherwise=shown
    )
    return text, result


def convert_file(source: str, target: str, options: ConversionOptions) -> ConversionResult:
    """Converts one file; if it cannot be read or written, `failure` of the result says why."""
    try:
        with log_reading():
            text, result = convert_text(read_bytes(Path(source)), source, options, target)
            read = files_read()
        if result.failure is None:
            if any(same_file(path, target) for path in read):
                raise ArgmapError(f"{show_name(target)} is read by this call; choose another name for the result")
            write_bytes(Path(target), text.encode())
    except ArgmapError as error:
        return ConversionResult(source, None, failure=str(error))
    return result


def targets(files: Sequence[Path], folder: Path, into: Path, suffix: str) -> list[tuple[str, str]]:
    """The target of each file of a folder: the name with `suffix` instead of its own, or after it if names collide."""
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


def convert_all(
    pairs: Sequence[tuple[str, str]], options: ConversionOptions, jobs: int | None
) -> Iterator[ConversionResult]:
    """Converts files, many of them in several processes; the results come in order.

    Raises ArgmapError before anything is written if a target is read for one of the files.
    """
    _check_targets(pairs, options)
    for folder in {Path(target).parent for _, target in pairs}:
        make_folder(folder)
    jobs = min(jobs or os.cpu_count() or 1, -(-len(pairs) // CHUNK))
    if jobs <= 1:
        for source, target in pairs:
            yield convert_file(source, target, options)
        return
    workers: Workers[tuple[str, str], ConversionResult] = Workers(partial(_convert_chunk, options), _give_up, jobs)
    try:
        yield from workers.run(pairs, CHUNK)
    finally:
        workers.close()


def _check_targets(pairs: Sequence[tuple[str, str]], options: ConversionOptions) -> None:
    """Raises ArgmapError if a target is one of the sources, or a file that a source needs beside it.

    What belongs to a source is known only when that has been read, so the sources are read before if a target is there
    already, in a folder whose files they may need.
    """
    present = [
        (target, identities) for _, target in pairs if is_file(target) for identities in [file_identities(target)]
    ]
    if not present:
        return
    read = {identity for source, _ in pairs for identity in file_identities(source)}
    folders = {_needed_folder(folder) for folder in {Path(source).parent for source, _ in pairs}}
    if any(_may_be_in(target, folders) for target, _ in present):
        for source, _ in pairs:
            read |= {identity for path in _files_read_for(source, options) for identity in file_identities(path)}
    for target, identities in present:
        if identities & read:
            raise ArgmapError(f"{show_name(target)} is read by this call; choose another name for the result")


def _needed_folder(folder: Path) -> Path:
    """The folder that the files needed by those of `folder` cannot leave."""
    return settings_for(folder).include_folder() or real_path(folder)


def _may_be_in(target: str, folders: Iterable[Path]) -> bool:
    """Whether a file is in one of the folders, or below one, or has a second name that may be."""
    real = real_path(target)
    return Path(target).stat().st_nlink > 1 or any(real.is_relative_to(folder) for folder in folders)


def _files_read_for(source: str, options: ConversionOptions) -> tuple[Path, ...]:
    with log_reading():
        with suppress(ArgmapError):  # it is reported when the source is converted
            _parse(read_bytes(Path(source)), source, options)
        return tuple(files_read())


def _convert_chunk(options: ConversionOptions, pairs: Sequence[tuple[str, str]]) -> list[ConversionResult]:
    return [convert_file(source, target, options) for source, target in pairs]


def _give_up(pair: tuple[str, str]) -> ConversionResult:
    return ConversionResult(pair[0], None, failure="the process that converted this file was killed, twice")


def format_for(target: str) -> str | None:
    """The format that a file of this name is written in by default; None if there is none or more than one.

    >>> format_for("x.yaml"), format_for("x.argdown"), format_for("x.json"), format_for("x.docx")
    ('native', 'argdown', None, None)
    """
    able = writers(target)
    return able[0].name if len(able) == 1 else None
