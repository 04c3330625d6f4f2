"""An `allow` that suppresses nothing.

What
    A key under `allow` for a rule that has run and found nothing where the `allow` applies: in the header, the whole
    map; on a claim, the claim and the relations of which it is a premise; on a relation, the relation. Not reported for
    rules that are ignored or could not run, nor if part of the file could not be read.

Why
    The reason for it is gone. If it stays, it may hide a new finding one day.

Fix safety
    The fix removes the key, and `allow` if no key is left. It is safe, because no finding appears.

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
from argmap.rules.running.rule import Finding, Rule, RuleContext, list_allows
from argmap.syntax.edits import without_key


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such key, at the key."""
    if not context.is_broken:
        idle = [
            (e, n)
            for e, n in list_allows(context.debate)
            if n in context.rules_run and (e, n) not in context.used_allows
        ]
        for element, name in idle:
            message = f"there is no '{name}' to allow here"
            yield Finding(message, element, f"allow.{name}!", (), _fix(context, element, name, idle))


def _fix(context: RuleContext, element: str, name: str, idle: list[tuple[str, str]]) -> Fix | None:
    """Takes the key out, and `allow` itself with it when all of its keys go."""
    spans = context.document.spans
    key, held = spans.get((element, f"allow.{name}!")), spans.get((element, f"allow.{name}"))
    whole = spans.get((element, "allow"))
    if key is None or held is None or whole is None:
        return None
    own = context.debate.by_id[element].allow if element else context.debate.allow
    if all((element, other) in idle for other in own):
        text, start = context.lines.text, context.lines.offset(whole.start)
        head = re.search(r"[\"']?allow[\"']?\s*:\s*$", text[:start])
        last = max(spans[element, f"allow.{other}"].end for other in own)
        tail = re.compile(r"\s*,?\s*\}").match(text, context.lines.offset(last)) if text[start] == "{" else None
        if head is None or (tail is None and text[start] == "{"):
            return None
        key = Span(context.lines.position(head.start()), whole.start)
        held = Span(whole.start, context.lines.position(tail.end()) if tail is not None else last)
    edit = without_key(context.lines, key, held)
    return Fix("remove it", (edit,)) if edit is not None else None


RULE = Rule("ARG902", "unused-allow", Severity.INFO, check, __doc__, fix="safe")
