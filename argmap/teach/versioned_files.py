"""Reads the files of exercises, keys, answers and rubrics into models; mistakes become diagnostics with their places.

The first key of a file names its kind and version, such as `argmap-key: 1`.
"""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Span, diagnose, did_you_mean
from argmap.syntax import json_values, limits, yaml
from argmap.syntax.decoding import decode
from argmap.syntax.files import within_limit
from argmap.syntax.tree import Parsed, Place

Model = TypeVar("Model", bound=BaseModel)
REPORTED = 50
"""The largest number of mistakes in one file that are reported."""
_VERSION = "1"


class ParsedFile(NamedTuple, Generic[Model]):
    """What a text holds: `model` is None if mistakes prevent it, `place` has the places of all values."""

    model: Model | None
    place: Place
    diagnostics: tuple[Diagnostic, ...]

    def span(self, *path: str | int) -> Span | None:
        """Where a field stands, or the last part of its path that exists."""
        return _span(self.place, path)


def values(text: str | bytes, name: str = "the text") -> Parsed:
    """The plain values of a YAML or JSON text; ArgmapError when it is over the size limit."""
    diagnostics: list[Diagnostic] = []
    if isinstance(text, bytes):
        text, diagnostics = decode(within_limit(name, text, limits.BYTES))
    parsed = json_values.parse(text) if text.lstrip()[:1] == "{" else yaml.parse(text)
    parsed.diagnostics[:0] = diagnostics
    return parsed


def version_key(parsed: Parsed) -> str | None:
    """The key that names the kind of a file, if there is one."""
    keys = parsed.value if isinstance(parsed.value, dict) else {}
    return next((key for key in keys if key.startswith("argmap-")), None)


def read(parsed: Parsed, key: str, model: type[Model]) -> ParsedFile[Model]:
    """The model of plain values; `key` is the key that names the kind of file."""
    diagnostics = list(parsed.diagnostics)
    if isinstance(parsed.value, dict):
        mistakes = _check_version(parsed, key)
        if not mistakes:
            fields = {name: value for name, value in parsed.value.items() if name != key}
            try:
                return ParsedFile(model.model_validate(fields), parsed.place, tuple(diagnostics))
            except ValidationError as error:
                mistakes = [_explain(problem, parsed.place, model) for problem in error.errors()[:REPORTED]]
        diagnostics += mistakes
    elif not diagnostics:
        diagnostics.append(diagnose(Code.UNKNOWN_FORMAT, _expectation(key), parsed.place.span))
    return ParsedFile(None, parsed.place, tuple(diagnostics))


def _check_version(parsed: Parsed, key: str) -> list[Diagnostic]:
    """The diagnostic for a file of another kind or version."""
    version = parsed.value.get(key)
    if version is None:
        other = version_key(parsed)
        message = f"{_expectation(key)}; this one has " + (f"'{other}'" if other else "no such key")
        return [diagnose(Code.UNKNOWN_FORMAT, message, parsed.place.span)]
    if version != _VERSION:
        message = f"'{key}' is {version!r}; this program reads version {_VERSION}"
        return [diagnose(Code.UNSUPPORTED_VERSION, message, _span(parsed.place, (key,)))]
    return []


def _expectation(key: str) -> str:
    return f"expected a file that begins with '{key}: 1'"


def _explain(problem: Any, place: Place, model: type[BaseModel]) -> Diagnostic:
    """The diagnostic for one pydantic error, at the key or value it is about."""
    path, last = problem["loc"][:-1], problem["loc"][-1] if problem["loc"] else ""
    if problem["type"] == "extra_forbidden":
        parent = _place(place, path)
        fields = [name for name in model.model_fields if not path]
        span = parent.key_span(str(last)) or parent.span
        return diagnose(Code.UNKNOWN_KEY, f"unknown key '{last}'{did_you_mean(str(last), fields)}", span)
    span = _span(place, problem["loc"])
    if problem["type"] == "missing":
        return diagnose(Code.MISSING_KEY, f"the key '{last}' is missing", span)
    subject = f"'{'.'.join(str(step) for step in problem['loc'])}'" if problem["loc"] else "the file"
    message = str(problem.get("ctx", {}).get("error", "")) or problem["msg"].lower()
    return diagnose(Code.WRONG_VALUE, f"{subject}: {message}", span)


def _place(place: Place, path: tuple[Any, ...]) -> Place:
    """The place at the end of a path, or the last place on the way that exists."""
    for step in path:
        below = place.get(step)
        if below is None:
            return place
        place = below
    return place


def _span(place: Place, path: tuple[Any, ...]) -> Span:
    return _place(place, path).span
