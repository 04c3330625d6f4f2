"""A connective that does the work of a relation.

What
    A text that begins with a word such as *Therefore*, *However*, *But* or *For example*, which connects it to another
    text; or a text that contains its own reason or conclusion after *because*, *since* or *therefore*. *Since 1990*,
    *so far*, *not because* and *however hard* are not connectives, and *because of* names a cause. Only in English, or
    where the map states no language.

Why
    The relations of a map say what follows from what. A claim must be clear wherever it appears; in a list or in
    another place, *but* has nothing to object to. A reason inside the text has no box of its own, so nobody can object
    to it.

Fix safety
    The fix removes the connective at the beginning. It is unsafe, because the text changes and the relation may not say
    what the connective said.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Moreover, the air gets cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        reasons:
          - claim: Since 2010 most of the dust has come from cars, so far as is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Fix, Severity
from argmap.language.connectives import CONNECTIVES_INSIDE, inner_connective, opening_connective
from argmap.language.english import is_clause, mask_asides, tokens
from argmap.model.elements import Claim, Kind
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_LONGEST = 2000
_PAUSES = " ,:–—"


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    if not context.is_english:
        return
    for claim in context.debate.claims:
        if claim.kind in (Kind.QUESTION, Kind.CONTEXT):
            continue
        text = context.masked[claim.text[:_LONGEST]]
        length = opening_connective(text)
        if length:
            word = shorten(claim.text[:length].strip(_PAUSES))
            fix = _without(context, claim, length) if len(claim.text) <= _LONGEST else None
            yield Finding(
                f"{word} connects this to another claim; the relation already does", claim.id, "text", (), fix
            )
        elif not context.words[claim.text].isdisjoint(CONNECTIVES_INSIDE) and (inner := inner_connective(text)):
            what = "gives a reason" if inner.casefold() in ("because", "since") else "draws a conclusion"
            yield Finding(f"{shorten(inner)} {what} within the text; make that a separate claim", claim.id, "text")


def _without(context: RuleContext, claim: Claim, length: int) -> Fix | None:
    """A fix that takes off what the text begins with, if a sentence is left."""
    rest = claim.text[length:].lstrip(_PAUSES)
    while more := opening_connective(mask_asides(rest)):
        rest = rest[more:].lstrip(_PAUSES)
    first = tokens(claim.text[:length])[0]
    if first in ("because", "since", "or") or not is_clause(mask_asides(rest)):
        return None
    if claim.text.lstrip()[:1].isupper():
        rest = rest[:1].upper() + rest[1:]
    return context.rewrite_field(claim.id, "text", rest, f"remove {shorten(claim.text[:length].strip(_PAUSES))}")


RULE = Rule("ARG309", "connective-in-claim", Severity.INFO, check, __doc__, fix="unsafe")
