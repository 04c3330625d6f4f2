"""A quote that is too short to identify its passage.

What
    A quote of fewer than four words that occurs more than once in the source. In scripts that do not separate words,
    the limit is eight characters.

Why
    A reader who looks the quote up may find the wrong passage, and so may a program that links the claim to the text.

Source
    The mayor spoke of clean air. Nobody disputes clean air, said the shops.

Flagged
    argmap: 1
    thesis:
      claim: The old town needs better air.
      quote: clean air

Clean
    argmap: 1
    thesis:
      claim: The old town needs better air.
      quote: The mayor spoke of clean air
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_WORDS = 4
_CHARACTERS = 8
_LISTED = 5


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such quote."""
    source = context.source
    if source is None:
        return
    for claim in context.debate.claims:
        for number, quote in enumerate(claim.quotes):
            if _is_short(quote) and source.count(quote) > 1:
                places = source.find(quote, _LISTED + 1)
                more = " and further on" if len(places) > _LISTED else ""
                lines = list(dict.fromkeys(str(place.line) for place in places[:_LISTED]))
                where = f"line{'s' if len(lines) > 1 else ''} {', '.join(lines)}{more}"
                message = f"{shorten(quote)} occurs more than once in the source ({where}); quote more words"
                yield Finding(message, claim.id, f"quotes.{number}")


def _is_short(quote: str) -> bool:
    unspaced = quote.strip() > "\u2e80"
    return len(quote.strip()) < _CHARACTERS if unspaced else len(quote.split()) < _WORDS


RULE = Rule("ARG402", "ambiguous-quote", Severity.WARNING, check, __doc__, needs_source=True)
