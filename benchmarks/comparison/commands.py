"""Whole processes: what a command costs beside a Python that does nothing, and beside Argdown's program.

CPU seconds of a process and all its children, of user and system; and what a clock shows.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import argmap
from benchmarks.comparison import tables
from benchmarks.generated import tree

try:
    from resource import RUSAGE_CHILDREN, getrusage
except ImportError as missing:
    raise SystemExit("CPU seconds of processes are not known on this system") from missing

CLAIMS = 50
MANY = 5_000
"""Claims of the map that is drawn as one picture and on sheets."""


def program() -> list[str]:
    """argmap as it is installed beside this Python."""
    script = shutil.which("argmap", path=sysconfig.get_path("scripts"))
    return [script] if script else [sys.executable, "-m", "argmap"]


def pictures(folder: Path) -> dict[str, list[str]]:
    """Name → command that draws a large map: as one picture, with which the other is compared, and on sheets."""
    source = folder / "large.yaml"
    source.write_text(argmap.dumps(tree(MANY)), encoding="utf-8")
    draw = [*program(), "render", str(source), "-o", str(folder / "large.svg")]
    return {f"`argmap render --page {page}`": [*draw, "--page", page] for page in ("screen", "a4")}


def commands(folder: Path, argdown: str | None) -> dict[str, list[str]]:
    """Name → command; the first is what the others are compared with. Writes their files into the folder."""
    debate, source = tree(CLAIMS), folder / "map.yaml"
    source.write_text(argmap.dumps(debate), encoding="utf-8")
    own = program()
    found = {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "`argmap --help`": [*own, "--help"],
        "`argmap validate`, result stored": [*own, "validate", str(source)],
        "`argmap validate --no-cache`": [*own, "validate", "--no-cache", str(source)],
        "`argmap score`": [*own, "score", str(source)],
        "`argmap render -o x.svg`": [*own, "render", str(source), "-o", str(folder / "x.svg")],
    }
    if argdown:
        text = folder / "map.argdown"
        text.write_text(argmap.dumps(debate, format="argdown"), encoding="utf-8")
        found["`argdown map -f svg`"] = [argdown, "map", "-f", "svg", str(text), str(folder / "drawn")]
    return found


def once(command: Sequence[str]) -> tuple[float, float]:
    """CPU seconds and seconds of one run; raises CalledProcessError for an error, findings of `validate` aside."""
    before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    if ended.returncode > 1:
        raise SystemExit(f"{' '.join(command)}: {ended.stderr.strip()[-300:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, seconds


def compare(title: str, beside: str, chosen: dict[str, list[str]], rounds: int) -> str:
    """The table of some commands, each with its ratio to the first, which `beside` names; all take turns."""
    for command in chosen.values():
        once(command)
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in chosen}
    for _ in range(rounds):
        for name, command in chosen.items():
            runs[name].append(once(command))
    rows = []
    first, *_ = runs
    least = [cpu for cpu, _ in runs[first]]
    for name, samples in runs.items():
        cpu, wall = zip(*samples, strict=True)
        rows.append([name, tables.seconds(cpu, least if name != first else ()), tables.seconds(wall)])
    return tables.table(title, ["", f"CPU (× {beside})", "clock"], rows)


def main(rounds: str, argdown: str) -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as name:
        chosen = commands(Path(name), argdown or shutil.which("argdown"))
        if len(chosen) == 6:
            print("not compared, not found: argdown (npm install @argdown/cli)", file=sys.stderr)
        title = f"Whole processes, a map of {CLAIMS} claims"
        print(compare(title, "a Python that does nothing", chosen, int(rounds)), flush=True)
        print(compare(f"Pictures of {MANY:,} claims", "the one picture", pictures(Path(name)), int(rounds)))


if __name__ == "__main__":
    main(*sys.argv[1:])
