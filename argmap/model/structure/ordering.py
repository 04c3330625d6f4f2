# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: infer_types=True
"""Orders of elements that are given as numbers: the walk over a map, and the orders in which rows are evaluated.

The walk is the one definition of the canonical order: `build()` sorts by it, the writer nests by it, pictures are laid
out by it. Everything is iterative and linear in time and memory, so only memory limits the depth.

Compiled by Cython where a C compiler is at hand, else the same in plain Python, where lists stand for the buffers.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

try:
    import cython
except ImportError:
    from argmap.model.structure import cython_stand_in as cython


class NumberedWalk:
    """The canonical order of so many claims and the relations between them; elements are numbered, claims first.

    For each visit in order: `claims` its claim, `relations` the relation, counted from 0, by which the claim hangs on
    what is above it, or −1, `premises` the place of the claim among the premises of that relation, `depths` the levels
    below the root (all int32), `again` whether the claim was visited before (bytes); `visits` says how many there are.
    `claim_order` and `relation_order` (int32) have each claim and each relation once, as they are first visited.

    `sources` has the number of the only premise of each relation, or −1 for one whose premises are in `several`, by
    number of the relation; `targets` are numbers of elements, and the relations with the same target are visited by
    their `bands`, from 0 (all int32, relations). `thesis` is a number or −1, `recommended` has a byte for each claim
    that says whether it is a recommendation.
    """

    __slots__ = ("again", "claim_order", "claims", "depths", "premises", "relation_order", "relations", "visits")

    def __init__(
        self, sources: Any, targets: Any, bands: Any, several: dict[int, list[int]], thesis: int, recommended: bytearray
    ) -> None:
        walk: _WalkUnderWay = _WalkUnderWay(_numbers("i", sources), _numbers("i", targets), bands, several, recommended)
        _visit_all(walk, thesis)
        self.claims, self.relations, self.premises, self.depths, self.again = walk.visited
        self.claim_order, self.relation_order = walk.orders
        self.visits = walk.counts[0]


class _WalkUnderWay:
    """What a walk is over, and what it has visited so far; `counts` has visits, claims, relations and recommendations.

    Relations whose premises are all recommendations are banded, that is, kept for the end.
    """

    __slots__ = (
        "banded", "begins", "counts", "is_premise", "listed", "met", "orders", "recommended", "seen", "several",
        "sources", "visited", "waiting",
    )  # fmt: skip

    def __init__(self, sources: Any, targets: Any, bands: Any, several: dict[int, list[int]], recommended: Any) -> None:
        count, many = len(recommended), len(sources)
        edges = many + sum(map(len, several.values()))
        self.sources, self.several, self.recommended = sources, several, recommended
        self.banded, self.is_premise = bytearray(many), bytearray(count)
        _mark_premises(self)
        self.begins, self.listed = _group(count + many, targets, bands, self.banded)
        self.visited = *[_room("i", count + edges) for _ in range(4)], bytearray(count + edges)
        self.orders = _room("i", count), _room("i", many)
        # elements that wait: claims with the relation and place by which they are visited, and all with their depth
        self.waiting = tuple([_room("i", edges + many + 1) for _ in range(4)])
        self.seen = bytearray(count + many)
        self.met = _room("i", count)  # recommendations, as they are seen
        self.counts = _room("i", 4)


@cython.cfunc
def _mark_premises(walk: Any) -> Any:
    """Marks the claims that are premises, and the relations that are banded."""
    sources: cython.int[::1] = walk.sources
    recommended: cython.uchar[::1] = walk.recommended
    banded: cython.uchar[::1] = walk.banded
    is_premise: cython.uchar[::1] = walk.is_premise
    several: dict = walk.several
    claim: cython.Py_ssize_t
    for relation in range(len(sources)):
        if sources[relation] >= 0:
            is_premise[sources[relation]] = 1
            banded[relation] = recommended[sources[relation]]
        else:
            banded[relation] = 1
            for claim in several[relation]:
                is_premise[claim] = 1
                banded[relation] &= recommended[claim]


@cython.cfunc
def _visit_all(walk: Any, thesis: cython.Py_ssize_t) -> Any:
    """Visits everything: the thesis, other roots, cycles without a root, recommendations, what is left of relations.

    Every recommendation comes once, in order of mention, then again for each further relation it is the first premise
    of; those that the walk has met come first, so that the order does not change when the map is built again.
    """
    recommended: cython.uchar[::1] = walk.recommended
    is_premise: cython.uchar[::1] = walk.is_premise
    seen: cython.uchar[::1] = walk.seen
    count: cython.Py_ssize_t = len(recommended)
    many: cython.Py_ssize_t = len(walk.sources)
    claim: cython.Py_ssize_t
    if thesis >= 0:
        _unfold(walk, thesis)
    for claim in range(count):
        if not recommended[claim] and not is_premise[claim] and not seen[claim]:
            _unfold(walk, claim)
    any_recommended = 1 in walk.recommended
    below: cython.uchar[::1] = _below(walk) if any_recommended else bytearray(count)
    for claim in range(count):  # cycles without a root, each from its first claim
        if not recommended[claim] and not seen[claim] and not below[claim]:
            _unfold(walk, claim)
    if any_recommended:
        _visit_recommendations(walk)
    for relation in range(many):  # relations in a cycle that only have each other as targets
        if not seen[count + relation]:
            _unfold(walk, count + relation)


def _visit_recommendations(walk: Any) -> None:
    begun: dict[int, list[int]] = {}
    for relation, is_banded in enumerate(walk.banded):
        if is_banded:
            first = walk.sources[relation] if walk.sources[relation] >= 0 else walk.several[relation][0]
            begun.setdefault(first, []).append(len(walk.recommended) + relation)
    by_mention = iter([claim for claim, is_recommended in enumerate(walk.recommended) if is_recommended])
    done: set[int] = set()
    taken = 0
    while True:
        if taken < walk.counts[3]:
            claim = walk.met[taken]
            taken += 1
        else:
            claim = next(by_mention, -1)
            if claim < 0:
                return
        if claim in done:
            continue
        done.add(claim)
        if claim not in begun and not walk.seen[claim]:
            _unfold(walk, claim)
        for element in begun.get(claim, ()):
            _unfold(walk, element)


@cython.cfunc
def _unfold(walk: Any, start: cython.Py_ssize_t) -> Any:
    """Visits a claim as a root, or enters a relation, with everything that hangs on it and was not visited before."""
    sources: cython.int[::1] = walk.sources
    several: dict = walk.several
    begins: cython.int[::1] = walk.begins
    listed: cython.int[::1] = walk.listed
    recommended: cython.uchar[::1] = walk.recommended
    seen: cython.uchar[::1] = walk.seen
    counts: cython.int[::1] = walk.counts
    claims: cython.int[::1] = walk.visited[0]
    relations: cython.int[::1] = walk.visited[1]
    places: cython.int[::1] = walk.visited[2]
    depths: cython.int[::1] = walk.visited[3]
    again: cython.uchar[::1] = walk.visited[4]
    claim_order: cython.int[::1] = walk.orders[0]
    relation_order: cython.int[::1] = walk.orders[1]
    met: cython.int[::1] = walk.met
    waiting: cython.int[::1] = walk.waiting[0]
    by: cython.int[::1] = walk.waiting[1]
    at: cython.int[::1] = walk.waiting[2]
    level: cython.int[::1] = walk.waiting[3]
    count: cython.Py_ssize_t = len(recommended)
    visit: cython.Py_ssize_t = counts[0]
    place: cython.Py_ssize_t
    waiting[0], by[0], at[0], level[0] = start, -1, 0, 0
    height: cython.Py_ssize_t = 1
    while height:
        height -= 1
        element: cython.Py_ssize_t = waiting[height]
        depth: cython.int = level[height]
        if element < count:
            claims[visit], relations[visit], places[visit] = element, by[height], at[height]
            depths[visit], again[visit] = depth, seen[element]
            visit += 1
            if seen[element]:
                continue
            claim_order[counts[1]] = element
            counts[1] += 1
            if recommended[element]:
                met[counts[3]] = element
                counts[3] += 1
        elif seen[element]:
            continue
        else:
            relation_order[counts[2]] = element - count
            counts[2] += 1
        seen[element] = 1
        for place in range(begins[element + 1] - 1, begins[element] - 1, -1):
            waiting[height], level[height] = count + listed[place], depth + 1
            height += 1
        if element >= count:
            relation: cython.Py_ssize_t = element - count
            if sources[relation] >= 0:
                waiting[height], by[height], at[height], level[height] = sources[relation], relation, 0, depth
                height += 1
            else:
                ends = several[relation]
                for place in range(len(ends) - 1, -1, -1):
                    waiting[height], by[height], at[height], level[height] = ends[place], relation, place, depth
                    height += 1
    counts[0] = visit


@cython.cfunc
def _group(elements: cython.Py_ssize_t, targets: cython.int[::1], bands: Any, banded: cython.uchar[::1]) -> Any:
    """The relations, except the banded ones, by target, band and number: where each element's begin, and which."""
    many: cython.Py_ssize_t = len(targets)
    rank: cython.int[::1] = _numbers("i", bands)
    begins, members = _room("i", elements + 1), _room("i", many)
    starts: cython.int[::1] = begins
    listed: cython.int[::1] = members
    used = [0] * (max(bands) + 1 if many else 0)
    for relation in range(many):
        if not banded[relation]:
            starts[targets[relation] + 1] += 1
            used[rank[relation]] += 1
    for element in range(elements):
        starts[element + 1] += starts[element]
    filled: cython.int[::1] = _numbers("i", begins)
    for band in range(len(used)):
        if used[band]:
            for relation in range(many):
                if rank[relation] == band and not banded[relation]:
                    listed[filled[targets[relation]]] = relation
                    filled[targets[relation]] += 1
    return begins, members


