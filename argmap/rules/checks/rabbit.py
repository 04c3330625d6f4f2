"""A conclusion with a term that is in none of its co-premises.

What
    A claim with a significant term that occurs in none of the premises of a relation onto it, where the relation has
    two or more premises. All words are significant except function words and words that any argument may use. Forms of
    one word are one term; synonyms are two. Only in English, or where the map states no language. The rule runs on
    request: few arguments in ordinary prose pass it word by word.

Why
    Nobody can pull a rabbit out of an empty hat. A term that first occurs in the conclusion cannot follow from the
    premises, so a premise is missing. Teachers of argument mapping call this the Rabbit rule.

Flagged
    argmap: 1
    thesis: Bicycles should be allowed in the old town.
    pillars:
      - premises:
          - claim: Bicycles are quiet.
          - claim: Quiet vehicles disturb nobody.

Clean
    argmap: 1
    thesis: Bicycles should be allowed in the old town.
    pillars:
      - premises:
          - claim: Bicycles are quiet vehicles.
          - claim: Quiet vehicles should be allowed in the old town.

See: Rationale tutorials, no. 2, "Simple argument structure". Lau, J. Y. F. (2011), An Introduction to Critical Thinking
and Creativity, who takes the rule for a guideline with exceptions. Its companion for the premises is holding-hands.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.language.terms import list_terms
from argmap.rules.running.rule import Finding, Rule, RuleContext
from argmap.rules.running.syllogisms import find_syllogisms


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such relation."""
    if not context.is_english:
        return
    for relation, conclusion, premises in find_syllogisms(context.debate):
        premise_terms = {term for premise in premises for term in premise}
        fresh = [word for term, word in conclusion.items() if term not in premise_terms]
        if fresh:
            yield Finding(f"no premise of this step mentions {list_terms(fresh)} in '{relation.target}'", relation.id)


RULE = Rule("ARG207", "rabbit", Severity.INFO, check, __doc__, on_request=True)
