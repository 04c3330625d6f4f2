# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: infer_types=True
"""What moves a strength, and by how much: its slopes by every base, and shares of it by Shapley's value.

Compiled or run as plain Python like the kernel, whose rows, roles and formulas it takes: pools S and A by aggregation,
E = S − A, and the strength by influence from E and the base b.
"""

from __future__ import annotations

from array import array
from typing import Any

try:
    import cython
except ImportError:
    from argmap.model.structure import cython_stand_in as cython

if cython.compiled:
    from cython.cimports.libc.math import exp, fabs
else:
    from math import exp, fabs

_INFINITY = cython.declare(cython.double, float("inf"))


@cython.cfunc
@cython.exceptval(check=False)
def _base_slope(influence: cython.int, b: cython.double, s: cython.double, a: cython.double) -> cython.double:
    """How much the strength rises for each unit of the base."""
    e = s - a
    if influence == 0:
        return 1.0 - e if e > 0.0 else 1.0 + e
    if influence == 1:
        return 1.0 / (1.0 + e * e)
    if influence == 2:
        return 1.0 / (1.0 + e) if e > 0.0 else 1.0 / (1.0 - e)
    if influence == 5:
        return 1.0 / (1.0 + a)
    if influence == 6:
        return 1.0
    if influence == 7:
        if a == 0.0:
            return 1.0 - s
        return 1.0 - a if s == 0.0 else 0.5 * (2.0 - a - s)
    if e > 700.0:
        return 0.0
    x = exp(e)
    if influence == 3:
        return (2.0 * b * (1.0 + b * x) + (1.0 - b * b) * x) / ((1.0 + b * x) * (1.0 + b * x))
    return x / ((b * x + 1.0 - b) * (b * x + 1.0 - b))


@cython.cfunc
@cython.exceptval(check=False)
def _pool_slope(
    influence: cython.int, b: cython.double, s: cython.double, a: cython.double, side: cython.int, rising: cython.int
) -> cython.double:
    """How the strength moves for each unit by which the pool of a side (1 supports, 0 attacks) rises, or falls."""
    e = s - a
    upward = rising if side == 1 else 1 - rising
    sign = 1.0 if side == 1 else -1.0
    room = 1.0 - b if e > 0.0 or (e == 0.0 and upward == 1) else b
    if influence == 0:
        return sign * room
    if influence == 1:
        return sign * room * 2.0 * fabs(e) / ((1.0 + e * e) * (1.0 + e * e))
    if influence == 2:
        return sign * room / ((1.0 + fabs(e)) * (1.0 + fabs(e)))
    if influence == 5:
        return 0.0 if side == 1 else -b / ((1.0 + a) * (1.0 + a))
    if influence == 6:
        return sign
    if influence == 7:
        if side == 1:
            if a == 0.0:
                return 1.0 - b
            return _INFINITY if s == 0.0 else 0.5 * (1.0 - b)
        if s == 0.0:
            return -b
        return -_INFINITY if a == 0.0 else -0.5 * b
    if e > 700.0 or e < -700.0:
        return 0.0
    x = exp(e)
    if influence == 3:
        return sign * (1.0 - b * b) * b * x / ((1.0 + b * x) * (1.0 + b * x))
    return sign * b * (1.0 - b) * x / ((b * x + 1.0 - b) * (b * x + 1.0 - b))


def slopes(
    plan: Any, bases: cython.double[::1], strengths: cython.double[::1], rising: cython.double[::1],
    falling: cython.double[::1], target: cython.Py_ssize_t, semantics: cython.int,
) -> None:  # fmt: skip
    """How the strength of `target` moves for each unit by which a base rises, and by which it falls.

    `strengths` are those of `bases` in `plan`; `rising` and `falling` (all float64, rows) are written. Where they
    differ the strength has a kink. One pass from the target on, each row handing its slopes to what bears on it. They
    are exact, save that a kink that one base reaches along several ways may give one side too much or too little.
    Raises ValueError for wrong lengths and for a map with cycles.
    """
    offsets: cython.int[::1] = plan.structure.offsets
    sources: cython.int[::1] = plan.structure.sources
    roles: cython.int[::1] = plan.structure.roles
    factors: cython.double[::1] = plan.structure.factors
    rows = len(offsets) - 1
    if plan.cyclic:
        raise ValueError("a map with cycles has no slopes")
    if not len(bases) == len(strengths) == len(rising) == len(falling) == rows or not 0 <= target < rows:
        raise ValueError(f"bases, strengths and slopes are of {rows} rows")
    sides: cython.double[::1] = array("d", bytes(64))
    for row in range(rows):
        rising[row] = falling[row] = 1.0 if row == target else 0.0
    for row in range(target, rows):
        if rising[row] != 0.0 or falling[row] != 0.0:
            _hand_on(row, offsets, sources, roles, factors, bases, strengths, rising, falling, sides, semantics)


