"""What a name stands for: the description of any registered member, and the meaning of any code.

A code or name of the reading stage is explained too, though no rule is behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import NamedTuple

from argmap.diagnostics import READING, nearest
from argmap.registry import KINDS, RULES


class Entry(NamedTuple):
    """One thing that can be explained; `code` and `severity` are empty where there is none."""

    kind: str
    name: str
    code: str
    severity: str
    doc: str

    @property
    def summary(self) -> str:
        """The first sentence of the description, on one line."""
        return " ".join(self.doc.split("\n\n", 1)[0].split())


def coded() -> Iterator[Entry]:
    """Everything that has a code: what the reader reports, and the rules, in the order of their codes."""
    for code, (name, meaning) in READING.items():
        yield Entry("reading", name, code, "", meaning)
    for rule in sorted(RULES, key=lambda rule: rule.code):
        yield Entry("rule", rule.name, rule.code, rule.severity.value, cleandoc(rule.doc))


def entries() -> Iterator[Entry]:
    """Everything that can be explained: what has a code, the other kinds by name."""
    yield from coded()
    for registry in KINDS:
        if registry is not RULES:
            for member in registry:
                yield Entry(registry.kind, member.name, "", "", cleandoc(member.doc))


def explained(name: str) -> str:
    """The description of everything with this name or code; KeyError, with the nearest name, when there is nothing."""
    known = list(entries())
    found = [entry for entry in known if name.casefold() in (entry.name, entry.code.casefold())]
    if not found:
        near = nearest(name, [*(entry.name for entry in known), *(entry.code for entry in known if entry.code)])
        hint = f"did you mean '{near}'?" if near else "`argmap explain --list` lists all names"
        raise KeyError(f"nothing is called '{name}'; {hint}")
    return "\n\n".join(f"{_headline(entry)}\n\n{entry.doc.rstrip()}" for entry in found)


def listed() -> str:
    """All names, one a line: kind, code, name, severity, and what it is about, cut to fit."""
    known = list(entries())
    width = max(len(entry.name) for entry in known)
    kinds = max(len(entry.kind) for entry in known)
    return "\n".join(
        f"{entry.kind:<{kinds}}  {entry.code:<6}  {entry.name:<{width}}  {entry.severity:<7}  {_cut(entry.summary)}"
        for entry in known
    )


def _headline(entry: Entry) -> str:
    details = [part for part in (entry.kind, entry.code, entry.severity) if part]
    return f"{entry.name} ({', '.join(details)})"


def _cut(text: str, limit: int = 70) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
