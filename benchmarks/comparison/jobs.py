"""Whole jobs in one process, each beside the least that it could take: CPU seconds and ratios.

- A folder of small maps that is checked, beside a loop that only loads the same files with PyYAML's quick loader.
- All rules on a map of five thousand claims, beside reading its text.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

import argmap
from argmap.batch.cache import Cache
from argmap.batch.checking import CheckOptions, check_files
from argmap.rules import RulePlan, check, choose_rules
from benchmarks.comparison import tables
from benchmarks.generated import tree

FILES, SMALL = 1_000, 5
CLAIMS = 5_000
Work = Callable[[], object]
"""One side of a job."""


@contextmanager
def folder() -> Iterator[tuple[Work, Work]]:
    """A bare loader's loop over a folder, and checking it with the rules that are on by default, nothing stored."""
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name, f"map-{number:04}.yaml") for number in range(FILES)]
        for number, file in enumerate(files):
            file.write_text(argmap.dumps(tree(SMALL, seed=number)), encoding="utf-8")
        names = [str(file) for file in files]
        yield (
            lambda: [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files],
            lambda: sum(1 for _ in check_files(names, CheckOptions(), Cache(None), 1)),
        )


@contextmanager
def rules() -> Iterator[tuple[Work, Work]]:
    """Reading a large map, and checking a document of it with every rule."""
    text = argmap.dumps(tree(CLAIMS))
    plan = RulePlan(choose_rules(["ALL"]))
    fresh = itertools.count()

    def check_all() -> object:
        debate = document.map.evolve(title=f"A map of which nothing is known yet, {next(fresh)}")
        return check(argmap.Document(debate), scores=lambda: argmap.score(debate), plan=plan)

    document = argmap.parse(text)
    yield lambda: argmap.parse(text), check_all


JOBS = {
    f"{FILES:,} maps of {SMALL} claims": ("loaded by `yaml.CSafeLoader`", "checked", folder),
    f"a map of {CLAIMS:,} claims": ("read from YAML", "checked by every rule", rules),
}


def main(rounds: str) -> None:
    """Prints the table."""
    rows = []
    for job, (least, ours, prepare) in JOBS.items():
        with prepare() as sides:
            for work in sides:
                work()
            samples: list[list[float]] = [[], []]
            for _ in range(int(rounds)):
                for side, work in zip(samples, sides, strict=True):
                    start = time.process_time()
                    work()
                    side.append(time.process_time() - start)
        rows.append(
            [job, f"{least}: {tables.seconds(samples[0])}", f"{ours}: {tables.seconds(samples[1], samples[0])}"]
        )
    print(tables.table("Whole jobs in one process", ["", "beside", "argmap"], rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
