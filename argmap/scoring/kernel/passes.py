# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: infer_types=True
"""The hot loops: strengths of rows, for one vector of base scores or many, and after edits.

One source, compiled by Cython where a C compiler is available (`COMPILED`), else run as plain Python, to the same bits.
A map comes here as *rows*, numbered so that whatever bears on a row comes after it, cycles aside, and every pass runs
from the last row to the first. Nothing recurses, so neither depth nor fan-in is limited.

What bears on a row does so in a role: 0 attack, 1 support, 2 premise. A row with premises takes its base score times
the least of their strengths. A row whose base is NaN is *absent*: it passes nothing on and takes the rows it is a
premise of along.

The strengths v of supports and of attacks are pooled to S and A, both 0 without any, by the aggregation:

| 0 sum        | 1 product       | 2 squares  | 3 squared product | 4 top    |
|--------------|-----------------|------------|-------------------|----------|
| Σ v          | 1 − Π (1 − v)   | Σ v²       | 1 − Π (1 − v)²    | max v    |

With E = S − A and E⁺ = max(E, 0) the influence makes a base score b the strength

| 0 linear   | b·(1 − |E|) + E⁺                                     |
| 1 2-max    | (b + (E⁺)²)/(1 + E²)                                 |
| 2 1-max    | (b + E⁺)/(1 + |E|)                                   |
| 3 Euler    | 1 − (1 − b²)/(1 + b·exp E)                           |
| 4 logistic | b/(b + (1 − b)·exp −E)                               |
| 5 quotient | b/(1 + A)                                            |
| 6 shifted  | b + E                                                |
| 7 mean     | b·(1 − A) with attacks alone, 1 − (1 − b)·(1 − S) with supports alone, the mean of both with both |

A semantics is known here by the number 8 × aggregation + influence. The modules of
`argmap.scoring.semantics` say where the formulas come from.
"""

from __future__ import annotations

from array import array
from typing import Any

try:
    import cython
except ImportError:
    from argmap.model.structure import cython_stand_in as cython

from argmap.model.structure.rows import Rows

if cython.compiled:
    from cython.cimports.libc.math import exp, fabs
else:
    from math import exp, fabs

COMPILED = cython.compiled
WIDEST = 64
"""Base vectors that are evaluated side by side."""
SETTLED, NEARLY = 1e-14, 1e-10
"""Largest change in a sweep at which a cycle counts as settled, and that which will do when all attempts are over."""
SWEEPS, FEWEST_SWEEPS, INPUTS_SWEPT = 20_000, 200, 5_000_000
"""A cycle counts as unsettled after so many sweeps, or fewer by what all of them may take in: inputs of its rows."""
LARGEST = 1e9
"""A strength further from 0 than this is on its way to infinity."""

