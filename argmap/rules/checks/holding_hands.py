"""A co-premise with a term that occurs nowhere else in the step.

What
    One of two or more premises of a relation onto a claim, with a significant term that occurs neither in the
    conclusion nor in another premise. All words are significant except function words and words that any argument may
    use. Forms of one word are one term; synonyms are two. Only in English, or where the map states no language. The
    rule runs on request: few arguments in ordinary prose pass it word by word.

Why
    In a complete inference every term occurs twice: the conclusion or another premise must take up what a premise
    speaks of. A term that occurs once shows that a premise is missing, or that a word is superfluous. Teachers of
    argument mapping call this the Holding Hands rule.

Flagged
    argmap: 1
    thesis: Bicycles should be allowed in the old town.
    pillars:
      - premises:
          - claim: Bicycles make no noise.
          - claim: Quiet vehicles should be allowed in the old town.

Clean
    argmap: 1
    thesis: Bicycles should be allowed in the old town.
    pillars:
      - premises:
          - claim: Bicycles are quiet vehicles.
          - claim: Quiet vehicles should be allowed in the old town.

See: Rationale tutorials, no. 2, "Simple argument structure". Lau, J. Y. F. (2011), An Introduction to Critical Thinking
and Creativity, who takes the rule for a guideline with exceptions. Its companion for the conclusion is rabbit.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.language.terms import list_terms
from argmap.rules.running.rule import Finding, Rule, RuleContext
from argmap.rules.running.syllogisms import find_syllogisms


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such premise."""
    if not context.is_english:
        return
    for relation, conclusion, premises in find_syllogisms(context.debate):
        uses: dict[str, int] = dict.fromkeys(conclusion, 1)
        for premise in premises:
            for term in premise:
                uses[term] = uses.get(term, 0) + 1
        for claim, premise in zip(relation.premises, premises, strict=True):
            loose = [word for term, word in premise.items() if uses[term] < 2]
            if loose:
                terms = (
                    f"the term {list_terms(loose)} appears"
                    if len(loose) == 1
                    else f"the terms {list_terms(loose)} appear"
                )
                message = f"{terms} neither in '{relation.target}' nor in another premise of this step"
                yield Finding(message, relation.id, "", (), None, context.document.span(claim, "text"))


RULE = Rule("ARG206", "holding-hands", Severity.INFO, check, __doc__, on_request=True)