@cython.cfunc
def _below(walk: Any) -> Any:
    """The elements from which a chain of relations leads to a recommendation or to a banded relation; 1 for each."""
    recommended: cython.uchar[::1] = walk.recommended
    banded: cython.uchar[::1] = walk.banded
    sources: cython.int[::1] = walk.sources
    several: dict = walk.several
    begins: cython.int[::1] = walk.begins
    listed: cython.int[::1] = walk.listed
    count: cython.Py_ssize_t = len(recommended)
    many: cython.Py_ssize_t = len(banded)
    marks = bytearray(count + many)
    below: cython.uchar[::1] = marks
    work: cython.int[::1] = _room("i", count + many)
    height: cython.Py_ssize_t = 0
    element: cython.Py_ssize_t
    for element in range(count + many):
        if recommended[element] if element < count else banded[element - count]:
            below[element] = 1
            work[height] = element
            height += 1
    while height:
        height -= 1
        element = work[height]
        for place in range(begins[element], begins[element + 1]):
            relation: cython.Py_ssize_t = listed[place]
            ends = several[relation] if sources[relation] < 0 else (sources[relation],)
            for element in (count + relation, *ends):
                if not below[element]:
                    below[element] = 1
                    work[height] = element
                    height += 1
    return marks


def order_forest(rows: cython.Py_ssize_t, begins: Any, bearing: Any) -> Any:
    """Elements tree by tree, each before what bears on it; None where one bears on two others or a cycle exists.

    `begins` (int32, rows + 1) says where in `bearing` (int32) those that bear on an element begin. So for all here.
    """
    listed: cython.int[::1] = _numbers("i", begins)
    sources: cython.int[::1] = _numbers("i", bearing)
    bears: cython.int[::1] = _room("i", rows)
    for at in range(len(sources)):
        if bears[sources[at]]:
            return None
        bears[sources[at]] = 1
    order = _room("i", rows)
    ordered: cython.int[::1] = order
    stack: cython.int[::1] = _room("i", rows)
    height: cython.Py_ssize_t = 0
    met: cython.Py_ssize_t = 0
    for row in range(rows - 1, -1, -1):
        if not bears[row]:
            stack[height] = row
            height += 1
    while height:
        height -= 1
        element: cython.Py_ssize_t = stack[height]
        ordered[met] = element
        met += 1
        for at in range(listed[element + 1] - 1, listed[element] - 1, -1):
            stack[height] = sources[at]
            height += 1
    return order if met == rows else None


