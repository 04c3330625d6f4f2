"""A claim that consists only of hedges.

What
    A text in which every sentence says that it depends, that nobody knows, or that both sides have a point. Only
    phrases from a list are recognised; a phrase that goes on to say what it depends on is a claim. Claims of the kinds
    question and context may hedge. Only in English, or where the map states no language.

Why
    Such a text fits under any thesis and is never wrong. It neither supports nor attacks anything. Its author had
    something in mind that would: what it depends on, or what the arguments are.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: It depends.
    objections:
      - claim: Well, there are good arguments on both sides. Opinions differ.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: It depends on the buses whether people get to work without a car.
    objections:
      - claim: Opinions differ from street to street.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.diagnostics import Severity
from argmap.language.normalising import word_set
from argmap.language.word_lists import words
from argmap.model.elements import Kind
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext

_LONGEST = 300
"""Characters from which on nobody only hedges."""
_LONGEST_SENTENCE = 100
_PAUSE = compile_later(r"[.!?;:…]+\s*|\s+-+\s+")


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    if not context.is_english:
        return
    for claim in context.debate.claims:
        if claim.kind in (Kind.QUESTION, Kind.CONTEXT) or len(claim.text) > _LONGEST:
            continue
        if not context.words[claim.text] <= _vocabulary():
            continue
        parts = [part for part in _PAUSE.split(context.folded[claim.text]) if part.strip(" ,\"'")]
        if parts and all(_hedges(part.strip(" ,\"'")) for part in parts):
            yield Finding(
                "this only hedges and is neither for nor against anything; say what it depends on", claim.id, "text"
            )


@cache
def _vocabulary() -> frozenset[str]:
    """The words of all hedges, of what may fill them up, and of what joins two."""
    return word_set(" ".join(("and but", *words("en-hedges"), *words("en-hedge-fillers"))))


def _hedges(part: str) -> bool:
    """Whether a sentence, fillers aside, is a listed hedge, or two that a comma or *and* or *but* joins."""
    if len(part) > _LONGEST_SENTENCE:
        return False
    hedges = words("en-hedges")
    part = _bare(part)
    if part in hedges:
        return True
    pieces = [_bare(piece) for piece in re.split(r", | and | but ", part)]
    return len(pieces) > 1 and all(piece in hedges for piece in pieces)


def _bare(part: str) -> str:
    """A sentence without the fillers at its ends."""
    rest = part.split()
    fillers = words("en-hedge-fillers")
    while rest:
        for length in range(min(5, len(rest) - 1), 0, -1):
            if " ".join(rest[:length]).rstrip(",") in fillers:
                rest = rest[length:]
                break
            if " ".join(rest[-length:]) in fillers:
                rest = rest[:-length]
                break
        else:
            break
    return " ".join(rest).strip(" ,")


RULE = Rule("ARG307", "hedge-only-claim", Severity.WARNING, check, __doc__)
