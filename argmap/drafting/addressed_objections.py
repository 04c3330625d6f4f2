"""Which objections a recommendation addresses: those that it shares rare words with.

A word is rare if few parts of the outline have it. Nothing is guessed from the order; without a shared word the
recommendation is left open for the reviewer.
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


def find_addressed(article: Article, parts: Sequence[DraftPart]) -> None:
    """Fills in `addresses` of each recommendation with the objection that it shares most with, if one is ahead."""
    objections = [part for part in parts if part.polarity is Polarity.ATTACK and part.kind is Kind.CLAIM]
    recommendations = [part for part in parts if part.kind is Kind.RECOMMENDATION]
    if not objections or not recommendations:
        return
    lines = {id(objection): _line_terms(article, objection, parts) for objection in objections}
    counts = Counter(stem for stems in lines.values() for stem in stems)
    limit = max(1, int(len(objections) * _COMMON))
    for recommendation in recommendations:
        wanted = _part_terms(article, recommendation)
        shares = [
            (sum(1 / counts[stem] for stem in wanted & lines[id(objection)] if counts[stem] <= limit), -number)
            for number, objection in enumerate(objections)
        ]
        best, second = [*sorted(shares, reverse=True), (0.0, 0)][:2]
        if best[0] > 0 and best[0] > second[0]:
            recommendation.addresses = [objections[-best[1]]]


def _line_terms(article: Article, objection: DraftPart, parts: Sequence[DraftPart]) -> set[str]:
    """The terms of an objection and of the parts right below it."""
    stems = _part_terms(article, objection)
    for part in parts:
        if part.target is objection and part.polarity is Polarity.SUPPORT:
            stems |= _part_terms(article, part)
    return stems


def _part_terms(article: Article, part: DraftPart) -> set[str]:
    label = article.text[part.label_start : part.label_end] if part.label_start is not None else ""
    return {*terms(article.text[part.start : part.end]), *terms(label)}
