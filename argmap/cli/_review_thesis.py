"""Which passages of the article may be the thesis, as `draft` proposes them, and what makes one of them the thesis."""

from __future__ import annotations

from argmap.article import ArticleError
from argmap.drafting import DraftError, draft
from argmap.drafting.draft_outline import Candidate
from argmap.model.document import Document
from argmap.review import ReviewAction, parse_action


def thesis_candidates(document: Document) -> list[Candidate]:
    """The candidates, best first; none without the article, and none for a text that cannot be drafted."""
    source = document.map.source
    if document.source_text is None or document.map.thesis is None:
        return []
    try:
        made = draft(
            document.source_text, title=source.title if source is not None else None, question=document.map.question
        )
    except (ArticleError, DraftError):
        return []
    return list(made.candidates)


def choosing_action(document: Document, candidate: Candidate) -> ReviewAction:
    """The action for a candidate: a claim that says it changes places with the thesis, else that is reworded."""
    debate, source_text = document.map, document.source_text or ""
    is_in_text = candidate.start is not None and candidate.end is not None
    quote = " ".join(source_text[candidate.start : candidate.end].split()) if is_in_text else None
    text = " ".join(candidate.text.split())
    for claim in debate.claims:
        if claim.text == text and claim.id != debate.thesis:
            return parse_action({"action": "choose-thesis", "claim": claim.id})
    words = {"text": text, **({"quote": quote} if quote else {})}
    return parse_action({"action": "reword", "claim": debate.thesis, **words})
