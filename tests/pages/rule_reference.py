"""Writes the rule reference of the guide from the rules: `python -m tests.pages.rule_reference`."""

from __future__ import annotations

from inspect import cleandoc

from argmap.registry import RULES
from argmap.report.diagnostic.rule_help import TOPICS, markdown
from argmap.report.explanations import Explanation, explain_codes
from tests.pages.blocks import ROOT

FILE = ROOT / "argmap" / "guide" / "rules.md"
_OPENING = """\
# Rules

Every rule of `argmap validate`, with examples. The page says what a rule looks for and why, and shows a map that it
flags and one that it does not. It is made from the rules themselves; `argmap explain RULE` prints the same.

Accept a finding with `allow` or a comment: see [checking maps in CI](ci.md). *Fix* says whether `--fix` (safe) or
`--fix --unsafe-fixes` (unsafe) can correct some of the findings. Rules *on request* run only when they are selected.
"""


def reference() -> str:
    """The page: a table of all rules, then each of them, by family."""
    rules = [entry for entry in explain_codes() if entry.kind == "rule"]
    parts = [_OPENING, *_table(rules)]
    for digit, topic in TOPICS.items():
        family = [entry for entry in rules if entry.code[3] == digit]
        if family:
            parts += [f"## {topic.capitalize()}\n"] + [_described(entry) for entry in family]
    return "\n".join(parts)


def _table(rules: list[Explanation]) -> list[str]:
    lines = ["| code | rule | severity | fix | what it reports |", "|---|---|---|---|---|"]
    for rule in rules:
        severity = f"{rule.severity}, on request" if rule.on_request else rule.severity
        summary = rule.summary.removesuffix(".").replace("|", "\\|")
        lines.append(f"| {rule.code} | [`{rule.name}`](#{rule.name}) | {severity} | {rule.fix} | {summary} |")
    return [*lines, ""]


def _described(entry: Explanation) -> str:
    details = [entry.code, entry.severity, f"{entry.fix} fix" if entry.fix else "", "on request" * entry.on_request]
    doc = markdown(cleandoc(RULES.get(entry.name).doc)).replace("### ", "#### ")
    options = "".join(f"| `{name}` | `{value!r}` |\n" for name, value in entry.options.items())
    table = f"\n#### Options\n\n| option of `[rules.{entry.name}]` | default |\n|---|---|\n{options}" if options else ""
    return f"### {entry.name}\n\n*{', '.join(filter(None, details))}.* {doc}\n{table}"


if __name__ == "__main__":
    FILE.write_text(reference(), encoding="utf-8")
