"""How the time of each operation grows with the map: exponents between a thousand and a hundred thousand claims.

Each operation on each map is timed in a process of its own, in CPU seconds. The exponent is the slope of a line through
the logarithms of claims and medians: 1 is linear. Beside it, a map of a million claims that is built, scored and
written, with the peak memory of the process.
"""

from __future__ import annotations

import gc
import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import product

from benchmarks.comparison import tables
from benchmarks.comparison.process import command
from benchmarks.comparison.trial import peak

SIZES = (1_000, 10_000, 100_000)
SHAPES = ("tree", "dag")
MILLION = 1_000_000
WRITTEN = "csv"
STEPS = ("build", "strengths", "score", "write")
TOO_DENSE = ("`render` to DOT", "dag")
"""What is refused: a picture with so many relations besides its tree."""
LEAST = 0.2
"""CPU seconds that one sample lasts at least."""


def building(shape: str, claims: int) -> Callable[[], object]:
    from benchmarks.comparison.graphs import graph
    from benchmarks.comparison.peers.ours import build_map

    plan = graph(shape, claims)
    return partial(build_map, plan, plan.names())


def reading(shape: str, claims: int) -> Callable[[], object]:
    import argmap
    from benchmarks.generated import debate

    return partial(argmap.loads, argmap.dumps(debate(shape, claims)))


def writing(shape: str, claims: int) -> Callable[[], object]:
    import argmap
    from benchmarks.generated import debate

    return partial(argmap.dumps, debate(shape, claims))


def checking(shape: str, claims: int) -> Callable[[], object]:
    import argmap
    from argmap.rules import RulePlan, check, choose_rules
    from benchmarks.generated import debate

    document = argmap.parse(argmap.dumps(debate(shape, claims)))
    plan = RulePlan(choose_rules(["ALL"]))

    def check_all() -> object:
        afresh = replace(document, map=document.map.evolve(title="A map of which nothing is known yet"))
        return check(afresh, scores=lambda: argmap.score(afresh.map), plan=plan)

    return check_all


def scoring(shape: str, claims: int) -> Callable[[], object]:
    import argmap
    from benchmarks.generated import debate

    made = debate(shape, claims)
    return lambda: argmap.score(made.evolve(title="A map of which nothing is known yet"))


def comparing(shape: str, claims: int) -> Callable[[], object]:
    import argmap
    from benchmarks.generated import debate

    return partial(argmap.diff, debate(shape, claims), debate(shape, claims, reworded=1))


def merging(shape: str, claims: int) -> Callable[[], object]:
    from argmap.versions.merging import merge
    from benchmarks.generated import debate

    return partial(merge, *(debate(shape, claims, reworded) for reworded in (None, 1, 2)))


def drawing(shape: str, claims: int) -> Callable[[], object]:
    import argmap
    from benchmarks.generated import debate

    return partial(argmap.render, debate(shape, claims), "dot")


OPERATIONS = {
    "building a map": building,
    "reading it, YAML": reading,
    "writing it, YAML": writing,
    "`check`, every rule": checking,
    "`score`": scoring,
    "`diff`, a fifth reworded": comparing,
    "`merge`, two fifths reworded": merging,
    "`render` to DOT": drawing,
}


def samples(operation: str, shape: str, claims: int, rounds: int) -> list[float]:
    """CPU seconds of so many calls; each counts as the mean of several where one takes less than `LEAST`."""
    lift_limits()
    call = OPERATIONS[operation](shape, claims)
    start = time.process_time()
    call()
    calls = max(1, int(LEAST / max(time.process_time() - start, 1e-6)))
    figures = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        for _ in range(calls):
            call()
        figures.append((time.process_time() - start) / calls)
    return figures


def lift_limits() -> None:
    """Lifts the limits of argmap, which guard what is read: the largest maps here are larger."""
    from argmap.syntax import limits

    for limit in ("BYTES", "CLAIMS", "RELATIONS", "PREMISES", "VALUES"):
        setattr(limits, limit, 1_000_000_000)


def exponent(claims: Iterable[int], seconds: Iterable[float]) -> float:
    """The slope of the line through the logarithms, by least squares.

    >>> round(exponent([10, 100, 1000], [1.0, 100.0, 10_000.0]), 6)
    2.0
    """
    return statistics.linear_regression([math.log(n) for n in claims], [math.log(s) for s in seconds]).slope


def million() -> dict[str, float]:
    """CPU seconds for building a map of a million claims, scoring and writing it; and the peak memory in MB."""
    import argmap
    from benchmarks.comparison.graphs import graph
    from benchmarks.comparison.peers.ours import build_map

    lift_limits()
    plan = graph("tree", MILLION)
    start = time.process_time()
    made = build_map(plan, plan.names())
    built = time.process_time()
    strengths = argmap.strengths(made)
    evaluated = time.process_time()
    balance = argmap.score(made).balance
    scored = time.process_time()
    text = argmap.dumps(made, format=WRITTEN)
    written = time.process_time()
    assert len(strengths) == MILLION and balance is not None and text.count("\n") >= MILLION
    return {
        "build": built - start,
        "strengths": evaluated - built,
        "score": scored - evaluated,
        "write": written - scored,
        "peak": peak(),
    }


def _measure(*arguments: str) -> list[float] | dict[str, float] | str:
    """The figures of one process; the last line of its error where it failed."""
    started = command("benchmarks.comparison.growth", arguments)
    ended = subprocess.run(started, capture_output=True, text=True, check=False)
    if ended.returncode:
        return (ended.stderr.strip().splitlines() or [f"exit status {ended.returncode}"])[-1]
    return json.loads(ended.stdout.splitlines()[-1])


def main(rounds: str) -> None:
    """Prints the tables."""
    rows, failures = [], []
    for operation, shape in product(OPERATIONS, SHAPES):
        if (operation, shape) == TOO_DENSE:
            continue
        figures = [_measure(operation, shape, str(claims), rounds) for claims in SIZES]
        failures += [f"{operation}, {shape}: {figure}" for figure in figures if isinstance(figure, str)]
        cells = ["–" if isinstance(figure, str) else tables.seconds([*figure]) for figure in figures]
        slope = "–"
        if "–" not in cells:
            slope = f"{exponent(SIZES, [statistics.median(figure) for figure in figures]):.2f}"  # type: ignore[type-var]
        rows.append([operation, shape, *cells, slope])
        print(*rows[-1], file=sys.stderr, flush=True)
    head = ["", "shape", *(f"{claims:,} claims" for claims in SIZES), "exponent (1 is linear)"]
    print(tables.table("How time grows with the map", head, rows), flush=True)
    figures = _measure("million")
    if isinstance(figures, dict):
        head = ["", "building", "strengths", "score", f"writing, {WRITTEN}", "peak, MB (1 process)"]
        cells = [*(tables.seconds([figures[name]]) for name in STEPS), tables.megabytes([figures["peak"]])]
        print(tables.table("A map of a million claims", head, [[f"tree of {MILLION:,}", *cells]]), flush=True)
    else:
        failures.append(f"a million claims: {figures}")
    if failures:
        raise SystemExit("\n".join(["what did not finish:", *failures]))


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1] == "million":
        print(json.dumps(million()))
    elif len(sys.argv) == 2:
        main(sys.argv[1])
    else:
        name, shape, claims, rounds = sys.argv[1:]
        print(json.dumps(samples(name, shape, int(claims), int(rounds))))