@cython.cfunc
@cython.exceptval(check=False)
def _hand_on(
    row: cython.Py_ssize_t, offsets: cython.int[::1], sources: cython.int[::1], roles: cython.int[::1],
    factors: cython.double[::1], bases: cython.double[::1], strengths: cython.double[::1],
    rising: cython.double[::1], falling: cython.double[::1], sides: cython.double[::1], semantics: cython.int,
) -> cython.int:  # fmt: skip
    """Hands the slopes of a row on to what bears on it, and turns its own into those of its base."""
    aggregation, influence = semantics // 8, semantics % 8
    up, down, b = rising[row], falling[row], bases[row]
    least, ties = _INFINITY, 0
    # for each side its pool, how many reach the greatest strength, and of the remainders 1 − w the product of those
    # that are not 0 and the number of those that are
    for side in range(2):
        sides[4 * side], sides[4 * side + 1], sides[4 * side + 2], sides[4 * side + 3] = 0.0, 0.0, 1.0, 0.0
    for k in range(offsets[row], offsets[row + 1]):
        v = strengths[sources[k]] * factors[k]
        if roles[k] == 2:
            ties = 1 if v < least else ties + 1 if v == least else ties
            least = min(v, least)
            continue
        at = 4 * roles[k]
        if aggregation == 4:
            sides[at + 1] = 1.0 if v > sides[at] else sides[at + 1] + 1.0 if v == sides[at] else sides[at + 1]
            sides[at] = max(sides[at], v)
        elif aggregation == 0 or aggregation == 2:
            sides[at] += v if aggregation == 0 else v * v
        else:
            w = v if aggregation == 1 else v * (2.0 - v)
            sides[at] += w * (1.0 - sides[at])
            if w == 1.0:
                sides[at + 3] += 1.0
            else:
                sides[at + 2] *= 1.0 - w
    s, a = sides[4], sides[0]
    b = b if least == _INFINITY else b * least
    own = _base_slope(influence, b, s, a)
    for k in range(offsets[row], offsets[row + 1]):
        source = sources[k]
        v = strengths[source] * factors[k]
        if roles[k] == 2:
            if v == least:
                falling[source] += down * own * bases[row]
                rising[source] += up * own * bases[row] if ties == 1 else 0.0
            continue
        at = 4 * roles[k]
        gain = loss = factors[k]
        if aggregation == 2:
            gain = loss = gain * 2.0 * v
        elif aggregation == 4:
            gain = gain if v == sides[at] else 0.0
            loss = gain if sides[at + 1] == 1.0 else 0.0
        elif aggregation == 1 or aggregation == 3:
            w = v if aggregation == 1 else v * (2.0 - v)
            gain *= 1.0 if aggregation == 1 else 2.0 * (1.0 - v)
            if sides[at + 3] > (1.0 if w == 1.0 else 0.0):
                gain = 0.0
            else:
                gain *= sides[at + 2] / (1.0 if w == 1.0 else 1.0 - w)
            loss = gain
        gain = gain if gain == 0.0 else gain * _pool_slope(influence, b, s, a, roles[k], 1)
        loss = loss if loss == 0.0 else loss * _pool_slope(influence, b, s, a, roles[k], 0)
        # what weakens the row when it rises hands on how the row falls
        rising[source] += gain * (up if roles[k] == 1 else down)
        falling[source] += loss * (down if roles[k] == 1 else up)
    own = own if least == _INFINITY else own * least
    rising[row], falling[row] = up * own, down * own
    return 0


def move(bases: cython.double[::1], ways: cython.int[::1], delta: cython.double) -> array[float]:
    """Every base moved its way (int32, −1, 0 or 1 for each) by `delta`, as far as there is room in [0, 1]."""
    if len(bases) != len(ways):
        raise ValueError(f"{len(bases)} bases do not move {len(ways)} ways")
    moved = array("d", bytes(8 * len(bases)))
    out: cython.double[::1] = moved
    for row in range(len(bases)):
        b = bases[row] + ways[row] * delta
        out[row] = 0.0 if b < 0.0 else 1.0 if b > 1.0 else b
    return moved


def shapley(values: cython.double[::1], players: cython.int, out: cython.double[::1]) -> None:
    """Each player's share in a game: the mean of what it adds to the players that come before it, over all orders.

    `values` (float64, 2 ** players) holds what each set of players attains, bit p of an index for player p; `out`
    (float64, players) takes the shares, which add up to the last value less the first. L. S. Shapley, *A Value for
    n-Person Games*, 1953.
    """
    if not 0 <= players <= 30 or len(values) != 1 << players or len(out) != players:
        raise ValueError(f"{players} players do not give {len(values)} sets")
    half: cython.Py_ssize_t = (1 << players) // 2
    weights: cython.double[::1] = array("d", [1.0 / max(players, 1)]) * max(players, 1)
    for size in range(1, players):  # size! · (players − 1 − size)! / players!
        weights[size] = weights[size - 1] * size / (players - size)
    sizes: cython.int[::1] = array("i", bytes(4 * max(half, 1)))
    for others in range(1, half):
        sizes[others] = sizes[others >> 1] + (others & 1)
    for p in range(players):
        low: cython.Py_ssize_t = (1 << p) - 1
        total = 0.0
        for others in range(half):
            without = (others & ~low) << 1 | (others & low)
            total += weights[sizes[others]] * (values[without | (low + 1)] - values[without])
        out[p] = total
