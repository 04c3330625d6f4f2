"""Times the live page: from a saved file to its new picture, and edits, each beside the same work in this process.

    python -m benchmarks.live_page maps/us-pakistan.yaml maps/sunday-library.yaml
    python -m benchmarks.live_page --claims 5000

A server runs on a copy of each map. Both sides of a ratio are medians of one run, since other programs slow down both.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import argmap
from argmap.preview.map_state import version_of
from benchmarks.generated import tree
from tests.preview.conftest import Served

ROUNDS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("maps", nargs="*", type=Path)
    parser.add_argument("--claims", type=int, help="also a made map of so many claims")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for source in options.maps:
            measure(Path(folder), source.name, source.read_text(encoding="utf-8"), ROUNDS)
        if options.claims:
            measure(Path(folder), "made.yaml", argmap.dumps(tree(options.claims)), 3)


def measure(folder: Path, name: str, text: str, rounds: int) -> None:
    """Prints the figures of one map."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "serve", str(file), "--no-browser"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        address, _, token = process.stdout.readline().strip().partition("/#")
        served = Served(process, int(address.rpartition(":")[2]), token, folder)
        events = served.events(name)
        seconds = [until(events, event, None) - started for event in ("state", "picture", "score")]
        print(f"{name}: state, picture, score after {', '.join(f'{each:.2f}' for each in seconds)} s")
        redraws, renders = [], []
        for number in range(rounds):
            saved = f"{text}# {number}\n"
            begun = time.perf_counter()
            file.write_text(saved, encoding="utf-8")
            redraws.append(until(events, "picture", version_of(saved.encode())) - begun)
            until(events, "score", None)
            renders.append(seconds_of(lambda: argmap.render(argmap.parse(saved, file=file).map)))  # noqa: B023
        show("save to picture", redraws, "render", renders)
        events.close()  # no picture is drawn while edits are timed
        time_edits(served, name, rounds)
        memory = Path(f"/proc/{process.pid}/status")
        if memory.exists():
            print(f"  most memory {memory.read_text().split('VmHWM:')[1].split()[0]} kB")
    finally:
        process.kill()


def time_edits(served: Served, name: str, rounds: int) -> None:
    """Edits, each beside reading and checking the text that it has written."""
    state = served.state(name)
    claim, version = state["claims"][-1]["id"], state["version"]
    edits, checks = [], []
    for number in range(rounds):
        begun = time.perf_counter()
        status, answer = served.edit(name, version, action="reword", claim=claim, text=f"Other words, {number}.")
        edits.append(time.perf_counter() - begun)
        assert status == 200, answer
        version = answer["version"]
        raw = (served.folder / name).read_bytes()
        checks.append(seconds_of(lambda: argmap.check(argmap.parse(raw))))  # noqa: B023
    show("edit", edits, "parse and check", checks)


def until(events: Iterator[tuple[str, dict[str, Any]]], wanted: str, version: str | None) -> float:
    """The time at which an event of a version comes; of any version for None."""
    for event, content in events:
        if event == wanted and version in (None, content["version"]):
            return time.perf_counter()
    raise RuntimeError("the server has ended")


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def show(what: str, ours: list[float], beside: str, theirs: list[float]) -> None:
    one, other = statistics.median(ours), statistics.median(theirs)
    print(f"  {what} {one:.3f} s, {beside} {other:.3f} s, ratio {one / other:.2f}")


if __name__ == "__main__":
    main()
