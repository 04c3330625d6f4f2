# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: infer_types=True
"""The claims and relations of a map as numbers: the one pass over its elements that finds what each id refers to.

A map is checked by it when it is made, and keeps what it gives, so that nobody looks up an id again. Compiled by Cython
where a C compiler is at hand, else the same in plain Python, where lists stand for the buffers.
"""

from __future__ import annotations

from array import array
from typing import Any

from argmap.model.elements import BASE_SCORE, ArgumentMap, Polarity

try:
    import cython
except ImportError:
    from argmap.model.structure import cython_stand_in as cython


class Numbering:
    """The elements of a map by number: its claims in order, then its relations in order.

    `place` gives each claim id its number, `bases` (float64, claims) holds base scores. For each relation, in order:
    `polarities` (int32) 1 for support, 0 for attack, −1 for neither, `sources` (int32) the number of its only premise
    or −1 for several, `targets` (int32) the number of its target, and `weights` (float64). `several` has the premises,
    each once, of the relations with more than one, and `onto_relations` says whether any has a relation as target.
    """

    __slots__ = ("bases", "onto_relations", "place", "polarities", "several", "sources", "targets", "weights")


def number_elements(debate: ArgumentMap) -> Numbering:
    """The elements of a map by number. Raises ValueError for an id that is not unique or refers to nothing."""
    these = Numbering()
    claims: tuple = tuple(debate.claims)
    relations: tuple = tuple(debate.relations)
    count: cython.Py_ssize_t = len(claims)
    many: cython.Py_ssize_t = len(relations)
    these.bases, these.weights = _room("d", count), _room("d", many)
    these.polarities, these.sources, these.targets = _room("i", many), _room("i", many), _room("i", many)
    bases: cython.double[::1] = these.bases
    weights: cython.double[::1] = these.weights
    polarities: cython.int[::1] = these.polarities
    sources: cython.int[::1] = these.sources
    targets: cython.int[::1] = these.targets
    place: dict = {}
    several: dict = {}
    usual: cython.double = BASE_SCORE
    number: cython.Py_ssize_t
    for number in range(count):
        claim = claims[number]
        place[claim.id] = number
        score = claim.base_score
        bases[number] = usual if score is None else score
    names = set([relation.id for relation in relations])  # noqa: C403 (compiled, a list is faster)
    if len(place) != count or len(names) != many or not names.isdisjoint(place):
        raise ValueError("every id belongs to one element")
    if debate.thesis is not None and debate.thesis not in place:
        raise ValueError(f"the thesis '{debate.thesis}' is not a claim of the map")
    supports, attacks = Polarity.SUPPORT, Polarity.ATTACK
    onto_relations = False
    for number in range(many):
        relation = relations[number]
        polarity = relation.polarity
        polarities[number] = 1 if polarity is supports else 0 if polarity is attacks else -1
        weights[number] = relation.weight
        target = place.get(relation.target)
        if target is not None:
            targets[number] = target
        elif relation.target not in names:
            raise ValueError(f"the target '{relation.target}' of '{relation.id}' is not an element of the map")
        elif relation.target == relation.id:
            raise ValueError(f"the relation '{relation.id}' targets itself")
        else:
            targets[number], onto_relations = -1, True
        premises = relation.premises
        ends = [place.get(premise) for premise in premises]
        if None in ends:
            premise = premises[ends.index(None)]
            raise ValueError(f"the premise '{premise}' of '{relation.id}' is not a claim of the map")
        if len(ends) == 1:
            sources[number] = ends[0]
        else:
            sources[number] = -1
            several[number] = list(dict.fromkeys(ends))
    if onto_relations:
        numbers = {relation.id: count + at for at, relation in enumerate(relations)}
        for number in range(many):
            if targets[number] < 0:
                targets[number] = numbers[relations[number].target]
    these.place, these.several, these.onto_relations = place, several, onto_relations
    return these


@cython.cfunc
def _room(kind: str, size: cython.Py_ssize_t) -> Any:
    """Room for so many numbers, each 0."""
    return array(kind, [0]) * size if cython.compiled else [0] * size
