"""The evaluator's own figures in one run: `python -m benchmarks.evaluator`.

Claims per second in the compiled and the plain kernel, beside copying the bytes that a pass reads (4 + 8 a claim) and
as many written; a batch of scenarios; Shapley shares; and what the deepest and the broadest map of a million claims
take. Medians of several runs of a random tree; the figures are of the machine they were made on, the ratios say more.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from array import array
from collections.abc import Callable
from types import ModuleType

from argmap.model.structure.rows import Rows
from argmap.registry import SEMANTICS
from argmap.scoring.kernel import passes, slopes_and_shapley
from benchmarks.comparison.trial import peak
from benchmarks.rows import plain_kernel, rows

SIZES = (20, 1_000, 100_000, 1_000_000)
NAMES = ("df-quad", "quadratic-energy")


def seconds(run: Callable[[], object], least: float = 0.2) -> float:
    """The median over seven samples of the time of one call, each sample lasting `least` seconds or one call."""
    started = time.perf_counter()
    run()
    calls = max(1, int(least / max(time.perf_counter() - started, 1e-7)))
    samples = []
    for _ in range(7):
        started = time.perf_counter()
        for _ in range(calls):
            run()
        samples.append((time.perf_counter() - started) / calls)
    return statistics.median(samples)


def copy_seconds(count: int) -> float:
    """Copying the keys and the base scores of `count` claims."""
    source, target = bytearray(12 * count), bytearray(12 * count)

    def run() -> None:
        target[:] = source

    return seconds(run)


def pass_seconds(kernel: ModuleType, count: int, name: str, shape: str = "tree") -> float:
    """One pass over a map of `count` claims."""
    plan, bases = rows(shape, count, kernel=kernel)
    chosen, found = SEMANTICS.get(name), array("d", bytes(8 * count))
    return seconds(lambda: plan.evaluate(bases, found, chosen.code))


def batch_rate(name: str, scenarios: int = 1_000_000) -> float:
    """Claims evaluated per second in a batch over a map of twenty claims."""
    plan, bases = rows("tree", 20)
    chosen, found = SEMANTICS.get(name), array("d", bytes(8 * scenarios))
    vectors, columns = bases * scenarios, array("i", range(20))
    run = lambda: plan.batch(vectors, columns, bases, found, 0, chosen.code)  # noqa: E731
    return 20 * scenarios / seconds(run)


def shapley_seconds(players: int = 20) -> tuple[float, float]:
    """Time for the exact shares of all claims, and how far their sum is from the difference it must be."""
    plan, bases = rows("tree", players + 1)
    names, values, shares = (
        array("i", range(1, players + 1)),
        array("d", bytes(8 << players)),
        array("d", [0.0] * players),
    )

    def run() -> None:
        plan.coalitions(bases, names, values, 0, 1)
        slopes_and_shapley.shapley(values, players, shares)

    return seconds(run), abs(sum(shares) - (values[-1] - values[0]))


def extreme(shape: str, count: int = 1_000_000) -> None:
    """Evaluates a chain or a star and prints time and peak memory; run in a process of its own."""
    flat = array("i", range(count - 1, 0, -1))
    if shape == "chain":
        offsets, sources = array("i", range(count)), flat[::-1]
        keys = array("i", range(1, 4 * count, 4))
        offsets.append(count - 1)
    else:
        offsets, sources = array("i", [count - 1]) * (count + 1), flat
        offsets[0], keys = 0, array("i", [5]) * count
    keys[0] = 0
    plan = passes.Plan(Rows(offsets, sources, array("i", [1]) * (count - 1), array("d", [1.0]) * (count - 1), keys))
    bases, found = array("d", [0.5]) * count, array("d", bytes(8 * count))
    taken = seconds(lambda: plan.evaluate(bases, found, 1))
    print(
        f"{shape} of {count:,} claims: {taken * 1e3:.2f} ms, strength {found[0]}, peak of the process {peak():.0f} MB"
    )


def main() -> None:
    plain = plain_kernel()
    kernels = [("compiled", passes), ("plain", plain)] if passes.COMPILED else [("plain", plain)]
    print(f"{'claims':>9} {'kernel':<9} {'semantics':<17} {'µs a call':>12} {'M claims/s':>11} {'× copy':>8}")
    for count in SIZES:
        copied = copy_seconds(count)
        for kind, kernel in kernels:
            if kind == "plain" and count > 100_000:
                continue
            for name in NAMES:
                taken = pass_seconds(kernel, count, name)
                print(f"{count:>9} {kind:<9} {name:<17} {taken * 1e6:>12.2f} {count / taken / 1e6:>11.1f} "
                      f"{taken / copied:>8.1f}")  # fmt: skip
    for name in NAMES:
        print(f"batch of 1,000,000 × 20 claims, {name}: {batch_rate(name) / 1e9:.2f} G claims/s")
    taken, off = shapley_seconds()
    print(f"Shapley shares of 20 claims, exact: {taken * 1e3:.1f} ms, sum off by {off:.1e}")
    sys.stdout.flush()
    for shape in ("chain", "star"):
        subprocess.run([sys.executable, "-m", "benchmarks.evaluator", shape], check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        extreme(sys.argv[1])
    else:
        main()
