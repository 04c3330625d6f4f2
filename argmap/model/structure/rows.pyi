from array import array
from collections.abc import Iterable, Iterator, Sequence

from argmap.model.elements import ArgumentMap

ATTACK: int
SUPPORT: int
PREMISE: int

class Rows:
    offsets: Sequence[int]
    sources: Sequence[int]
    roles: Sequence[int]
    factors: Sequence[float]
    keys: Sequence[int]
    cycles: Sequence[int]
    @property
    def links(self) -> tuple[Sequence[int], Sequence[int]]: ...
    row_factors: Sequence[float]
    rows: int
    depth: int
    widest: int
    joined: bool
    weighted: bool
    forest: bool
    def __init__(
        self,
        offsets: Iterable[int],
        sources: Iterable[int],
        roles: Iterable[int],
        factors: Iterable[float],
        keys: Iterable[int] | None = None,
        cycles: Iterable[int] = (),
    ) -> None: ...

class MapRows:
    structure: Rows
    bases: array[float]
    claim_rows: Sequence[int]
    in_order: bool
    named: list[str]
    order: Sequence[int]
    place: dict[str, int]
    reported_rows: Sequence[int]
    reported_factors: Sequence[float]
    @property
    def elements(self) -> tuple[str, ...]: ...
    def inputs(self) -> list[tuple[tuple[int, int, float], ...]]: ...
    def reported(self) -> Iterator[tuple[int, float]]: ...
    def of_claims(self, values: array[float]) -> array[float]: ...
    def of_relations(self, values: array[float]) -> array[float]: ...

def rows_of(debate: ArgumentMap, *, every_relation: bool = False) -> MapRows: ...
