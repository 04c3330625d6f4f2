# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: infer_types=True
"""The structure of a map as rows: what bears on each, checked once so that no pass need check anything again.

Compiled or run as plain Python like the kernel, which evaluates what is kept here.
"""

from __future__ import annotations

from array import array
from typing import Any

try:
    import cython
except ImportError:
    from argmap.scoring.kernel import cython_stand_in as cython


@cython.final
@cython.cclass
class Rows:
    """Rows and what bears on them, as buffers that the passes read; see the kernel's `Plan` for what they hold.

    `targets_of` and `targets` (int32) list for each row those that it bears on, `row_factors` (float64, rows) the
    weight of a row in a forest. `joined` says that there are premises, `weighted` that some factor is not 1. `depth` is
    the greatest in a forest, `widest` the greatest number of inputs. Raises ValueError for rows that do not fit.
    """

    offsets = cython.declare(cython.int[::1], visibility="readonly")
    sources = cython.declare(cython.int[::1], visibility="readonly")
    roles = cython.declare(cython.int[::1], visibility="readonly")
    factors = cython.declare(cython.double[::1], visibility="readonly")
    cycles = cython.declare(cython.int[::1], visibility="readonly")
    keys = cython.declare(cython.int[::1], visibility="readonly")
    row_factors = cython.declare(cython.double[::1], visibility="readonly")
    targets_of = cython.declare(cython.int[::1], visibility="readonly")
    targets = cython.declare(cython.int[::1], visibility="readonly")
    rows = cython.declare(cython.Py_ssize_t, visibility="readonly")
    depth = cython.declare(cython.Py_ssize_t, visibility="readonly")
    widest = cython.declare(cython.Py_ssize_t, visibility="readonly")
    joined = cython.declare(cython.int, visibility="readonly")
    weighted = cython.declare(cython.int, visibility="readonly")
    forest = cython.declare(cython.int, visibility="readonly")

    def __init__(self, offsets: Any, sources: Any, roles: Any, factors: Any, keys: Any, cycles: Any) -> None:
        self.offsets, self.sources, self.roles = _numbers("i", offsets), _numbers("i", sources), _numbers("i", roles)
        self.factors, self.cycles = _numbers("d", factors), _numbers("i", cycles)
        self.forest, self.keys = keys is not None, _numbers("i", keys if keys is not None else ())
        self.rows = len(self.offsets) - 1
        self._check()
        self._prepare()

    @cython.cfunc
    def _check(self) -> None:
        """Raises ValueError unless every number is in its range, as nothing is checked later."""
        inputs = len(self.sources)
        if self.rows < 0 or not inputs == len(self.roles) == len(self.factors) == self.offsets[self.rows]:
            raise ValueError("offsets, sources, roles and factors do not fit together")
        if self.offsets[0] != 0 or (self.forest and len(self.keys) != self.rows):
            raise ValueError("offsets and keys do not fit the rows")
        for row in range(self.rows):
            if self.offsets[row + 1] < self.offsets[row]:
                raise ValueError(f"the offsets fall behind row {row}")
        edges = list(self.cycles)
        if len(edges) % 2 or edges != sorted(edges) or (edges and not 0 <= min(edges) <= max(edges) <= self.rows):
            raise ValueError(f"cycles have two edges each, in order and within {self.rows} rows")
        cycle = 0
        for row in range(self.rows):
            while cycle < len(self.cycles) and self.cycles[cycle + 1] <= row:
                cycle += 2
            first = self.cycles[cycle] if cycle < len(self.cycles) and self.cycles[cycle] <= row else row + 1
            for k in range(self.offsets[row], self.offsets[row + 1]):
                if not first <= self.sources[k] < self.rows:
                    raise ValueError(f"row {self.sources[k]} bears on row {row} and does not stand behind it")
                if not 0 <= self.roles[k] <= 2:
                    raise ValueError(f"role {self.roles[k]} is none of 0, 1, 2")
        if self.forest:
            self._check_keys()

    @cython.cfunc
    def _check_keys(self) -> None:
        """Raises ValueError unless the keys are those of a preorder of rows that bear on each other as listed."""
        path: cython.int[::1] = array("i", bytes(4 * (self.rows + 1)))  # the last row at each depth
        ends: cython.int[::1] = array("i", self.offsets)[1:]  # behind the last child that is still to come
        depth, met = 0, 0
        for row in range(self.rows):
            key = self.keys[row]
            fits = 0 <= key < 4 * (depth + 1)
            if fits and key >= 4:
                parent = path[key // 4 - 1]
                ends[parent] -= 1
                k = ends[parent]
                met += 1
                fits = k >= self.offsets[parent] and self.sources[k] == row and self.roles[k] == key & 3
            if not fits:
                raise ValueError(f"the key {key} of row {row} is no preorder's")
            depth = key // 4 + 1
            path[depth - 1] = row
        if met != len(self.sources):
            raise ValueError("the keys leave out rows that bear on others")

    @cython.cfunc
    def _prepare(self) -> None:
        """Works out what the passes need besides: which rows a row bears on, and with what factor."""
        inputs = len(self.sources)
        own: cython.double[::1] = array("d", [1.0]) * self.rows
        counts: cython.int[::1] = array("i", bytes(4 * (self.rows + 1)))
        targets: cython.int[::1] = array("i", bytes(4 * inputs))
        self.joined = self.weighted = 0
        self.widest = self.depth = 0
        for k in range(inputs):
            counts[self.sources[k] + 1] += 1
            own[self.sources[k]] = self.factors[k]
            self.joined |= self.roles[k] == 2
            self.weighted |= self.factors[k] != 1.0
        for row in range(self.rows):
            counts[row + 1] += counts[row]
            self.widest = max(self.widest, self.offsets[row + 1] - self.offsets[row])
        filled: cython.int[::1] = array("i", counts)
        for row in range(self.rows):
            for k in range(self.offsets[row], self.offsets[row + 1]):
                targets[filled[self.sources[k]]] = row
                filled[self.sources[k]] += 1
        for row in range(len(self.keys)):
            self.depth = max(self.depth, self.keys[row] // 4)
        self.targets_of, self.targets = _numbers("i", counts), _numbers("i", targets)
        self.row_factors = _numbers("d", own)


def _numbers(kind: str, values: Any) -> Any:
    """A copy of the values in the form that is read quickest."""
    numbers = array(kind, values)
    return numbers if cython.compiled else numbers.tolist()
