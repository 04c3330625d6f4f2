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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.comparison.graphs import graph
from benchmarks.comparison.peer import Found, modules

STOP_AFTER = 60
"""Seconds for a process, making the model included."""
SAMPLES, SAMPLE_SECONDS, ALL_SECONDS = 7, 0.05, 5.0
"""Samples at most, what one lasts at least, and the time after which no further one begins."""


@dataclass(frozen=True)
class Trial:
    """What came of it: seconds of a call per sample, memory in MB, the result; or `failure` and none of these."""

    seconds: tuple[float, ...] = ()
    before: float = 0.0
    peak: float = 0.0
    found: Found | None = None
    failure: str = ""

    @property
    def median(self) -> float:
        """Seconds a call."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        """From the fastest to the slowest sample, as a share of the median."""
        return (max(self.seconds) - min(self.seconds)) / self.median


def attempt(peer: str, method: int, shape: str, claims: int) -> Trial:
    """Runs a method, given by its peer's module and its place there, in a new process."""
    command = [sys.executable, "-m", "benchmarks.comparison.trial", peer, str(method), shape, str(claims)]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=STOP_AFTER, check=False)
    except subprocess.TimeoutExpired as stopped:
        said = (stopped.stdout or b"").decode().split()
        return Trial(failure=f"stopped after {STOP_AFTER} s while {said[-1] if said else 'starting'}")
    lines = ended.stdout.splitlines()
    if ended.returncode:
        error = (ended.stderr.strip().splitlines() or [f"exit status {ended.returncode}"])[-1]
        return Trial(failure=f"failed while {lines[-1] if lines else 'starting'}: {error[:160]}")
    return Trial(**json.loads(lines[-1]))


def sample(call: Callable[[], object], first: float) -> list[float]:
    """Seconds a call, after a first one that took `first`; that one counts only where there is no time for another."""
    calls, samples, began = max(1, int(SAMPLE_SECONDS / max(first, 1e-7))), [], time.perf_counter()
    while len(samples) < SAMPLES and first + time.perf_counter() - began < ALL_SECONDS:
        start = time.perf_counter()
        for _ in range(calls):
            call()
        samples.append((time.perf_counter() - start) / calls)
    return samples or [first]


def peak() -> float:
    """The most memory this process had so far, in MB.

    Linux counts what the parent had at the start into `ru_maxrss`, but not into VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main(peer: str, method: str, shape: str, claims: str) -> None:
    made = graph(shape, int(claims))
    chosen = modules()[peer].METHODS[int(method)]
    before = peak()
    print("building", flush=True)
    call, read = chosen.prepare(made)
    print("evaluating", flush=True)
    start = time.perf_counter()
    result = call()
    first = time.perf_counter() - start
    most = peak()
    found = read(result)
    del result
    print(json.dumps({"seconds": sample(call, first), "before": before, "peak": most, "found": found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
