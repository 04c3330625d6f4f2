"""An undercut that denies a claim instead of the step.

What
    An undercut with one premise whose text is the plain negation of a premise of the step, or of the claim that the
    step leads to: the same words but for *not*, *never*, *cannot*, *no* and the *do* or *does* that they bring along.
    Only in English, or where the map states no language.

Why
    Who denies the premise or the conclusion objects to a claim; who undercuts grants both and denies that one follows
    from the other. The two have different consequences: an objection weakens the claim wherever it is used.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        undercuts:
          - claim: The air does not get cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        objections:
          - claim: The air does not get cleaner.

See: Pollock, J. L. (1987), "Defeasible reasoning", Cognitive Science 11(4), on rebutting and undercutting defeaters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.model.elements import Claim, Polarity
from argmap.model.ids import normalise
from argmap.rules._rule import Case, Finding, Rule

_DENIAL = re.compile(
    r"\b(?:not|never|no|cannot|(?:ca|wo|do|does|did|is|are|was|were|has|have|had|should|would|could)n't)\b"
)
_AUXILIARY = {"do", "does", "did"}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each such undercut."""
    debate = case.debate
    if not case.is_english:
        return
    for relation in debate.relations:
        step = debate.by_id[relation.target]
        if relation.polarity is not Polarity.ATTACK or isinstance(step, Claim) or len(relation.premises) != 1:
            continue
        denial = _stance(debate.claim(relation.premises[0]).text)
        for end in (*step.premises, step.target):
            own = debate.by_id[end]
            if isinstance(own, Claim) and _denies(denial, _stance(own.text)):
                message = f"this undercut denies '{end}' rather than the step; make it an objection to '{end}'"
                yield Finding(message, relation.id, "", (Related(f"'{end}' is here", None, end),))
                break


def _denies(one: tuple[list[str], bool], other: tuple[list[str], bool]) -> bool:
    return len(one[0]) > 1 and one[0] == other[0] and one[1] is not other[1]


def _stance(text: str) -> tuple[list[str], bool]:
    """The words of a claim without negations and endings, and whether an odd number of negations was there."""
    folded = normalise(text[:1000])
    kept = _DENIAL.sub(
        lambda found: {"cannot": "can", "can't": "can", "won't": "will"}.get(found[0], _verb(found[0])), folded
    )
    words = [word for word in re.findall(r"[^\W_]+", kept) if word not in _AUXILIARY]
    return [word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words], len(
        _DENIAL.findall(folded)
    ) % 2 == 1


def _verb(found: str) -> str:
    """What is left of a negated word: `isn't` is `is`, `not` is nothing."""
    return found.removesuffix("n't") if found.endswith("n't") else ""


RULE = Rule("ARG205", "disguised-objection", Severity.WARNING, check, __doc__)
