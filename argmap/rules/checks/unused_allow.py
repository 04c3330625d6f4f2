"""An `allow` that has nothing to allow.

What
    A key under `allow` for a rule that has run and found nothing where the `allow` holds: on the map for the header, on
    the claim and the relations it is a premise of for a claim, on the relation for a relation. Not reported for rules
    that are ignored or could not run, nor in a file of which a part could not be read.

Why
    The reason for it is gone; left in place, it would one day hide a new finding.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswered-objection: The article leaves it open.}
        rebuttals:
          - claim: In the trial year takings rose.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswered-objection: The article leaves it open.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Fix, Severity, Span
from argmap.rules.running.rule import Case, Finding, Rule, allowances
from argmap.syntax.edits import without_key


def check(case: Case) -> Iterator[Finding]:
    """One finding for each such key, at the key."""
    if not case.is_broken:
        idle = [(e, n) for e, n in allowances(case.debate) if n in case.judged and (e, n) not in case.used]
        for element, name in idle:
            message = f"there is no '{name}' to allow here any more"
            yield Finding(message, element, f"allow.{name}!", (), _fix(case, element, name, idle))


def _fix(case: Case, element: str, name: str, idle: list[tuple[str, str]]) -> Fix | None:
    """Takes the key out, and `allow` itself with it when all of its keys go."""
    spans = case.document.spans
    key, held = spans.get((element, f"allow.{name}!")), spans.get((element, f"allow.{name}"))
    whole = spans.get((element, "allow"))
    if key is None or held is None or whole is None:
        return None
    own = case.debate.by_id[element].allow if element else case.debate.allow
    if all((element, other) in idle for other in own):
        text, start = case.lines.text, case.lines.offset(whole.start)
        head = re.search(r"[\"']?allow[\"']?\s*:\s*$", text[:start])
        last = max(spans[element, f"allow.{other}"].end for other in own)
        tail = re.compile(r"\s*,?\s*\}").match(text, case.lines.offset(last)) if text[start] == "{" else None
        if head is None or (tail is None and text[start] == "{"):
            return None
        key = Span(case.lines.position(head.start()), whole.start)
        held = Span(whole.start, case.lines.position(tail.end()) if tail is not None else last)
    edit = without_key(case.lines, key, held)
    return Fix("take it out", (edit,)) if edit is not None else None


RULE = Rule("ARG902", "unused-allow", Severity.INFO, check, __doc__, fix="safe")
