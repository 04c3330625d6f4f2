"""An `ignore` comment that suppresses nothing.

What
    A name in a comment `# argmap: ignore[…]` of a rule that has run and found nothing on the line that the comment
    covers: its own line, or the next line if the comment is on a line by itself. Not reported for rules that did not
    run, nor if part of the file could not be read.

Why
    The reason for it is gone. If it stays, it may hide a new finding one day.

Fix safety
    The fix removes the name, or the comment if no name is left. It is safe, because no finding appears.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.  # argmap: ignore[unanswered-objection]
        rebuttals:
          - claim: In the trial year takings rose.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.  # argmap: ignore[unanswered-objection]
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Edit, Fix, Position, Severity, Span
from argmap.rules.running.ignore_comments import Ignore, find_ignores
from argmap.rules.running.rule import Finding, Rule, RuleContext
from argmap.rules.running.rule_plan import rules_in_order


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such name, at the name."""
    if context.is_broken or not context.document.comments:
        return
    called = {key: rule.name for rule in rules_in_order() for key in (rule.name, rule.code)}
    for comment in find_ignores(context.document):
        idle = [
            (name, span)
            for name, span in comment.names
            if called.get(name) in context.rules_run and (comment.number, called[name]) not in context.used_comments
        ]
        for name, span in idle:
            yield Finding(f"there is no '{name}' to ignore here", "", "", (), _fix(context, comment, idle), span)


def _fix(context: RuleContext, comment: Ignore, idle: list[tuple[str, Span]]) -> Fix:
    """Takes the idle names out; the whole comment, with its line if it stands alone, when no name is left."""
    left = [name for name, _ in comment.names if name not in {one for one, _ in idle}]
    start, end = comment.span
    if left:
        return Fix("remove the unused names", (Edit(comment.span, f"# argmap: ignore[{', '.join(left)}]"),))
    line = context.lines.line(start.line)
    before, behind = line[: start.column - 1], line[end.column - 1 :].strip()
    if behind:
        return Fix("remove the comment", (Edit(comment.span, "" if behind.startswith("#") else "#"),))
    if before.strip():
        cut = Span(Position(start.line, len(before.rstrip()) + 1), Position(start.line, len(line) + 1))
        return Fix("remove the comment", (Edit(cut, ""),))
    return Fix("remove the comment", (Edit(Span(Position(start.line, 1), Position(start.line + 1, 1)), ""),))


RULE = Rule("ARG903", "unused-ignore", Severity.INFO, check, __doc__, fix="safe")
