"""What a run would take: the plan is made, and a few maps of it are measured."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from argmap.corpus.engines.part_task import PartTask, WorkSettings
from argmap.corpus.engines.part_work import do_part
from argmap.corpus.members.member import CorpusMember
from argmap.corpus.members.opening import source_specs
from argmap.corpus.plan import Selection, hash_names, make_plan
from argmap.corpus.run_corpus import DEFAULTS, RunOptions

MEASURED = 50
"""Maps that are measured."""
OVERHEAD = 1.1
"""Time of a run for each second of measuring: reading the plan, writing and joining tables."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run over all members would take, if those that were measured are like the others.

    `seconds` is the time by the clock with `jobs` processes that have a processor each; `size` is that of the tables in
    bytes.
    """

    maps: int
    parts: int
    left_out: int
    measured: int
    jobs: int
    seconds: float
    size: int


def estimate(sources: Sequence[str], options: RunOptions = DEFAULTS) -> Estimate:
    """Makes the plan of a run and measures some of its maps, drawn with the same seed each time; writes nothing."""
    specs = tuple(source_specs(sources, options.field))
    settings = WorkSettings(str(Path.cwd()), specs, options.seconds, options.megabytes, {})
    jobs = options.jobs or os.cpu_count() or 1
    with closing(make_plan(specs, options.selection, options.part_size)) as plan:
        members: list[CorpusMember] = list(
            Selection(sample=MEASURED).choose(member for part in plan for member in part)
        )
        result = do_part(settings, False, PartTask(0, hash_names(members), members), lambda _: None)
        size = sum(map(len, (result.files or {}).values()))
        share = plan.members / len(members)
        return Estimate(
            plan.members,
            plan.parts,
            plan.left_out,
            len(members),
            jobs,
            result.seconds * share * OVERHEAD / min(jobs, plan.parts),
            round(size * share),
        )
