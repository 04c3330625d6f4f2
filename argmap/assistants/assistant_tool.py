"""What a tool is: its name, what it says of itself, what it takes and what it gives, and the function that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel

from argmap.assistants.allowed_files import AllowedFiles
from argmap.assistants.answer_window import ToolAnswer


class Surroundings(NamedTuple):
    """Where a tool works: the files that it may read, and whether it may change them."""

    files: AllowedFiles
    may_write: bool = False


@dataclass(frozen=True, slots=True)
class AssistantTool:
    """A tool.

    - `name`: by which it is called.
    - `title`: for people.
    - `description`: what it does and when to use it, for the assistant.
    - `arguments`: the model of what it takes.
    - `values`: the model of its answer as values.
    - `work`: answers a call; ArgmapError, ValueError and KeyError are refusals in words.
    - `changes`: whether it changes files, if the server may.
    """

    name: str
    title: str
    description: str
    arguments: type[BaseModel]
    values: type[BaseModel]
    work: Callable[[Any, Surroundings], ToolAnswer]
    changes: bool = False

    def schemas(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The JSON schemas of what it takes and of what it gives, without what only repeats names."""
        taken, given = (_brief(model.model_json_schema()) for model in (self.arguments, self.values))
        return taken, given


def _brief(schema: Any) -> Any:
    """A schema without the titles that pydantic makes of names, and without the docstrings of models."""
    if isinstance(schema, list):
        return [_brief(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key != "title" or not isinstance(value, str)}
    if "properties" in kept:
        kept.pop("description", None)
    return {key: value if key in ("enum", "required", "default") else _brief(value) for key, value in kept.items()}
