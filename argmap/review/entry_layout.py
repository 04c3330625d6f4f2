"""Plain values as text: lines of a block, or a value within brackets, in YAML or JSON; and the shifting of lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from argmap.formats.native.entry_places import CHILDREN
from argmap.syntax import yaml


class RawText(str):
    """Text that is written as it is."""

    __slots__ = ()


def block_lines(value: Any) -> list[str]:
    """A mapping, list or text as the lines of a block that begins in column 0.

    >>> block_lines({"claim": "Yes: so", "addresses": ["a"], "reasons": [{"claim": "b", "kind": "evidence"}]})
    ['claim: "Yes: so"', 'addresses: [a]', 'reasons:', '  - claim: b', '    kind: evidence']
    """
    if isinstance(value, dict):
        return [line for key, held in value.items() for line in pair_lines(key, held)]
    if isinstance(value, list):
        return [line for item in value for line in dashed(block_lines(item))]
    return yaml.wrap(str(value), 2, 0).split("\n")


def pair_lines(key: str, value: Any, column: int = 0) -> list[str]:
    """A key with its value as lines that are to begin in `column`; a list of ids or texts gets brackets."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value) and key not in _OPEN_LISTS:
        return [f"{key}: {flow_text(value)}"]
    if isinstance(value, list) and value:
        return [f"{key}:", *indented(block_lines(value), 2)]
    if isinstance(value, dict | list):
        return [f"{key}: {flow_text(value)}"]
    head = f"{key}: "
    first, *rest = yaml.wrap(str(value), column + len(head), column + 2).split("\n")
    return [head + first, *(line.removeprefix(" " * column) for line in rest)]


_OPEN_LISTS = frozenset((*CHILDREN, "undercuts", "backing", "premises", "recommendations", "claims"))
"""Lists of entries, one a line even if all are texts."""


def flow_text(value: Any, *, as_json: bool = False) -> str:
    """A value on one line, within brackets where it is a list or mapping.

    >>> flow_text({"claim": "a, b", "addresses": ["c"]}), flow_text({"weight": 1}, as_json=True)
    ('{claim: "a, b", addresses: [c]}', '{"weight": 1}')
    """
    if isinstance(value, RawText):
        return str(value)
    if as_json:
        return json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else yaml.in_quotes(value)
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{yaml.scalar(key, in_flow=True)}: {flow_text(held)}" for key, held in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return yaml.scalar(value, in_flow=True) if isinstance(value, str) else str(value)


def dashed(lines: Sequence[str]) -> list[str]:
    """Lines as an item of a list."""
    return [f"- {lines[0]}", *indented(lines[1:], 2)]


def indented(lines: Sequence[str], columns: int) -> list[str]:
    """Lines so many columns further to the right, or to the left as far as they have spaces; empty ones stay empty.

    >>> indented(["a", "", "  b"], -1), indented(["a"], 2)
    (['a', '', ' b'], ['  a'])
    """
    if columns >= 0:
        return [" " * columns + line if line.strip() else line for line in lines]
    return [line[min(-columns, len(line) - len(line.lstrip(" "))) :] for line in lines]
