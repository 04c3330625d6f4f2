"""Runs the parts that are asked for; ends with an error when results do not agree."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.comparison import evaluating, process
from benchmarks.comparison.peer import OURS, missing, modules

PARTS = ("strengths", "extensions", "reading", "jobs", "commands", "growth")


def main() -> None:
    peers = modules()
    options = argparse.ArgumentParser(prog="python -m benchmarks.comparison", description=__doc__)
    options.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; by default all")
    options.add_argument("--rounds", type=int, default=5, help="measurements of which the median is shown; default 5")
    options.add_argument("--argdown", default="", metavar="PROGRAM", help="Argdown's program, unless it is on PATH")
    for module in peers.values():
        if hasattr(module, "CHECKOUT"):
            options.add_argument(f"--{module.CHECKOUT}", metavar="FOLDER", help=f"a built checkout of {module.TITLE}")
    chosen = options.parse_args()
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        options.error(f"the parts are {', '.join(PARTS)}, not {', '.join(sorted(unknown))}")
    folders = {}
    for module in peers.values():
        folder = getattr(chosen, getattr(module, "CHECKOUT", ""), None)
        if folder:
            folders[module.CHECKOUT] = str(Path(folder, module.MODULES).resolve())
    present = {}
    for name, module in peers.items():
        if absent := missing(module, folders):
            print(f"{name} is not compared: {', '.join(absent)} is missing", file=sys.stderr)
        else:
            present[name] = module
    if OURS not in present:
        raise SystemExit("argmap itself is not installed")
    process.run("benchmarks.comparison.environment")
    disagreements: list[str] = []
    for part in chosen.parts or PARTS:
        if part in ("reading", "jobs", "growth"):
            process.run(f"benchmarks.comparison.{part}", [str(chosen.rounds)])
        elif part == "commands":
            process.run("benchmarks.comparison.commands", [str(chosen.rounds), chosen.argdown])
        else:
            disagreements += getattr(evaluating, part)(present, chosen.rounds, list(folders.values()))
    if disagreements:
        raise SystemExit("\n".join(["results differ from argmap's:", *disagreements]))


if __name__ == "__main__":
    main()
