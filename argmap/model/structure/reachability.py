# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: infer_types=True
"""What leads where in a map of integers: signs of elements, what is above or below some of them, which rows are near.

Elements are numbered: the claims in the order of the map, then its relations. Compiled by Cython where a C compiler is
at hand, else the same in plain Python. What signs and answers mean is defined in `lines` and `answering`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from argmap.model.structure.numbering import Numbering

try:
    import cython
except ImportError:
    from argmap.model.structure import cython_stand_in as cython

NO_SIGN = 2
"""The sign of an element that no signed relation leads from to the thesis."""


def element_signs(numbering: Numbering, thesis: int) -> Any:
    """For each element +1, −1, 0 for one that is reached with both, or NO_SIGN (int32); −1 stands for no thesis.

    A relation's sign is its target's sign times its polarity; its premises take its sign; the thesis is +.
    """
    count: cython.Py_ssize_t = len(numbering.place)
    polarities: cython.int[::1] = numbering.polarities
    targets: cython.int[::1] = numbering.targets
    sources: cython.int[::1] = numbering.sources
    elements: cython.Py_ssize_t = count + len(targets)
    premises: dict = numbering.several
    chains = _chain(targets, elements)
    first: cython.int[::1] = chains[0]
    following: cython.int[::1] = chains[1]
    met = bytearray(2 * elements)  # element by element: with −, with +
    seen: cython.uchar[::1] = met
    work: cython.int[::1] = array("i", [0]) * (2 * elements + 1)
    height: cython.Py_ssize_t = 0
    if thesis >= 0:
        work[0], seen[2 * thesis + 1], height = 2 * thesis + 1, 1, 1
    while height:
        height -= 1
        state: cython.Py_ssize_t = work[height]
        element: cython.Py_ssize_t = state // 2
        side: cython.Py_ssize_t = state % 2
        if element >= count:
            at: cython.Py_ssize_t = element - count
            if sources[at] >= 0:
                height = _push(seen, work, height, 2 * sources[at] + side)
            else:
                for source in premises[at]:
                    height = _push(seen, work, height, 2 * source + side)
        bearing: cython.Py_ssize_t = first[element]
        while bearing >= 0:
            if polarities[bearing] >= 0:
                state = 2 * (count + bearing) + (side if polarities[bearing] == 1 else 1 - side)
                height = _push(seen, work, height, state)
            bearing = following[bearing]
    return _signs(seen, elements)


@cython.cfunc
def _chain(ends: cython.int[::1], elements: cython.Py_ssize_t) -> tuple[Any, Any]:
    """The relations that have an end in common: for each element the first one, and for each relation the next.

    −1 where there is none (twice int32); relations whose end is negative are left out.
    """
    chains = array("i", [-1]) * elements, array("i", [-1]) * len(ends)
    first: cython.int[::1] = chains[0]
    following: cython.int[::1] = chains[1]
    for relation in range(len(ends) - 1, -1, -1):
        if ends[relation] >= 0:
            following[relation] = first[ends[relation]]
            first[ends[relation]] = relation
    return chains


@cython.cfunc
def _push(
    seen: cython.uchar[::1], work: cython.int[::1], height: cython.Py_ssize_t, state: cython.Py_ssize_t
) -> cython.Py_ssize_t:
    """Puts a state that was not met before on the pile, and says how high that is then."""
    if seen[state]:
        return height
    seen[state] = 1
    work[height] = state
    return height + 1


@cython.cfunc
def _signs(seen: cython.uchar[::1], count: cython.Py_ssize_t) -> Any:
    """The signs (int32) of so many things, of which `seen` says one by one whether they were met with − and with +."""
    signs = array("i", [0]) * count
    out: cython.int[::1] = signs
    none: cython.int = NO_SIGN
    for number in range(count):
        minus: cython.int = seen[2 * number]
        plus: cython.int = seen[2 * number + 1]
        out[number] = none if not minus and not plus else plus - minus
    return signs


def climb(numbering: Numbering, starts: Iterable[int], thesis: int, *, supports_only: bool) -> bytearray:
    """Which elements are among `starts` or on the way up from them, by supports or by attacks too; 1 for each that is.

    A relation leads to its target, a claim to the relations that it is a premise of, save the thesis, which leads no
    further: a cycle through it would pull in every line.
    """
    count: cython.Py_ssize_t = len(numbering.place)
    polarities: cython.int[::1] = numbering.polarities
    targets: cython.int[::1] = numbering.targets
    sources: cython.int[::1] = numbering.sources
    elements: cython.Py_ssize_t = count + len(targets)
    top: cython.Py_ssize_t = thesis
    chains = _chain(sources, count)
    first: cython.int[::1] = chains[0]
    following: cython.int[::1] = chains[1]
    joint: dict[int, list[int]] = {}
    for at, ends in numbering.several.items():
        for source in ends:
            joint.setdefault(source, []).append(at)
    reached = bytearray(elements)
    seen: cython.uchar[::1] = reached
    work: cython.int[::1] = array("i", [0]) * (elements + 1)
    height: cython.Py_ssize_t = 0
    for start in starts:
        height = _push(seen, work, height, start)
    while height:
        height -= 1
        element: cython.Py_ssize_t = work[height]
        if element >= count:
            polarity = polarities[element - count]
            if polarity == 1 or (polarity == 0 and not supports_only):
                height = _push(seen, work, height, targets[element - count])
        elif element != top:
            onward: cython.Py_ssize_t = first[element]
            while onward >= 0:
                height = _push(seen, work, height, count + onward)
                onward = following[onward]
            if joint:
                for at in joint.get(element, ()):
                    height = _push(seen, work, height, count + at)
    return reached


def descend(numbering: Numbering, starts: Iterable[int], closed: Any) -> bytearray:
    """Which elements are among `starts` or lead to them, whatever the polarity; 1 for each that is.

    The premises of a relation lead no further than to it where `closed` (uint8, relations) is not 0.
    """
    count: cython.Py_ssize_t = len(numbering.place)
    targets: cython.int[::1] = numbering.targets
    sources: cython.int[::1] = numbering.sources
    shut: cython.uchar[::1] = closed
    elements: cython.Py_ssize_t = count + len(targets)
    premises: dict = numbering.several
    chains = _chain(targets, elements)
    first: cython.int[::1] = chains[0]
    following: cython.int[::1] = chains[1]
    reached = bytearray(elements)
    seen: cython.uchar[::1] = reached
    work: cython.int[::1] = array("i", [0]) * (elements + 1)
    height: cython.Py_ssize_t = 0
    for start in starts:
        height = _push(seen, work, height, start)
    while height:
        height -= 1
        element: cython.Py_ssize_t = work[height]
        if element >= count and not shut[element - count]:
            at: cython.Py_ssize_t = element - count
            if sources[at] >= 0:
                height = _push(seen, work, height, sources[at])
            else:
                for source in premises[at]:
                    height = _push(seen, work, height, source)
        bearing: cython.Py_ssize_t = first[element]
        while bearing >= 0:
            height = _push(seen, work, height, count + bearing)
            bearing = following[bearing]
    return reached


def leaf_sums(rows: Any, signs: Any, thesis: int) -> tuple[Any, Any]:
    """For each row of a forest how many leaf claims are below it, itself included, and the sum of their signs (int32).

    `signs` are those of the elements; a leaf claim is one that nothing bears on; what is behind the thesis, a row or
    −1, is left out.
    """
    structure = rows.structure
    offsets: cython.int[::1] = structure.offsets
    links = structure.links
    targets_of: cython.int[::1] = links[0]
    targets: cython.int[::1] = links[1]
    order: cython.int[::1] = rows.order
    claims: cython.Py_ssize_t = len(rows.place)
    of_element: cython.int[::1] = signs
    top: cython.Py_ssize_t = thesis
    none: cython.int = NO_SIGN
    counts, sums = array("i", [0]) * len(order), array("i", [0]) * len(order)
    leaves: cython.int[::1] = counts
    totals: cython.int[::1] = sums
    for row in range(len(order) - 1, -1, -1):
        if offsets[row] == offsets[row + 1] and order[row] < claims:
            sign = of_element[order[row]]
            leaves[row] = 1
            totals[row] = 0 if sign == none else sign
        if row != top and targets_of[row] < targets_of[row + 1]:
            above: cython.Py_ssize_t = targets[targets_of[row]]
            leaves[above] += leaves[row]
            totals[above] += totals[row]
    return counts, sums


def row_directions(structure: Any, start: int) -> Any:
    """For each row +1 or −1 where more of it can only raise or only lower the row `start`, 0 where both (int32).

    NO_SIGN for rows that do not bear on it; a weight of 0 passes nothing on.
    """
    offsets: cython.int[::1] = structure.offsets
    sources: cython.int[::1] = structure.sources
    roles: cython.int[::1] = structure.roles
    factors: cython.double[::1] = structure.factors
    rows: cython.Py_ssize_t = structure.rows
    met = bytearray(2 * rows)  # row by row: with −, with +
    seen: cython.uchar[::1] = met
    work: cython.int[::1] = array("i", [0]) * (2 * rows + 1)
    height: cython.Py_ssize_t = _push(seen, work, 0, 2 * start + 1)
    while height:
        height -= 1
        state: cython.Py_ssize_t = work[height]
        row: cython.Py_ssize_t = state // 2
        side: cython.Py_ssize_t = state % 2
        for k in range(offsets[row], offsets[row + 1]):
            if factors[k] != 0.0:
                height = _push(seen, work, height, 2 * sources[k] + (1 - side if roles[k] == 0 else side))
    return _signs(seen, rows)


def nearest_rows(structure: Any, order: Any, start: int) -> list[int]:
    """The rows that bear on one, itself first: by number of steps, then by the element that each is, as in `order`."""
    offsets: cython.int[::1] = structure.offsets
    sources: cython.int[::1] = structure.sources
    factors: cython.double[::1] = structure.factors
    elements: cython.int[::1] = order
    rows: cython.Py_ssize_t = structure.rows
    seen: cython.uchar[::1] = bytearray(rows)
    nearest: list[int] = []
    level: list[int] = [elements[start] * rows + start]
    seen[start] = 1
    while level:
        level.sort()
        below: list[int] = []
        for ranked in level:
            row: cython.Py_ssize_t = ranked % rows
            nearest.append(row)
            for k in range(offsets[row], offsets[row + 1]):
                source: cython.Py_ssize_t = sources[k]
                if factors[k] != 0.0 and not seen[source]:
                    seen[source] = 1
                    below.append(elements[source] * rows + source)
        level = below
    return nearest


def visits_up(structure: Any, target: int) -> list[int]:
    """Row → the most visits that evaluating `target` again takes after that row was edited; for maps without cycles."""
    offsets: cython.int[::1] = structure.offsets
    sources: cython.int[::1] = structure.sources
    rows: cython.Py_ssize_t = structure.rows
    whole: cython.Py_ssize_t = rows + len(sources)
    costs = array("q", [0]) * rows
    visits: cython.longlong[::1] = costs
    row: cython.Py_ssize_t
    for row in range(target, rows):
        here: cython.Py_ssize_t = min(whole, visits[row] + 1 + (offsets[row + 1] - offsets[row]))
        visits[row] = here
        for k in range(offsets[row], offsets[row + 1]):
            visits[sources[k]] = min(whole, visits[sources[k]] + here)
    return costs.tolist()
