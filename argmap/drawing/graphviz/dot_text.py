"""Writes DOT, the language of Graphviz: a directed graph, statement by statement.

Names and values are quoted where the language needs it; a label is written as it stands, because all labels are
HTML-like: `<…>`. Source: graphviz.org, DOT language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.patterns import compile_later

_PLAIN = compile_later(
    r"(?!(?i:node|edge|graph|digraph|subgraph|strict)\Z)(?:[a-zA-Z_]\w*|-?(?:\.\d+|\d+(?:\.\d*)?))", re.ASCII
)


class DotText:
    """A directed graph that grows by one statement at a time; attributes are sorted by name."""

    def __init__(self, name: str, **attributes: Mapping[str, str]) -> None:
        """`attributes` are those of the `graph` and the defaults of each `node` and `edge`."""
        self._head = [f"digraph {name} {{\n"]
        self._head += [f"\t{kind}{_list(values)}\n" for kind, values in attributes.items()]
        self._lines: list[str] = []

    def __len__(self) -> int:
        """The number of lines that were added."""
        return len(self._lines)

    def node(self, name: str, label: str | None = None, **attributes: str) -> None:
        """Adds a node; `label` is HTML-like."""
        self._lines.append(f"\t{name}{_list(attributes, label)}\n")

    def edge(self, tail: str, head: str, **attributes: str) -> None:
        """Adds an edge between two nodes."""
        self._lines.append(f"\t{tail} -> {head}{_list(attributes)}\n")

    def cluster(self, name: str, **attributes: str) -> None:
        """Adds an empty subgraph, which is drawn as a frame."""
        self._lines += [f"\tsubgraph {name} {{\n", f"\t\tgraph{_list(attributes)}\n", "\t}\n"]

    @property
    def source(self) -> str:
        """The text of the whole graph."""
        return "".join([*self._head, *self._lines, "}\n"])


def quote(value: str) -> str:
    r"""A value as DOT reads it: a word or a number as it is, everything else in quotation marks.

    >>> quote("box"), quote("-4.2"), quote("node"), quote('a "b"')
    ('box', '-4.2', '"node"', '"a \\"b\\""')
    """
    if _PLAIN.fullmatch(value):
        return value
    return '"' + value.replace('"', '\\"') + '"'


def _list(attributes: Mapping[str, str], label: str | None = None) -> str:
    parts = [f"{name}={quote(value)}" for name, value in sorted(attributes.items())]
    if label is not None:
        parts.insert(0, f"label={label}")
    return f" [{' '.join(parts)}]" if parts else ""
