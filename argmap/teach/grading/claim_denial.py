"""Whether one claim denies another, from the words that both have: an even number of denials cancels out.

Words are paired one to one, the most alike first. A pair disagrees if one of its words is denied, or if they are
opposites, but not both. Pairs that disagree for the same reason are one denial. What a denial is about is the first
word it reaches: if both claims have that word and agree on it, the denial says nothing about the words behind it; if
the other claim does not have it, the denial is vague. The order of the words counts as one more denial
(`word_order`).
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.language.statements import LIGHT, WHOLE, SaidWord
from argmap.teach.grading.amount_evidence import amounts_differ, restrictions_differ
from argmap.teach.grading.word_order import WordOrder

CLEAR = 0.7
"""The least likeness of two words, in [0, 1], for one to say something about whether the other is denied."""
COPIED = 0.75
"""The likeness of two claims, in [0, 1], from which a single denial is as clear as a denial can be."""
DENIED_COPY = 0.95
"""How clearly a denial denies a claim that is a copy otherwise."""
REORDERED = 0.75
"""The likeness of two claims, in [0, 1], from which the order of the words says something."""
SPECIFIC = 0.5
"""The likeness of two claims, in [0, 1], from which different amounts deny."""
VERBATIM = 0.9
"""The likeness of two claims, in [0, 1], from which one is nearly a copy of the other."""
REPLACED = 0.65
"""The likeness of two claims, in [0, 1], from which one word in the place of another makes them doubtful."""
REPLACED_LIGHT = 0.8
"""The same if one of the two is a verb that any claim may have."""
DOUBTFUL = 0.69
"""How clearly such a word denies: too little to be named as a denial, too much for the claim to be surely the same."""
VAGUE = 0.25
"""How clearly a denial of something that the other claim does not speak of denies what it speaks of."""

Reasons = set[tuple[bool, int]]
"""Words that make a pair disagree: whether they are words of the model, and their numbers."""


class WordHit(NamedTuple):
    """That a word of the student is like a word of the model; `agrees` is -1 if one denies the other."""

    likeness: float
    agrees: int
    is_opposite: bool


class SaidClaim(NamedTuple):
    """The words of a claim with their weights and the total of these.

    `is_demand` is whether it says what should be, `is_ruling` whether what should or may be, `has_spared` whether it
    has words that a denial reaches but is not about.
    """

    words: Sequence[SaidWord]
    weights: Sequence[float]
    total: float
    is_demand: bool
    is_ruling: bool
    has_spared: bool


class _Disagreements:
    """The denials between two claims."""

    def __init__(self, own: SaidClaim, model: SaidClaim, hits: Mapping[tuple[int, int], WordHit]) -> None:
        self.hits = hits
        self.sides = (own.words, model.words)
        self.aligned = align_words(hits, own.words)
        self.found = ({a for a, _ in self.aligned}, {b for _, b in self.aligned})
        self.loose: Reasons = {(False, n) for n in _loose(own.words, self.found[0], model.is_demand)}
        self.loose |= {(True, n) for n in _loose(model.words, self.found[1], False)}
        # *Forbid to cross* and *not allow to cross* deny the crossing as much as each other.
        self.equal_denials: Reasons = {
            (False, a) if own.words[a].is_denial else (True, b)
            for a, b in self.aligned
            if hits[a, b].is_opposite
            and hits[a, b].agrees > 0
            and own.words[a].is_denial is not model.words[b].is_denial
        }
        self.denials: list[Reasons] = []
        self.clear = self.agreed = self.opposed = 0.0
        quiet: list[Reasons] = []
        reached: Reasons = set()
        settled: Reasons = set()
        for a, b in self.aligned:
            word, expected, hit = own.words[a], model.words[b], hits[a, b]
            if expected.is_figure:
                continue
            turned = self._turned(word, expected, hit)
            why = {(False, n) for n in word.why} | {(True, n) for n in expected.why}
            is_opposed = (hit.agrees > 0) is not (len(turned) % 2 == 0)
            if not is_opposed:
                settled |= {(side, n) for side, n in why if self._first(side, n) == (a, b)[side]}
            if word.weight <= LIGHT and not (word.has_opposite or hit.is_opposite or word.is_wish):
                if is_opposed:
                    quiet.append(why | turned)
                continue
            reached |= why | turned
            weight = model.weights[b] * hit.likeness
            if is_opposed:
                self.opposed += weight
                if hit.is_opposite or word.has_opposite or word.is_wish:
                    self.clear = max(self.clear, hit.likeness)
                _join(self.denials, why | turned)
            else:
                self.agreed += weight
        self.denials = [denial for denial in self.denials if settled.isdisjoint(denial)]
        self.quiet = [reasons for reasons in quiet if reasons.isdisjoint(reached)]

    def _turned(self, word: SaidWord, expected: SaidWord, hit: WordHit) -> Reasons:
        """The denials that are about this pair after all, or not after all."""
        if not self.loose and not self.equal_denials:
            return set()
        turned = self.loose & ({(False, n) for n in word.spared} | {(True, n) for n in expected.spared})
        if self.equal_denials and not hit.is_opposite:
            turned |= self.equal_denials & ({(False, n) for n in word.why} | {(True, n) for n in expected.why})
        return turned

    def _first(self, side: bool, denial: int) -> int | None:
        """The word that a denial is about: the first one with some weight that it reaches."""
        for n, word in enumerate(self.sides[side]):
            if (
                denial in word.why
                and n != denial
                and (word.weight > LIGHT or (word.meanings and n in self.found[side]))
            ):
                return n
        return None

    def is_vague(self, denial: Reasons) -> bool:
        """Whether a denial may be about something that the other claim says in other words."""
        for side, n in denial:
            if n == WHOLE:
                continue
            if (side, n) in self.loose:
                if self._has_more(not side):
                    return True
                continue
            first = self._first(side, n)
            if first is not None and first not in self.found[side]:
                return True
        return False

    def is_one_word_replaced(self, order: WordOrder, alike: float) -> bool:
        """Whether the claims are the same but for one word, which has nothing to do with the other one's."""
        own, model = self.sides
        if abs(len(own) - len(model)) > 2 or any(b > d for (_, b), (_, d) in pairwise(sorted(self.aligned))):
            return False
        mine, theirs = (
            [n for n, word in enumerate(side) if n not in found and (word.weight > LIGHT or order.is_content(word))]
            for side, found in zip(self.sides, self.found, strict=True)
        )
        if len(mine) != 1 or len(theirs) != 1 or (mine[0], theirs[0]) in self.hits:
            return False
        if alike < REPLACED_LIGHT and (own[mine[0]].weight <= LIGHT or model[theirs[0]].weight <= LIGHT):
            return False
        return all((a < mine[0]) is (b < theirs[0]) for a, b in self.aligned)

    def has_opposite_more(self) -> bool:
        """Whether one claim has a word more that is the opposite of one of the other: *has lost* for *has*."""
        return any(
            hit.is_opposite and hit.agrees < 0 and (a not in self.found[0] or b not in self.found[1])
            for (a, b), hit in self.hits.items()
        )

    def has_turning(self, order: WordOrder) -> bool:
        """Whether one claim has a word more that turns it into another claim: *too few*, *even*, *the opposite*."""
        return any(order.has_turning(words, found) for words, found in zip(self.sides, self.found, strict=True))

    def _has_more(self, side: bool) -> bool:
        """Whether a claim has a word of weight that the other does not have."""
        return any(word.weight > LIGHT and n not in self.found[side] for n, word in enumerate(self.sides[side]))


