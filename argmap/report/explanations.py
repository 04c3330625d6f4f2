"""Explanations of names and codes: of every registered member, and of every code of the reading stage."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from types import MappingProxyType
from typing import Any, NamedTuple

from argmap.codes import Code
from argmap.diagnostics import nearest
from argmap.model.principles import PRINCIPLES
from argmap.registry import KINDS, RULES


class Explanation(NamedTuple):
    """One thing that can be explained; `code`, `severity` and `fix` are empty where there is none.

    `fix` says whether some findings have a safe or an unsafe fix; `options` are settings with their defaults.
    """

    kind: str
    name: str
    code: str
    severity: str
    doc: str
    fix: str = ""
    on_request: bool = False
    options: Mapping[str, Any] = MappingProxyType({})

    @property
    def summary(self) -> str:
        """The first sentence of the description, on one line."""
        return " ".join(self.doc.split("\n\n", 1)[0].split())


def explain_codes() -> Iterator[Explanation]:
    """Everything that has a code: what the reader reports, and the rules, in the order of their codes."""
    for code in Code:
        yield Explanation("reading", code.rule, code.value, "", code.meaning, code.fix)
    for rule in sorted(RULES, key=lambda rule: rule.code):
        about = cleandoc(rule.doc)
        yield Explanation(
            "rule", rule.name, rule.code, rule.severity.value, about, rule.fix, rule.on_request, rule.options
        )


def explain_all() -> Iterator[Explanation]:
    """Everything that can be explained: what has a code, the principles of feedback, the other kinds by name."""
    yield from explain_codes()
    for principle in PRINCIPLES.values():
        yield Explanation(
            "principle", principle.name, principle.code, "", f"{principle.statement}\n\n{principle.action}"
        )
    for registry in KINDS:
        if registry is not RULES:
            for member in registry:
                yield Explanation(registry.kind, member.name, "", "", cleandoc(member.doc))


def explain_name(name: str) -> str:
    """The description of everything with this name or code; KeyError, with the nearest name, when there is nothing."""
    known = list(explain_all())
    entries = [entry for entry in known if name.casefold() in (entry.name, entry.code.casefold())]
    if not entries:
        near = nearest(name, [*(entry.name for entry in known), *(entry.code for entry in known if entry.code)])
        hint = f"did you mean '{near}'?" if near else "`argmap explain --list` lists all names"
        raise KeyError(f"there is nothing called '{name}'; {hint}")
    return "\n\n".join(f"{_headline(entry)}\n\n{entry.doc.rstrip()}{_settings(entry)}" for entry in entries)


def list_names() -> str:
    """All names, one per line: kind, code, name, severity, fix, and a summary, cut to fit.

    A star after the severity marks a rule that runs only when it is selected.
    """
    names = list(explain_all())
    width = max(len(entry.name) for entry in names)
    kinds = max(len(entry.kind) for entry in names)
    return "\n".join(
        f"{entry.kind:<{kinds}}  {entry.code:<6}  {entry.name:<{width}}  {entry.severity + '*' * entry.on_request:<8}"
        f"  {entry.fix:<6}  {_cut(entry.summary)}"
        for entry in names
    )


def _headline(entry: Explanation) -> str:
    fix = f"{entry.fix} fix" if entry.fix else ""
    details = [part for part in (entry.kind, entry.code, entry.severity, fix, "on request" * entry.on_request) if part]
    return f"{entry.name} ({', '.join(details)})"


def _settings(entry: Explanation) -> str:
    """The options of a rule as the settings of a project would state them."""
    if not entry.options:
        return ""
    lines = "\n".join(f"    {name} = {_toml(value)}" for name, value in entry.options.items())
    return f"\n\nOptions\n    [rules.{entry.name}]\n{lines}"


def _toml(value: Any) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _cut(text: str, limit: int = 70) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
