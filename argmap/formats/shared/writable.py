"""Whether what a writer writes could be read again: its reader's limits, checked before anything is written.

The limits are those of `argmap.syntax.limits`. Every refusal says the limit and the size in one sentence.
"""

from __future__ import annotations

from typing import Any

from argmap.model.elements import ArgumentMap
from argmap.syntax import json_items, limits


def check_map(debate: ArgumentMap, format: str) -> None:
    """Raises TooLargeError for a map that no reader would take."""
    refuse_above(limits.CLAIMS, len(debate.claims), "claims", format)
    refuse_above(limits.RELATIONS, len(debate.relations), "relations", format)
    premises = sum(len(relation.premises) for relation in debate.relations)
    refuse_above(limits.PREMISES, premises, "premises of relations", format)


def check_text(text: str, format: str) -> None:
    """Raises TooLargeError for a written text that the reader of its syntax would not take."""
    if len(text) * 4 > limits.BYTES:
        refuse_above(limits.BYTES, len(text.encode("utf-8", "surrogatepass")), "bytes", format)
    if text.startswith("<"):
        from argmap.syntax import xml  # brings parsers that only XML needs

        refuse_above(limits.ELEMENTS, xml.count_elements(text), "elements", format)
    elif text.startswith("{") and json_items.is_too_large(text):
        raise limits.TooLargeError(
            f"the map is too large for the format '{format}': more than {limits.JSON_VALUES:,} values, the limit"
        )


def check_values(content: Any, format: str, *, count_keys: bool) -> None:
    """Raises TooLargeError for plain values that are more than the reader takes, counted as it counts them.

    The YAML reader counts the keys of mappings, too.
    """
    count, work = 0, [content]
    while work:
        value = work.pop()
        count += 1
        if isinstance(value, dict):
            count += len(value) if count_keys else 0
            work.extend(value.values())
        elif isinstance(value, list):
            work.extend(value)
    refuse_above(limits.VALUES, count, "values", format)


def check_bytes(content: bytes, format: str) -> None:
    """Raises TooLargeError for the bytes of a text that no reader would take; line ends count as they are written."""
    refuse_above(limits.BYTES, len(content), "bytes", format)


def refuse_above(limit: int, size: int, what: str, format: str) -> None:
    """Raises TooLargeError where `size` is more than `limit`."""
    if size > limit:
        raise limits.TooLargeError(
            f"the map is too large for the format '{format}': {size:,} {what}, {limit:,} is the limit"
        )
