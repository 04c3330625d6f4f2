"""Small maps for corpora, and what is in the tables that are made of them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from argmap.corpus import RunOptions, run
from argmap.corpus.plan import Selection

MAP = """argmap: 1
question: Should the town have {0} parks?
thesis: {{id: t, claim: Parks number {0} are good for a town., base: 0.6}}
pillars:
  - {{id: a, claim: The air is cleaner in a town that has parks., evidence: [{{claim: Parks clean the air., id: e}}]}}
  - {{id: b, claim: Children play in parks.}}
objections:
  - {{id: o, claim: Parks cost a town money., rebuttals: [{{claim: Parks save a town costs of health., id: r}}]}}
  - {{id: n, claim: Parks are noisy in the evening.}}
"""
BROKEN = "argmap: 1\nthesis: {id: t, claim: So.}\npillars:\n  - {id: a, claim: x, colour: red}\n"
LARGE = "argmap: 1\nthesis: {id: t, claim: So.}\npillars:\n" + "".join(
    f"  - {{id: c{number}, claim: Reason number {number} of many.}}\n" for number in range(4000)
)
"""A map that takes about a second to measure."""


def write_maps(folder: Path, count: int, start: int = 0) -> Path:
    """Writes maps `0000.yaml` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        (folder / f"{number:04}.yaml").write_text(MAP.format(number), encoding="utf-8")
    return folder


def options(engine: str = "here", jobs: int | None = None, part_size: int = 10, **others: Any) -> RunOptions:
    return RunOptions(engine=engine, jobs=jobs, part_size=part_size, **others)


def chosen(**fields: Any) -> RunOptions:
    return options(selection=Selection(**fields))


def hashes(folder: Path) -> dict[str, str]:
    """The hash of each table file and of the manifest: all that must not depend on how a run went."""
    files = sorted([*folder.glob("*/part-*.parquet"), folder / "manifest.json"])
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def rows(folder: Path, table: str = "maps") -> list[dict[str, Any]]:
    return [row for file in sorted((folder / table).glob("*.parquet")) for row in pq.read_table(file).to_pylist()]


def statuses(source: Path | str, folder: Path, **others: Any) -> dict[str, tuple[str, str | None]]:
    """Runs in this process; the status and the reason of each map, by the end of its path."""
    run([str(source)], folder, options(**others))
    return {row["path"].removeprefix(f"{source}/"): (row["status"], row["reason"]) for row in rows(folder)}
