"""Fields of the model as plain values, for formats that leave room for what they do not know, and back.

What comes in is checked field by field: a value that a field does not take is reported, and only it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from argmap.codes import Code
from argmap.diagnostics import Severity, did_you_mean
from argmap.formats.shared.reading import At, Reading
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.stored import Evolving, field_names, plain_fields

_TEST: dict[type[Evolving], dict[str, Any]] = {
    Claim: {"id": "x", "text": "x"},
    Relation: {"id": "x", "polarity": "support", "premises": ["x"], "target": "x"},
    ArgumentMap: {},
}
OWN: dict[type[Evolving], set[str]] = {
    Claim: {"id", "text"},
    Relation: {"id", "polarity", "premises", "target"},
    ArgumentMap: {"thesis", "claims", "relations"},
}
"""The fields that a format says in its own way."""


def pack_fields(element: Claim | Relation | ArgumentMap, but: Iterable[str] = ()) -> dict[str, Any]:
    """The fields of an element that say more than their defaults, as JSON can hold them."""
    return plain_fields(element, {*OWN[type(element)], *but})


def unpack_fields(reading: Reading, model: type[Evolving], values: Any, at: At = None) -> dict[str, Any]:
    """The fields of `model` that `values` has, as far as they are right."""
    kept: dict[str, Any] = {}
    if not isinstance(values, dict):
        if values is not None:
            reading.report(Code.WRONG_VALUE, "expected an object with argmap fields", at, Severity.ERROR)
        return kept
    known = {*field_names(model)} - OWN[model]
    for name in [name for name in values if name not in known]:
        hint = did_you_mean(name, known)
        reading.report(Code.UNKNOWN_KEY, f"'{name[:60]}' is not a field of argmap{hint}", at, Severity.ERROR)
    wanted = {name: value for name, value in values.items() if name in known}
    try:
        whole = model(**{**_TEST[model], **wanted})
        return {name: getattr(whole, name) for name in wanted}
    except ValidationError:  # then which of them is to blame, field by field
        for name, value in wanted.items():
            try:
                kept[name] = getattr(model(**{**_TEST[model], name: value}), name)
            except ValidationError as error:
                reading.report(Code.WRONG_VALUE, f"{name}: {error.errors()[0]['msg']}", at, Severity.ERROR)
    return kept
