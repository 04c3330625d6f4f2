"""What changed between two versions of a map, as far as strengths can tell, and both versions in one.

Elements are matched by id. A relation that only one version has is matched with one that only the other has where no
third could be meant: one that leads from the same premises elsewhere, or that has gained or lost a co-premise. Elements
that were added, removed or led elsewhere and refer to one another make one change, since that is what a person did: a
new objection with its evidence, a step put in between two others. Every base score and every weight that differs is a
change too. Texts, voices and the like move no strength.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from math import nan

from argmap.model.elements import ArgumentMap, Claim, Relation

Node = tuple[bool, str]
"""(whether it is a claim, name): a claim of one version and a relation of the other may share a name."""
OLD, NEW = 0, 1


class Act(StrEnum):
    """What was done."""

    ADDED = "added"
    REMOVED = "removed"
    REARRANGED = "rearranged"
    BASE = "base score"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One change, by the ids of what it is about; `before` and `after` in [0, 1] are given for base scores and weights.

    A relation that has another id in the new version keeps its old one. `led` has both ids of each that leads from or
    to something else.
    """

    act: Act
    claims: tuple[str, ...]
    relations: tuple[str, ...]
    before: float | None = None
    after: float | None = None
    led: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Switch:
    """The number of the change that switches an element; its base before and after, NaN where it is absent."""

    change: int | None
    bases: list[float] = field(default_factory=lambda: [nan, nan])


@dataclass(frozen=True, slots=True)
class _Link:
    """A relation of one version in names that both know."""

    relation: Relation
    target: Node

    @property
    def form(self) -> tuple[object, ...]:
        """All that counts of it but its weight."""
        return self.relation.polarity, frozenset(self.relation.premises), self.target

    @property
    def ends(self) -> Iterator[Node]:
        """What it refers to."""
        yield self.target
        yield from ((True, premise) for premise in self.relation.premises)


