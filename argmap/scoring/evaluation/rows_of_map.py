"""A map laid out as rows for the kernel.

A row is a claim, or a relation that has several premises, undercuts or backing. Such a relation is an element
itself: its base is weight × the least of its premises' strengths, undercuts and backing act on it with the
semantics' own influence function, and its strength is what reaches the target. Any other relation has no row; its
weight multiplies its premise's strength. With single premises, weight 1 and nothing on relations this is the
published bipolar semantics; the rest is argmap's extension. Neutral and unsigned relations pass nothing on.

Rows are numbered so that whatever bears on a row comes after it. Where every row bears on one other at most and
there is no cycle, that is the preorder of the trees; else an order of the strongly connected components, the rows of
a cycle side by side. Time and memory are linear in the map.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.model.elements import BASE_SCORE, ArgumentMap, Polarity
from argmap.scoring.kernel.passes import Plan

ATTACK, SUPPORT, PREMISE = 0, 1, 2
"""The kernel's roles."""
Input = tuple[int, int, float]
"""(row, role, factor): in which role a row bears, and what multiplies its strength."""


@dataclass(frozen=True)
class MapRows:
    """A map as rows. `elements` names them, `bases` (float64, rows) holds base scores and weights.

    `inputs` lists what bears on each row and `cycles` the first row of each cycle and the row behind its last.
    `reported` gives for each relation the row and the factor whose product reaches its target.
    """

    debate: ArgumentMap
    elements: tuple[str, ...]
    bases: array[float]
    inputs: tuple[tuple[Input, ...], ...]
    reported: dict[str, tuple[int, float]]
    is_forest: bool
    cycles: tuple[int, ...]

    @cached_property
    def row(self) -> dict[str, int]:
        """Element id → its row; relations without a row are absent."""
        return {element: row for row, element in enumerate(self.elements)}

    @cached_property
    def plan(self) -> Plan:
        """The kernel's form of the rows."""
        keys = _keys(self.inputs) if self.is_forest else None
        return _plan(self.inputs, keys, self.cycles)

    @cached_property
    def supports_only(self) -> Plan:
        """The same map as if it held no attack and no undercut."""
        inputs = [
            tuple((source, role, 0.0 if role == ATTACK else factor) for source, role, factor in bearing)
            for bearing in self.inputs
        ]
        return _plan(inputs, None, self.cycles)

    @cached_property
    def both_ends(self) -> Plan:
        """Every row twice, 2·row for its least and 2·row + 1 for its greatest strength within ranges of the bases.

        Supports and premises pass on the same end, attacks the other one, as strengths are monotone in each input. What
        comes out encloses every strength; it is reached where no base score bears on a row both ways.
        """
        doubled: list[list[Input]] = []
        for bearing in self.inputs:
            for end in (0, 1):
                doubled.append([(2 * s + (1 - end if role == ATTACK else end), role, f) for s, role, f in bearing])
        return _plan(doubled, None, tuple(2 * edge for edge in self.cycles))


def lay_out(debate: ArgumentMap, *, every_relation: bool = False) -> MapRows:
    """The rows of a map; with `every_relation` all that support or attack have one."""
    names = [claim.id for claim in debate.claims]
    number = {name: place for place, name in enumerate(names)}
    bases = [BASE_SCORE if claim.base_score is None else claim.base_score for claim in debate.claims]
    bearing = [relation for relation in debate.relations if relation.polarity.is_signed]
    borne_on = {relation.target for relation in bearing}
    reported: dict[str, tuple[int, float]] = {}
    inputs: list[list[Input]] = [[] for _ in names]
    for relation in debate.relations:
        name, premises = relation.id, relation.premises
        bears = every_relation and relation.polarity.is_signed
        if len(premises) > 1 or name in borne_on or bears:
            reported[name] = (len(names), 1.0)
            number[name] = len(names)
            names.append(name)
            bases.append(relation.weight)
            inputs.append([(number[premise], PREMISE, 1.0) for premise in dict.fromkeys(premises)])
        else:
            reported[name] = (number[premises[0]], relation.weight)
    for relation in bearing:
        source, factor = reported[relation.id]
        role = SUPPORT if relation.polarity is Polarity.SUPPORT else ATTACK
        inputs[number[relation.target]].append((source, role, factor))
    order = _preorder(inputs)
    is_forest, cycles = order is not None, ()
    if order is None:
        order, cycles = components(inputs)
    place = [0] * len(order)
    for row, old in enumerate(order):
        place[old] = row
    # from the last row to the first, as the pass over a forest meets them: the same sums to the last bit
    renumbered: list[tuple[Input, ...]] = []
    for old in order:
        row_inputs = [(place[source], role, factor) for source, role, factor in inputs[old]]
        row_inputs.sort(reverse=True)
        renumbered.append(tuple(row_inputs))
    return MapRows(
        debate,
        tuple(names[old] for old in order),
        array("d", [bases[old] for old in order]),
        tuple(renumbered),
        {relation: (place[source], factor) for relation, (source, factor) in reported.items()},
        is_forest,
        cycles,
    )


