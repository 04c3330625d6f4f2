from array import array
from collections.abc import MutableSequence, Sequence

from argmap.scoring.kernel.passes import Plan

def slopes(
    plan: Plan,
    bases: Sequence[float],
    strengths: Sequence[float],
    rising: MutableSequence[float],
    falling: MutableSequence[float],
    target: int,
    semantics: int,
) -> None: ...
def move(bases: Sequence[float], ways: Sequence[int], delta: float) -> array[float]: ...
def shapley(values: Sequence[float], players: int, out: MutableSequence[float]) -> None: ...
