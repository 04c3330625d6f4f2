"""What a map becomes by an action, worked out on the map alone, without its text.

The text half of an action is checked against this: what is read from the changed text must say the same. Claims and
relations are compared by id; their order among siblings follows from the text, and only has to stay for those that are
not touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.ids import follows, relation_id, slug
from argmap.model.stored import field_names, stated_fields

RECOMMENDS = "recommends"
"""The label of the relation by which a recommendation that addresses nothing belongs to the thesis."""
ADDRESSES = "addresses"
"""The label of the relation from a recommendation to what it addresses."""


class ExpectedMap:
    """A map with changes.

    `touched` are the elements whose place among their siblings may change; of the relations in `ahead`, the first one
    comes before the other.
    """

    def __init__(self, debate: ArgumentMap) -> None:
        self.before = debate
        self.claims: dict[str, Claim] = {claim.id: claim for claim in debate.claims}
        self.relations: dict[str, Relation] = {relation.id: relation for relation in debate.relations}
        self.thesis = debate.thesis
        self.expect = debate.expect
        self.touched: set[str] = set()
        self.ahead: tuple[str, str] | None = None

    def change(self, claim: str, **fields: Any) -> None:
        """Changes fields of a claim."""
        self.claims[claim] = self.claims[claim].evolve(**fields)

    def relate(self, polarity: Polarity, premises: tuple[str, ...], target: str, **fields: Any) -> Relation:
        """Adds a relation, whose id follows from its ends."""
        name = self._free(relation_id(premises, target))
        relation = Relation(id=name, polarity=polarity, premises=premises, target=target, **fields)
        self.relations[name] = relation
        self.touched.add(name)
        return relation

    def redirect(self, name: str, **fields: Any) -> Relation:
        """Changes a relation; an id that follows from its ends follows the new ones, unless something targets it."""
        old = self.relations[name]
        new = old.evolve(**fields)
        keeps = not follows(name, relation_id(old.premises, old.target)) or any(
            relation.target == name for relation in self.relations.values()
        )
        if not keeps and (new.premises, new.target) != (old.premises, old.target):
            del self.relations[name]
            new = new.evolve(id=self._free(relation_id(new.premises, new.target)))
        self.relations[new.id] = new
        self.touched |= {name, new.id}
        return new

    def swap(self, first: Relation, second: Relation) -> None:
        """Lets the second of two relations onto one target come before the first."""
        names = list(self.relations)
        one, other = names.index(first.id), names.index(second.id)
        names[one], names[other] = names[other], names[one]
        self.relations = {name: self.relations[name] for name in names}
        self.touched |= {first.id, second.id}
        self.ahead = (second.id, first.id)

    def new_claim_id(self, text: str) -> str:
        """A free id for a new claim."""
        return self._free(slug(text))

    def _free(self, stem: str) -> str:
        taken = self.claims.keys() | self.relations.keys() if stem in self.claims or stem in self.relations else ()
        number, name = 2, stem
        while name in taken:
            name, number = f"{stem[:110]}-{number}", number + 1
        return name

    def remove(self, claim: str) -> list[str]:
        """Removes a claim with what hangs only on it; the ids of all claims that go.

        A claim goes with others if all relations that it is a premise of go, and one of them does not merely address. A
        step keeps its other premises. A recommendation that is left without a relation belongs to the thesis.
        """
        gone, lost = [claim], set[str]()
        pending = [claim]
        seen = {claim}
        while pending:
            name = pending.pop()
            for relation in self.before.onto.get(name, ()):
                self._lose(relation, lost, seen, pending, gone)
            for relation in self.before.out_of.get(name, ()):
                if all(premise in seen for premise in relation.premises):
                    self._lose(relation, lost, seen, pending, gone)
        for name in lost:
            del self.relations[name]
        for name in gone:
            del self.claims[name]
            for relation in self.before.out_of.get(name, ()):
                if relation.id in self.relations:
                    left = tuple(premise for premise in relation.premises if premise not in seen)
                    self.redirect(relation.id, premises=left)
        orphans = {premise for name in lost for premise in self.before.relation(name).premises if premise not in seen}
        for name in sorted(orphans):
            self.rehome(name)
        self._forget(gone)
        return gone

    def _lose(self, relation: Relation, lost: set[str], seen: set[str], pending: list[str], gone: list[str]) -> None:
        """Removes a relation with what targets it, and the claims that hang on nothing else."""
        waiting = [relation]
        while waiting:
            one = waiting.pop()
            if one.id in lost:
                continue
            lost.add(one.id)
            waiting.extend(self.before.onto.get(one.id, ()))
            for premise in one.premises:
                ways = self.before.out_of.get(premise, ())
                hangs = all(way.id in lost for way in ways) and any(way.label != ADDRESSES for way in ways)
                if premise not in seen and hangs and premise != self.thesis:
                    seen.add(premise)
                    pending.append(premise)
                    gone.append(premise)

    def _forget(self, gone: Collection[str]) -> None:
        """Expects nothing of claims that are gone."""
        if self.expect is not None and any(name in self.expect.strength for name in gone):
            strength = {name: value for name, value in self.expect.strength.items() if name not in gone}
            self.expect = self.expect.evolve(strength=strength)

    def rehome(self, claim: str) -> None:
        """Lets a recommendation without any relation belong to the thesis."""
        is_loose = not any(claim in relation.premises for relation in self.relations.values())
        if is_loose and self.thesis is not None and self.claims[claim].kind is Kind.RECOMMENDATION:
            self.relate(Polarity.NEUTRAL, (claim,), self.thesis, label=RECOMMENDS)

    def difference(self, debate: ArgumentMap) -> str | None:
        """What a map says otherwise than expected, in words; None if nothing."""
        if debate.thesis != self.thesis:
            return "the thesis"
        if _header(debate) != _header(self.before) or debate.expect != self.expect:
            return "the head of the file"
        claims = {claim.id: claim for claim in debate.claims}
        if claims != self.claims:
            return next(_differing("the claim", claims, self.claims), "a claim")
        relations = {relation.id: relation for relation in debate.relations}
        if relations != self.relations:
            return next(_differing("the relation", relations, self.relations), "a relation")
        names = list(relations)
        is_ahead = self.ahead is None or names.index(self.ahead[0]) < names.index(self.ahead[1])
        if not is_ahead or self._order(self.before) != self._order(debate):
            return "the order of claims"
        return None

    def _order(self, debate: ArgumentMap) -> dict[tuple[str, Polarity], list[str]]:
        """The relations onto each element that both maps have and that are not touched, in order."""
        groups: dict[tuple[str, Polarity], list[str]] = {}
        for relation in debate.relations:
            name = relation.id
            if name in self.relations and name not in self.touched and name in self.before.by_id:
                groups.setdefault((relation.target, relation.polarity), []).append(name)
        return groups

    def build(self) -> ArgumentMap:
        """The expected map, in canonical order; what is new comes last among its siblings."""
        header = {**_header(self.before), "expect": self.expect}
        builder = MapBuilder(header={name: value for name, value in header.items() if value is not None})
        for claim in self.claims.values():
            fields = stated_fields(claim)
            builder.claim(fields.pop("text"), id=fields.pop("id"), kind=fields.pop("kind", Kind.CLAIM), **fields)
        for relation in self.relations.values():
            fields = stated_fields(relation)
            ends = (fields.pop("polarity"), fields.pop("premises"), fields.pop("target"))
            builder.relation(*ends, id=fields.pop("id"), **fields)
        builder.thesis_is(self.thesis)
        return builder.build()


def _header(debate: ArgumentMap) -> dict[str, Any]:
    left_out = ("claims", "relations", "thesis", "expect")
    return {name: getattr(debate, name) for name in field_names(ArgumentMap) if name not in left_out}


def _differing(what: str, one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    for name in {**one, **other}:
        if one.get(name) != other.get(name):
            yield f"{what} '{name}'"


def slug_counts(debate: ArgumentMap) -> Counter[str]:
    """How many claims have words that give the same id."""
    return Counter(slug(claim.text) for claim in debate.claims)
