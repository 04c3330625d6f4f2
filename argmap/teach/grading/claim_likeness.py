"""Which claims of a student's map may stand for which of the reference: by text, id, quote, or likeness of words.

Equal texts come first, and a claim that has one stands for no other; so the ids of verbatim claims make no difference.
Else the same id counts, if people gave it and the texts have much in common (0.4); then quotes that share most of their
words; then likeness: the mean of the ratio over sorted words (normalised indel similarity, by the rapidfuzz library)
and of the coefficient of Sørensen and Dice over words. On 20 claims put into other words by hand the mean is 0.69 to
0.90; on the 1,996 pairs of different claims within three maps it is at most 0.57. A claim and its plain negation, or
any two of which one denies and the other does not, are never alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.language.negation import stance
from argmap.language.normalising import normalise, normalised_claim
from argmap.model.elements import ArgumentMap, Claim
from argmap.model.matching.given_ids import is_given
from argmap.model.matching.resemblance import Words, resemblance, words, worth_comparing

ALL_PAIRS = 250_000
"""Pairs of claims up to which every pair is compared; beyond, only those that share rare words."""
SAME_ID = 0.4
"""Likeness that two claims with the same id must have at least."""
SAME_QUOTE = 0.6
"""Resemblance of quotes from which on two claims count as the same."""

Likenesses = dict[str, dict[str, float]]
"""Student's claim → reference's claims that it may stand for → likeness in (0, 1]."""


class _ComparedTexts(NamedTuple):
    """What is compared of one map, claim by claim."""

    claims: tuple[Claim, ...]
    texts: list[str]
    words: list[Words]
    ordered: list[str]
    denied: list[bool]
    quotes: list[list[Words]]


def find_likenesses(student: ArgumentMap, reference: ArgumentMap, least: float) -> Likenesses:
    """The pairs of claims that are alike enough; `least` in (0, 1] is for claims in other words."""
    one, other = _compared_texts(student), _compared_texts(reference)
    exact = set(one.texts) & set(other.texts)
    found: Likenesses = {claim.id: {} for claim in student.claims}
    at: dict[str, list[int]] = {}
    for number, text in enumerate(other.texts):
        at.setdefault(text, []).append(number)
    for number, claim in enumerate(student.claims):
        for place in at.get(one.texts[number], ()):
            found[claim.id][reference.claims[place].id] = 1.0
    left = ([n for n, text in enumerate(side.texts) if text not in exact] for side in (one, other))
    for number, place in _pairs(one, other, *left):
        likeness = _likeness(one, other, number, place, least)
        if likeness > 0:
            found[one.claims[number].id][other.claims[place].id] = likeness
    return found


def _compared_texts(debate: ArgumentMap) -> _ComparedTexts:
    texts = [normalised_claim(claim.text) for claim in debate.claims]
    parted = [words(claim.text) for claim in debate.claims]
    return _ComparedTexts(
        debate.claims,
        texts,
        parted,
        [" ".join(sorted(normalise(claim.text).rstrip(".!?…").split())) for claim in debate.claims],
        [stance(claim.text).denied for claim in debate.claims],
        [[words(quote) for quote in claim.quotes] for claim in debate.claims],
    )


def _pairs(
    one: _ComparedTexts, other: _ComparedTexts, left: Sequence[int], right: Sequence[int]
) -> Iterable[tuple[int, int]]:
    """The pairs that are worth a look."""
    if len(left) * len(right) <= ALL_PAIRS:
        return ((number, place) for number in left for place in right)
    return worth_comparing({n: one.words[n] for n in left}, {n: other.words[n] for n in right})


def _likeness(one: _ComparedTexts, other: _ComparedTexts, number: int, place: int, least: float) -> float:
    """How alike two claims are, if enough; else 0."""
    shared = resemblance(one.words[number], other.words[place])
    same_id = one.claims[number].id == other.claims[place].id and is_given(one.claims[number])
    quoted = _quotes_shared(one.quotes[number], other.quotes[place])
    if shared < 2 * least - 1 and not same_id and not quoted:
        return 0.0
    from rapidfuzz.fuzz import ratio

    likeness = (shared + ratio(one.ordered[number], other.ordered[place]) / 100) / 2
    if one.denied[number] is not other.denied[place]:
        return 0.0
    if likeness >= least or (same_id and likeness >= SAME_ID) or quoted:
        return min(max(likeness, 1e-6), 0.999)
    return 0.0


def _quotes_shared(one: list[Words], other: list[Words]) -> bool:
    return any(resemblance(a, b) >= SAME_QUOTE for a in one for b in other if a and b)
