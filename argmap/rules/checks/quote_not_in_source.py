"""A quote that is not in the source.

What
    A quote that does not occur in the source text word for word, ignoring the shape of quotation marks and dashes,
    white space and case. The nearest passage is shown with its line. If the text of the source is missing, quotes are
    not checked.

Why
    A quote ties a claim to what was really said. A quote that is not in the source was misread, shortened or invented.

Fix safety
    The fix writes the nearest passage of the source if it differs only in a word or a few letters. It is unsafe,
    because another passage may have been meant.

Source
    We have waited long enough. It is time to give these streets back to the people who walk.

Flagged
    argmap: 1
    thesis:
      claim: The old town should be closed to private cars.
      quote: it is time to give the streets back

Clean
    argmap: 1
    thesis:
      claim: The old town should be closed to private cars.
      quote: it is time to give these streets back
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.language.normalising import normalise
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_EXPLAINED = 20
_ALIKE = 0.8
_COMPARED = 600
"""Characters of a quote that are compared with the passage."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such quote; the first twenty come with the nearest passage."""
    source = context.source
    if source is None:
        return
    missing = [
        (claim.id, number, quote)
        for claim in context.debate.claims
        for number, quote in enumerate(claim.quotes)
        if not source.count(quote, 1)
    ]
    passages = source.nearest([quote for _, _, quote in missing[:_EXPLAINED]]) if missing else []
    for place, (claim, number, quote) in enumerate(missing):
        hint = ""
        passage = passages[place] if place < len(passages) else None
        if "..." in normalise(quote) and passage is not None:
            hint = "; quote one passage without omissions, or give its parts as several 'quotes'"
        elif passage is not None:
            hint = f"; the nearest passage is {shorten(passage.text, 300)} (line {passage.line} of the source)"
        elif place < len(passages):
            hint = ", nor is anything similar"
        fix = None
        if passage is not None and _is_alike(quote, passage.text):
            fix = context.rewrite_field(claim, f"quotes.{number}", passage.text, f"quote {shorten(passage.text)}")
        yield Finding(f"{shorten(quote)} is not in the source{hint}", claim, f"quotes.{number}", (), fix)


def _is_alike(quote: str, passage: str) -> bool:
    """Whether a passage is surely what was meant: a word or two differ, or some letters in longer words."""
    import difflib

    one, other = normalise(quote), normalise(passage)
    if "..." in one or max(len(one), len(other)) > _COMPARED:
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


RULE = Rule("ARG401", "quote-not-in-source", Severity.ERROR, check, __doc__, needs_source=True, fix="unsafe")