class Versions:
    """Two versions of a map side by side."""

    def __init__(self, old: ArgumentMap, new: ArgumentMap) -> None:
        self.maps = (old, new)
        names = _match(old, new)
        self.claims = tuple({claim.id: claim for claim in version.claims} for version in self.maps)
        self.links = (_links(old, {r.id: r.id for r in old.relations}), _links(new, names))

    @cached_property
    def _led(self) -> dict[str, None]:
        """The relations that lead from or to something else in the new version, or bear another way; in order."""
        old, new = self.links
        return dict.fromkeys(name for name, link in old.items() if name in new and link.form != new[name].form)

    @cached_property
    def _moved(self) -> list[Node]:
        """What was added, removed or led elsewhere, in the order of the maps; with a relation go those onto it."""
        old, new = self.links
        onto: dict[str, list[str]] = {}
        for name, link in (*old.items(), *new.items()):
            if not link.target[0]:
                onto.setdefault(link.target[1], []).append(name)
        twofold = set(self._led)
        work = [*self._led]
        while work:
            more = [name for name in onto.get(work.pop(), ()) if name in old and name in new and name not in twofold]
            twofold.update(more)
            work += more
        claims = [(True, c) for c in _all(self.claims) if (c in self.claims[OLD]) != (c in self.claims[NEW])]
        relations = [(False, r) for r in _all(self.links) if r in twofold or (r in old) != (r in new)]
        return claims + relations

    @cached_property
    def _bundles(self) -> list[list[Node]]:
        """What moved, bundled by reference to one another."""
        bundle: dict[Node, list[Node]] = {node: [node] for node in self._moved}
        for node in self._moved:
            for links in self.links:
                ends = links[node[1]].ends if not node[0] and node[1] in links else ()
                for end in ends:
                    if end in bundle and bundle[end] is not bundle[node]:
                        less, more = sorted((bundle[end], bundle[node]), key=len)
                        more += less
                        bundle.update((member, more) for member in less)
        place = {node: number for number, node in enumerate(self._moved)}
        return [sorted(members, key=place.__getitem__) for members in {id(m): m for m in bundle.values()}.values()]

    @cached_property
    def changes(self) -> list[VersionChange]:
        """All changes: bundles, then base scores, then weights."""
        return [self._bundle(members) for members in self._bundles] + [done for done, _ in self._numbers]

    def _bundle(self, members: list[Node]) -> VersionChange:
        sides = {self._present(node) for node in members}
        act = {frozenset({(False, True)}): Act.ADDED, frozenset({(True, False)}): Act.REMOVED}.get(frozenset(sides))
        return VersionChange(
            act or Act.REARRANGED,
            tuple(name for is_claim, name in members if is_claim),
            tuple(name for is_claim, name in members if not is_claim),
            led=tuple(
                (name, self.links[NEW][name].relation.id)
                for is_claim, name in members
                if not is_claim and name in self._led
            ),
        )

    def _present(self, node: Node) -> tuple[bool, bool]:
        """Whether either version has it."""
        old, new = self.claims if node[0] else self.links
        return node[1] in old, node[1] in new

    @cached_property
    def _numbers(self) -> list[tuple[VersionChange, Node]]:
        """The base scores and weights that differ."""
        differences: list[tuple[VersionChange, Node]] = []
        moved = set(self._moved)
        for claim in self.claims[OLD]:
            if claim in self.claims[NEW]:
                before, after = (version.base_score(claim) for version in self.maps)
                if before != after:
                    differences.append((VersionChange(Act.BASE, (claim,), (), before, after), (True, claim)))
        for name, link in self.links[OLD].items():
            if name in self.links[NEW] and (False, name) not in moved:
                before, after = link.relation.weight, self.links[NEW][name].relation.weight
                if before != after:
                    differences.append((VersionChange(Act.WEIGHT, (), (name,), before, after), (False, name)))
        return differences

    @cached_property
    def silent(self) -> int:
        """The claims and relations that differ in what moves no strength alone, such as their texts."""
        changed = {*self._moved, *(node for _, node in self._numbers)}
        old, new = self.links
        claims = [c for c, claim in self.claims[OLD].items() if self.claims[NEW].get(c, claim) != claim]
        relations = [r for r, link in old.items() if r in new and link.relation != new[r].relation]
        return sum((True, c) not in changed for c in claims) + sum((False, r) not in changed for r in relations)

    def union(self, claim: str) -> tuple[ArgumentMap, dict[str, Switch]]:
        """A map that holds both versions, with `claim` as thesis, and how each of its elements is switched.

        A relation that was led elsewhere is in it twice. The ids are its own.
        """
        claims = {name: f"c{number}" for number, name in enumerate(_all(self.claims))}
        change = {node: number for number, members in enumerate(self._bundles) for node in members}
        change.update((node, number) for number, (_, node) in enumerate(self._numbers, len(self._bundles)))
        switched = {row: Switch(change.get((True, name))) for name, row in claims.items()}
        for version, claims_of_version in enumerate(self.claims):
            for name in claims_of_version:
                switched[claims[name]].bases[version] = self.maps[version].base_score(name)
        relations: dict[str, Relation] = {}
        ids = self._relation_ids()
        for (version, name), row in ids.items():
            link = self.links[version][name]
            is_claim, target = link.target
            relations[row] = Relation(
                id=row,
                polarity=link.relation.polarity,
                premises=tuple(claims[premise] for premise in link.relation.premises),
                target=claims[target] if is_claim else ids[version, target],
            )
            switch = switched.setdefault(row, Switch(change.get((False, name))))
            switch.bases[version] = link.relation.weight
        both = ArgumentMap(
            thesis=claims[claim],
            claims=tuple(Claim(id=row, text=row) for row in claims.values()),
            relations=tuple(relations.values()),
        )
        return both, switched

    def _relation_ids(self) -> dict[tuple[int, str], str]:
        """(version, relation) → its id in the union: two for a relation that was led elsewhere, else one."""
        moved = set(self._moved)
        ids: dict[tuple[int, str], str] = {}
        for version, links in enumerate(self.links):
            for name in links:
                same = ids.get((OLD, name)) if (False, name) not in moved else None
                ids[version, name] = same or f"r{len(ids)}"
        return ids


def _all(sides: Iterable[Iterable[str]]) -> list[str]:
    """The names of both versions, each once."""
    return list(dict.fromkeys(name for side in sides for name in side))


def _links(version: ArgumentMap, names: dict[str, str]) -> dict[str, _Link]:
    """Name → relation of one version, in order."""
    return {
        names[r.id]: _Link(r, (False, names[r.target]) if r.target in names else (True, r.target))
        for r in version.relations
    }


def _match(old: ArgumentMap, new: ArgumentMap) -> dict[str, str]:
    """Relation id of the new version → its id in both."""
    old_ids = {relation.id for relation in old.relations}
    names = {relation.id: relation.id for relation in new.relations if relation.id in old_ids}
    ways: tuple[Callable[[Relation], Iterable[object]], ...] = (
        lambda relation: [frozenset(relation.premises)],
        lambda relation: [(relation.polarity, relation.target, premise) for premise in relation.premises],
    )
    for keys in ways:
        taken = set(names.values())  # of the old ids
        rest: dict[object, tuple[list[str], list[str]]] = {}
        for side, version in enumerate((old, new)):
            for relation in version.relations:
                if relation.id not in (names if side == NEW else taken):
                    for key in keys(relation):
                        rest.setdefault(key, ([], []))[side].append(relation.id)
        for before, after in rest.values():
            if len(before) == len(after) == 1 and after[0] not in names and before[0] not in taken:
                names[after[0]] = before[0]
                taken.add(before[0])
    return {relation.id: names.get(relation.id, relation.id) for relation in new.relations}