_INFINITY = cython.declare(cython.double, float("inf"))
_NAN = cython.declare(cython.double, float("nan"))
_GAMMA = cython.declare(cython.ulonglong, 0x9E3779B97F4A7C15)
_FIRST = cython.declare(cython.ulonglong, 0xBF58476D1CE4E5B9)
_SECOND = cython.declare(cython.ulonglong, 0x94D049BB133111EB)
_MASK = cython.declare(cython.ulonglong, 0xFFFFFFFFFFFFFFFF)


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _pool(aggregation: cython.int, pool: cython.double, v: cython.double) -> cython.double:
    """The pool with the strength v added."""
    if aggregation == 1:
        return pool + v * (1.0 - pool)
    if aggregation == 0:
        return pool + v
    if aggregation == 2:
        return pool + v * v
    if aggregation == 3:
        return pool + v * (2.0 - v) * (1.0 - pool)
    return v if v > pool else pool


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _strength(influence: cython.int, b: cython.double, s: cython.double, a: cython.double) -> cython.double:
    """The strength of a row with base b and pools s and a; b itself where nothing bears on it."""
    e = s - a
    over = 0.5 * (e + fabs(e))  # max(e, 0) without a branch
    if influence == 0:
        return b * (1.0 - fabs(e)) + over
    if influence == 1:
        return (b + over * over) / (1.0 + e * e)
    if influence == 2:
        return (b + over) / (1.0 + fabs(e))
    if influence == 5:
        return b / (1.0 + a)
    if influence == 6:
        return b + e
    if influence == 7:
        if a == 0.0:
            return 1.0 - (1.0 - b) * (1.0 - s) if s > 0.0 else b
        if s == 0.0:
            return b * (1.0 - a)
        return 0.5 * (b * (1.0 - a) + 1.0 - (1.0 - b) * (1.0 - s))
    if e == 0.0 or not b > 0.0 or not b < 1.0:
        return b
    if influence == 3:
        return 1.0 if e > 700.0 else 1.0 - (1.0 - b * b) / (1.0 + b * exp(e))
    return 0.0 if e < -700.0 else b / (b + (1.0 - b) * exp(-e))


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _uniform(seed: cython.ulonglong, number: cython.ulonglong) -> cython.double:
    """The `number`-th draw of SplitMix64 from a seed, as a multiple of 2⁻⁵³ in [0, 1).

    G. L. Steele, D. Lea, C. H. Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014: 64 bits of state,
    period 2⁶⁴, passes BigCrush. Each draw is a function of its number, so blocks and order cannot show.
    """
    z: cython.ulonglong = (seed + (number + 1) * _GAMMA) & _MASK
    z = ((z ^ (z >> 30)) * _FIRST) & _MASK
    z = ((z ^ (z >> 27)) * _SECOND) & _MASK
    z = z ^ (z >> 31)
    return (z >> 11) * (1.0 / 9007199254740992.0)


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _forest(
    aggregation: cython.int, influence: cython.int, joined: cython.int, weighted: cython.int, keys: cython.int[::1],
    factors: cython.double[::1], pools: cython.double[::1], bases: cython.double[::1], out: cython.double[::1],
) -> cython.int:  # fmt: skip
    """One pass over a forest in preorder, with pools by depth: a row finds below it what its children left there."""
    for row in range(len(keys) - 1, -1, -1):
        key: cython.Py_ssize_t = keys[row]
        below: cython.Py_ssize_t = (key | 3) + 1
        a = pools[below]
        s = pools[below + 1]
        pools[below] = 0.0
        pools[below + 1] = 0.0
        b = bases[row]
        if joined:
            least = pools[below + 2]
            if least != _INFINITY:
                b = b * least
                pools[below + 2] = _INFINITY
        b = _strength(influence, b, s, a)
        out[row] = b
        if joined and key & 3 == 2:
            least = pools[key]
            if least == least and not b >= least:
                pools[key] = b
        elif b == b:
            if weighted:
                b = b * factors[row]
            pools[key] = _pool(aggregation, pools[key], b)
    return 0


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _lanes(
    aggregation: cython.int, influence: cython.int, lanes: cython.Py_ssize_t, offsets: cython.int[::1],
    sources: cython.int[::1], roles: cython.int[::1], factors: cython.double[::1], pools: cython.double[::1],
    x: cython.double[::1],
) -> cython.int:  # fmt: skip
    """One pass over base vectors side by side; `x` holds rows × lanes bases, which become strengths."""
    for row in range(len(offsets) - 2, -1, -1):
        own: cython.Py_ssize_t = row * lanes
        if offsets[row] == offsets[row + 1]:
            continue
        for lane in range(2 * lanes):
            pools[lane] = 0.0
        first = True
        for k in range(offsets[row], offsets[row + 1]):
            at: cython.Py_ssize_t = sources[k] * lanes
            side: cython.Py_ssize_t = roles[k] * lanes
            if roles[k] == 2:
                for lane in range(lanes):
                    v = x[at + lane]
                    if first or (pools[side + lane] == pools[side + lane] and not v >= pools[side + lane]):
                        pools[side + lane] = v
                first = False
            else:
                factor = factors[k]
                for lane in range(lanes):
                    v = x[at + lane] * factor
                    v = v if v == v else 0.0
                    pools[side + lane] = _pool(aggregation, pools[side + lane], v)
        if not first:
            for lane in range(lanes):
                x[own + lane] = x[own + lane] * pools[2 * lanes + lane]
        for lane in range(lanes):
            x[own + lane] = _strength(influence, x[own + lane], pools[lanes + lane], pools[lane])
    return 0


