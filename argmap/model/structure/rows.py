# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: infer_types=True
"""A map as integers: rows, and what bears on each, ready for the passes of the evaluator.

A row is a claim, or a relation that has several premises, undercuts or backing. Such a relation is an element
itself: its base is weight × the least of its premises' strengths, undercuts and backing act on it with the
semantics' own influence function, and its strength is what reaches the target. Any other relation has no row; its
weight multiplies its premise's strength. With single premises, weight 1 and nothing on relations this is the
published bipolar semantics; the rest is argmap's extension. Neutral and unsigned relations pass nothing on.

Rows are numbered so that whatever bears on a row comes after it. Where every row bears on one other at most and
there is no cycle, that is the preorder of the trees; else an order of the strongly connected components, the rows of
a cycle side by side. Time and memory are linear in the map. Nothing here knows a score.

Compiled by Cython where a C compiler is at hand, else the same in plain Python, where lists stand for the buffers.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import Any

from argmap.model.elements import ArgumentMap
from argmap.model.structure.numbering import Numbering
from argmap.model.structure.ordering import order_components, order_forest

try:
    import cython
except ImportError:
    from argmap.model.structure import cython_stand_in as cython

ATTACK, SUPPORT, PREMISE = 0, 1, 2
"""The roles in which a row bears on another."""


class Rows:
    """Rows and what bears on them, checked once so that no pass need check anything again.

    `offsets` (int32, rows + 1), `sources`, `roles` (int32) and `factors` (float64) list row by row what bears on a row:
    which row, in which role, and the weight that multiplies its strength. `keys` (int32, rows; or None) holds 4 × depth
    + role for every row of a forest in preorder, where children are listed from the last to the first. `cycles` (int32)
    holds the first row of each cycle and the row behind its last, cycle after cycle.

    `links` (twice int32) lists for each row those that it bears on, `row_factors` (float64, rows) the weight of a row
    in a forest. `joined` says that there are premises, `weighted` that some factor is not 1. `depth` is
    the greatest in a forest, `widest` the greatest number of inputs. Raises ValueError for rows that do not fit.
    """

    __slots__ = (
        "_targets",
        "cycles",
        "depth",
        "factors",
        "forest",
        "joined",
        "keys",
        "offsets",
        "roles",
        "row_factors",
        "rows",
        "sources",
        "weighted",
        "widest",
    )

    def __init__(
        self, offsets: Any, sources: Any, roles: Any, factors: Any, keys: Any = None, cycles: Any = ()
    ) -> None:
        self.offsets, self.sources, self.roles = _numbers("i", offsets), _numbers("i", sources), _numbers("i", roles)
        self.factors, self.cycles = _numbers("d", factors), _numbers("i", cycles)
        self.forest, self.keys = keys is not None, _numbers("i", keys if keys is not None else ())
        self.rows = len(self.offsets) - 1
        _check(self)
        _prepare(self)

    @property
    def links(self) -> tuple[Any, Any]:
        """Where the rows begin that a row bears on (int32, rows + 1), and which they are (int32); made when needed."""
        if self._targets is None:
            self._targets = _link(self)
        return self._targets


@cython.cfunc
def _check(these: Any) -> None:
    """Raises ValueError unless every number is in its range, as nothing is checked later."""
    offsets: cython.int[::1] = these.offsets
    sources: cython.int[::1] = these.sources
    roles: cython.int[::1] = these.roles
    rows: cython.Py_ssize_t = these.rows
    if rows < 0 or not len(sources) == len(roles) == len(these.factors) == offsets[rows]:
        raise ValueError("offsets, sources, roles and factors do not fit together")
    if offsets[0] != 0 or (these.forest and len(these.keys) != rows):
        raise ValueError("offsets and keys do not fit the rows")
    for row in range(rows):
        if offsets[row + 1] < offsets[row]:
            raise ValueError(f"the offsets fall behind row {row}")
    edges = list(these.cycles)
    if len(edges) % 2 or edges != sorted(edges) or (edges and not 0 <= min(edges) <= max(edges) <= rows):
        raise ValueError(f"cycles have two edges each, in order and within {rows} rows")
    cycle = 0
    for row in range(rows):
        while cycle < len(edges) and edges[cycle + 1] <= row:
            cycle += 2
        first: cython.Py_ssize_t = edges[cycle] if cycle < len(edges) and edges[cycle] <= row else row + 1
        for k in range(offsets[row], offsets[row + 1]):
            if not first <= sources[k] < rows:
                raise ValueError(f"row {sources[k]} bears on row {row} and does not stand behind it")
            if not 0 <= roles[k] <= 2:
                raise ValueError(f"role {roles[k]} is none of 0, 1, 2")
    if these.forest:
        _check_keys(these)


@cython.cfunc
def _check_keys(these: Any) -> None:
    """Raises ValueError unless the keys are those of a preorder of rows that bear on each other as listed."""
    offsets: cython.int[::1] = these.offsets
    sources: cython.int[::1] = these.sources
    roles: cython.int[::1] = these.roles
    keys: cython.int[::1] = these.keys
    rows: cython.Py_ssize_t = these.rows
    path: cython.int[::1] = _room("i", rows + 1)  # the last row at each depth
    ends: cython.int[::1] = _numbers("i", these.offsets)  # behind the last child that is still to come
    depth, met = 0, 0
    for row in range(rows):
        key: cython.Py_ssize_t = keys[row]
        fits = 0 <= key < 4 * (depth + 1)
        if fits and key >= 4:
            parent: cython.Py_ssize_t = path[key // 4 - 1]
            ends[parent + 1] -= 1
            k: cython.Py_ssize_t = ends[parent + 1]
            met += 1
            fits = k >= offsets[parent] and sources[k] == row and roles[k] == key & 3
        if not fits:
            raise ValueError(f"the key {key} of row {row} is no preorder's")
        depth = key // 4 + 1
        path[depth - 1] = row
    if met != len(sources):
        raise ValueError("the keys leave out rows that bear on others")


@cython.cfunc
def _prepare(these: Any) -> None:
    """Works out what the passes need besides: the factor of each row in a forest, and what is the largest."""
    offsets: cython.int[::1] = these.offsets
    sources: cython.int[::1] = these.sources
    roles: cython.int[::1] = these.roles
    factors: cython.double[::1] = these.factors
    keys: cython.int[::1] = these.keys
    rows: cython.Py_ssize_t = these.rows
    these.row_factors, these._targets = _ones(rows), None
    own: cython.double[::1] = these.row_factors
    joined: cython.int = 0
    weighted: cython.int = 0
    widest: cython.int = 0
    depth: cython.int = 0
    for k in range(len(sources)):
        own[sources[k]] = factors[k]
        joined |= roles[k] == 2
        weighted |= factors[k] != 1.0
    for row in range(rows):
        widest = max(widest, offsets[row + 1] - offsets[row])
    for row in range(len(keys)):
        depth = max(depth, keys[row])
    these.joined, these.weighted, these.widest, these.depth = bool(joined), bool(weighted), widest, depth // 4


@cython.cfunc
def _link(these: Any) -> tuple[Any, Any]:
    """For each row those that it bears on: where they begin, and which they are."""
    offsets: cython.int[::1] = these.offsets
    sources: cython.int[::1] = these.sources
    rows: cython.Py_ssize_t = these.rows
    begins, ends = _room("i", rows + 1), _room("i", len(sources))
    counts: cython.int[::1] = begins
    targets: cython.int[::1] = ends
    for k in range(len(sources)):
        counts[sources[k] + 1] += 1
    for row in range(rows):
        counts[row + 1] += counts[row]
    filled: cython.int[::1] = _numbers("i", begins)
    for row in range(rows):
        for k in range(offsets[row], offsets[row + 1]):
            targets[filled[sources[k]]] = row
            filled[sources[k]] += 1
    return begins, ends


class MapRows:
    """A map as rows.

    `structure` says what bears on what, `bases` (float64, rows) holds base scores and weights. `place` gives each
    claim id its number in the map; `claim_rows` (int32, claims) is the row of each claim, `in_order` says that row and
    number are the same. `reported_rows` (int32) and `reported_factors` (float64) give for each relation of the map the
    row and the factor whose product reaches its target. `order` (int32, rows) is the inverse: number of a claim, or the
    number of claims + the place in `named`, the relations that have a row.
    """

    __slots__ = (
        "bases",
        "claim_rows",
        "in_order",
        "named",
        "order",
        "place",
        "reported_factors",
        "reported_rows",
        "structure",
    )

    place: dict[str, int]

    @property
    def elements(self) -> tuple[str, ...]:
        """The id of the claim or relation that each row is."""
        names = [*self.place, *self.named]
        return tuple([names[number] for number in self.order])

    def inputs(self) -> list[tuple[tuple[int, int, float], ...]]:
        """What bears on each row: (row, role, factor), from the last row to the first."""
        these = self.structure
        entries = list(zip(these.sources, these.roles, these.factors, strict=True))
        offsets = list(these.offsets)
        return [tuple(entries[low:high]) for low, high in pairwise(offsets)]

    def reported(self) -> zip[tuple[int, float]]:
        """For each relation of the map the row and the factor whose product reaches its target."""
        return zip(self.reported_rows, self.reported_factors, strict=True)

    def of_claims(self, values: Any) -> Any:
        """The values of the rows (float64) that are claims, in the order of the map; `values` itself where equal."""
        if self.in_order and len(values) == len(self.place):
            return values
        rows: cython.int[::1] = self.claim_rows
        given: cython.double[::1] = values
        chosen = array("d", bytes(8 * len(rows)))
        out: cython.double[::1] = chosen
        for claim in range(len(rows)):
            out[claim] = given[rows[claim]]
        return chosen

    def of_relations(self, values: Any) -> Any:
        """What reaches the target of each relation of the map, in its order, from the values of the rows (float64)."""
        rows: cython.int[::1] = self.reported_rows
        factors: cython.double[::1] = self.reported_factors
        given: cython.double[::1] = values
        products = array("d", bytes(8 * len(rows)))
        out: cython.double[::1] = products
        for relation in range(len(rows)):
            out[relation] = given[rows[relation]] * factors[relation]
        return products


def rows_of(debate: ArgumentMap, *, every_relation: bool = False) -> MapRows:
    """The rows of a map; with `every_relation` all that support or attack have one."""
    these = MapRows()
    numbering: Numbering = debate.numbering
    relations = debate.relations
    bases: cython.double[::1] = numbering.bases
    weights: cython.double[::1] = numbering.weights
    signs: cython.int[::1] = numbering.polarities
    sources: cython.int[::1] = numbering.sources
    targets: cython.int[::1] = numbering.targets
    several: dict = numbering.several
    count: cython.Py_ssize_t = len(bases)
    many: cython.Py_ssize_t = len(signs)
    number: cython.Py_ssize_t
    with_row: cython.int[::1] = _room("i", many)
    for number in several:
        with_row[number] = 1
    if numbering.onto_relations:
        for number in range(many):
            if signs[number] >= 0 and targets[number] >= count:
                with_row[targets[number] - count] = 1
    if every_relation:
        for number in range(many):
            if signs[number] >= 0:
                with_row[number] = 1
    edges: cython.Py_ssize_t = 0
    own_rows: cython.int[::1] = _room("i", many)
    joint: list[tuple[int, Any]] = []  # the relations with a row: number and premises
    named: list[str] = []
    for number in range(many):
        if with_row[number]:
            own_rows[number] = count + len(named)
            named.append(relations[number].id)
            ends = several.get(number) or [sources[number]]
            joint.append((number, ends))
            edges += len(ends)
        if signs[number] >= 0:
            edges += 1
    rows: cython.Py_ssize_t = count + len(named)
    onto, sources_of, roles, factors_of = _edges(
        count, edges, joint, signs, sources, targets, weights, with_row, own_rows
    )
    structure, order = _structure(rows, onto, sources_of, roles, factors_of)
    ordered: cython.int[::1] = order
    places: cython.int[::1] = _room("i", rows)
    these.bases, these.claim_rows = array("d", bytes(8 * rows)), _room("i", count)
    placed: cython.double[::1] = these.bases
    claim_rows: cython.int[::1] = these.claim_rows
    in_order: cython.int = 1
    for row in range(rows):
        old: cython.Py_ssize_t = ordered[row]
        places[old] = row
        if old < count:
            placed[row], claim_rows[old] = bases[old], row
            in_order &= row == old
        else:
            placed[row] = weights[joint[old - count][0]]
    these.reported_rows, these.reported_factors = _room("i", many), _room("d", many)
    reported: cython.int[::1] = these.reported_rows
    factors: cython.double[::1] = these.reported_factors
    for number in range(many):
        reported[number] = places[own_rows[number] if with_row[number] else sources[number]]
        factors[number] = 1.0 if with_row[number] else weights[number]
    these.structure, these.order, these.in_order = structure, order, bool(in_order)
    these.place, these.named = numbering.place, named
    return these


@cython.cfunc
def _edges(
    count: cython.Py_ssize_t, edges: cython.Py_ssize_t, joint: list[Any], signs: cython.int[::1],
    sources: cython.int[::1], targets: cython.int[::1], weights: cython.double[::1], with_row: cython.int[::1],
    own_rows: cython.int[::1],
) -> tuple[Any, Any, Any, Any]:  # fmt: skip
    """What bears on what: targets, sources, roles and factors, premises of relations first."""
    arrays = _room("i", edges), _room("i", edges), _room("i", edges), _room("d", edges)
    edge_targets: cython.int[::1] = arrays[0]
    edge_sources: cython.int[::1] = arrays[1]
    edge_roles: cython.int[::1] = arrays[2]
    edge_factors: cython.double[::1] = arrays[3]
    at: cython.Py_ssize_t = 0
    number: cython.Py_ssize_t
    for number, ends in joint:
        for source in ends:
            edge_targets[at], edge_sources[at] = own_rows[number], source
            edge_roles[at], edge_factors[at] = PREMISE, 1.0
            at += 1
    for number in range(len(signs)):
        if signs[number] >= 0:
            onto: cython.Py_ssize_t = targets[number]
            edge_targets[at] = onto if onto < count else own_rows[onto - count]
            edge_sources[at] = own_rows[number] if with_row[number] else sources[number]
            edge_factors[at] = 1.0 if with_row[number] else weights[number]
            edge_roles[at] = signs[number]
            at += 1
    return arrays


@cython.cfunc
def _structure(
    rows: cython.Py_ssize_t, edge_targets: cython.int[::1], edge_sources: cython.int[::1], edge_roles: cython.int[::1],
    edge_factors: cython.double[::1],
) -> tuple[Rows, Any]:  # fmt: skip
    """The rows in order with what bears on each, from elements that bear on each other; and which element a row is."""
    edges: cython.Py_ssize_t = len(edge_targets)
    begins, bearing = _room("i", rows + 1), _room("i", edges)
    listed: cython.int[::1] = begins  # behind the inputs of the element before
    sources: cython.int[::1] = bearing
    roles: cython.int[::1] = _room("i", edges)
    factors: cython.double[::1] = _room("d", edges)
    for at in range(edges):
        listed[edge_targets[at] + 1] += 1
    for row in range(rows):
        listed[row + 1] += listed[row]
    filled: cython.int[::1] = _numbers("i", begins)
    for at in range(edges):
        k: cython.Py_ssize_t = filled[edge_targets[at]]
        filled[edge_targets[at]] = k + 1
        sources[k], roles[k], factors[k] = edge_sources[at], edge_roles[at], edge_factors[at]
    order, cycles = order_forest(rows, begins, bearing), ()
    forest = order is not None
    if order is None:
        order, cycles = order_components(rows, begins, bearing)
    these: Rows = Rows.__new__(Rows)
    these.rows, these.forest, these.cycles = rows, forest, _numbers("i", cycles)
    these.offsets, these.sources, these.roles = _room("i", rows + 1), _room("i", edges), _room("i", edges)
    these.factors, these.keys = _room("d", edges), _room("i", rows if forest else 0)
    target: cython.Py_ssize_t
    ordered: cython.int[::1] = order
    places: cython.int[::1] = _room("i", rows)
    offsets: cython.int[::1] = these.offsets
    last: cython.Py_ssize_t = 0
    for row in range(rows):
        places[ordered[row]] = row
        last += listed[ordered[row] + 1] - listed[ordered[row]]
        offsets[row + 1] = last
    new_sources: cython.int[::1] = these.sources
    new_roles: cython.int[::1] = these.roles
    new_factors: cython.double[::1] = these.factors
    # from the last row to the first, as the pass over a forest meets them: the same sums to the last bit
    if forest:
        keys: cython.int[::1] = these.keys
        for row in range(rows):
            below: cython.Py_ssize_t = (keys[row] // 4 + 1) * 4
            to: cython.Py_ssize_t = offsets[row + 1]
            for at in range(listed[ordered[row]], listed[ordered[row] + 1]):
                to -= 1
                child: cython.Py_ssize_t = places[sources[at]]
                new_sources[to], new_roles[to], new_factors[to] = child, roles[at], factors[at]
                keys[child] = below + roles[at]
    else:
        # sorted by source, then dealt out to the targets: linear, where sorting row by row is not
        leading = _room("i", rows + 1)
        outgoing: cython.int[::1] = leading
        by_source: cython.int[::1] = _room("i", edges)
        for at in range(edges):
            outgoing[places[edge_sources[at]] + 1] += 1
        for row in range(rows):
            outgoing[row + 1] += outgoing[row]
        filled = _numbers("i", leading)
        for at in range(edges):
            own: cython.Py_ssize_t = places[edge_sources[at]]
            by_source[filled[own]] = at
            filled[own] += 1
        filled = _numbers("i", these.offsets)
        for row in range(rows - 1, -1, -1):
            for k in range(outgoing[row], outgoing[row + 1]):
                at = by_source[k]
                target = places[edge_targets[at]]
                role: cython.int = edge_roles[at]
                factor: cython.double = edge_factors[at]
                to = filled[target]
                filled[target] = to + 1
                while (
                    to > offsets[target]
                    and new_sources[to - 1] == row
                    and (new_roles[to - 1] < role or (new_roles[to - 1] == role and new_factors[to - 1] < factor))
                ):
                    new_sources[to], new_roles[to] = row, new_roles[to - 1]
                    new_factors[to] = new_factors[to - 1]
                    to -= 1
                new_sources[to], new_roles[to], new_factors[to] = row, role, factor
    _prepare(these)
    return these, order


@cython.cfunc
def _numbers(kind: str, values: Any) -> Any:
    """A copy of the values in the form that is read quickest."""
    return array(kind, values) if cython.compiled else list(array(kind, values))


@cython.cfunc
def _room(kind: str, size: cython.Py_ssize_t) -> Any:
    """Room for so many numbers, each 0."""
    if not cython.compiled:
        return [0] * size
    return array(kind, [0]) * size


@cython.cfunc
def _ones(size: cython.Py_ssize_t) -> Any:
    """So many numbers, each 1."""
    return array("d", [1.0]) * size if cython.compiled else [1.0] * size
