"""What is to be reviewed, and in which order; the section and the paragraph around a claim."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model.elements import ArgumentMap, Claim, Confidence, Relation
from argmap.model.source.quotes import SourceText
from argmap.patterns import compile_later
from argmap.review.model_change import is_draft

_ORDER = {Confidence.GUESS: 0, Confidence.LIKELY: 1, Confidence.SURE: 2}


def drafts(debate: ArgumentMap) -> list[Claim]:
    """The claims that nobody has reviewed: guesses first, then those that are likely, those that say nothing, and sure.

    Within these the order of the map.
    """

    def rank(claim: Claim) -> float:
        return _ORDER[claim.origin.confidence] if claim.origin is not None else 1.5

    return sorted((claim for claim in debate.claims if is_draft(claim)), key=rank)


def section_of(debate: ArgumentMap, claim: str) -> str:
    """The claim right below the thesis that leads to this one by the first step of each; the claim itself without one.

    >>> from argmap.formats import loads
    >>> debate = loads("argmap: 1\\nthesis: T\\npillars: [{claim: A, reasons: [{claim: B, reasons: [C]}]}]")
    >>> section_of(debate, "c"), section_of(debate, "t")
    ('a', 't')
    """
    element, seen = claim, {claim}
    while (outward := debate.out_of.get(element, ())) and outward[0].target != debate.thesis:
        target = debate.by_id[outward[0].target]
        while isinstance(target, Relation) and target.id not in seen:
            seen.add(target.id)
            target = debate.by_id[target.target]
        if target.id in seen or isinstance(target, Relation) or target.id == debate.thesis:
            break
        element = target.id
        seen.add(element)
    return element


_BREAK = compile_later(r"\n(?:[^\S\n]*\n)+|\n(?=[^\S\n]*(?:[-*•–]|\d{1,3}[.)])\s)")
"""What sets paragraphs and the items of lists apart."""


def whole_passage(source_text: str | None, typed: str) -> str:
    """What a person means by a passage: itself, or with `...` in it all from the words before to those behind.

    >>> whole_passage("We say: so it is, and so\\nit stays. Yes.", "so it ... stays")
    'so it is, and so it stays.'
    >>> whole_passage("We say so.", "so ... never"), whole_passage(None, "so it is")
    ('so ... never', 'so it is')
    """
    first, dots, last = (part.strip() for part in typed.replace("…", "...").partition("..."))
    if source_text is None or not (first and dots and last):
        return typed
    source = SourceText(source_text)
    for begin in source.find(first, 1):
        for end in source.find(last):
            if end.start >= begin.end:
                return " ".join(source_text[begin.start : end.end].split())
    return typed


class QuotedParagraph(NamedTuple):
    """A paragraph of the article around a quote.

    - `line`: its first line, from 1.
    - `before`, `quote`, `after`: its text, each on one line.
    """

    line: int
    before: str
    quote: str
    after: str


def paragraph_of(source_text: str | None, claim: Claim) -> QuotedParagraph | None:
    """The paragraph that has the first quote of a claim; None without the article or if it has no such passage.

    >>> claim = Claim(id="a", text="A.", quotes=("so it is",))
    >>> paragraph_of("Title\\n\\nWe say: so\\nit is. Yes.\\n", claim)
    QuotedParagraph(line=3, before='We say: ', quote='so it is.', after=' Yes.')
    """
    if source_text is None or not claim.quotes:
        return None
    passages = SourceText(source_text).find(claim.quotes[0], 1)
    if not passages:
        return None
    start, end = passages[0].start, passages[0].end
    first = max(
        (match.end() for match in _BREAK.finditer(source_text, 0, start + 1) if match.end() <= start), default=0
    )
    behind = _BREAK.search(source_text, end)
    last = behind.start() if behind is not None else len(source_text)
    before, after = source_text[first:start].lstrip(), source_text[end:last].rstrip()
    line = source_text.count("\n", 0, start - len(source_text[first:start].lstrip())) + 1
    return QuotedParagraph(line, before.replace("\n", " "), passages[0].text, after.replace("\n", " "))
