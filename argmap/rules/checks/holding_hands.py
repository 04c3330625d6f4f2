"""A co-premise with a term that no other part of the inference takes up.

What
    Of two or more premises of one relation onto a claim, one with a significant term that stands neither in the
    conclusion nor in another premise. Significant are all words but function words and those that any argument may use;
    forms of one word are one term, synonyms are two. Only in English, or where the map states no language. It runs when
    it is asked for: arguments in ordinary prose seldom pass it word by word.

Why
    In a complete inference every term occurs twice: what a premise speaks of has to be tied to the conclusion, by it or
    by another premise. A term that dangles points to a premise that was left unsaid, or to a word too many. Teachers of
    argument mapping call it the Holding Hands rule.

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
from argmap.language.terms import listed
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
                message = f"neither '{relation.target}' nor another premise of this step takes up {listed(loose)}"
                yield Finding(message, relation.id, "", (), None, context.document.span(claim, "text"))


RULE = Rule("ARG206", "holding-hands", Severity.INFO, check, __doc__, on_request=True)
