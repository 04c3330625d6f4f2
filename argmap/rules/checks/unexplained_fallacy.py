"""A claim that is called a fallacy without an explanation.

What
    A claim with a tag that names a fallacy, such as `fallacy`, `fallacy:straw-man` or `ad-hominem`, but without a note
    of at least three words and without an undercut of one of its steps that says what is wrong.

Why
    The name of a fallacy is an accusation, not an argument: it says that a step fails and leaves readers to find out
    where. Half of these names are used for sound arguments too, so the charge must be explained.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: The mayor who wants the closure drives a car herself.
        tags: [ad-hominem]

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: The mayor who wants the closure drives a car herself.
        tags: [ad-hominem]
        note: How the mayor travels has no bearing on the air.

See: Hamblin, C. L. (1970), Fallacies. Walton, D. (1995), A Pragmatic Theory of Fallacy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.language.word_lists import words
from argmap.model.elements import Claim, Polarity
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_WORDS = 3
_CHARACTERS = 6
"""What a note has at least, the latter in scripts that do not part words."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim, at its tags."""
    debate = context.debate
    undercut = {relation.target for relation in debate.relations if relation.polarity is Polarity.ATTACK}
    for claim in debate.claims:
        named = next((tag for tag in claim.tags if _is_fallacy(tag)), None)
        if named is None or _is_explained(claim):
            continue
        if not any(step.id in undercut for step in debate.out_of.get(claim.id, ())):
            message = f"'{claim.id}' is tagged {shorten(named)}; say in its 'note' what is wrong with it"
            yield Finding(message, claim.id, "tags")


def _is_fallacy(tag: str) -> bool:
    """Whether a tag, or what it begins or ends with at a colon or slash, is the name of a fallacy."""
    plain = re.sub(r"['’]", "", tag.strip().removeprefix("#").casefold())
    parts = [re.sub(r"[\s_-]+", "-", part.strip()) for part in re.split("[:/]", plain)]
    return parts[0] in words("fallacies") or parts[-1] in words("fallacies")


def _is_explained(claim: Claim) -> bool:
    note = (claim.note or "").strip()
    is_unspaced = note > "\u2e80"
    return len(note) >= _CHARACTERS if is_unspaced else len(note.split()) >= _WORDS


RULE = Rule("ARG210", "unexplained-fallacy", Severity.WARNING, check, __doc__, reports_absence=True)
