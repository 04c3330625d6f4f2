"""Strengths and labellings: building a model, the first call, later calls, calls after a change, and memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from benchmarks.comparison import tables
from benchmarks.comparison.peer import OURS
from benchmarks.comparison.survey import Case, Entrant, Survey, entrants, survey

TREES = (Case("tree", 20), Case("tree", 1_000), Case("tree", 100_000))
CYCLIC = Case("cyclic", 10_000)
STRENGTHS = {
    "df-quad": (*TREES, CYCLIC),
    "quadratic-energy": TREES,
    "h-categorizer": TREES[:2],
    "mlp-based": TREES,
}
SEARCHED = (Case("attacks", 20), Case("attacks", 100))
EXTENSIONS = {
    "grounded": (*SEARCHED, Case("attacks", 1_000), Case("attacks", 100_000)),
    "preferred": (*SEARCHED, Case("attacks", 1_000)),
    "stable": (*SEARCHED, Case("attacks", 1_000)),
}


class Question(NamedTuple):
    """A table: its title, the field of a trial, and how a cell shows it."""

    title: str
    quantity: str
    cell: Callable[[Sequence[float], Sequence[float]], str]


QUESTIONS = (
    Question("Building the model", "build", tables.seconds),
    Question("The first call on a model", "first", tables.seconds),
    Question("A later call on the same model", "later", tables.seconds),
    Question("A call after one base score was changed", "changed", tables.seconds),
    Question("Peak memory of a process that builds one model and calls once", "peak", tables.megabytes),
)


def strengths(peers: Mapping[str, ModuleType], rounds: int, checkouts: Sequence[str]) -> list[str]:
    """Prints a table for each question about strengths; returns what disagrees."""
    return _compare(peers, STRENGTHS, QUESTIONS, rounds, checkouts)


def extensions(peers: Mapping[str, ModuleType], rounds: int, checkouts: Sequence[str]) -> list[str]:
    """Prints the table about extensions of attack graphs; returns what disagrees."""
    question = Question("All extensions of an attack graph, the first call on a model", "first", tables.seconds)
    return _compare(peers, EXTENSIONS, (question,), rounds, checkouts)


def _compare(
    peers: Mapping[str, ModuleType],
    cases: Mapping[str, Sequence[Case]],
    questions: Sequence[Question],
    rounds: int,
    checkouts: Sequence[str],
) -> list[str]:
    methods = [entrant for entrant in entrants(peers) if entrant.method.semantics in cases]
    found = survey(methods, cases, rounds, checkouts)
    graphs = list(dict.fromkeys(case for own in cases.values() for case in own))
    for question in questions:
        rows = [row for name in cases for row in _rows(found, name, methods, graphs, question)]
        print(tables.table(question.title, ["semantics", "", *map(str, graphs)], rows), flush=True)
    for (entrant, case), reason in found.failures.items():
        print(f"{entrant.name}, {entrant.method.semantics}, {case}: {reason}\n")
    return found.disagreements


def _rows(
    found: Survey, semantics: str, methods: Sequence[Entrant], graphs: Sequence[Case], question: Question
) -> Iterator[list[str]]:
    entrants = [entrant for entrant in methods if entrant.method.semantics == semantics]
    base = next(entrant for entrant in entrants if entrant.peer == OURS)
    for entrant in entrants:
        cells = []
        for case in graphs:
            ours = found.figures(base, case, question.quantity)
            figures = ours if entrant is base else found.figures(entrant, case, question.quantity)
            failure = found.failures.get((entrant, case))
            cells.append(question.cell(figures, ours) if failure is None else " ".join(failure.split()[:4]))
        if any(cell != "–" for cell in cells):
            yield [semantics, entrant.name, *cells]
