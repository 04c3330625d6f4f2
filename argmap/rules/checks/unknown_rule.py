"""An `allow` or `ignore` for a rule that does not exist.

What
    A key under `allow` that is not the name of a rule (codes are not accepted there), or a name in a comment `# argmap:
    ignore[…]` that is neither the name nor the code of a rule. Diagnostics of the reading stage can be neither allowed
    nor ignored.

Why
    A misspelt name suppresses nothing, although everybody who reads the file believes that it does.

Fix safety
    The fix writes the nearest name of a rule. It is unsafe, because it suppresses findings of that rule.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswerd-objection: The article leaves it open.}

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswered-objection: The article leaves it open.}
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.codes import is_reading_code
from argmap.diagnostics import Edit, Fix, Severity
from argmap.registry import RULES
from argmap.rules.running.ignore_comments import find_ignores
from argmap.rules.running.rule import Finding, Rule, RuleContext, list_allows, shorten


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such name, at the name."""
    allows, ignores = list(list_allows(context.debate)), list(find_ignores(context.document))
    if not allows and not ignores:
        return
    codes = {rule.code: rule.name for rule in RULES}
    rule_names = set(codes.values())
    for element, name in allows:
        if name in rule_names:
            continue
        message, near = _judge(context, name, rule_names, codes.get(name), "allowed")
        fix = context.rewrite_field(element, f"allow.{name}!", near, f"write '{near}'") if near else None
        yield Finding(message, element, f"allow.{name}!", (), fix)
    for comment in ignores:
        for name, span in comment.names:
            if name not in rule_names and name not in codes:
                message, near = _judge(context, name, rule_names, None, "ignored")
                fix = Fix(f"write '{near}'", (Edit(span, near),), safe=False) if near else None
                yield Finding(message, "", "", (), fix, span)
        if not comment.names:
            yield Finding("name the rule to ignore: '# argmap: ignore[RULE]'", "", "", (), None, comment.span)


def _judge(context: RuleContext, name: str, known: set[str], meant: str | None, verb: str) -> tuple[str, str | None]:
    """The message about an unknown name, and the name that may be meant."""
    if is_reading_code(name):
        return f"{shorten(name)} is a code of the reading stage, which cannot be {verb}", None
    near = meant or context.nearest(name, sorted(known))
    return f"there is no rule {shorten(name)}" + (f"; did you mean '{near}'?" if near else ""), near


RULE = Rule("ARG901", "unknown-rule", Severity.WARNING, check, __doc__, fix="unsafe")
