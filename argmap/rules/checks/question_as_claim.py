"""A claim that is worded as a question.

What
    A claim, piece of evidence or recommendation whose text ends with a question mark of any script. Claims of the kinds
    question and context may ask, and a claim may contain a quoted question.

Why
    Only what can be true or false can be supported or attacked. A rhetorical question hides what is claimed, and
    readers fill in different answers.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Who wants to live in exhaust fumes?

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nobody wants to live in exhaust fumes.
        context:
          - claim: How many people live there?
            kind: question
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Kind
from argmap.rules.running.rule import Finding, Rule, RuleContext

_MARKS = ("?", "？", "؟", "\u037e", "⁇", "⁈", "﹖", "⸮")
_QUOTES = '"“”„«»'


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    for claim in context.debate.claims:
        if claim.kind in (Kind.QUESTION, Kind.CONTEXT):
            continue
        text = claim.text.strip().rstrip("!.… ")
        inner = text[1:-1]
        if text[:1] in _QUOTES and text[-1:] in _QUOTES and not any(mark in inner for mark in _QUOTES):
            text = inner
        if text.endswith(_MARKS):
            yield Finding(
                "a question is neither true nor false; write what is claimed, or set 'kind: question'", claim.id, "text"
            )


RULE = Rule("ARG301", "question-as-claim", Severity.WARNING, check, __doc__)
