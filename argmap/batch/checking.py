"""Checks files in the order asked for: what is unchanged comes out of a cache, the rest from one or several processes.

Modules that read and judge maps are loaded only where a file has to be looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.batch.rule_choice import Choice
from argmap.config import Settings, settings_for
from argmap.diagnostics import ArgmapError
from argmap.model.structure.map_figures import Figures
from argmap.report import Checked
from argmap.syntax.decoding import decode
from argmap.syntax.files import read_bytes

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from argmap.batch.cache import Cache
    from argmap.batch.rule_plans import Plans
    from argmap.model.document import Document
    from argmap.rules import Scores

WINDOW = 256
"""Files that are under way at a time: enough to keep all processes busy, few enough to stay small."""
_CHUNK = 16
_WORTH = 32
"""Files from which on further processes are worth their start."""


class How(NamedTuple):
    """How the files of one call are checked.

    `source` is a text for quotes: of the one file, or of those of `several` that have none at hand. `figures` asks for
    what a baseline compares, `coverage` for the sentences of the sources; `before` has a baseline's figures by file.
    `format` and `thesis` are as for `parse`.
    """

    choice: Choice = Choice()
    source: str | None = None
    several: bool = False
    figures: bool = False
    coverage: bool = False
    before: Mapping[str, Figures] | None = None
    format: str | None = None
    thesis: str | None = None


class Unread(NamedTuple):
    """A file that could not be read, and why."""

    file: str
    message: str


def checked_files(files: Sequence[str], how: How, cache: Cache, jobs: int | None = None) -> Iterator[Checked | Unread]:
    """What is found in each file, in order. `jobs` is the number of processes; None leaves it to the machine.

    Raises ConfigError for wrong settings, ArgmapError when a process dies.
    """
    settings: dict[Path, Settings] = {}
    team = _Team(len(files), jobs)
    try:
        for start in range(0, len(files), WINDOW):
            yield from _window(files[start : start + WINDOW], how, cache, settings, team)
    finally:
        team.close()
        cache.flush()


def _window(
    files: Sequence[str], how: How, cache: Cache, settings: dict[Path, Settings], team: _Team
) -> Iterator[Checked | Unread]:
    found: dict[str, Checked | Unread] = {}
    keys: dict[str, str] = {}
    hashes: dict[str, str] = {}
    for file in files:
        path = Path(file)
        if path.parent not in settings:
            settings[path.parent] = settings_for(path.parent)
        try:
            raw = read_bytes(path)
        except ArgmapError as error:
            found[file] = Unread(file, str(error))
            continue
        own = settings[path.parent]
        hashes[file] = _hash(raw)
        keys[file] = cache.key(
            hashes[file],
            str(path.resolve()),
            repr((how._replace(before=None), _before(how, file))),
            repr(own._replace(text="", table=())),
        )
        kept = cache.get(keys[file], file)
        if kept is not None:
            found[file] = kept._replace(text=decode(raw)[0]) if kept.diagnostics else kept
    missing = [file for file in files if file not in found]
    for file, (result, source, seen) in zip(missing, team.work(how, missing) if missing else (), strict=True):
        found[file] = result
        if isinstance(result, Checked) and seen == hashes[file]:  # else it was changed under our hands
            cache.put(keys[file], file, source, result)
    yield from (found[file] for file in files)


def _hash(raw: bytes) -> str:
    from hashlib import blake2b

    return blake2b(raw, digest_size=20).hexdigest()


class Outcome(NamedTuple):
    """What was found in a file, what its map names as its source, and the hash of the bytes that were looked at."""

    result: Checked | Unread
    source: str | None = None
    seen: str = ""


class _Team:
    """The processes that check files; started when there is enough to do, and only once."""

    def __init__(self, files: int, jobs: int | None) -> None:
        self._jobs = min(jobs or os.cpu_count() or 1, max(files // _CHUNK, 1))
        self._pool = None

    def work(self, how: How, files: Sequence[str]) -> Iterator[Outcome]:
        """The outcome for each file."""
        if self._pool is None and (self._jobs == 1 or len(files) < _WORTH or how.source is not None):
            from argmap.batch.rule_plans import Plans

            plans = Plans(how.choice)
            return (_checked(how, plans, file) for file in files)
        from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=_context())
        chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
        try:
            return iter([result for chunk in self._pool.map(partial(_chunk, how), chunks) for result in chunk])
        except BrokenProcessPool as error:
            raise ArgmapError("a process that checked maps was ended from outside; try --jobs 1") from error

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """How processes are started: from a server without threads, since a bar on the screen may have one here."""
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(
        ["argmap.batch.rule_plans", "argmap.formats.native.to_builder", "argmap.formats.codecs.native"]
    )
    return context


def _chunk(how: How, files: Sequence[str]) -> list[Outcome]:
    from argmap.batch.rule_plans import Plans

    plans = Plans(how.choice)
    return [_checked(how, plans, file) for file in files]


def _checked(how: How, plans: Plans, file: str) -> Outcome:
    from argmap.formats import parse

    try:
        raw = read_bytes(Path(file))
        document = parse(raw, file=file, format=how.format, thesis=how.thesis)
    except ArgmapError as error:
        return Outcome(Unread(file, str(error)))
    stated = document.map.source.file if document.map.source is not None else None
    return Outcome(check_document(document, how, plans), stated, _hash(raw))


def check_document(document: Document, how: How, plans: Plans) -> Checked:
    """What is found in a document, which may come from anywhere, under the settings for its file."""
    from argmap.rules import check

    if how.source is not None and not (how.several and document.source_text is not None):
        document = document.with_source(how.source)
    file = document.file or ""
    scores = _Scores(document)
    found = check(document, scores=scores, plan=plans.plan(Path(file)), before=_before(how, file))
    checked = Checked.of(document, found)
    if how.figures:
        checked = checked._replace(figures=scores.figures())
    if how.coverage and document.source_text is not None:
        from argmap.model.source.coverage import coverage
        from argmap.model.source.quotes import SourceText

        checked = checked._replace(coverage=tuple(coverage(SourceText(document.source_text), document.map.claims)))
    return checked


def _before(how: How, file: str) -> Figures | None:
    return how.before.get(file) if how.before is not None else None


class _Scores:
    """The scores of a map, computed when somebody asks, and once."""

    def __init__(self, document: Document) -> None:
        self._debate = document.map
        self._found: Scores | None = None

    def __call__(self) -> Scores:
        if self._found is None:
            from argmap.scoring import score

            self._found = score(self._debate)
        return self._found

    def figures(self) -> Figures:
        """What a baseline keeps of the map."""
        from argmap.model.structure.answering import find_unanswered

        try:
            balance = self().balance_number
        except ValueError:  # a cycle that does not settle has no balance
            balance = None
        return Figures(balance, len(find_unanswered(self._debate)))
