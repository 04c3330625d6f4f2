"""Checks files in the given order: unchanged files come from a cache, the rest from one or several processes.

The modules that read and check maps are imported only when a file has to be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.batch.rule_selection import RuleSelection
from argmap.codes import Code
from argmap.config import Settings, settings_for
from argmap.diagnostics import ArgmapError, diagnose
from argmap.report import Checked
from argmap.syntax.collector import steady
from argmap.syntax.decoding import decode
from argmap.syntax.files import read_bytes, real_path
from argmap.syntax.reading_log import files_read, log_reading, note_reading

if TYPE_CHECKING:
    from argmap.batch.cache import Cache
    from argmap.batch.rule_plans import RulePlans
    from argmap.batch.workers import Workers
    from argmap.model.document import Document
    from argmap.model.structure.map_figures import Figures
    from argmap.rules import Scores

WINDOW = 256
"""Files processed at a time: enough to keep all processes busy, few enough to save memory."""
_CHUNK = 16
"""Files that a process takes at a time."""
_PRELOAD = ("argmap.batch.rule_plans", "argmap.formats.native.to_builder", "argmap.formats.codecs.native")
_ENOUGH_FILES = 32
"""The number of files from which it pays to start further processes."""


class CheckOptions(NamedTuple):
    """How to check the files of one call.

    `selection` are the rules selected in the call. `source` is the text that quotes are checked against: with `several`
    files only for maps whose own source text is missing. `figures` asks for the figures that a baseline compares,
    `coverage` for the sentences of the sources; `before` has a baseline's figures by file. `format` and `thesis` are
    the arguments of `parse`, like `assume`, `columns` and `block`.
    """

    selection: RuleSelection = RuleSelection()
    source: str | None = None
    several: bool = False
    figures: bool = False
    coverage: bool = False
    before: Mapping[str, Figures] | None = None
    format: str | None = None
    thesis: str | None = None
    assume: str | None = None
    columns: Mapping[str, str] | None = None
    block: int | None = None

    def parse(self, text: str | bytes, file: str | Path) -> Document:
        """The document of a text, read as these options say."""
        from argmap.formats import parse

        return parse(
            text,
            file=file,
            format=self.format,
            thesis=self.thesis,
            assume=self.assume,
            columns=self.columns,
            block=self.block,
        )


class Unreadable(NamedTuple):
    """A file that could not be read; `message` says why."""

    file: str
    message: str


def check_files(
    files: Sequence[str], options: CheckOptions, cache: Cache, jobs: int | None = None
) -> Iterator[Checked | Unreadable]:
    """The result for each file, in order. `jobs` is the number of processes; None means one per processor.

    Raises ConfigError for wrong settings.
    """
    settings: dict[Path, Settings] = {}
    workers = _Checkers(len(files), jobs)
    try:
        for start in range(0, len(files), WINDOW):
            yield from _window(files[start : start + WINDOW], options, cache, settings, workers)
    finally:
        workers.close()
        cache.flush()


def _window(
    files: Sequence[str], options: CheckOptions, cache: Cache, settings: dict[Path, Settings], workers: _Checkers
) -> Iterator[Checked | Unreadable]:
    results: dict[str, Checked | Unreadable] = {}
    keys: dict[str, str] = {}
    hashes: dict[str, str] = {}
    for file in files:
        path = Path(file)
        if path.parent not in settings:
            settings[path.parent] = settings_for(path.parent)
        if not cache.is_open:
            continue
        try:
            raw = read_bytes(path)
        except ArgmapError as error:
            results[file] = Unreadable(file, str(error))
            continue
        hashes[file] = _hash(raw)
        keys[file] = cache.key(
            hashes[file],
            str(real_path(path)),
            repr((options._replace(before=None), _before(options, file))),
            repr(settings[path.parent]._replace(text="", table=())),
        )
        stored = cache.get(keys[file], file)
        if stored is not None:
            results[file] = stored._replace(text=decode(raw)[0]) if stored.diagnostics else stored
    missing = [file for file in files if file not in results]
    for file, (result, source, checked_hash, read) in zip(
        missing, workers.check(options, missing) if missing else (), strict=True
    ):
        results[file] = result
        note_reading(read)
        if isinstance(result, Checked) and checked_hash == hashes.get(file):  # else it changed meanwhile
            cache.put(keys[file], file, source, result)
    yield from (results[file] for file in files)


def _hash(raw: bytes) -> str:
    from argmap.syntax.caching import blake2b

    return blake2b(raw, digest_size=20).hexdigest()


class _FileResult(NamedTuple):
    """The result for a file, the map's `source.file`, the hash of the bytes that were checked, and all that was read.

    Without a hash the result is not kept: other files, such as those that it includes, may change it.
    """

    result: Checked | Unreadable
    source: str | None = None
    checked_hash: str = ""
    files_read: tuple[Path, ...] = ()


class _Checkers:
    """Checks files here or in several processes, which are started only if there is enough to do, and only once."""

    def __init__(self, files: int, jobs: int | None) -> None:
        self._jobs = min(jobs or os.cpu_count() or 1, max(files // _CHUNK, 1))
        self._workers: Workers[str, _FileResult] | None = None

    def check(self, options: CheckOptions, files: Sequence[str]) -> Iterator[_FileResult]:
        """The result for each file."""
        if self._workers is None and (self._jobs == 1 or len(files) < _ENOUGH_FILES or options.source is not None):
            return iter(_check_chunk(options, files))
        if self._workers is None:
            from argmap.batch.workers import Workers

            self._workers = Workers(partial(_check_chunk, options), _give_up, self._jobs, _PRELOAD)
        return self._workers.run(files, _CHUNK)

    def close(self) -> None:
        if self._workers is not None:
            self._workers.close()


def _give_up(file: str) -> _FileResult:
    """The result for a file whose process has been killed again and again."""
    message = "the process that checked this file was killed, also when it was tried again; it may need too much memory"
    diagnostic = replace(diagnose(Code.UNFINISHED_CHECK, message), file=file)
    return _FileResult(Checked(file, "", [diagnostic]))


def _check_chunk(options: CheckOptions, files: Sequence[str]) -> list[_FileResult]:
    from argmap.batch.rule_plans import RulePlans

    plans = RulePlans(options.selection)
    with steady(ages=False):
        return [check_one(options, plans, file) for file in files]


def check_one(options: CheckOptions, plans: RulePlans, file: str) -> _FileResult:
    path = Path(file)
    with log_reading():
        result = _check_one(options, plans, file, path)
        return result._replace(files_read=tuple(other for other in files_read() if other is not path and other != path))


def _check_one(options: CheckOptions, plans: RulePlans, file: str, path: Path) -> _FileResult:
    from argmap.formats import takes_files_beside

    try:
        raw = read_bytes(path)
        document = options.parse(raw, file)
    except ArgmapError as error:
        return _FileResult(Unreadable(file, str(error)))
    source = document.map.source.file if document.map.source is not None else None
    stable = "" if takes_files_beside(document.format) else _hash(raw)
    return _FileResult(check_document(document, options, plans), source, stable)


def check_document(document: Document, options: CheckOptions, plans: RulePlans) -> Checked:
    """The result for a document, wherever it comes from, under the settings for its file."""
    from argmap.rules import check

    if options.source is not None and not (options.several and document.source_text is not None):
        document = document.with_source(options.source)
    file = document.file or ""
    scores = _LazyScores(document)
    diagnostics = check(document, scores=scores, plan=plans.plan(Path(file)), before=_before(options, file))
    checked = Checked.of(document, diagnostics)
    if options.figures:
        checked = checked._replace(figures=scores.figures())
    if options.coverage and document.source_text is not None:
        from argmap.model.source.coverage import coverage
        from argmap.model.source.quotes import SourceText

        checked = checked._replace(coverage=tuple(coverage(SourceText(document.source_text), document.map.claims)))
    return checked


def _before(options: CheckOptions, file: str) -> Figures | None:
    return options.before.get(file) if options.before is not None else None


class _LazyScores:
    """The scores of a map, computed once, when a rule or a baseline needs them."""

    def __init__(self, document: Document) -> None:
        self._debate = document.map
        self._scores: Scores | None = None

    def __call__(self) -> Scores:
        if self._scores is None:
            from argmap.scoring import score

            self._scores = score(self._debate)
        return self._scores

    def figures(self) -> Figures:
        """The figures that a baseline stores for the map."""
        from argmap.model.structure.answering import find_unanswered
        from argmap.model.structure.map_figures import Figures

        try:
            balance = self().balance_number
        except ValueError:  # if a cycle does not settle, there is no balance
            balance = None
        return Figures(balance, len(find_unanswered(self._debate)))
