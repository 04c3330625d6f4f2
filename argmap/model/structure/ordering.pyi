from collections.abc import Mapping, Sequence
from typing import Any

class NumberedWalk:
    claims: Sequence[int]
    relations: Sequence[int]
    premises: Sequence[int]
    depths: Sequence[int]
    again: Sequence[int]
    visits: int
    claim_order: Sequence[int]
    relation_order: Sequence[int]
    def __init__(
        self,
        sources: Sequence[int],
        targets: Sequence[int],
        bands: Sequence[int],
        several: Mapping[int, Sequence[int]],
        thesis: int,
        recommended: bytearray,
    ) -> None: ...

def order_forest(rows: int, begins: Sequence[int], bearing: Sequence[int]) -> Sequence[int] | None: ...
def order_components(rows: int, begins: Sequence[int], bearing: Sequence[int]) -> tuple[Sequence[int], list[int]]: ...
def components(inputs: Sequence[Sequence[tuple[int, int, Any]]]) -> tuple[list[int], tuple[int, ...]]: ...
