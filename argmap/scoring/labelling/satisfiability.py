"""Complete, preferred and stable labellings as a problem of satisfiability, listed by MiniSat through python-sat.

Each element has two variables, “in” and “out”; clauses say when they hold (as in F. Cerutti et al., Computing preferred
extensions in abstract argumentation: a SAT-based approach, 2013, here with premises). A labelling that was found is
forbidden and the solver asked again; for preferred ones it is first made larger for as long as that works. Nothing here
knows what a map is. The solver draws nothing at random, and its budget counts steps, not time: equal calls give equal
results on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from argmap.diagnostics import missing_package

if TYPE_CHECKING:
    from pysat.solvers import Minisat22

Cut = Literal["limit", "size", "effort"]
"""Why a list of labellings may lack some."""
IN, OUT, UNDECIDED = range(3)
CONFLICTS, PROPAGATIONS = 20_000, 20_000_000
"""Dead ends, and variables set, in one whole search: less than a minute even on hard maps of 100,000 claims."""


class _Spent(Exception):
    """The budget of the search is used up."""


def solve(
    premises: Sequence[Sequence[int]], attacks: Sequence[Sequence[int]], semantics: str, limit: int
) -> tuple[list[bytes], Cut | None]:
    """At most `limit` labellings of elements 0 … n−1, each as n codes, and whether there may be more.

    `premises` and `attacks` give for each element the elements that it needs in, and those it needs out.
    `semantics` is complete, preferred or stable. Raises ArgmapError without python-sat.
    """
    try:
        from pysat.solvers import Minisat22
    except ImportError:
        raise missing_package(
            "python-sat", f"{semantics} labellings", "dung", "grounded labellings need no further package"
        ) from None
    codes: list[bytes] = []
    with Minisat22(bootstrap_with=_clauses(premises, attacks, stable=semantics == "stable")) as solver:
        solver.conf_budget(CONFLICTS)
        solver.prop_budget(PROPAGATIONS)
        solver.set_phases(list(range(1, 2 * len(premises) + 1)))  # to label is tried before to leave undecided
        search = _list_preferred(solver, len(premises)) if semantics == "preferred" else _all(solver, len(premises))
        try:
            for model in search:
                if len(codes) == limit:
                    return codes, "limit"
                codes.append(_codes(model))
        except _Spent:
            return codes, "effort"
    return codes, None


def _clauses(
    premises: Sequence[Sequence[int]], attacks: Sequence[Sequence[int]], *, stable: bool
) -> Iterator[list[int]]:
    """Variable x + 1 says that element x is in, n + x + 1 that it is out."""
    count = len(premises)
    for element in range(count):
        is_in, is_out = element + 1, count + element + 1
        needed = [other + 1 for other in premises[element]] + [count + other + 1 for other in attacks[element]]
        harmful = [count + other + 1 for other in premises[element]] + [other + 1 for other in attacks[element]]
        for variable in needed:
            yield [-is_in, variable]
        yield [is_in, *(-variable for variable in needed)]
        for variable in harmful:
            yield [is_out, -variable]
        yield [-is_out, *harmful]
        yield [-is_in, -is_out]
        if stable:
            yield [is_in, is_out]


def _all(solver: Minisat22, count: int) -> Iterator[list[int]]:
    while model := _model(solver):
        yield model
        # what is in decides the rest
        solver.add_clause([-literal for literal in model[:count]])


def _list_preferred(solver: Minisat22, count: int) -> Iterator[list[int]]:
    model = _model(solver)
    while model:
        larger = model
        while larger:
            model = larger
            # no later one may be a part of this one
            solver.add_clause([-literal for literal in model[:count] if literal < 0])
            larger = _model(solver, [literal for literal in model[:count] if literal > 0])
        yield model
        model = _model(solver)


def _model(solver: Minisat22, assumptions: Sequence[int] = ()) -> list[int]:
    """The literals that hold in the next solution, in order; empty when there is none."""
    answer = solver.solve_limited(assumptions=assumptions)
    if answer is None:
        raise _Spent
    return (solver.get_model() or []) if answer else []


def _codes(model: list[int]) -> bytes:
    count = len(model) // 2
    return bytes(
        IN if is_in > 0 else OUT if is_out > 0 else UNDECIDED
        for is_in, is_out in zip(model[:count], model[count:], strict=True)
    )
