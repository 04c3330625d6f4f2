"""What a corpus costs at any size: measured on this machine, then extrapolated by a formula under assumed losses.

`python -m benchmarks.corpus_costs` measures and prints the inputs; `MEASURED` holds those of the guide, whose tables
`python -m tests.pages.corpus_costs` writes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

HOUR = 3600.0
PART = 1000
"""Maps of a part."""


class CorpusInputs(NamedTuple):
    """What was measured, for maps of about 20 claims whose texts differ.

    cpu: CPU seconds of a map, reading to rows, and its share of the files. size: bytes of all tables for a map.
    listing: seconds in which the first process lists a map. checking: CPU seconds in which a run that goes on finds
    that a map has not changed. writing: seconds in which the first process takes and writes a part. start: seconds from
    the start of a pool to the first result of a process. plan: bytes on disk that the plan takes for a map.
    """

    cpu: float
    size: float
    listing: float
    checking: float
    writing: float
    start: float
    plan: float


class Losses(NamedTuple):
    """An assumption: its name, and how many workers are lost for each hour that a worker works."""

    name: str
    rate: float


MEASURED = CorpusInputs(cpu=0.0039, size=1244.0, listing=7.6e-6, checking=86e-6, writing=0.0023, start=0.28, plan=80.0)
"""The medians of three calls of `measure`, on a machine with two processors and nothing else to do."""
ASSUMED = (Losses("calm", 1 / 10_000), Losses("rough", 1 / 100), Losses("spot market", 1 / 2))
RESTART = 60.0
"""Seconds that a cluster takes to replace a worker: assumed."""


class Costs(NamedTuple):
    """What a run takes: hours by the clock, CPU hours, parts done again, bytes of tables, files, bytes of the plan."""

    workers: int
    hours: float
    cpu_hours: float
    again: float
    size: float
    files: int
    plan: float


def costs(maps: int, workers: int, losses: Losses, inputs: CorpusInputs = MEASURED) -> Costs:
    """The costs of a run over so many maps.

    A worker that is lost costs half a part, on average, and its replacement: with T seconds for a part and λ losses a
    second, the work grows by 1 / (1 − λ · (T / 2 + R)). The first process lists all maps before the work begins, and
    writes one part at a time, so that the run takes at least as long as all writing.
    """
    parts = -(-maps // PART)
    part, rate = PART * inputs.cpu, losses.rate / HOUR
    growth = 1 / (1 - rate * (part / 2 + RESTART))
    work = parts * part
    busy = min(workers, parts)
    hours = (maps * inputs.listing + max(work * growth / busy, parts * inputs.writing) + part) / HOUR
    again = work * growth * rate
    return Costs(workers, hours, work * growth / HOUR, again, maps * inputs.size, 4 * parts, maps * inputs.plan)


def measure() -> CorpusInputs:
    """Measures everything anew, in about half a minute."""
    import argmap
    from argmap.corpus import RunOptions, run
    from argmap.corpus.engines.part_task import PartTask, WorkSettings
    from argmap.corpus.engines.part_work import do_part
    from argmap.corpus.engines.process_crew import ProcessCrew
    from argmap.corpus.members.opening import source_specs
    from argmap.corpus.plan import Selection, hash_names, make_plan
    from argmap.corpus.storing.part_store import PartStore
    from benchmarks.generated import tree

    with tempfile.TemporaryDirectory() as folder:
        maps = Path(folder, "maps")
        maps.mkdir()
        for number in range(PART):
            text = argmap.dumps(tree(20, number))
            (maps / f"{number:04}.yaml").write_text(text.replace("the matter", f"matter {number * 7919 % 100_003}"))
        specs = tuple(source_specs([str(maps)]))
        listing = _seconds(lambda: make_plan(specs, Selection()), 5) / PART
        (*parts,) = make_plan(specs, Selection())
        members = [member for part in parts for member in part]
        settings = WorkSettings(folder, specs, 60.0, 2000, {})
        task = PartTask(0, hash_names(members), members)
        do_part(settings, False, task.piece(0, 50), lambda _: None)  # imports what is needed
        result = do_part(settings, False, task, lambda _: None)
        files = result.files or {}
        store = PartStore(Path(folder, "store"), {})
        writing = _seconds(lambda: store.write(0, files), 5)

        def start() -> None:
            crew = ProcessCrew(partial(do_part, settings), 1, 60.0)
            crew.submit(0, task.piece(0, 1))
            crew.wait()
            crew.close()

        first = _seconds(start, 1)
        run([str(maps)], Path(folder, "out"), RunOptions(engine="here"))
        before = time.process_time()
        run([str(maps)], Path(folder, "out"), RunOptions(engine="here"))
        checking = (time.process_time() - before) / PART
        import json

        plan = sum(len(json.dumps(member)) + 1 for member in members) / PART
        size = sum(map(len, files.values())) / PART
        return CorpusInputs(result.seconds / PART, size, listing, checking, writing, first, plan)


def _seconds(action: Callable[[], object], times: int) -> float:
    """The least time of several tries."""
    tries = []
    for _ in range(times):
        before = time.perf_counter()
        action()
        tries.append(time.perf_counter() - before)
    return min(tries)


if __name__ == "__main__":
    print(measure())
