"""Makes many claims or relations at once.

Every value is checked once: here, where it already has the form in which it is stored, else by the constructor, which
converts or refuses it. So what comes out is what the constructor would have made of each, one by one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat
from sys import float_info
from typing import Any, TypeVar

from argmap.model.elements import Claim, Kind, Origin, Polarity, Relation, Source, Status
from argmap.syntax import limits

Element = TypeVar("Element", Claim, Relation)
Given = Mapping[str, Any]


def make_elements(cls: type[Element], columns: Mapping[str, Sequence[Any]], given: Sequence[Given]) -> list[Element]:
    """The elements that `columns` and `given` describe, in order.

    `columns` has for some fields the values of all elements, `given` has for each element the values of further fields;
    all that have no default are among them. Ids, in whatever field, are those of a builder, which has checked them.
    Raises pydantic's ValidationError for the first element that has a value its field does not take.

    >>> make_elements(Claim, {"id": ["a", "b"], "text": ["Yes.", "No."]}, [{}, {"voice": "The mayor"}])
    [Claim('a', 'Yes.'), Claim('b', 'No.')]
    """
    made: list[Element] = list(map(cls.__new__, repeat(cls, len(given))))
    setters, defaults = _slots_of(cls)
    for name, store in setters.items():
        deque(map(store, made, columns.get(name) or repeat(defaults[name])), maxlen=0)
    unsure: set[int] = set()
    for name, values in columns.items():
        if name not in _TYPES or set(map(type, values)) - {_TYPES[name]}:
            unsure.update(number for number, value in enumerate(values) if not _is_ready(name, value))
    for number, fields in enumerate(given):
        for name, value in fields.items():
            if _is_ready(name, value):
                setters[name](made[number], value)
            else:
                unsure.add(number)
    for number in sorted(unsure):
        made[number] = cls(**{name: values[number] for name, values in columns.items()}, **given[number])
    return made


@cache
def _slots_of(cls: type) -> tuple[dict[str, Callable[[Any, Any], None]], dict[str, Any]]:
    """What writes each field of a class to its slot, as the elements are frozen, and the defaults of the fields."""
    fields: dict[str, Any] = cls.__dataclass_fields__  # type: ignore[attr-defined]
    setters = {name: getattr(cls, name).__set__ for name in fields}
    return setters, {name: field.default for name, field in fields.items()}


def _is_ready(name: str, value: Any) -> bool:
    """Whether a field of this name stores a value as it is; where not, the constructor decides."""
    if name in _TYPES:
        return type(value) is _TYPES[name]
    if name in _CHECKS:
        return _CHECKS[name](value)
    return name in _OPTIONAL and (value is None or _OPTIONAL[name](value))


def _is_text(value: Any) -> bool:
    return type(value) is str and value.isprintable() and len(value) <= limits.TEXT


def _is_filled(value: Any) -> bool:
    return type(value) is str and value.isprintable() and 0 < len(value) <= limits.TEXT and not value.isspace()


def _are_filled(value: Any) -> bool:
    return type(value) is tuple and all(map(_is_filled, value))


def _is_unit(value: Any) -> bool:
    return type(value) is float and float_info.min <= value <= 1.0


def _is_origin(value: Any) -> bool:
    return type(value) is Origin


def _is_source(value: Any) -> bool:
    return type(value) is Source


# no two fields of one name differ
_TYPES: Mapping[str, type] = {
    "id": str,
    "kind": Kind,
    "status": Status,
    "polarity": Polarity,
    "premises": tuple,
    "target": str,
}
_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "text": _is_filled,
    "quotes": _are_filled,
    "tags": _are_filled,
    "weight": _is_unit,
}
_OPTIONAL: Mapping[str, Callable[[Any], bool]] = {
    "base_score": _is_unit,
    "voice": _is_text,
    "issue": _is_text,
    "source": _is_source,
    "origin": _is_origin,
    "note": _is_text,
    "label": _is_filled,
    "scheme": _is_filled,
}
