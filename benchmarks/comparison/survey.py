"""All methods on all graphs, in rounds: what other programs do on the machine meanwhile meets every method alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import ModuleType
from typing import NamedTuple

from benchmarks.comparison.peer import Method, Result, title
from benchmarks.comparison.trial import Trial, attempt


class Case(NamedTuple):
    """A graph."""

    shape: str
    claims: int

    def __str__(self) -> str:
        return f"{self.shape}, {self.claims:,}"


class Entrant(NamedTuple):
    """A method of a peer."""

    peer: str
    number: int
    method: Method
    name: str


@dataclass
class Survey:
    """The trials of all rounds, and why some have none."""

    trials: dict[tuple[Entrant, Case], list[Trial]] = field(default_factory=dict)
    failures: dict[tuple[Entrant, Case], str] = field(default_factory=dict)
    disagreements: list[str] = field(default_factory=list)

    def figures(self, entrant: Entrant, case: Case, quantity: str) -> list[float]:
        """One quantity in all rounds; empty where there is none."""
        figures = (getattr(trial, quantity) for trial in self.trials.get((entrant, case), ()))
        return [figure for figure in figures if figure is not None]


def entrants(peers: Mapping[str, ModuleType]) -> list[Entrant]:
    """The methods of all peers."""
    return [
        Entrant(peer, number, method, f"{title(module)}, `{method.call}`" if method.call else title(module))
        for peer, module in peers.items()
        for number, method in enumerate(module.METHODS)
    ]


def survey(
    methods: Iterable[Entrant], cases: Mapping[str, Sequence[Case]], rounds: int, checkouts: Sequence[str]
) -> Survey:
    """Tries every method on the cases of its semantics, argmap's own first.

    The results of the first round must agree with the first method of that semantics. A method that fails is tried
    neither again nor on a larger graph of that shape.
    """
    found, ours = Survey(), {}
    pairs = sorted(_pairs(methods, cases), key=lambda pair: (pair[1].claims, pair[1].shape))
    for number in range(rounds):
        for entrant, case in pairs:
            if any(at == entrant and failed.shape == case.shape for at, failed in found.failures):
                continue
            trial = attempt(entrant.peer, entrant.number, case.shape, case.claims, checkouts, results=number == 0)
            if trial.failure:
                found.failures[entrant, case] = trial.failure
                found.trials.pop((entrant, case), None)
                continue
            found.trials.setdefault((entrant, case), []).append(trial)
            if number == 0:
                own = ours.setdefault((entrant.method.semantics, case), trial.results)
                found.disagreements.extend(_differences(entrant, case, own, trial.results))
    return found


def _pairs(methods: Iterable[Entrant], cases: Mapping[str, Sequence[Case]]) -> Iterator[tuple[Entrant, Case]]:
    for entrant in methods:
        for case in cases.get(entrant.method.semantics, ()):
            if case.claims <= entrant.method.most and (entrant.method.cycles or case.shape == "tree"):
                yield entrant, case


def _differences(entrant: Entrant, case: Case, ours: Sequence[Result], theirs: Sequence[Result]) -> Iterator[str]:
    for own, other in zip(ours, theirs, strict=False):
        far = distance(own, other) if other else 0.0
        if not far <= entrant.method.tolerance:
            yield f"{entrant.name}, {entrant.method.semantics}, {case}: off by {far:.2g}"


def distance(ours: Result, theirs: Result) -> float:
    """The largest difference of two strengths, or how many labellings only one side has."""
    if any(isinstance(each, list) for each in chain(ours, theirs)):
        return float(len({tuple(each) for each in ours} ^ {tuple(each) for each in theirs}))
    return max(abs(a - b) for a, b in zip(ours, theirs, strict=True))
