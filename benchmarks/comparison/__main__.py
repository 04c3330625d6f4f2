"""Runs every method of every peer and prints the table; ends with an error when results do not agree."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

from benchmarks.comparison.graphs import SHAPES
from benchmarks.comparison.peer import OURS, Found, Method, missing, modules, title
from benchmarks.comparison.peers.ours import ABSTRACT, GRADUAL, LABELLINGS, PASS, PLAIN, PLAIN_MOST, STRENGTHS
from benchmarks.comparison.trial import Trial, attempt

PARTS = ("gradual", "abstract", "reading")
Case = tuple[str, str, int]
"""Semantics, shape, claims."""
HEAD = (
    f"{'claims':>7} {'shape':<8} {'semantics':<17} {'ms':>11} {'spread':>7} {'× pass':>9} {'× call':>9} "
    f"{'deviation':>9} {'MB':>6} {'before':>6}  call"
)
NOTHING = f"{'–':>11} {'–':>7} {'–':>9} {'–':>9} {'–':>9} {'–':>6} {'–':>6}"


def gradual() -> list[Case]:
    """Strengths on every shape without cycles."""
    return [(name, shape, claims) for name in GRADUAL for shape in SHAPES for claims in (1_000, 100_000)]


def abstract() -> list[Case]:
    """Labellings of attack graphs with cycles: the grounded one at any size, the others where a search can end."""
    sizes = {"grounded": (100, 1_000, 100_000)}
    return [(name, "attacks", claims) for name in ABSTRACT for claims in sizes.get(name, (10, 20, 100, 1_000))]


def distance(ours: Found, theirs: Found) -> float:
    """The largest difference of two strengths, or how many labellings only one side found."""
    if any(isinstance(each, list) for each in [*ours, *theirs]):
        return float(len({tuple(each) for each in ours} ^ {tuple(each) for each in theirs}))
    return max(abs(a - b) for a, b in zip(ours, theirs, strict=True))


def compare(case: Case, installed: dict[str, ModuleType], gave_up: dict[tuple[str, int, str], int]) -> list[str]:
    """Prints a row for each method that knows the case's semantics; returns those that disagree with argmap.

    `gave_up` remembers the size at which a method failed on a shape; it is not tried on a larger graph of that shape.
    """
    semantics, shape, claims = case
    trials: list[tuple[str, str, Method, Trial]] = []
    for peer, module in installed.items():
        for number, method in enumerate(module.METHODS):
            if method.semantics != semantics or (method.call == PLAIN and claims > PLAIN_MOST):
                continue
            smaller = gave_up.get((peer, number, shape))
            trial = (
                Trial(failure=f"not tried, it gave up at {smaller}")
                if smaller
                else attempt(peer, number, shape, claims)
            )
            if trial.failure and not smaller:
                gave_up[peer, number, shape] = claims
            trials.append((peer, f"{title(module)}: {method.call}", method, trial))
    own = {method.call: trial for peer, _, method, trial in trials if peer == OURS}
    own_pass, own_call = own.get(PASS), own[LABELLINGS if semantics in ABSTRACT else STRENGTHS]
    wrong = []
    for _, label, method, trial in trials:
        start = f"{claims:>7} {shape:<8} {semantics:<17}"
        if trial.found is None:
            print(f"{start} {NOTHING}  {label}: {trial.failure}", flush=True)
            continue
        far = None if own_call.found is None else distance(own_call.found, trial.found)
        if far is not None and not far <= method.tolerance:
            wrong.append(f"{label}, {semantics}, {shape} of {claims}: off by {far:.2g}")
        print(
            f"{start} {trial.median * 1e3:>11.4f} {f'{trial.spread:.0%}' if len(trial.seconds) > 1 else '1 run':>7} "
            f"{ratio(trial, own_pass):>9} {ratio(trial, own_call):>9} {'–' if far is None else f'{far:.1e}':>9} "
            f"{trial.peak:>6.0f} {trial.before:>6.0f}  {label}",
            flush=True,
        )
    return wrong


def ratio(trial: Trial, own: Trial | None) -> str:
    """How many times as long as argmap, when argmap has a figure."""
    if own is None or not own.seconds:
        return "–"
    times = trial.median / own.median
    return f"{times:.2g}" if times < 0.1 else f"{times:.2f}" if times < 10 else f"{times:,.0f}"


def main(parts: list[str]) -> None:
    if not set(parts) <= set(PARTS):
        raise SystemExit(f"the parts are {', '.join(PARTS)}, not {' '.join(parts)}")
    installed = {name: module for name, module in modules().items() if not missing(module)}
    for name, module in modules().items():
        if name not in installed:
            print(f"not compared, not installed: {', '.join(missing(module))}", file=sys.stderr)
    if OURS not in installed:
        raise SystemExit("argmap itself is not installed")
    gave_up: dict[tuple[str, int, str], int] = {}
    cases = [*(gradual() if "gradual" in parts else ()), *(abstract() if "abstract" in parts else ())]
    wrong: list[str] = []
    if cases:
        print(HEAD, flush=True)
    for case in cases:
        wrong += compare(case, installed, gave_up)
    if "reading" in parts:
        subprocess.run([sys.executable, "-m", "benchmarks.comparison.reading"], check=True)
    if wrong:
        raise SystemExit("\n".join(["results differ from argmap's:", *wrong]))


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
