"""The samples in the descriptions of formats."""

from __future__ import annotations

from textwrap import dedent


def sample_of(doc: str) -> str:
    """The first indented block of a description."""
    lines = doc.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("    "))
    end = next(number for number, line in enumerate([*lines[start:], "end"], start) if line and line[0] != " ")
    return dedent("\n".join(lines[start:end])).rstrip() + "\n"
