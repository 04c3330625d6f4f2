"""One method on one graph in a process of its own, which may crash or be stopped without harm to the run.

The process says on stdout how far it is, then its figures as JSON.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from benchmarks.comparison.graphs import graph
from benchmarks.comparison.peer import Method, Result, modules
from benchmarks.comparison.process import command

STOP_AFTER = 60
"""Seconds for a process, making the graph included."""
STOP_SMALL, SMALL = 15, 1_000
"""The same for graphs of up to so many claims, where a search that takes longer takes far longer."""
MOST_BYTES = 8_000_000_000
"""Address space of a process: a search that needs more fails by itself, not with the machine."""
SLOW = 2.0
"""Seconds from which the first model of a process and the first call count; else they only warm up."""
MODELS, MODELS_SECONDS = 50, 0.3
"""How many models follow a first one that does not count, and for how long."""
SAMPLES, SAMPLE_SECONDS, ALL_SECONDS = 5, 0.02, 2.0
"""Samples of later calls at most, what one lasts at least, and the time after which no further one begins."""
BASES = (0.25, 0.75)
"""What the changed base score is in turn."""


@dataclass(frozen=True)
class Trial:
    """What came of it, or `failure` alone.

    build, first, later: CPU seconds for a model, its first call, and a later one.
    changed: those of a call after a change; None if the model does not allow one.
    peak, before: the most memory of the process after the first call, and before a model was built, in MB.
    results: of the first call, and of the first one after a change; empty unless asked for.
    """

    build: float = 0.0
    first: float = 0.0
    later: float = 0.0
    changed: float | None = None
    peak: float = 0.0
    before: float = 0.0
    results: Sequence[Result] = ()
    failure: str = ""


def attempt(peer: str, method: int, shape: str, claims: int, checkouts: Sequence[str], results: bool) -> Trial:
    """Runs a method, given by its peer's module and its place there, in a new process."""
    arguments = [peer, str(method), shape, str(claims), "results" if results else ""]
    started = command("benchmarks.comparison.trial", arguments, checkouts)
    limit = STOP_SMALL if claims <= SMALL else STOP_AFTER
    try:
        ended = subprocess.run(started, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired as stopped:
        lines = (stopped.stdout or b"").decode().split()
        return Trial(failure=f"stopped after {limit} s while {lines[-1] if lines else 'starting'}")
    lines = ended.stdout.splitlines()
    if ended.returncode:
        error = (ended.stderr.strip().splitlines() or [f"exit status {ended.returncode}"])[-1]
        return Trial(failure=f"failed while {lines[-1] if lines else 'starting'}: {error[:160]}")
    return Trial(**json.loads(lines[-1]))


def measure(method: Method, shape: str, claims: int) -> Trial:
    """All figures of a method, in this process; times are CPU seconds."""
    build, read = method.prepare(made := graph(shape, claims))
    before = peak()
    print("building", flush=True)
    start = time.process_time()
    ready = build()
    built = time.process_time()
    print("evaluating", flush=True)
    evaluating = time.process_time()
    result = ready.call()
    ended = time.process_time()
    most, results = peak(), [read(result)]
    slow = ended - start > SLOW
    times = [(built - start, ended - evaluating)] if slow else []
    while not times or (not slow and len(times) < MODELS and ended - evaluating < MODELS_SECONDS):
        del ready, result  # not while the next one is timed
        start = time.process_time()
        ready = build()
        built = time.process_time()
        result = ready.call()
        ended = time.process_time()
        times.append((built - start, ended - built))
    del result
    first = statistics.median(call for _, call in times)
    later, changed, change, bases = sample(ready.call), None, ready.change, cycle(BASES)
    if change is not None:
        start = time.process_time()
        result = change(made.bases[made.changed] / 2)
        changed = time.process_time() - start
        results.append(read(result))
        if changed < SLOW:
            changed = sample(lambda: change(next(bases)))
    return Trial(statistics.median(model for model, _ in times), first, later, changed, most, before, results)


def sample(call: Callable[[], object]) -> float:
    """The median CPU seconds of a call, after one that does not count unless there is no time for another."""
    began = time.process_time()
    call()
    once = time.process_time() - began
    calls, samples = max(1, int(SAMPLE_SECONDS / max(once, 1e-7))), []
    while len(samples) < SAMPLES and time.process_time() - began < ALL_SECONDS:
        start = time.process_time()
        for _ in range(calls):
            call()
        samples.append((time.process_time() - start) / calls)
    return statistics.median(samples or [once])


def peak() -> float:
    """The most memory this process had so far, in MB.

    Linux counts what the parent had at the start into `ru_maxrss`, but not into VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main(peer: str, method: str, shape: str, claims: str, results: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
    figures = vars(measure(modules()[peer].METHODS[int(method)], shape, int(claims)))
    print(json.dumps(figures if results else figures | {"results": ()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
