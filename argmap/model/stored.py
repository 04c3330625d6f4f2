"""What all parts of a map have in common: they are frozen, change by becoming others, and know their fields.

What the fields mean is said where they are defined, in `elements`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from argmap.model.value_problems import check_names, describe_problems


class Evolving:
    """Something stored that changes by becoming another."""

    __slots__ = ()

    def evolve(self, **changes: Any) -> Self:
        """A copy with `changes`, validated as if it were new.

        Raises TypeError for a field that does not exist, with the nearest one, and ValueError for a value that the
        field does not take.

        >>> from argmap.model.elements import Claim
        >>> Claim(id="air", text="The air gets cleaner.").evolve(text="The air gets worse.")
        Claim('air', 'The air gets worse.')
        """
        name = type(self).__name__
        check_names(name, changes, field_names(type(self)))
        try:
            return type(self)(**{**stated_fields(self), **changes})
        except ValidationError as error:
            problems = (f"{field}: {problem}" if field else problem for field, problem in describe_problems(error))
            raise ValueError(f"{name}: {'; '.join(problems)}") from None

    def __str__(self) -> str:
        return repr(self)


class Frozen(Evolving, BaseModel):
    """Base of what is stored once in a map: immutable, no unknown fields, built on first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _Nothing(dict[str, str]):
    """The empty mapping that elements share: a dictionary of its own would be the largest part of a claim."""

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise TypeError("what is stored in a map does not change; use evolve()")

    __setitem__ = update = setdefault = __ior__ = _refuse

    def __hash__(self) -> int:
        return 0

    def __reduce__(self) -> tuple[Any, ...]:
        return _nothing, ()

    def __deepcopy__(self, _: Any) -> Self:
        return self


NOTHING = _Nothing()
"""The empty mapping."""


def _nothing() -> _Nothing:
    return NOTHING


@cache
def field_names(model: type[Evolving]) -> tuple[str, ...]:
    """The names of the fields of what is stored, in order."""
    return tuple(model.model_fields if issubclass(model, BaseModel) else model.__dataclass_fields__)  # type: ignore[attr-defined]


@cache
def _adapter(model: type[Evolving]) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def plain_fields(element: Evolving, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """The fields of an element that are not at their defaults, as JSON can hold them."""
    return _adapter(type(element)).dump_python(element, mode="json", exclude=set(leave_out), exclude_defaults=True)


def stated_fields(element: Evolving) -> dict[str, Any]:
    """The fields of an element that say something: of a claim or relation those that are not at their defaults."""
    if isinstance(element, BaseModel):
        return {name: getattr(element, name) for name in element.model_fields_set}
    fields: Mapping[str, Any] = element.__dataclass_fields__  # type: ignore[attr-defined]
    values = ((name, getattr(element, name), field.default) for name, field in fields.items())
    return {name: value for name, value, default in values if value != default}
