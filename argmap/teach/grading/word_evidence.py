"""How far the words of two claims say the same, and whether one denies the other.

A word counts the more the fewer claims of the model have it; words that mean the same count nearly as much as equal
ones, misspelt ones a little less, kinds and topics less again. Of a claim of the model the text and each quote are
compared, and the best of them counts. All numbers depend on the pair and the model alone, never on other claims of the
student, so that adding one changes nothing for the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from argmap.language.misspelling import nearest_word
from argmap.language.statements import LIGHT, SaidWord, has_pronoun, is_demand, is_permission, read_statement
from argmap.model.elements import ArgumentMap, Claim
from argmap.teach.grading.claim_denial import VERBATIM, SaidClaim, WordHit, how_denied
from argmap.teach.grading.word_order import order_of

MISSPELT = 0.85
"""How far a misspelt word counts."""
UN = 0.95
"""How far a word and the same with *un-* count as opposites."""
SHORTEST_UN = 5
"""Letters of a word from which *un-* may be a prefix."""
MEANT = 0.25
"""How far the words of the claim above count for a pronoun."""
MOST_VARIANTS = 18
"""Wordings of the model, those that share most first, that a claim is compared with in full."""
MOST_PLACES = 150
"""Wordings of the model that are looked at for one word."""
MOST_REMEMBERED = 2048
"""Texts whose comparison is remembered."""
MOST_QUOTES = 3
"""Quotes of a claim that are compared."""


class WordEvidence(NamedTuple):
    """What the words of a pair of claims show.

    `student` and `model`, in [0, 1], are the shares of what either says that the other says, too; `shared` is the sum
    of the weights of the words that they share; `denied`, in [0, 1], how clearly one denies the other. `words` are the
    numbers of the student's words that are shared.
    """

    student: float
    model: float
    shared: float
    denied: float
    words: frozenset[int]

    @property
    def alike(self) -> float:
        """How far both say the same, in [0, 1]."""
        return (self.student + self.model) / 2

    @property
    def clearly_denied(self) -> float:
        """How clearly one denies the other, in [0, 1]: less clearly if they say different things otherwise."""
        return self.denied * min(1.0, 1.25 * self.alike)


@dataclass(slots=True)
class _Variant:
    """One wording of a claim of the model: its text or a quote."""

    claim: int
    is_text: bool
    said: SaidClaim


class ModelWords:
    """The words of the claims of a model, looked up by what they mean."""

    def __init__(self, model: ArgumentMap) -> None:
        self.language = (model.language or "en")[:2]
        statements = [[read_statement(text, self.language) for text in wordings(claim)] for claim in model.claims]
        self.order = order_of(self.language)
        self.frequency: Counter[str] = Counter()
        for variants in statements:
            self.frequency.update({key for words in variants for word in words for key, _, _ in _keys(word)})
        self.variants: list[_Variant] = []
        self.index: dict[str, list[tuple[int, int, float, int, int]]] = {}
        for number, variants in enumerate(statements):
            for place, words in enumerate(dict.fromkeys(variants)):
                weights = [self.weight(word) for word in words]
                said = self._said(words, weights)
                self._enter(_Variant(number, place == 0, said))
        self._compared: dict[str, Mapping[int, WordEvidence]] = {}
        self.bases = {word.base for variant in self.variants for word in variant.said.words}
        self.spelling = tuple(sorted(b for b in self.bases if b.isalpha() and len(b) > 3))

    def _enter(self, variant: _Variant) -> None:
        for at, word in enumerate(variant.said.words):
            for key, strength, pole in (*_keys(word), *_opposites(word, 1)):
                places = self.index.setdefault(key, [])
                if len(places) < MOST_PLACES:
                    places.append((len(self.variants), at, strength, pole, word.sign))
        self.variants.append(variant)

    def _said(self, words: tuple[SaidWord, ...], weights: list[float]) -> SaidClaim:
        demand = is_demand(words, self.language)
        ruling = demand or is_permission(words, self.language)
        return SaidClaim(words, weights, sum(weights) or 1.0, demand, ruling, any(word.spared for word in words))

    def weight(self, word: SaidWord) -> float:
        """The weight of a word among the claims of the model."""
        counts = [self.frequency[key] for key, strength, _ in _keys(word) if strength > 0.9 and self.frequency[key]]
        return word.weight / (1 + log(sum(counts) / len(counts))) if counts else word.weight

    def compare(self, text: str) -> Mapping[int, WordEvidence]:
        """As `_compare`, remembered for the texts of a class, many of which are the same."""
        known = self._compared.get(text)
        if known is None:
            if len(self._compared) >= MOST_REMEMBERED:
                self._compared.clear()
            known = self._compared[text] = self._compare(text)
        return known

    def _compare(self, text: str) -> dict[int, WordEvidence]:
        """For each claim of the model that shares a word with a text: what the words show."""
        words = read_statement(text, self.language)
        weights = [self.weight(word) for word in words]
        hits: dict[int, dict[tuple[int, int], WordHit]] = {}
        for is_light in (False, True):
            for at, word in enumerate(words):
                if (word.weight <= LIGHT) is is_light:
                    self._look_up(at, word, hits, only_more=is_light)
        rough = {
            number: sum(hit.likeness * self.variants[number].said.weights[other] for (_, other), hit in pairs.items())
            for number, pairs in hits.items()
        }
        likely = sorted(rough, key=lambda number: (-rough[number], number))[:MOST_VARIANTS]
        own = self._said(words, weights)
        best: dict[int, WordEvidence] = {}
        denied: dict[int, float] = {}
        for number in sorted(likely):
            variant = self.variants[number]
            evidence = self._weigh(own, variant, hits[number])
            if variant.is_text:
                denied[variant.claim] = evidence.denied
            known = best.get(variant.claim)
            if known is None or evidence.alike > known.alike:
                best[variant.claim] = evidence
        for claim, evidence in best.items():
            if evidence.alike < VERBATIM and claim in denied:
                best[claim] = evidence._replace(denied=denied[claim])
        return best

    def compare_meant(self, text: str, above: str) -> Mapping[int, WordEvidence]:
        """The same for a text with a pronoun, by the words of the claim above, which it may stand for."""
        if not has_pronoun(read_statement(text, self.language), self.language):
            return {}
        return {
            claim: WordEvidence(found.student * MEANT, found.model * MEANT, found.shared * MEANT, 0.0, frozenset())
            for claim, found in self.compare(above).items()
        }

    def _look_up(
        self, at: int, word: SaidWord, hits: dict[int, dict[tuple[int, int], WordHit]], *, only_more: bool
    ) -> None:
        """Adds the words of the model that a word is like; `only_more` for wordings that are known already."""
        for key, strength, pole in self._keys_with_spelling(word):
            for variant, other, other_strength, other_pole, other_sign in self.index.get(key, ()):
                into = hits.get(variant)
                if into is None:
                    if only_more:
                        continue
                    into = hits[variant] = {}
                poles = pole * other_pole
                hit = WordHit(strength * other_strength, word.sign * other_sign * (poles or 1), poles < 0)
                pair = (at, other)
                known = into.get(pair)
                if known is None or hit > known:
                    into[pair] = hit

    def _keys_with_spelling(self, word: SaidWord) -> Iterator[tuple[str, float, int]]:
        yield from _keys(word)
        yield from _opposites(word, -1)
        if word.weight == 1 and not word.meanings and word.base not in self.bases:
            nearest = nearest_word(word.base, self.spelling)
            if nearest is not None:
                yield f"w {nearest}", MISSPELT, 0

    def _weigh(self, own: SaidClaim, variant: _Variant, hits: dict[tuple[int, int], WordHit]) -> WordEvidence:
        mine: dict[int, float] = {}
        theirs: dict[int, float] = {}
        for (at, other), hit in hits.items():
            likeness = hit.likeness
            if likeness > mine.get(at, 0.0):
                mine[at] = likeness
            if likeness > theirs.get(other, 0.0):
                theirs[other] = likeness
        shared = said = 0.0
        weights = variant.said.weights
        for other in sorted(theirs):
            shared += weights[other] * theirs[other]
        weights = own.weights
        for at in sorted(mine):
            said += weights[at] * mine[at]
        student, model = said / own.total, shared / variant.said.total
        denied = how_denied(own, variant.said, hits, self.order, (student + model) / 2)
        return WordEvidence(student, model, shared, denied, frozenset(mine))


def _keys(word: SaidWord) -> Iterator[tuple[str, float, int]]:
    yield f"w {word.base}", 1.0, 0
    for meaning in word.meanings:
        if meaning.is_meaning:
            yield meaning.key, meaning.strength, meaning.pole


def _opposites(word: SaidWord, side: int) -> Iterator[tuple[str, float, int]]:
    """Keys under which a word of the model is found by its opposites (`side` 1), or one of the student's looks (-1)."""
    for meaning in word.meanings:
        if meaning.pole:
            yield f"{meaning.key} {meaning.pole * side}", meaning.strength, side
    if word.weight == 1:
        whole, un = ("with", "without") if side > 0 else ("without", "with")
        yield f"{whole} un {word.base}", UN, side
        if word.base.startswith("un") and len(word.base) >= SHORTEST_UN:
            yield f"{un} un {word.base[2:]}", UN, side


def wordings(claim: Claim) -> list[str]:
    """The wordings of a claim of a model: its text and its quotes."""
    return [claim.text, *claim.quotes[:MOST_QUOTES]]
