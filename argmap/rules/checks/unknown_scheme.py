"""A step with an unknown argumentation scheme.

What
    A relation whose `scheme` is not a known argumentation scheme. Case, hyphens and words such as *argument from* make
    no difference. The *default* of AIF files names no scheme and is ignored.

Why
    The name of a scheme tells readers what the step takes for granted and which questions test it. A misspelt name
    tells them nothing, and the critical questions are never asked.

Fix safety
    The fix writes the nearest known scheme. It is unsafe, because another scheme may have been meant.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Doctors say that the air makes children ill.
        scheme: expert-opinoin

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Doctors say that the air makes children ill.
        scheme: expert-opinion

See: Walton, D., Reed, C. & Macagno, F. (2008), Argumentation Schemes.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such relation."""
    steps = [relation for relation in context.debate.relations if relation.scheme is not None]
    if not steps:
        return
    from argmap.model.schemes import find_scheme, fold_name, schemes  # read when a map has one

    for relation in steps:
        scheme = relation.scheme or ""
        words = fold_name(scheme).split(" ")
        if find_scheme(scheme) is not None or words[0] == "default":
            continue
        near = context.nearest("-".join(words), schemes())
        hint = f"; did you mean '{near}'?" if near is not None else ""
        fix = context.rewrite_field(relation.id, "scheme", near, f"write '{near}'") if near is not None else None
        yield Finding(f"there is no scheme {shorten(scheme)}{hint}", relation.id, "scheme", (), fix)


RULE = Rule("ARG409", "unknown-scheme", Severity.INFO, check, __doc__, fix="unsafe")
