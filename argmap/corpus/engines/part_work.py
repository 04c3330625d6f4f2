"""The work on one part: members in, tables out. It is the same in whatever process it runs.

Nothing that a map does stops a part: what cannot be read, or passes its bounds, gets a row that says so.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath
from platform import node
from typing import Any

from argmap.corpus.engines.map_bounds import OutOfTimeError, bounds
from argmap.corpus.engines.part_task import KnownMap, PartResult, PartTask, WorkSettings
from argmap.corpus.members.member import CorpusMember, CorpusSource
from argmap.corpus.members.opening import SourceSpec
from argmap.corpus.tables.arrow_tables import pack, to_parquet, to_tables
from argmap.corpus.tables.map_rows import RowsOfMap, rows_of, rows_without_map
from argmap.diagnostics import ArgmapError
from argmap.formats import parse
from argmap.formats.shared.choosing import detect, page_blocks
from argmap.formats.shared.unknown_text import refusal
from argmap.model.document import Document
from argmap.rules import RulePlan, choose_rules
from argmap.syntax.collector import steady
from argmap.syntax.decoding import decode
from argmap.syntax.files import read_bytes, source_path
from argmap.syntax.reading_log import files_read, log_reading

Note = Callable[[int], None]
"""Told the place of the member that comes next, −1 for none."""


def do_part(settings: WorkSettings, may_end_process: bool, task: PartTask, note: Note) -> PartResult:
    """The tables of a part, or packed rows of a piece of one."""
    start = time.process_time()
    if Path.cwd() != Path(settings.folder):
        os.chdir(settings.folder)  # on a worker of a cluster
    _load()
    sources = {number: _open(settings.specs[number]) for number in {member.source for member in task.members}}
    if task.known is not None and _is_unchanged(task, sources, note):
        return _result(task, None, None, [], start)
    maps = []
    with steady(ages=False):
        for place, member in enumerate(task.members, task.first):
            note(place)
            spec, source = settings.specs[member.source], sources[member.source]
            maps.append(
                _measure(member, spec, source, settings, task.quarantined.get(place), may_end_process=may_end_process)
            )
        note(-1)
    tables = to_tables(maps)
    if task.is_whole:
        return _result(task, to_parquet(tables, {**settings.marks, "names": task.names}), None, maps, start)
    return _result(task, None, pack(tables), maps, start)


def _result(task: PartTask, files: Any, packed: Any, maps: list[RowsOfMap], start: float) -> PartResult:
    statuses = Counter(each.status for each in maps)
    rows = {
        "maps": len(maps),
        **{name: sum(len(getattr(each, name)) for each in maps) for name in ("claims", "relations", "diagnostics")},
    }
    return PartResult(task.number, task.first, files, packed, statuses, rows, time.process_time() - start, node())


@cache
def _open(spec: SourceSpec) -> CorpusSource:
    """A source, which stays open for the next part."""
    return spec.open()


@cache
def _load() -> None:
    """Loads all that a map needs, before the first one: a process that is killed meanwhile was at no map."""
    rows_of(parse(b"argmap: 1\nthesis: Yes.\n"), _plan(), {"path": ""})


@cache
def _plan() -> RulePlan:
    """All rules that run by default: settings beside the maps are not looked at, so that all maps are treated alike."""
    return RulePlan(choose_rules(None))


def _is_unchanged(task: PartTask, sources: dict[int, CorpusSource], note: Note) -> bool:
    assert task.known is not None
    for place, (member, known) in enumerate(zip(task.members, task.known, strict=True), task.first):
        note(place)
        if known != _state(member, sources[member.source], known):
            return False
    note(-1)
    return True


def _state(member: CorpusMember, source: CorpusSource, known: KnownMap) -> KnownMap:
    """What the table would hold of a member now, if it names the same files beside it."""
    if member.fault is not None:
        return None, known[1], known[2]
    try:
        digest = hashlib.sha256(source.read(member.place)).hexdigest()
    except ArgmapError:
        return None, known[1], known[2]
    return digest, known[1], _hash_beside(source, member, known[1] or ())


def _measure(
    member: CorpusMember,
    spec: SourceSpec,
    source: CorpusSource,
    settings: WorkSettings,
    quarantine: str | None,
    *,
    may_end_process: bool,
) -> RowsOfMap:
    """The rows of a member. `quarantine` is why it is not to be measured, None if it is."""
    known: dict[str, Any] = {"path": member.name, "source": spec.named, "folder": spec.folder_of(member.name)}
    if member.fault is not None:
        return rows_without_map("unreadable", member.fault, known)
    try:
        raw = source.read(member.place)
    except ArgmapError as error:
        return rows_without_map("unreadable", str(error), known)
    known |= {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    if quarantine is not None:
        return rows_without_map("quarantined", quarantine, known)
    try:
        with bounds(settings.seconds, settings.megabytes, may_end_process=may_end_process):
            document, beside = read_member(raw, member, source)
            if beside:
                known |= {"beside": beside, "beside_sha256": _hash_beside(source, member, beside)}
            return rows_of(document, _plan(), known)
    except (OutOfTimeError, MemoryError):
        reason = settings.beyond
    except ArgmapError as error:
        return rows_without_map("unreadable", str(error), known)
    except Exception as error:  # a fault of the program: one map must not stop the others
        reason = f"argmap failed on it with {type(error).__name__}"
    return rows_without_map("quarantined", reason, known)


def read_member(raw: bytes, member: CorpusMember, source: CorpusSource) -> tuple[Document, list[str]]:
    """The document of a member, named as in the tables, and the names of files beside it that it depends on."""
    file = source.local_file(member.place)
    if file is not None:
        with log_reading():
            document = parse(raw, file=file)
            others = {path for path in map(Path, files_read()) if path != file}
        beside = {_relative(path, file.parent) for path in others}
        named = document.map.source.file if document.map.source is not None else None
        if named is not None and _is_inside(file, named):
            beside.add(named)
        return (document if member.name == str(file) else document.with_file(member.name)), sorted(beside)
    text, _ = decode(raw)
    name = PurePosixPath(member.name).name
    if page_blocks(text, name):
        document = parse(raw)
    else:
        format = detect(raw, text, name)
        document = refusal(raw, text, name) if format is None else parse(raw, format=format.name)
    document = document.with_file(member.name)
    named = document.map.source.file if document.map.source is not None else None
    content = source.beside(member.place, named) if named is not None and ".." not in named else None
    if named is None or content is None:
        return document, []
    return document.with_source(decode(content)[0]), [named]


def _relative(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix()


def _is_inside(file: Path, name: str) -> bool:
    try:
        source_path(file, name)
    except ValueError:
        return False
    return True


def _hash_beside(source: CorpusSource, member: CorpusMember, names: Any) -> str | None:
    """One hash over files beside a member; a file that is not there has a place in it too."""
    if not names:
        return None
    digest, file = hashlib.sha256(), source.local_file(member.place)
    for name in names:
        try:
            content = read_bytes(file.parent / name) if file is not None else source.beside(member.place, name)
        except ArgmapError:
            content = None
        digest.update(hashlib.sha256(content).digest() if content is not None else b"none")
    return digest.hexdigest()
