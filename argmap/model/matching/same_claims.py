"""Which claims of two maps are the same: by given id, by text, by words and place. See `matching` for the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from argmap.language.normalising import normalise_claim
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.matching.given_ids import is_given
from argmap.model.matching.pairing import nearest, pair_best, pair_equal
from argmap.model.matching.resemblance import Words, resemblance, words, worth_comparing

ENOUGH = (0.5, 0.4, 0.1)
"""What the resemblance of two claims must exceed that share neither target nor premises, one of the two, or both."""
PLACE = 0.2
"""What each of the two counts against resemblance where several claims compete."""
ROUNDS = 3
"""How often what was found is used to find more."""


def same_claims(old: ArgumentMap, new: ArgumentMap) -> dict[str, str]:
    """Old id → new id of the claims that both maps have."""
    return _Claims(old, new).match_all()


class _Side:
    """One map: its claims by their number in order, and those that are still without a counterpart."""

    def __init__(self, debate: ArgumentMap) -> None:
        self.debate = debate
        self.names = [claim.id for claim in debate.claims]
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.texts = [normalise_claim(claim.text) for claim in debate.claims]
        self.counts = Counter(self.texts)
        self.known: dict[str, tuple[int, int]] = {}
        self.left: Sequence[int] = range(len(self.names))
        self._words: dict[int, Words] = {}

    def drop_matched(self) -> None:
        """Leaves only the claims that have no counterpart yet."""
        self.left = [number for number in self.left if self.names[number] not in self.known]

    def single_text(self, number: int) -> str | None:
        """The text of a claim; None where the map has it more than once."""
        return self.texts[number] if self.counts[self.texts[number]] == 1 else None

    def text_with(self, number: int, more: Iterable[str]) -> Hashable:
        """The text of a claim, with its id and its chief fields if wanted."""
        own = self.debate.claims[number]
        known = {"id": own.id, "fields": (own.kind, own.base_score, own.voice, own.note)}
        return self.texts[number], *(known[name] for name in more)

    def text_in_place(self, number: int, more: Iterable[str], *, is_placed: bool) -> Hashable | None:
        """As `text_with`, with what the claim bears on; None where it bears on nothing known, if that is wanted."""
        targets = self.targets(number)
        return (self.text_with(number, more), targets) if targets or not is_placed else None

    def words(self) -> dict[int, Words]:
        """The words of the claims that are left."""
        self._words.update((n, words(self.debate.claims[n].text)) for n in self.left if n not in self._words)
        return {number: self._words[number] for number in self.left}

    def targets(self, number: int) -> frozenset[Hashable]:
        """What a claim bears on, in names that both maps know; the thesis bears on the whole."""
        name = self.names[number]
        targets = {self.known.get(self._home(relation)) for relation in self.debate.out_of.get(name, ())} - {None}
        return frozenset(targets | {"the whole"} if name == self.debate.thesis else targets)

    def premises(self, number: int) -> frozenset[Hashable]:
        """What bears on a claim."""
        relations = self.debate.onto.get(self.names[number], ())
        return frozenset({self.known.get(premise) for relation in relations for premise in relation.premises} - {None})

    def _home(self, relation: Relation) -> str:
        """The claim that a relation bears on; for an undercut or backing the first premise of what it bears on."""
        target = self.debate.by_id[relation.target]
        return target.id if isinstance(target, Claim) else target.premises[0]


class _Claims:
    """The claims of two maps on their way to a matching."""

    def __init__(self, old: ArgumentMap, new: ArgumentMap) -> None:
        self.sides = (_Side(old), _Side(new))

    def match_all(self) -> dict[str, str]:
        old, new = self.sides
        for number, claim in enumerate(old.debate.claims):
            other = new.numbers.get(claim.id)
            if other is not None and (
                self._is_single_text(number, other) or is_given(claim) or is_given(new.debate.claims[other])
            ):
                self._join((number, other))
        self._drop_matched()
        self._equal(lambda side, number: side.single_text(number))
        self._match_repeats()
        self._equal(lambda side, number: side.names[number])
        for _ in range(ROUNDS):
            if not self._alike():
                break
        return {name: new.names[old.known[name][1]] for name in old.names if name in old.known}

    def _is_single_text(self, old: int, new: int) -> bool:
        """Whether two claims have one text that no other claim of either map has."""
        text = self.sides[0].single_text(old)
        return text is not None and text == self.sides[1].single_text(new)

    def _match_repeats(self) -> None:
        """Matches claims of equal texts where a map has several: those in the same place first, then in order."""
        texts = ({side.texts[number] for number in side.left} for side in self.sides)
        if not set.intersection(*texts):
            return
        for is_placed in (*[True] * ROUNDS, False):
            for more in (("id", "fields"), ("fields",), ("id",), ()):
                self._equal(lambda side, number, p=is_placed, m=more: side.text_in_place(number, m, is_placed=p))
        for more in (("id", "fields"), ("id",), ("fields",), ()):
            self._equal(lambda side, number, m=more: side.text_with(number, m))

    def _join(self, pair: tuple[int, int]) -> None:
        """Makes two claims one; both go by the pair of their numbers."""
        for side, number in zip(self.sides, pair, strict=True):
            side.known[side.names[number]] = pair

    def _drop_matched(self) -> None:
        for side in self.sides:
            side.drop_matched()

    def _equal(self, key: Callable[[_Side, int], Hashable | None]) -> None:
        """Matches claims with equal keys in their order; None matches nothing."""
        keyed = [[(key(side, number), number) for number in side.left] for side in self.sides]
        for pair in pair_equal([[one for one in side if one[0] is not None] for side in keyed]):
            self._join(pair)
        self._drop_matched()

    def _alike(self) -> bool:
        """Matches the claims that resemble each other most, the best pair first; whether there were any."""
        old, new = self.sides
        texts = (old.words(), new.words())
        around = tuple({n: (side.targets(n), side.premises(n)) for n in side.left} for side in self.sides)
        candidates: list[tuple[float, int, int]] = []
        for one, other in {*worth_comparing(*texts), *self._in_place(around)}:
            alike = resemblance(texts[0][one], texts[1][other])
            if alike <= ENOUGH[-1]:
                continue
            (targets, premises), (other_targets, other_premises) = around[0][one], around[1][other]
            shared = (not targets.isdisjoint(other_targets)) + (not premises.isdisjoint(other_premises))
            if alike > ENOUGH[shared]:
                candidates.append((alike + PLACE * shared, one, other))
        for pair in pair_best(candidates):
            self._join(pair)
        self._drop_matched()
        return bool(candidates)

    def _in_place(
        self, around: Sequence[dict[int, tuple[frozenset[Hashable], frozenset[Hashable]]]]
    ) -> Iterator[tuple[int, int]]:
        """The pairs of claims that share what they bear on or what bears on them."""
        at: tuple[dict[Hashable, list[int]], ...] = ({}, {})
        for places, keys_of in zip(at, around, strict=True):
            for number, keys in keys_of.items():
                for way, names in enumerate(keys):
                    for name in names:
                        places.setdefault((way, name), []).append(number)
        for key in at[0].keys() & at[1].keys():
            yield from ((n, other) for n in at[0][key] for other in nearest(n, at[1][key]))
            yield from ((other, n) for n in at[1][key] for other in nearest(n, at[0][key]))
