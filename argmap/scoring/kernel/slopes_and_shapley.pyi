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
def shapley(values: Sequence[float], players: int, out: MutableSequence[float]) -> None: ...