def components(inputs: Sequence[Sequence[tuple[int, int, float]]]) -> tuple[list[int], tuple[int, ...]]:
    """The rows, with what bears on a row after it, and the edges of the cycles, whose rows are side by side."""
    listed = [0]
    sources = [source for bearing in inputs for source, _, _ in bearing]
    for bearing in inputs:
        listed.append(listed[len(listed) - 1] + len(bearing))
    order, edges = order_components(len(inputs), array("i", listed), array("i", sources))
    return list(order), tuple(edges)


def order_components(rows: cython.Py_ssize_t, begins: Any, bearing: Any) -> tuple[Any, list[int]]:
    """The elements, with what bears on one after it, and the edges of the cycles, whose elements are side by side.

    Strongly connected components after R. Tarjan, *Depth-First Search and Linear Graph Algorithms*, SIAM Journal on
    Computing 1 (1972), without recursion. He finds a component after all that bear on it.
    """
    listed: cython.int[::1] = _numbers("i", begins)
    sources: cython.int[::1] = _numbers("i", bearing)
    index: cython.int[::1] = _room("i", rows)
    low: cython.int[::1] = _room("i", rows)
    rest: cython.int[::1] = _numbers("i", begins)  # where the inputs begin that are still to be followed
    open_rows: cython.int[::1] = _room("i", rows)
    path: cython.int[::1] = _room("i", rows)
    opened: cython.Py_ssize_t = 0
    length: cython.Py_ssize_t = 0
    count: cython.int = 0
    components: list[list[int]] = []
    for start in range(rows):
        if index[start]:
            continue
        count += 1
        index[start] = low[start] = count
        open_rows[opened], path[0] = start, start
        opened += 1
        length = 1
        while length:
            row: cython.Py_ssize_t = path[length - 1]
            if rest[row] == listed[row + 1]:
                length -= 1
                if length:
                    above: cython.Py_ssize_t = path[length - 1]
                    low[above] = min(low[above], low[row])
                if low[row] == index[row]:
                    component = []
                    last: cython.Py_ssize_t = -1
                    while last != row:
                        opened -= 1
                        last = open_rows[opened]
                        low[last] = rows + 1  # no longer open
                        component.append(last)
                    components.append(component)
                continue
            source: cython.Py_ssize_t = sources[rest[row]]
            rest[row] += 1
            if not index[source]:
                count += 1
                index[source] = low[source] = count
                open_rows[opened], path[length] = source, source
                opened += 1
                length += 1
            elif low[source] <= rows:
                low[row] = min(low[row], index[source])
    order: list[int] = []
    edges: list[int] = []
    for component in reversed(components):
        begin: cython.Py_ssize_t = component[0]
        cyclic = len(component) > 1
        for at in range(listed[begin], listed[begin + 1]):
            cyclic = cyclic or sources[at] == begin
        if cyclic:
            edges += (len(order), len(order) + len(component))
        order += sorted(component)
    return _numbers("i", order), edges


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
