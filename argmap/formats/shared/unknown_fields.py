"""What a text says under names that its reader does not know: counted and said, so that nothing is lost in silence.

A reader declares the names that it deals with, level by level, and hands over what it read: `note_unknown_fields` for
JSON and YAML, `note_unknown_parts` for XML. What is empty says nothing and is not counted. A name that the reader knows
and leaves out is its own to report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.formats.shared.reading import Reading
from argmap.syntax.xml import Element

ANY = "*"
"""Stands for every key of an object that has its entries by id."""
_NAMESPACE = "{http://www.w3.org/"
"""Attributes of XML itself, such as where the schema of a text is to be found."""

Fields = Mapping[str, "Fields | None"]
"""Key → the keys of its value, one object or several in a list; None where any value is dealt with."""


class Parts(NamedTuple):
    """What an XML element may hold: names of attributes and of elements, each separated by spaces; and text.

    With `inside` off, what is inside the element is left to the reader.
    """

    attributes: str = ""
    elements: str = ""
    text: bool = False
    inside: bool = True


def note_unknown_fields(reading: Reading, value: Any, fields: Fields, where: str = "the file") -> None:
    """Notes the keys in `value`, and in the objects that `fields` knows within, that are not in `fields`.

    >>> reading = Reading("", "aif")
    >>> note_unknown_fields(reading, {"nodes": [{"id": 1, "x": 2}, {"x": 3}], "y": 4}, {"nodes": {"id": None}})
    >>> [loss.line() for loss in reading.losses.values()]
    ['further entries of the file left out, once (y)', 'further entries of nodes left out, 2 times (x, …)']
    """
    unknown: dict[str, Counter[str]] = {}
    work: list[tuple[Any, Fields, str]] = [(value, fields, where)]
    while work:
        item, known, name = work.pop()
        if isinstance(item, list):
            work.extend((entry, known, name) for entry in reversed(item) if isinstance(entry, dict))
            continue
        if not isinstance(item, dict):
            continue
        for key, entry in item.items():
            inner = known.get(key, known.get(ANY)) if key in known or ANY in known else ()
            if inner is None or _is_empty(entry):
                continue
            if inner != () and isinstance(entry, dict | list):
                work.append((entry, inner, name if ANY in known else key))  # type: ignore[arg-type]
            else:
                unknown.setdefault(name, Counter())[key] += 1
    for name, counts in unknown.items():
        _note(reading, f"{name} entries", f"further entries of {name} left out", counts)


def note_unknown_parts(reading: Reading, root: Element, parts: Mapping[str, Parts]) -> None:
    """Notes attributes, elements and texts below `root` that are not in `parts`, which has them by element."""
    split = {name: (frozenset(p.attributes.split()), frozenset(p.elements.split()), p) for name, p in parts.items()}
    attributes: dict[str, Counter[str]] = {}
    elements: dict[str, Counter[str]] = {}
    texts: Counter[str] = Counter()
    work = [root]
    while work:
        element = work.pop()
        if element.name not in split:
            continue
        known_attributes, known_elements, allowed = split[element.name]
        for name, value in element.attributes.items():
            if name not in known_attributes and value.strip() and not name.startswith(_NAMESPACE):
                attributes.setdefault(element.name, Counter())[name.rpartition("}")[2]] += 1
        if not allowed.inside:
            continue
        for part in element.parts:
            if isinstance(part, str):
                if not allowed.text and part.strip():
                    texts[element.name] += 1
            elif part.name in known_elements:
                work.append(part)
            elif part.attributes or part.parts:
                elements.setdefault(element.name, Counter())[part.name] += 1
    for name, counts in attributes.items():
        _note(reading, f"{name} attributes", f"further attributes of <{name}> left out", counts)
    for name, counts in elements.items():
        _note(reading, f"{name} elements", f"further elements in <{name}> left out", counts)
    for name, count in texts.items():
        reading.note_loss(f"{name} text", f"text between the elements of <{name}> left out", count=count)


def _note(reading: Reading, kind: str, message: str, counts: Counter[str]) -> None:
    for name, count in counts.items():
        reading.note_loss(kind, message, name, count)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
