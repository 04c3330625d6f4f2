from collections.abc import MutableSequence, Sequence

from argmap.model.structure.rows import Rows

COMPILED: bool
SETTLED: float

class Plan:
    rows: int
    cyclic: bool
    sweeps: int
    residual: float
    unsettled: int
    structure: Rows
    def __init__(self, rows: Rows) -> None: ...
    def evaluate(
        self,
        bases: Sequence[float],
        out: MutableSequence[float],
        semantics: int,
        start: Sequence[float] | None = None,
    ) -> None: ...
    def batch(
        self,
        bases: Sequence[float],
        columns: Sequence[int],
        fixed: Sequence[float],
        out: MutableSequence[float],
        row: int,
        semantics: int,
    ) -> None: ...
    def sample(
        self,
        low: Sequence[float],
        high: Sequence[float],
        seed: int,
        out: MutableSequence[float],
        row: int,
        semantics: int,
    ) -> None: ...
    def coalitions(
        self,
        bases: Sequence[float],
        players: Sequence[int],
        out: MutableSequence[float],
        row: int,
        semantics: int,
    ) -> None: ...
    def edit(
        self,
        bases: MutableSequence[float],
        strengths: MutableSequence[float],
        row: int,
        base: float,
        role: int,
        more: float,
        kept: bool,
        semantics: int,
        target: int,
    ) -> float: ...
