"""How each claim of a student's map is read: as which claim of the model, how surely, and what it says besides.

All evidence is weighed together: words and quotes (`word_evidence`), the place in the source, and the place in the map
(`pair_probability`). Equal texts are certain. Ids never count: students choose them freely, and number their claims as
often as they name them. A claim is surely read as another one only if they share a word of some weight or a synonym, so
nonsense in the right place stays nonsense. Without such a word it may be a *maybe*: where claims below it are matched,
or where a pronoun stands for the claim above. A maybe is for the teacher to decide: at most a tenth of a map's pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from argmap.language.normalising import normalise_claim
from argmap.model.elements import ArgumentMap
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.claim_places import ClaimPlace, claim_places
from argmap.teach.grading.pair_probability import Pair, pair_probabilities
from argmap.teach.grading.source_places import SourcePlaces
from argmap.teach.grading.word_evidence import ModelWords, WordEvidence

MAYBE = 0.25
"""The least probability of a maybe."""
MOST_MAYBE = 0.1
"""The largest share of a map's pairs that may be a maybe; one is always possible."""
HALF = 0.5
"""The largest probability of a maybe."""
ALSO = 0.75
"""The share of each claim of the model that a claim must say to say several."""
APART = 0.5
"""The largest share of its words, in [0, 1], that a merged claim may use for both of two claims of the model."""
DENIED = 0.7
"""How clearly, in [0, 1], a claim must deny one of the model to be read as its opposite."""
MOST_PAIRS = 10
"""Claims of the model, the most alike first, that one claim is compared with in its place."""
PLACED = 4.0
"""What it adds to the logarithm of the odds that a claim quotes the passage of a claim of the model, or another one."""
MOST_ASKED = 10_000
"""Pairs up to which a likeness from elsewhere is asked about all of them."""
SHARPEST = 4.0
"""The largest logarithm of odds that a likeness from elsewhere adds."""

