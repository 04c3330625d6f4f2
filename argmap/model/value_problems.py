"""Says in plain words which values a model refuses and why, without the validator's own text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from pydantic import ValidationError

from argmap.diagnostics import did_you_mean

SHOWN = 60
"""Characters of a wrong value that a message shows."""
Choice = TypeVar("Choice", bound=StrEnum)


def describe_problems(error: ValidationError) -> Iterator[tuple[str, str]]:
    """For each refused value the field, such as `source.length`, and what is wrong with it; the field may be empty.

    >>> from argmap.model.elements import Claim
    >>> try:
    ...     Claim(id="a", text="The air gets cleaner.", base_score=3)
    ... except ValidationError as error:
    ...     print(*describe_problems(error))
    ('base_score', 'expected a number from 0 to 1, found 3')
    """
    for problem in error.errors(include_url=False):
        field = ".".join(str(step) for step in problem["loc"])
        shown = repr(problem["input"])
        shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
        match problem["type"]:
            case "extra_forbidden" | "unexpected_keyword_argument":
                yield field, f"there is no field '{problem['loc'][-1]}'"
            case "missing":
                yield field, "a value is missing"
            case "value_error":
                yield field, str(problem["ctx"]["error"])
            case "enum":
                yield field, f"expected {problem['ctx']['expected']}, found {shown}"
            case "less_than_equal" | "greater_than_equal" | "finite_number" if field != "source.length":
                yield field, f"expected a number from 0 to 1, found {shown}"
            case _:
                yield field, f"{problem['msg'].replace('Input should be', 'expected')}, found {shown}"


def check_names(what: str, names: Iterable[str], fields: Collection[str]) -> None:
    """Raises TypeError, with the nearest field, when one of `names` is not among `fields`.

    >>> check_names("a claim", ["voise"], ["text", "voice"])
    Traceback (most recent call last):
    TypeError: a claim has no field 'voise'; did you mean 'voice'?
    """
    for name in names:
        if name not in fields:
            raise TypeError(f"{what} has no field '{name}'{did_you_mean(name, fields)}")


def choose(what: str, choices: type[Choice], value: str) -> Choice:
    """The member of `choices` with this value. Raises ValueError, with the nearest one.

    >>> from argmap.model.elements import Kind
    >>> choose("kind of claim", Kind, "evidense")
    Traceback (most recent call last):
    ValueError: 'evidense' is not a kind of claim; did you mean 'evidence'?
    """
    if isinstance(value, choices):
        return value
    try:
        return choices(value)
    except ValueError:
        names = [str(choice) for choice in choices]
        hint = did_you_mean(value, names) or f"; expected one of {', '.join(names)}"
        raise ValueError(f"'{value}' is not a {what}{hint}") from None
