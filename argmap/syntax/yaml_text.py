"""Plain values to YAML: mappings, lists, texts, numbers and truth values in block style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.syntax.yaml import WIDTH, scalar, wrap


def write(value: Mapping[str, Any]) -> str:
    """The YAML text of a mapping; a list of short values goes on one line.

    >>> print(write({"kind": "find-thesis", "parts": ["a", "b"], "tasks": [{"id": "1", "tries": 3}]}), end="")
    kind: find-thesis
    parts: [a, b]
    tasks:
      - id: "1"
        tries: 3
    """
    return "\n".join(_lines(value, 0)) + "\n"


def _lines(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    lead = " " * indent
    for key, entry in value.items():
        head = f"{lead}{scalar(key)}:"
        if isinstance(entry, Mapping) and entry:
            yield head
            yield from _lines(entry, indent + 2)
        elif isinstance(entry, (list, tuple)) and entry:
            if (line := _in_line(entry)) is not None and len(head) + len(line) < WIDTH:
                yield f"{head} {line}"
            else:
                yield head
                yield from _write_list(entry, indent + 2)
        else:
            yield f"{head} {_scalar(entry, len(head) + 1, indent + 2)}"


def _write_list(values: list[Any] | tuple[Any, ...], indent: int) -> Iterator[str]:
    lead = " " * indent
    for entry in values:
        if isinstance(entry, Mapping) and entry:
            first, *rest = _lines(entry, indent + 2)
            yield f"{lead}- {first.lstrip()}"
            yield from rest
        elif isinstance(entry, (list, tuple)) and entry:
            raise TypeError(f"a list in a list is not written: {entry!r}")
        else:
            yield f"{lead}- {_scalar(entry, indent + 2, indent + 2)}"


def _in_line(values: list[Any] | tuple[Any, ...]) -> str | None:
    """A list as one line; None where it holds more than short values."""
    if any(isinstance(entry, (Mapping, list, tuple)) or (isinstance(entry, str) and "\n" in entry) for entry in values):
        return None
    line = f"[{', '.join(scalar(h, in_flow=True) if isinstance(h, str) else _plain(h) for h in values)}]"
    return line if len(line) < WIDTH - 20 else None


def _scalar(value: Any, column: int, indent: int) -> str:
    return wrap(value, column, indent) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "{}" if isinstance(value, Mapping) else "[]" if isinstance(value, (list, tuple)) else repr(value)
