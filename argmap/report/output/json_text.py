"""JSON as text that is safe to print on a terminal, whole or one array entry at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from argmap.patterns import compile_later
from argmap.report.output.screen import encodable

_UNSAFE = compile_later("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What a terminal may act upon or UTF-8 cannot hold; written as escapes."""


def dump_json(value: Any, indent: int | None = 2) -> str:
    """`value` as JSON, nothing lost."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    if "-0.0" in text:
        text = json.dumps(_without_minus_zero(value), indent=indent, ensure_ascii=False)
    return _escape(text)


def _without_minus_zero(value: Any) -> Any:
    """The same with 0.0 for each -0.0, which is what remains of a tiny negative number after rounding."""
    if isinstance(value, dict):
        return {key: _without_minus_zero(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_without_minus_zero(entry) for entry in value]
    return value + 0.0 if isinstance(value, float) else value


def results_json(results: Sequence[dict[str, Any]], *, several: bool) -> str:
    """JSON of the only object in `results`, or an array of all when `several` files were asked for."""
    return dump_json(results if several or not results else results[0])


def dump_portable_json(value: Any, indent: int | None = 2) -> str:
    """`value` as JSON that strict readers take too: they refuse lone surrogates, even escaped."""
    return _escape(encodable(json.dumps(value, indent=indent, ensure_ascii=False)))


def json_array(entries: Iterable[str], margin: str = "") -> Iterator[str]:
    """A JSON array of entries that are JSON already, as it stands behind a margin: one piece of text for each.

    >>> print("".join(json_array(["1", "2"])))
    [
      1,
      2
    ]
    """
    before = "["
    for entry in entries:
        yield f"{before}\n{entry}".replace("\n", f"\n{margin}  ")
        before = ","
    yield "[]" if before == "[" else f"\n{margin}]"


def _escape(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