def how_denied(
    own: SaidClaim, model: SaidClaim, hits: Mapping[tuple[int, int], WordHit], order: WordOrder, alike: float
) -> float:
    """How clearly, in [0, 1], a claim denies one of the model; `alike` is how far both say the same."""
    if alike < SPECIFIC and not (own.has_spared or model.has_spared):
        for hit in hits.values():
            if hit.agrees < 0:
                break
        else:
            return 0.0  # so say the rules below, which take longer
    between = _Disagreements(own, model, hits)
    denied = _denial(between, own, model, order, alike)
    if denied and own.is_demand and not model.is_ruling:  # that it should not be so does not deny that it is
        return DOUBTFUL if alike >= VERBATIM else 0.0
    if not denied and alike >= COPIED and between.has_opposite_more():
        return DENIED_COPY
    if not denied and alike >= VERBATIM and between.has_turning(order):
        return DOUBTFUL
    if not denied and alike >= REPLACED and between.is_one_word_replaced(order, alike):
        return DOUBTFUL
    return denied


def _denial(between: _Disagreements, own: SaidClaim, model: SaidClaim, order: WordOrder, alike: float) -> float:
    hits = between.hits
    if alike >= SPECIFIC and amounts_differ(own.words, model.words, between.aligned, order.language):
        return DENIED_COPY
    if alike >= REORDERED and restrictions_differ(own.words, model.words, order.language):
        return DENIED_COPY
    denials = between.denials
    if not denials and alike >= VERBATIM:
        for reasons in between.quiet:
            _join(denials, reasons)
    is_turned = False
    if alike >= REORDERED:
        opposed = {pair for pair in between.aligned if hits[pair].is_opposite}
        is_turned = order.turns(own.words, model.words, between.aligned, opposed)
    if (len(denials) + is_turned) % 2 == 0:
        return 0.0
    if is_turned:
        return 1.0
    if any(between.is_vague(denial) for denial in denials):
        return VAGUE
    if alike >= COPIED:
        return max(between.clear, DENIED_COPY)
    return max(between.clear, min(1.0, 0.4 + between.opposed / (between.agreed + between.opposed or 1.0)))


def align_words(hits: Mapping[tuple[int, int], WordHit], words: Sequence[SaidWord]) -> list[tuple[int, int]]:
    """The pairs of words that are clearly alike, each word in one: the most alike first, then the nearest."""

    def order(pair: tuple[int, int]) -> tuple[float, int, bool, int, tuple[int, int]]:
        hit = hits[pair]
        return -hit.likeness, -hit.agrees, bool(words[pair[0]].spared), abs(pair[0] - pair[1]), pair

    aligned: list[tuple[int, int]] = []
    found: tuple[set[int], set[int]] = (set(), set())
    for pair in sorted((pair for pair, hit in hits.items() if hit.likeness >= CLEAR), key=order):
        if pair[0] not in found[0] and pair[1] not in found[1]:
            found[0].add(pair[0])
            found[1].add(pair[1])
            aligned.append(pair)
    return sorted(aligned, key=lambda pair: pair[1])


def _join(denials: list[Reasons], reasons: Reasons) -> None:
    """Adds the reasons of a disagreement: those that have one in common are one denial."""
    for denial in [denial for denial in denials if denial & reasons]:
        reasons = reasons | denial
        denials.remove(denial)
    denials.append(reasons)


def _loose(words: Sequence[SaidWord], found: Container[int], wishes_too: bool) -> set[int]:
    """The denials that are about a word with an opposite, or a wish, that the other claim does not have."""
    return {
        n
        for at, word in enumerate(words)
        if (
            wishes_too or at not in found
            if word.is_wish
            else word.has_opposite and not word.is_denial and at not in found
        )
        for n in (word.why if word.spared or len(word.why) > 1 or word.sign < 0 else {at})
    }
