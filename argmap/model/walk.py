"""The canonical order: thesis, other roots, recommendations; on each target supports, attacks, neutral, unknown.

The walk is the one definition of order: `build()` sorts by it, the writer nests by it, pictures are laid out by it.
It is iterative, so only memory limits the depth.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap

BANDS = ("support", "attack", "neutral", "unknown")


class Visit(NamedTuple):
    """One entry of the authored tree.

    A relation with several premises gives one visit per premise, in a row or with what hangs on a premise between them;
    what hangs on the relation itself comes after its last premise. A relation that nothing leads to (in a cycle of
    relations) is visited last, with `depth` 0.

    claim: id of the claim.
    relation: id of the relation by which it hangs on what is above it; None for a root.
    premise: its place among the premises of that relation, from 0.
    depth: levels below the root, from 0.
    again: whether the claim was visited before, so that this is a cross-reference.
    text: the text of the claim.
    role: what the relation is, such as `pillar`; for a root `thesis` or `root`.
    """

    claim: str
    relation: str | None = None
    premise: int = 0
    depth: int = 0
    again: bool = False
    text: str = ""
    role: str = ""


class Linked(Protocol):
    """What the walk needs to know of a relation."""

    @property
    def id(self) -> str: ...
    @property
    def polarity(self) -> str: ...
    @property
    def premises(self) -> Sequence[str]: ...
    @property
    def target(self) -> str: ...


def walk(debate: ArgumentMap) -> Iterator[Visit]:
    """The visits of a built map, with texts and roles."""
    for claim, relation, premise, depth, again, *_ in visits_of(debate):
        role = debate.role(relation) if relation is not None else "thesis" if claim == debate.thesis else "root"
        yield Visit(claim, relation, premise, depth, again, debate.claim(claim).text, role)


def visits_of(debate: ArgumentMap) -> Iterator[Visit]:
    """The visits of a built map, without texts and roles."""
    recommendations: set[str] = {c.id for c in debate.claims if c.kind == "recommendation"}
    return visits([c.id for c in debate.claims], debate.relations, debate.thesis, recommendations)


def visits(
    claims: Sequence[str],
    relations: Sequence[Linked],
    thesis: str | None,
    recommendations: set[str],
) -> Iterator[Visit]:
    """Every claim and relation in canonical order, without texts; `claims` and `relations` are in order of mention.

    Relations whose premises are all recommendations are kept for the last band: there every recommendation comes once,
    in order of mention, then again for each further relation it is the first premise of.
    """
    onto: dict[str, list[Linked]] = {}
    banded: dict[str, list[Linked]] = {}
    premises: set[str] = set()
    for relation in relations:
        premises.update(relation.premises)
        if recommendations.issuperset(relation.premises):
            banded.setdefault(relation.premises[0], []).append(relation)
        else:
            onto.setdefault(relation.target, []).append(relation)
    for group in onto.values():
        if len(group) > 1:
            group.sort(key=lambda r: BANDS.index(r.polarity))

    seen: set[str] = set()
    met: deque[str] = deque()  # recommendations, as they are seen
    seen_relations: set[str] = set()

    def unfold(start: Visit | tuple[Linked, int]) -> Iterator[Visit]:
        work: list[Visit | tuple[Linked, int]] = [start]
        while work:
            top = work.pop()
            if isinstance(top, Visit):
                if top.claim in seen:
                    yield top._replace(again=True)
                    continue
                yield top
                seen.add(top.claim)
                if top.claim in recommendations:
                    met.append(top.claim)
                if top.claim in onto:
                    work.extend([(below, top.depth + 1) for below in reversed(onto[top.claim])])
                continue
            relation, depth = top
            if relation.id not in seen_relations:
                seen_relations.add(relation.id)
                if relation.id in onto:
                    work.extend([(below, depth + 1) for below in reversed(onto[relation.id])])
                entries = [Visit(p, relation.id, n, depth) for n, p in enumerate(relation.premises)]
                work.extend(reversed(entries))

    if thesis is not None:
        yield from unfold(Visit(thesis))
    ordinary = [claim for claim in claims if claim not in recommendations]
    for claim in ordinary:
        if claim not in premises and claim not in seen:
            yield from unfold(Visit(claim))
    below_recommendations = _below(recommendations, banded, onto)
    for claim in ordinary:  # cycles without a root, each from its first claim
        if claim not in seen and claim not in below_recommendations:
            yield from unfold(Visit(claim))
    done: set[str] = set()
    by_mention = iter([claim for claim in claims if claim in recommendations])
    # those that the tree has met come first, so that the order does not change when the map is built again
    while (claim := met.popleft() if met else next(by_mention, None)) is not None:
        if claim in done:
            continue
        done.add(claim)
        if claim not in banded and claim not in seen:
            yield from unfold(Visit(claim))
        for relation in banded.get(claim, ()):
            yield from unfold((relation, 0))
    for relation in relations:  # relations in a cycle that only have each other as targets
        yield from unfold((relation, 0))


def _below(recommendations: set[str], banded: Mapping[str, list[Linked]], onto: Mapping[str, list[Linked]]) -> set[str]:
    """The elements from which a chain of relations leads to a recommendation or to a relation of one."""
    work = [*recommendations, *(relation.id for group in banded.values() for relation in group)]
    elements = set(work)
    while work:
        for relation in onto.get(work.pop(), ()):
            for element in (relation.id, *relation.premises):
                if element not in elements:
                    elements.add(element)
                    work.append(element)
    return elements