def _preorder(inputs: Sequence[Sequence[Input]]) -> list[int] | None:
    """The rows tree by tree, each before what bears on it; None where a row bears on two others or a cycle exists."""
    bears = bytearray(len(inputs))
    for bearing in inputs:
        for source, _, _ in bearing:
            if bears[source]:
                return None
            bears[source] = 1
    order: list[int] = []
    stack = [row for row in range(len(inputs) - 1, -1, -1) if not bears[row]]
    while stack:
        row = stack.pop()
        order.append(row)
        stack.extend(source for source, _, _ in reversed(inputs[row]))
    return order if len(order) == len(inputs) else None


def components(inputs: Sequence[Sequence[Input]]) -> tuple[list[int], tuple[int, ...]]:
    """The rows, with what bears on a row after it, and the edges of the cycles, whose rows are side by side.

    Strongly connected components after R. Tarjan, *Depth-First Search and Linear Graph Algorithms*, SIAM Journal on
    Computing 1 (1972), without recursion. He finds a component after all that bear on it.
    """
    index = [0] * len(inputs)
    low = list(index)
    open_rows: list[int] = []
    components: list[list[int]] = []
    count = 0
    for start in range(len(inputs)):
        if index[start]:
            continue
        count += 1
        index[start] = low[start] = count
        open_rows.append(start)
        path: list[tuple[int, Iterator[Input]]] = [(start, iter(inputs[start]))]
        while path:
            row, rest = path[-1]
            source = next((s for s, _, _ in rest), None)
            if source is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[row])
                if low[row] == index[row]:
                    component = []
                    while not component or component[-1] != row:
                        component.append(open_rows.pop())
                        low[component[-1]] = len(inputs) + 1  # no longer open
                    components.append(component)
            elif not index[source]:
                count += 1
                index[source] = low[source] = count
                open_rows.append(source)
                path.append((source, iter(inputs[source])))
            elif low[source] <= len(inputs):
                low[row] = min(low[row], index[source])
    order: list[int] = []
    edges: list[int] = []
    for component in reversed(components):
        if len(component) > 1 or any(source == component[0] for source, _, _ in inputs[component[0]]):
            edges += (len(order), len(order) + len(component))
        order += sorted(component)
    return order, tuple(edges)


def _keys(inputs: Sequence[Sequence[Input]]) -> list[int]:
    """4 × depth + role of every row of a forest in preorder."""
    keys = [0] * len(inputs)
    for row, bearing in enumerate(inputs):
        below = (keys[row] // 4 + 1) * 4
        for source, role, _ in bearing:
            keys[source] = below + role
    return keys


def _plan(inputs: Sequence[Sequence[Input]], keys: list[int] | None, cycles: tuple[int, ...]) -> Plan:
    offsets, sources, roles, factors = array("i", [0]), array("i"), array("i"), array("d")
    for bearing in inputs:
        for source, role, factor in bearing:
            sources.append(source)
            roles.append(role)
            factors.append(factor)
        offsets.append(len(sources))
    return Plan(offsets, sources, roles, factors, keys, cycles)
