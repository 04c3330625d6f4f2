"""Text of the small files of teaching to models: exercises, keys, answers; mistakes are placed diagnostics.

Each sort of file names itself and its version with its first key, such as `argmap-key: 1`.
"""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Span, diagnose, did_you_mean
from argmap.syntax import json_values, yaml
from argmap.syntax.decoding import decode
from argmap.syntax.files import within_limit
from argmap.syntax.tree import Parsed, Place

Model = TypeVar("Model", bound=BaseModel)
REPORTED = 50
"""Mistakes of one file that are reported."""
_VERSION = "1"


class Found(NamedTuple, Generic[Model]):
    """What a text holds: None where a mistake kept the model from being made; `place` finds its fields."""

    model: Model | None
    place: Place
    faults: tuple[Diagnostic, ...]

    def span(self, *path: str | int) -> Span | None:
        """Where a field stands, or what of its path there is."""
        return _span(self.place, path)


def values(text: str | bytes, name: str = "the text") -> Parsed:
    """The plain values of a YAML or JSON text; ArgmapError when it is over the size limit."""
    faults: list[Diagnostic] = []
    if isinstance(text, bytes):
        text, faults = decode(within_limit(name, text))
    parsed = json_values.parse(text) if text.lstrip()[:1] == "{" else yaml.parse(text)
    parsed.diagnostics[:0] = faults
    return parsed


def mark_of(parsed: Parsed) -> str | None:
    """The key by which a file of teaching names its sort, if it has one."""
    keys = parsed.value if isinstance(parsed.value, dict) else {}
    return next((key for key in keys if key.startswith("argmap-")), None)


def read(parsed: Parsed, mark: str, model: type[Model]) -> Found[Model]:
    """The model that plain values make; `mark` is the key that names the sort of file."""
    faults = list(parsed.diagnostics)
    if not isinstance(parsed.value, dict):
        faults = faults or [
            diagnose(Code.UNKNOWN_FORMAT, f"this is no file that begins with '{mark}: 1'", parsed.place.span)
        ]
        return Found(None, parsed.place, tuple(faults))
    fields = {key: value for key, value in parsed.value.items() if key != mark}
    version = parsed.value.get(mark)
    if version is None:
        other = mark_of(parsed)
        saw = f"found '{other}'" if other else "found no such key"
        faults.append(
            diagnose(Code.UNKNOWN_FORMAT, f"expected a file that begins with '{mark}: 1', {saw}", parsed.place.span)
        )
        return Found(None, parsed.place, tuple(faults))
    if version != _VERSION:
        where = _span(parsed.place, (mark,))
        faults.append(
            diagnose(Code.UNSUPPORTED_VERSION, f"'{mark}' is {version!r}; this program knows version {_VERSION}", where)
        )
        return Found(None, parsed.place, tuple(faults))
    try:
        return Found(model.model_validate(fields), parsed.place, tuple(faults))
    except ValidationError as error:
        faults += [_fault(problem, parsed.place, model) for problem in error.errors()[:REPORTED]]
    return Found(None, parsed.place, tuple(faults))


def _fault(problem: Any, place: Place, model: type[BaseModel]) -> Diagnostic:
    """One mistake that pydantic found, at the key or value it is about."""
    path, last = problem["loc"][:-1], problem["loc"][-1] if problem["loc"] else ""
    if problem["type"] == "extra_forbidden":
        here = _place(place, path)
        known = [name for name in model.model_fields if not path]
        key = here.key_span(str(last)) or here.span
        return diagnose(Code.UNKNOWN_KEY, f"the key '{last}' is not known here{did_you_mean(str(last), known)}", key)
    where = _span(place, problem["loc"])
    if problem["type"] == "missing":
        return diagnose(Code.MISSING_KEY, f"the key '{last}' is missing", where)
    named = f"'{'.'.join(str(step) for step in problem['loc'])}'" if problem["loc"] else "the file"
    message = str(problem.get("ctx", {}).get("error", "")) or problem["msg"].lower()
    return diagnose(Code.WRONG_VALUE, f"{named}: {message}", where)


def _place(place: Place, path: tuple[Any, ...]) -> Place:
    """The place at the end of a path, or the last that there is on the way."""
    for step in path:
        below = place.get(step)
        if below is None:
            return place
        place = below
    return place


def _span(place: Place, path: tuple[Any, ...]) -> Span:
    return _place(place, path).span
