"""Which keys an entry takes where it stands, and what the value of a key is: asked of the typed entries of the format.

A place is given by the keys that lead to it, such as `("pillars", "objections")`; which of its forms an entry has shows
in the keys that it has already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel

from argmap.formats.native import entries
from argmap.formats.native.entry_errors import PARTS
from argmap.formats.native.entry_schema import FORMS
from argmap.model.elements import Confidence, Expectation, Kind, Profile, Status

Holder = type[entries.Keys] | type[BaseModel]
"""What has keys: the file, an entry, or a part such as a source."""
CHOICES = {"Kind": Kind, "Status": Status, "Profile": Profile, "Confidence": Confidence}
"""The types whose values are one of a few words."""
_ORDER = ("<claim>", "<ref>", "<premises>")


class ValueType(NamedTuple):
    """What the value of a key is.

    - `name`: the type as the entries name it, such as `ElementRefs` or `Reason`, without list and None.
    - `is_list`: whether it is a list of entries.
    - `holders`: what the keys inside it may belong to, the likeliest first; none for a plain value.
    """

    name: str
    is_list: bool
    holders: tuple[Holder, ...]


def holders_at(path: Sequence[str]) -> tuple[Holder, ...]:
    """What the keys at a place may belong to; none for a place that the format does not have."""
    holders: tuple[Holder, ...] = (entries.MapFile,)
    for key in path:
        value = value_type(holders, key)
        if value is None:
            return ()
        holders = value.holders
    return holders


def value_type(holders: Iterable[Holder], key: str) -> ValueType | None:
    """What the value of a key is, in the first of the holders that take it."""
    return next((kind for holder in holders if (kind := _value_type(holder, key)) is not None), None)


@lru_cache(1000)
def _value_type(holder: Holder, key: str) -> ValueType | None:
    kind = _kind_of(holder, key)
    if kind is None:
        return None
    bare = kind.removesuffix(" | None")
    name = bare.removeprefix("tuple[").removesuffix(", ...]")
    return ValueType(name, name != bare, _inside(name))


def fitting(holders: Iterable[Holder], given: Iterable[str]) -> list[Holder]:
    """Those of the holders that take all the keys that are given; the first where none does.

    A key that none of them has is a typo, or one that is still being typed, and tells nothing.
    """
    every = list(holders)
    known = {key for key in given if any(key in fields_of(holder) for holder in every)}
    fit = [holder for holder in every if known <= set(fields_of(holder))]
    return fit or every[:1]


def fields_of(holder: Holder) -> list[str]:
    """The keys that something takes, in their order."""
    return list(holder.model_fields)


def keys_to_add(holders: Iterable[Holder], given: Iterable[str]) -> list[tuple[str, Holder]]:
    """The keys that may be added to those that are given, each with what takes it."""
    present = set(given)
    taken: dict[str, Holder] = {}
    for holder in fitting(holders, present):
        ends = set(entries.RELATION_KEYS) if holder is entries.RelationEntry else set()
        for key in fields_of(holder):
            if key not in present and not (key in ends and ends & present):
                taken.setdefault(key, holder)
    return list(taken.items())


def _kind_of(holder: Holder, key: str) -> str | None:
    if issubclass(holder, entries.Keys):
        return holder.model_fields.get(key)
    if holder is Expectation and key == "strength":
        return "Strengths"
    field = holder.model_fields.get(key)
    return getattr(field.annotation, "__name__", "Text") if field is not None else None


def _inside(name: str) -> tuple[Holder, ...]:
    if name in FORMS:
        classes = FORMS[name].classes
        return tuple(classes[tag] for tag in _ORDER if tag in classes)
    part = PARTS.get(name)
    return (part,) if part is not None else ()
