"""Which objections a recommendation addresses: those that it shares rare words with.

A word is rare if few parts of the outline have it. Nothing is guessed from the order. Where there are as many
recommendations as objections and words tell for all but one which objections they address, the last one gets the
objection that is left, with a note; other recommendations without a shared word are left open for the reviewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.article import Article
from argmap.drafting.draft_outline import DraftPart
from argmap.language.terms import terms
from argmap.model.elements import Kind, Polarity

_COMMON = 0.34
"""Share of the objections from which on a word does not tell them apart."""
_MOST_SHARING = 20
"""The most objections that may share a word that tells them apart, in an article of any length."""

LEFT_OVER = "It is taken to address the only objection that no other recommendation addresses."
"""The note of a recommendation that no word ties to its objection."""


def find_addressed(article: Article, parts: Sequence[DraftPart]) -> None:
    """Fills in `addresses` of each recommendation with the objection that it shares most with, if one is ahead."""
    objections = [part for part in parts if part.polarity is Polarity.ATTACK and part.kind is Kind.CLAIM]
    recommendations = [part for part in parts if part.kind is Kind.RECOMMENDATION]
    if not objections or not recommendations:
        return
    lines = _line_terms(article, objections, parts)
    limit = min(max(1, int(len(objections) * _COMMON)), _MOST_SHARING)
    holders: dict[str, list[int]] = {}
    for number, stems in enumerate(lines):
        for stem in stems:
            holders.setdefault(stem, []).append(number)
    for recommendation in recommendations:
        shares = Counter[int]()
        for stem in sorted(_part_terms(article, recommendation)):
            sharing = holders.get(stem, [])
            for number in sharing if len(sharing) <= limit else []:
                shares[number] += 1 / len(sharing)  # type: ignore[assignment]
        best, second = [*sorted(shares.values(), reverse=True), 0.0, 0.0][:2]
        if best > second:
            recommendation.addresses = [objections[shares.most_common(1)[0][0]]]
    _pair_last(objections, recommendations)


def _pair_last(objections: Sequence[DraftPart], recommendations: Sequence[DraftPart]) -> None:
    """Gives the only recommendation that is open the only objection that nothing addresses."""
    addressed = {id(objection) for recommendation in recommendations for objection in recommendation.addresses}
    unanswered = [objection for objection in objections if id(objection) not in addressed]
    still_open = [recommendation for recommendation in recommendations if not recommendation.addresses]
    if len(unanswered) == len(still_open) == 1 and 2 < len(objections) == len(recommendations):
        still_open[0].addresses = unanswered
        still_open[0].note = still_open[0].note or LEFT_OVER


def _line_terms(article: Article, objections: Sequence[DraftPart], parts: Sequence[DraftPart]) -> list[set[str]]:
    """The terms of each objection and of the parts right below it."""
    lines = {id(objection): _part_terms(article, objection) for objection in objections}
    for part in parts:
        if part.polarity is Polarity.SUPPORT and id(part.target) in lines:
            lines[id(part.target)] |= _part_terms(article, part)
    return [lines[id(objection)] for objection in objections]


def _part_terms(article: Article, part: DraftPart) -> set[str]:
    label = article.text[part.label_start : part.label_end] if part.label_start is not None else ""
    return {*terms(article.text[part.start : part.end]), *terms(label)}