@cython.cfunc
@cython.exceptval(check=False)
def _sort(values: cython.double[::1], low: cython.Py_ssize_t, high: cython.Py_ssize_t) -> cython.int:
    """Sorts the values from `low` to before `high`: D. L. Shell, *A High-Speed Sorting Procedure*, CACM 2 (1959)."""
    if not cython.compiled:
        values[low:high] = sorted(values[low:high])
        return 0
    gap: cython.Py_ssize_t = 1
    while 3 * gap + 1 < high - low:
        gap = 3 * gap + 1
    while gap > 0:
        for at in range(low + gap, high):
            v = values[at]
            to: cython.Py_ssize_t = at
            while to - gap >= low and values[to - gap] > v:
                values[to] = values[to - gap]
                to -= gap
            values[to] = v
        gap //= 3
    return 0


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _outside(values: cython.double[::1], low: cython.Py_ssize_t, high: cython.Py_ssize_t) -> cython.Py_ssize_t:
    """How many of the values from `low` to before `high` are less than 0 or greater than 1."""
    outside: cython.Py_ssize_t = 0
    for at in range(low, high):
        outside += 1 if fabs(values[at] - 0.5) > 0.5 else 0
    return outside


@cython.final
@cython.cclass
class Plan:
    """Passes over the rows of a map, with the working room that they need: each thread takes a plan of its own.

    Buffers of any library go in; the lengths of those given to the methods are checked. `sweeps`, `residual` and
    `unsettled` tell of the last evaluation: the most sweeps a cycle took (1 without cycles), the largest change in the
    last one, and the number of the first cycle that did not settle, −1 when all did.
    """

    rows = cython.declare(cython.Py_ssize_t, visibility="readonly")
    sweeps = cython.declare(cython.int, visibility="readonly")
    residual = cython.declare(cython.double, visibility="readonly")
    unsettled = cython.declare(cython.int, visibility="readonly")
    cyclic = cython.declare(cython.int, visibility="readonly")
    structure = cython.declare(object, visibility="readonly")
    offsets: cython.int[::1]
    sources: cython.int[::1]
    roles: cython.int[::1]
    factors: cython.double[::1]
    cycles: cython.int[::1]
    forest: cython.int
    joined: cython.int
    weighted: cython.int
    keys: cython.int[::1]
    row_factors: cython.double[::1]
    pools: cython.double[::1]
    targets_of: cython.int[::1]
    targets: cython.int[::1]
    lanes: cython.Py_ssize_t
    lane_pools: cython.double[::1]
    block: cython.double[::1]
    scratch: cython.double[::1]
    terms: cython.double[::1]
    changed: cython.int[::1]
    waiting: cython.int[::1]

    def __init__(self, rows: Rows) -> None:
        self.structure = rows
        self.rows, self.forest, self.joined, self.weighted = rows.rows, rows.forest, rows.joined, rows.weighted
        self.cyclic = len(rows.cycles) > 0
        self.offsets = self.changed = None  # fetched when a pass needs them
        self.sweeps, self.residual, self.unsettled, self.lanes = 1, 0.0, -1, 0
        if self.forest:
            self.keys, self.row_factors = _own(rows.keys), _own(rows.row_factors)
            self.pools = _own(array("d", [0.0, 0.0, _INFINITY, 0.0]) * (rows.depth + 2))
        else:
            self._open_graph()

    @cython.cfunc
    def _open_graph(self) -> None:
        """Fetches the rows input by input, which a pass over a forest does without."""
        if self.offsets is None:
            rows = self.structure
            self.offsets, self.sources, self.roles = _own(rows.offsets), _own(rows.sources), _own(rows.roles)
            self.factors, self.cycles = _own(rows.factors), _own(rows.cycles)
            self.scratch, self.terms = _room("d", self.rows), _room("d", rows.widest if self.cyclic else 0)

    def evaluate(
        self, bases: cython.double[::1], out: cython.double[::1], semantics: cython.int, start: Any = None
    ) -> None:
        """Writes the strengths for one vector of base scores; cycles begin at `start`, or else at their bases.

        `bases` and `out` are float64 of shape (rows,). A cycle is iterated from there with all its rows in step, so
        that their order cannot show: s ← s + (F(s) − s)/2, with smaller steps if it does not settle, and at last,
        unless it has a start, with a leap to where its changes point now and then.
        """
        if len(bases) != self.rows or len(out) != self.rows:
            raise ValueError(f"{self.rows} rows take {self.rows} base scores, not {len(bases)} and {len(out)}")
        if start is not None and len(start) != self.rows:
            raise ValueError(f"{self.rows} rows take {self.rows} starts, not {len(start)}")
        bases = bases if cython.compiled else list(bases)
        if not self.forest:
            self._graph(semantics, bases, out, bases if start is None else start, 4 if start is None else 3)
        elif semantics == 8:
            _forest(1, 0, self.joined, self.weighted, self.keys, self.row_factors, self.pools, bases, out)
        elif semantics == 1:
            _forest(0, 1, self.joined, self.weighted, self.keys, self.row_factors, self.pools, bases, out)
        else:
            a, i = semantics // 8, semantics % 8
            _forest(a, i, self.joined, self.weighted, self.keys, self.row_factors, self.pools, bases, out)

    @cython.cfunc
    def _graph(
        self, semantics: cython.int, bases: cython.double[::1], out: cython.double[::1], start: cython.double[::1],
        attempts: cython.int,
    ) -> None:  # fmt: skip
        """The pass over rows in order, cycle by cycle where there are any."""
        end = self.rows
        self.sweeps, self.residual, self.unsettled = 1, 0.0, -1
        for cycle in range(len(self.cycles) // 2 - 1, -1, -1):
            self._span(semantics, self.cycles[2 * cycle + 1], end, bases, out, out)
            self._settle(semantics, cycle, bases, out, start, attempts)
            end = self.cycles[2 * cycle]
        self._span(semantics, 0, end, bases, out, out)

    @cython.cfunc
    def _span(
        self, semantics: cython.int, low: cython.Py_ssize_t, high: cython.Py_ssize_t, bases: cython.double[::1],
        strengths: cython.double[::1], out: cython.double[::1],
    ) -> None:  # fmt: skip
        """Rows from high − 1 down to low, each from the strengths there are."""
        for row in range(high - 1, low - 1, -1):
            out[row] = self._row(semantics, row, strengths, bases[row], 0, _NAN)

    @cython.cfunc
    @cython.exceptval(check=False)
    def _row(
        self, semantics: cython.int, row: cython.Py_ssize_t, strengths: cython.double[::1], b: cython.double,
        role: cython.int, more: cython.double,
    ) -> cython.double:  # fmt: skip
        """The strength of one row from those that bear on it, with one more strength in a role unless that is NaN.

        In a map with cycles it is the same to the last bit in whatever order what bears on the row is listed: between
        several fixed points the last bit of a sum may decide.
        """
        aggregation = semantics // 8
        s, a, least = 0.0, 0.0, _INFINITY
        low, high, end = 0, len(self.terms), len(self.terms)  # supports from the front, attacks from the back
        for k in range(self.offsets[row], self.offsets[row + 1]):
            v = strengths[self.sources[k]]
            if self.roles[k] == 2:
                if least == least and not v >= least:
                    least = v
            elif v == v:
                v = v * self.factors[k]
                if self.cyclic and self.roles[k] == 1:
                    self.terms[low] = v
                    low += 1
                elif self.cyclic:
                    high -= 1
                    self.terms[high] = v
                elif self.roles[k] == 1:
                    s = _pool(aggregation, s, v)
                else:
                    a = _pool(aggregation, a, v)
        if self.cyclic:
            _sort(self.terms, 0, low)
            _sort(self.terms, high, end)
            for k in range(low):
                s = _pool(aggregation, s, self.terms[k])
            for k in range(high, end):
                a = _pool(aggregation, a, self.terms[k])
        if more == more:
            if role == 1:
                s = _pool(aggregation, s, more)
            else:
                a = _pool(aggregation, a, more)
        if least != _INFINITY:
            b = b * least
        return _strength(semantics % 8, b, s, a)

    @cython.cfunc
    def _settle(
        self, semantics: cython.int, cycle: cython.Py_ssize_t, bases: cython.double[::1], out: cython.double[::1],
        start: cython.double[::1], attempts: cython.int,
    ) -> None:  # fmt: skip
        """Iterates one cycle, with smaller steps where larger ones do not settle; a fourth attempt may leap."""
        low, high = self.cycles[2 * cycle], self.cycles[2 * cycle + 1]
        limit = max(FEWEST_SWEEPS, min(SWEEPS, INPUTS_SWEPT // max(self.offsets[high] - self.offsets[low], 1)))
        change = _INFINITY
        for attempt in range(attempts):
            step = 0.125 if attempt == 1 else 0.03125 if attempt == 2 else 0.5
            for row in range(low, high):
                out[row] = start[row]
            taken, change, before = 0, _INFINITY, _INFINITY
            while taken < limit:
                taken += 1
                self._span(semantics, low, high, bases, out, self.scratch)
                stride = step
                if attempt == 3 and taken % (limit // 20) == 0 and change < before:
                    # to where all further changes lead if they shrink as the last ones did (A. C. Aitken, 1926)
                    stride = min(step * before / (before - change), 1.0 / change)
                before, change, size = change, 0.0, 1.0
                for row in range(low, high):
                    moved = fabs(self.scratch[row] - out[row])
                    out[row] = out[row] + stride * (self.scratch[row] - out[row])
                    if stride > step and semantics % 8 != 6:
                        out[row] = min(max(out[row], 0.0), 1.0)
                    change = change if moved <= change or moved != moved else moved
                    size = max(size, fabs(out[row]))
                change, size = (_INFINITY, 1.0) if size > LARGEST else (change, size)
                if change <= SETTLED * size or change == _INFINITY:
                    break
            self.sweeps = max(self.sweeps, taken)
            if change <= SETTLED * size:
                break
        else:
            self.unsettled = cycle if change > NEARLY else self.unsettled
        self.residual = max(self.residual, change)

    def batch(
        self, bases: cython.double[::1], columns: cython.int[::1], fixed: cython.double[::1], out: cython.double[::1],
        row: cython.Py_ssize_t, semantics: cython.int,
    ) -> None:  # fmt: skip
        """Strengths for many base vectors in one call.

        `bases` is float64, scenarios × width in one piece; `columns` (int32, rows) says in which column a row finds
        its base, −1 for the base in `fixed` (float64, rows). `out` (float64) takes one strength per scenario, of `row`,
        or, when `row` is −1, scenarios × width strengths, each where its base stood. Raises ValueError for shapes that
        do not fit, for a base outside [0, 1] that is not NaN, and for a map with cycles.
        """
        width = 0
        if len(columns) != self.rows or len(fixed) != self.rows or not -1 <= row < self.rows:
            raise ValueError(f"{self.rows} rows take as many columns and fixed bases")
        for r in range(self.rows):
            width = max(width, columns[r] + 1)
        scenarios = len(out) if row >= 0 else len(out) // max(width, 1)
        if scenarios * width != len(bases) or (row < 0 and len(out) != len(bases)):
            raise ValueError(f"{len(bases)} bases in rows of {width} do not give {len(out)} strengths")
        lanes, block = self._open(), self.block
        outside: cython.Py_ssize_t = 0
        for begin in range(0, scenarios, lanes):
            count = min(lanes, scenarios - begin)
            outside += _outside(bases, begin * width, (begin + count) * width)
            for r in range(self.rows):
                column, at = columns[r], begin * width
                for lane in range(count):
                    block[r * lanes + lane] = bases[at + lane * width + column] if column >= 0 else fixed[r]
            self._pass(semantics)
            for r in range(max(row, 0), self.rows if row < 0 else row + 1):
                column = columns[r]
                for lane in range(count):
                    if row >= 0:
                        out[begin + lane] = block[r * lanes + lane]
                    elif column >= 0:
                        out[(begin + lane) * width + column] = block[r * lanes + lane]
        if outside:
            raise ValueError("a base score is outside [0, 1]")

    def sample(
        self, low: cython.double[::1], high: cython.double[::1], seed: cython.ulonglong, out: cython.double[::1],
        row: cython.Py_ssize_t, semantics: cython.int,
    ) -> None:  # fmt: skip
        """Strengths of `row` for bases drawn uniformly between `low` and `high` (float64, rows); one draw per `out`.

        Draw i of row r is number i × rows + r of SplitMix64 from `seed`; where low and high are equal nothing varies.
        """
        if len(low) != self.rows or len(high) != self.rows or not 0 <= row < self.rows:
            raise ValueError(f"{self.rows} rows take as many lows and highs")
        lanes = self._open()
        for begin in range(0, len(out), lanes):
            for r in range(self.rows):
                for lane in range(lanes):
                    v = low[r]
                    if high[r] > v:
                        v += (high[r] - v) * _uniform(seed, (begin + lane) * self.rows + r)
                    self.block[r * lanes + lane] = v
            self._pass(semantics)
            for lane in range(min(lanes, len(out) - begin)):
                out[begin + lane] = self.block[row * lanes + lane]

    def coalitions(
        self, bases: cython.double[::1], players: cython.int[::1], out: cython.double[::1], row: cython.Py_ssize_t,
        semantics: cython.int,
    ) -> None:  # fmt: skip
        """Strengths of `row` with every set of `players` (int32, rows) present and the other players absent.

        `out` is float64 of shape (2 ** players,): bit p of an index says that player p is present.
        """
        count: cython.Py_ssize_t = len(players)
        total: cython.Py_ssize_t = len(out)
        if len(bases) != self.rows or not 0 <= row < self.rows or count > 30 or total != 1 << count:
            raise ValueError(f"{count} players do not give {total} sets")
        lanes = self._open()
        for begin in range(0, total, lanes):
            for r in range(self.rows):
                for lane in range(lanes):
                    self.block[r * lanes + lane] = bases[r]
            for p in range(count):
                r = players[p]
                if not 0 <= r < self.rows:
                    raise ValueError(f"player {r} is no row")
                for lane in range(lanes):
                    if not (begin + lane) >> p & 1:
                        self.block[r * lanes + lane] = _NAN
            self._pass(semantics)
            for lane in range(min(lanes, total - begin)):
                out[begin + lane] = self.block[row * lanes + lane]

    @cython.cfunc
    def _open(self) -> cython.Py_ssize_t:
        """How many base vectors go side by side; makes room for them."""
        if self.cyclic:
            raise ValueError("a map with cycles takes one base vector at a time")
        if not self.lanes:
            self._open_graph()
            self.lanes = max(4, min(WIDEST, (1 << 18) // max(self.rows, 1)))
            self.lane_pools = _room("d", 3 * self.lanes)
            self.block = _room("d", self.rows * self.lanes)
        return self.lanes

    @cython.cfunc
    def _pass(self, semantics: cython.int) -> cython.int:
        """One pass over the block of base vectors."""
        lanes, pools, x = self.lanes, self.lane_pools, self.block
        if semantics == 8:
            return _lanes(1, 0, lanes, self.offsets, self.sources, self.roles, self.factors, pools, x)
        if semantics == 1:
            return _lanes(0, 1, lanes, self.offsets, self.sources, self.roles, self.factors, pools, x)
        a, i = semantics // 8, semantics % 8
        return _lanes(a, i, lanes, self.offsets, self.sources, self.roles, self.factors, pools, x)

    def edit(
        self, bases: cython.double[::1], strengths: cython.double[::1], row: cython.Py_ssize_t, base: cython.double,
        role: cython.int, more: cython.double, kept: cython.int, semantics: cython.int, target: cython.Py_ssize_t,
    ) -> float:  # fmt: skip
        """The strength of `target` after one edit: `row` has another base, and one more strength bears on it.

        `more` NaN stands for none; `role` is 1 for a support, 0 for an attack. Only the rows that `row` bears on are
        computed again, each from what bears on it: in a forest the way up to the root. `strengths` must be those of
        `bases`. With `kept` (and no `more`) both are changed, otherwise both stay as they were. Raises ValueError for
        a map with cycles.
        """
        if self.cyclic:
            raise ValueError("a map with cycles is evaluated as a whole")
        if len(bases) != self.rows or len(strengths) != self.rows or not 0 <= row < self.rows > target >= 0:
            raise ValueError(f"bases and strengths are of {self.rows} rows")
        if self.changed is None:
            self._open_graph()
            self.changed, self.waiting = _room("i", self.rows), _room("i", self.rows)
            self.targets_of, self.targets = map(_own, self.structure.links)
        at, pending, undone = row, 0, 0
        while True:
            if at == row:
                v = self._row(semantics, at, strengths, base, role, more)
            else:
                v = self._row(semantics, at, strengths, bases[at], 0, _NAN)
            moved = v != strengths[at]
            if moved:
                self.scratch[undone] = strengths[at]
                self.changed[undone] = at
                undone += 1
                strengths[at] = v
                for k in range(self.targets_of[at], self.targets_of[at + 1]):
                    if not self.waiting[self.targets[k]]:
                        self.waiting[self.targets[k]] = 1
                        pending += 1
            if not pending:
                break
            if moved and pending == 1 and self.targets_of[at] < self.targets_of[at + 1]:  # as in a forest
                at = self.targets[self.targets_of[at]]
            while not self.waiting[at]:
                at -= 1
            self.waiting[at] = 0
            pending -= 1
        result = strengths[target]
        if kept:
            bases[row] = base
        else:
            for k in range(undone):
                strengths[self.changed[k]] = self.scratch[k]
        return result


def _own(values: Any) -> Any:
    """The values in the form that is read quickest: a list where the kernel runs as plain Python."""
    return values if cython.compiled or isinstance(values, list) else list(values)


def _room(kind: str, size: int) -> Any:
    """Room for so many numbers."""
    return _own(array(kind, [0]) * size)
