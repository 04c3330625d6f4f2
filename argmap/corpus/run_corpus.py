"""A run: from the names of sources to finished tables in a folder."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from dataclasses import field as field_of
from functools import partial
from pathlib import Path
from typing import Any

from argmap.corpus.engines.crew import Crew, LocalCrew
from argmap.corpus.engines.part_queue import LEAST_PIECE, PartQueue, Report
from argmap.corpus.engines.part_task import PartTask, WorkSettings
from argmap.corpus.members.opening import source_specs
from argmap.corpus.plan import PART_SIZE, CorpusPlan, Selection, hash_names, make_plan
from argmap.corpus.storing.manifest import LAYOUT, check_output, write_manifest
from argmap.corpus.storing.part_store import PartStore
from argmap.corpus.storing.run_lock import RunLock
from argmap.corpus.storing.run_log import RunLog
from argmap.corpus.versions_used import versions_used
from argmap.diagnostics import ArgmapError
from argmap.syntax.files import make_folder

ENGINES = ("pool", "dask", "here")


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to run; only `field`, `selection`, `seconds` and `megabytes` can change a table.

    `field` is the field of JSON lines that has the map. `seconds` of CPU time and `megabytes` of memory are the bounds
    for one map. `engine` is one of `ENGINES`, `jobs` the number of processes, None for one per processor. `scheduler`
    is the address of a Dask cluster; without one, the engine `dask` starts a cluster on this machine. `part_size` is
    the number of maps of a part, on average.
    """

    field: str | None = None
    selection: Selection = field_of(default_factory=Selection)
    seconds: float = 60.0
    megabytes: int = 2000
    engine: str = "pool"
    jobs: int | None = None
    scheduler: str | None = None
    part_size: int = PART_SIZE


DEFAULTS = RunOptions()


@dataclass(slots=True)
class RunResult:
    """What a run has done: maps by status and rows by table in the whole folder, and parts done and left as they were.

    `gone` counts the parts of earlier runs that are no longer asked for, and removed.
    """

    statuses: Counter[str] = field_of(default_factory=Counter)
    rows: Counter[str] = field_of(default_factory=Counter)
    parts_done: int = 0
    parts_unchanged: int = 0
    gone: int = 0
    left_out: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether every map could be read whole."""
        return set(+self.statuses) <= {"ok"}


def _ignore(event: str, fields: Mapping[str, Any]) -> None:
    return None


def run(
    sources: Sequence[str], folder: str | Path, options: RunOptions = DEFAULTS, report: Report = _ignore
) -> RunResult:
    """Writes the tables of all maps in some sources to a folder, as far as they are not there already.

    `report` is called with each event: `plan`, `part`, `death`, `quarantine`, `end`. Raises ArgmapError when the run
    cannot begin, or cannot go on: what is finished is kept then, and the next run goes on from there.
    """
    specs, target = source_specs(sources, options.field), Path(folder)
    if options.engine != "here" and any(spec.where.startswith("memory://") for spec in specs):
        raise ArgmapError("memory:// is the memory of one process; use the engine `here`")
    check_output(target)
    marks = _marks(options)
    with closing(make_plan(specs, options.selection, options.part_size, target)) as plan:
        make_folder(target)
        with closing(RunLock(target)):
            return _run(plan, target, options, marks, report)


def _marks(options: RunOptions) -> dict[str, str]:
    """What is written into each file, and has to be the same for a part to be kept."""
    used = {name: str(value) for name, value in versions_used()._asdict().items()}
    return {"layout": str(LAYOUT), **used, "seconds": f"{options.seconds:g}", "megabytes": str(options.megabytes)}


def _run(plan: CorpusPlan, folder: Path, options: RunOptions, marks: dict[str, str], report: Report) -> RunResult:
    log, store = RunLog(folder), PartStore(folder, marks)

    def tell(event: str, fields: Mapping[str, Any]) -> None:
        log.write(event, fields)
        report(event, fields)

    manifest = {"made_with": marks, **_request(plan, options)}
    write_manifest(folder, manifest, is_complete=False)
    result = RunResult(gone=store.arrange(plan), left_out=plan.left_out)
    tell("plan", {"parts": plan.parts, "maps": plan.members, "left_out": plan.left_out, "gone": result.gone})
    specs = tuple(spec._replace(files=()) for spec in plan.specs)
    settings = WorkSettings(str(Path.cwd()), specs, options.seconds, options.megabytes, marks)
    jobs = 1 if options.engine == "here" else options.jobs or os.cpu_count() or 1
    jobs = min(jobs, max(plan.parts, plan.members // LEAST_PIECE, 1))
    pieces = -(-jobs // max(plan.parts, 1))
    crew = _crew(settings, options, jobs)
    names = {number: name for name, number in plan.names.items()}
    try:
        for done in PartQueue(crew, _tasks(plan, store), settings, tell, pieces).results():
            if done.files is None:
                store.keep(done.number, names[done.number])
                statuses, rows = store.count(done.number)
                result.parts_unchanged += 1
            else:
                store.write(done.number, done.files)
                statuses, rows = done.statuses, done.rows
                result.parts_done += 1
            result.statuses.update(statuses)
            result.rows.update(rows)
            what = {"part": done.number, "maps": rows["maps"], "unchanged": done.is_unchanged}
            size = sum(map(len, done.files.values())) if done.files else 0
            tell("part", {**what, "statuses": statuses, "bytes": size, "seconds": done.seconds, "host": done.host})
    finally:
        crew.close()
    store.finish()
    counts = {"statuses": dict(sorted(result.statuses.items())), "rows": dict(result.rows)}
    write_manifest(folder, {**manifest, "parts": plan.parts, **counts}, is_complete=True)
    tell("end", {"done": result.parts_done, "unchanged": result.parts_unchanged, **counts})
    return result


def _request(plan: CorpusPlan, options: RunOptions) -> dict[str, Any]:
    """What was asked for, as the manifest has it."""
    chosen = options.selection
    return {
        "sources": [spec.named for spec in plan.specs],
        "field": options.field,
        "only": list(chosen.only),
        "sample": chosen.sample,
        "seed": chosen.seed if chosen.sample is not None else None,
        "limit": chosen.limit,
        "part_size": options.part_size,
        "left_out": plan.left_out,
    }


def _tasks(plan: CorpusPlan, store: PartStore) -> Iterator[PartTask]:
    for number, members in enumerate(plan):
        names = hash_names(members)
        yield PartTask(number, names, members, known=store.find_known(number, names, members))


def _crew(settings: WorkSettings, options: RunOptions, jobs: int) -> Crew:
    from argmap.corpus.engines.part_work import do_part

    work = partial(do_part, settings)
    if options.engine == "here":
        return LocalCrew(work)
    from argmap.corpus.engines.process_crew import STALL, ProcessCrew

    if options.engine == "dask" or options.scheduler is not None:
        from argmap.corpus.engines.dask_crew import DaskCrew

        return DaskCrew(settings, options.scheduler, jobs)
    return ProcessCrew(work, jobs, STALL * options.seconds)
