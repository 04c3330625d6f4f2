"""The published JSON schema of the native file, made of what its reader takes."""

from __future__ import annotations

from typing import Any, cast

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema as core

from argmap.formats.native import entries
from argmap.formats.native.entry_schema import file_schema
from argmap.model import elements
from argmap.model.elements import Expectation, Origin, Source


def json_schema() -> dict[str, Any]:
    """The JSON schema of the file, version 1."""
    models: dict[type[BaseModel], core.CoreSchema] = {}
    for model in (Source, Origin, Expectation):
        model.model_rebuild()
        models[model] = cast("core.CoreSchema", {**model.__pydantic_core_schema__, "ref": f"{model.__name__}:"})
    schema = _Generator().generate(file_schema(models))
    schema["properties"]["argmap"] = {"enum": ["1", 1], "title": "Version of the format"}
    schema["dependentRequired"] = {key: ["thesis"] for key in ("pillars", "objections", "unsigned")}
    schema["$defs"]["RelationEntry"]["oneOf"] = [{"required": [key]} for key in entries.RELATION_KEYS]
    schema["title"] = "argmap file"
    schema["$id"] = "https://argmap.dev/schema/argmap-1.json"
    schema["$comment"] = f"revision {entries.REVISION}"
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


class _Generator(GenerateJsonSchema):
    """Describes the entries, and adds what the types of the model say of themselves, such as a pattern."""

    def model_schema(self, schema: core.ModelSchema) -> JsonSchemaValue:
        cls = schema["cls"]
        if not issubclass(cls, entries.Keys):
            return super().model_schema(schema)
        made = self.generate_inner(schema["schema"])
        return {**made, "title": cls.__name__, "description": cls.__doc__, "additionalProperties": False}

    def function_after_schema(self, schema: core.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        return {**super().function_after_schema(schema), **_said_of(schema["function"]["function"])}


def _said_of(check: Any) -> dict[str, Any]:
    """What the type with this check says of itself in a JSON schema."""
    for kind in (elements.Filled, elements.Text, elements.Unit, elements.Metadata):
        marks = kind.__metadata__  # type: ignore[attr-defined]
        if any(isinstance(mark, AfterValidator) and mark.func is check for mark in marks):
            fields = [mark for mark in marks if isinstance(mark, FieldInfo)]
            return {key: value for field in fields for key, value in (field.json_schema_extra or {}).items()}  # type: ignore[union-attr]
    return {}
