"""Several claims in one text.

What
    A text of more than one sentence (the option `sentences` sets the limit), or of two clauses joined by a semicolon
    that could stand alone. Text in quotation marks or brackets does not count, nor do the full stops of abbreviations,
    initials and numbers. Claims of the kinds question and context may be longer. Only in English, or where the map
    states no language.

Why
    A support or attack of such a text cannot say which claim it means, and the text has one strength for all its
    claims. Often the second sentence is a reason for the first and belongs below it.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air is bad. Most of the dust comes from traffic.
      - claim: The streets are narrow; they were built for carts.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air is bad.
        reasons:
          - claim: Most of the dust comes from traffic, says Dr. B. Hall of the U.S. Air Office.
      - claim: The streets are narrow, steep and old; too narrow for two cars.

See: Kialo, "Types of mark": *more than one claim* is among the reasons to mark a claim for review.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from argmap.diagnostics import Severity
from argmap.language.english import is_clause
from argmap.model.elements import Kind
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext

_ENTITY = compile_later(r"&#?\w{1,10};")
_LONGEST = 10_000


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    if not context.is_english:
        return
    for claim in context.debate.claims:
        if claim.kind in (Kind.QUESTION, Kind.CONTEXT):
            continue
        text = context.masked[claim.text[:_LONGEST]]
        number = len(context.sentences[text])
        if number > context.options["sentences"]:
            message = f"this text has {number} sentences; give each claim its own entry"
            yield Finding(message, claim.id, "text")
        elif number < 2 and any(_two_clauses(text)):
            yield Finding("a semicolon joins two claims here; give each its own entry", claim.id, "text")


def _two_clauses(text: str) -> Iterator[bool]:
    """For each semicolon, whether a clause stands on either side."""
    parts = [is_clause(part) for part in _ENTITY.sub("", text).split(";")] if ";" in text else []
    yield from (before and after for before, after in pairwise(parts))


RULE = Rule("ARG304", "several-claims", Severity.INFO, check, __doc__, options={"sentences": 1})
