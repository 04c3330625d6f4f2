"""Candidates for the thesis: at most three, best first, each with its reason, the title and the question among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.drafting.draft_outline import Candidate, Confidence, Material
from argmap.drafting.passages import ClaimPassage
from argmap.language.terms import terms

MOST = 3
"""The most candidates that are offered."""
REASONS = {
    "alone": "it is the only claim of its paragraph",
    "after-opinion": "the author says that this is their own view",
    "shares-title": "it takes up the words of the title",
    "shares-introduction": "it takes up the words of the introduction",
    "shares-end": "the last paragraph takes up its words",
    "throughout": "its words run through the whole text",
    "first-person": "the author speaks of themselves",
    "first": "it opens its paragraph",
    "last": "it closes its paragraph",
    "closing-conclusion": "it concludes its paragraph",
    "after-conclusion": "a word of conclusion leads to it",
    "after-summary": "it sums up",
    "after-turn": "it turns against what stands before it",
    "previous-yielding": "the clause before it yields to it",
    "next-reason": "a reason follows it",
    "demand": "it says what should be done",
    "value": "it says what is good or bad",
}
"""What a cue of a passage says about it, for the user."""
_TITLE = "title"
_QUESTION = "question"
_WHY_TITLE = "it is the title of the text"


def propose(passage: ClaimPassage, rule: str, cue: str | None, where: str, confidence: Confidence) -> Candidate:
    """A passage as a candidate; its reason is where it stands and what its strongest cue says."""
    reason = f"{where}; {REASONS[cue]}" if cue in REASONS else where
    return Candidate(passage.text, rule, reason, confidence, passage.start, passage.end, passage.unit)


def choose_candidates(
    material: Material,
    proposals: Sequence[Candidate],
    *,
    title_at: int = MOST,
    why_title: str = _WHY_TITLE,
    seek_title: bool = False,
) -> list[Candidate]:
    """The best proposals, with the title and the question among them, at most three in all.

    proposals: passages of the text, best first. title_at: how many of them come before the title, the question being
    the last in any case. why_title: why the title may be the thesis, for the user. seek_title: whether the title gets
    the place of the first proposal that there is no room for and that takes up its words.
    """
    title, question = _title(material, why_title), _question(material)
    room = MOST - (title is not None) - (question is not None)
    chosen: list[Candidate] = []
    left: list[Candidate] = []
    for proposal in proposals:
        if not any(_overlap(proposal, other) for other in chosen):
            (chosen if len(chosen) < room else left).append(proposal)
    if title is not None:
        chosen.insert(title_at, _place_title(title, left) if seek_title else title)
    return [*chosen, question] if question is not None else chosen


def _place_title(title: Candidate, passages: Sequence[Candidate]) -> Candidate:
    """The title with the first of some passages that takes up half of its words, so that the text bears it out."""
    words = terms(title.text).keys()
    for passage in passages:
        if len(words & terms(passage.text).keys()) * 2 >= len(words) > 0:
            reason = f"{title.reason}; the text takes up its words"
            return replace(title, start=passage.start, end=passage.end, unit=passage.unit, reason=reason)
    return title


def _title(material: Material, why: str) -> Candidate | None:
    title = (material.title or "").strip()
    if not title:
        return None
    place = _place_of_title(material, title)
    start, end = place if place is not None else (None, None)
    return Candidate(title, _TITLE, why, "guess", start, end)


def _place_of_title(material: Material, title: str) -> tuple[int, int] | None:
    """Where the title stands in the text, if its first block has it."""
    article = material.article
    if not article.blocks:
        return None
    first = article.blocks[0]
    place = article.text.find(title, first.start, first.end)
    return (place, place + len(title)) if place >= 0 else None


def _question(material: Material) -> Candidate | None:
    question = (material.question or "").strip()
    if not question or question == (material.title or "").strip():
        return None
    return Candidate(question, _QUESTION, "it is the question that the text answers", "guess")


def _overlap(one: Candidate, other: Candidate) -> bool:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end