Likeness = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""For pairs of texts, the probability in [0, 1] that both say the same."""


class Maybe(NamedTuple):
    """A claim of the student, the claim of the model that it may say, and how probable that is, in [0, 1]."""

    pupil: str
    model: str
    probability: float


@dataclass(frozen=True, slots=True)
class MapReading:
    """How the claims of a student's map are read, by ids.

    `sure` has the pairs that are sure, with their probability: several of a claim only if texts are equal. `maybe` has
    the others that are probable. `also` has further claims of the model that a merged claim says, `denied` the claim of
    the model that a claim denies. `in_text` are claims that the source has and the model has not.
    """

    sure: Mapping[tuple[str, str], float]
    maybe: tuple[Maybe, ...]
    also: Mapping[str, tuple[str, ...]]
    denied: Mapping[str, str]
    in_text: frozenset[str]


class ModelReader:
    """A model, prepared for reading many maps of students."""

    def __init__(self, model: ArgumentMap, source: str | None = None, likeness: Likeness | None = None) -> None:
        self.model = model
        self.words = ModelWords(model)
        self.places = claim_places(model)
        self.texts: dict[str, list[int]] = {}
        for number, claim in enumerate(model.claims):
            self.texts.setdefault(normalise_claim(claim.text), []).append(number)
        self.source = SourcePlaces(model, source) if source is not None else None
        self.likeness = likeness

    def read(self, student: ArgumentMap, sure: float) -> MapReading:
        """How the claims of a map are read; `sure`, in [0.5, 1], is the probability from which a pair is sure."""
        evidence: dict[Pair, WordEvidence] = {}
        certain: dict[Pair, float] = {}
        more: dict[Pair, float] = {}
        elsewhere: set[int] = set()
        twins: dict[int, int] = {}
        first: dict[str, int] = {}
        places = claim_places(student)
        for number, claim in enumerate(student.claims):
            text = normalise_claim(claim.text)
            twins[number] = first.setdefault(text, number)
            equal = self.texts.get(text, ())
            certain.update({(number, place): 1.0 for place in equal})
            if not equal:
                evidence.update(
                    {
                        (number, place): e
                        for place, e in self._compare(claim.text, claim.quotes, _above(student, places, number)).items()
                    }
                )
                if self.source is not None:
                    passages = self.source.passages(claim.text)
                    more.update({(number, place): PLACED for place in passages or ()})
                    if passages is not None and not passages:
                        elsewhere.add(number)
        taken = {place for _, place in certain}
        evidence = {pair: e for pair, e in evidence.items() if pair[1] not in taken}
        more = {pair: value for pair, value in more.items() if pair[1] not in taken}
        more.update({pair: -PLACED for pair in evidence if pair[0] in elsewhere})
        self._ask(student, evidence, more, certain)
        probabilities = pair_probabilities(
            evidence,
            places,
            self.places,
            certain=certain,
            more=more,
            twins=twins,
            allies=_find_allies(evidence),
        )
        known = {*certain, *more, *(pair for pair, found in evidence.items() if found.words)}
        return self._decide(student, evidence, probabilities, known, sure, elsewhere)

    def _compare(self, text: str, quotes: Sequence[str], above: str | None) -> dict[int, WordEvidence]:
        """What the words of a claim and its quotes show, for the most alike claims of the model."""
        best = dict(self.words.compare(text))
        if above is not None:
            best = {**self.words.compare_meant(text, above), **best}
        for quote in quotes[:1]:
            for place, found in self.words.compare(quote).items():
                if place in best and found.alike > best[place].alike:
                    best[place] = found._replace(denied=best[place].denied, words=best[place].words)
        if len(best) <= MOST_PAIRS:
            return best
        return dict(sorted(best.items(), key=lambda entry: (-entry[1].alike, entry[0]))[:MOST_PAIRS])

    def _ask(
        self,
        student: ArgumentMap,
        evidence: Mapping[Pair, WordEvidence],
        more: dict[Pair, float],
        certain: Mapping[Pair, float],
    ) -> None:
        """Adds what a likeness from elsewhere says about the pairs: about all of them, unless they are very many."""
        if self.likeness is None:
            return
        known, said = {a for a, _ in certain}, {b for _, b in certain}
        rows = [a for a in range(len(student.claims)) if a not in known]
        columns = [b for b in range(len(self.model.claims)) if b not in said]
        is_small = len(rows) * len(columns) <= MOST_ASKED
        pairs = [(a, b) for a in rows for b in columns] if is_small else sorted(evidence)
        texts = [(student.claims[a].text, self.model.claims[b].text) for a, b in pairs]
        for pair, value in zip(pairs, self.likeness(texts), strict=True):
            inside = min(max(float(value), 1e-6), 1 - 1e-6)
            odds = log(inside / (1 - inside))
            if pair in evidence or odds > 0:
                more[pair] = more.get(pair, 0.0) + max(-SHARPEST, min(SHARPEST, odds))

    def _decide(
        self,
        student: ArgumentMap,
        evidence: Mapping[Pair, WordEvidence],
        probabilities: Mapping[Pair, float],
        known: set[Pair],
        sure: float,
        elsewhere: set[int],
    ) -> MapReading:
        chosen = {pair: p for pair, p in probabilities.items() if p >= sure and pair in known}
        main: dict[int, int] = {}
        for a, b in sorted(chosen, key=lambda pair: (-chosen[pair], pair)):
            main.setdefault(a, b)
        also = {a: [b for a2, b in sorted(chosen) if a2 == a and b != main[a] and (a, b) in evidence] for a in main}
        said = {b for _, b in chosen}
        free = {
            pair: min(p, HALF)
            for pair, p in probabilities.items()
            if p >= MAYBE and pair[0] not in main and pair[1] not in said
        }
        probable = sorted(assign_pairs(free), key=lambda pair: (-free[pair], pair))
        maybe = probable[: max(1, int(MOST_MAYBE * (len(main) + len(probable))))]
        matched = main.keys() | {a for a, _ in maybe}
        denied: dict[int, int] = {}
        for (a, b), found in sorted(evidence.items(), key=lambda entry: (-entry[1].alike, entry[0])):
            if a not in matched and found.clearly_denied >= DENIED:
                denied.setdefault(a, b)
        names = [claim.id for claim in student.claims]
        expected = [claim.id for claim in self.model.claims]
        return MapReading(
            {(names[a], expected[b]): p for (a, b), p in sorted(chosen.items()) if b not in also[a]},
            tuple(Maybe(names[a], expected[b], round(free[a, b], 4)) for a, b in sorted(maybe)),
            {names[a]: tuple(expected[b] for b in others) for a, others in also.items() if others},
            {names[a]: expected[b] for a, b in sorted(denied.items())},
            frozenset(names[a] for a in elsewhere if a not in matched),
        )


def _above(student: ArgumentMap, places: Sequence[ClaimPlace], number: int) -> str | None:
    """The text of the claim that a claim is about."""
    parent = places[number].parent
    return student.claims[parent].text if parent is not None else None


def _find_allies(evidence: Mapping[Pair, WordEvidence]) -> dict[Pair, list[int]]:
    """For each pair the other claims of the model that the same claim says wholly, in other words of its own."""
    whole: dict[int, list[int]] = {}
    for (a, b), found in evidence.items():
        if found.model >= ALSO and found.clearly_denied < DENIED:
            whole.setdefault(a, []).append(b)
    return {
        (a, b): allies
        for a, candidates in whole.items()
        for b in candidates
        if (allies := [c for c in candidates if c != b and _are_apart(evidence[a, b], evidence[a, c])])
    }


def _are_apart(one: WordEvidence, other: WordEvidence) -> bool:
    """Whether two claims of the model are said in different words of one claim."""
    return len(one.words & other.words) <= APART * min(len(one.words), len(other.words))
