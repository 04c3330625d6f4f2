"""What the keys of native entries take, as a schema of pydantic's core.

It is made in a small part of the time that pydantic needs to make one of models. `published_schema` makes the JSON
schema of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from pydantic import AfterValidator, BaseModel
from pydantic_core import CoreSchema, SchemaValidator
from pydantic_core import core_schema as core

from argmap.formats.native import entries
from argmap.model import elements
from argmap.model.elements import Expectation, Kind, Origin, Profile, Source, Status

TAGS = ("<text>", "<ref>", "<premises>", "<claim>")
"""Tags of the forms of an entry; they appear in the error paths of pydantic."""


class Forms(NamedTuple):
    """The forms that an entry of some type may have, besides a text.

    - `classes`: tag → the class of the entry.
    - `tag_of`: the tag of a value; None for one that can be no such entry.
    - `expected`: what is said of such a value.
    """

    classes: Mapping[str, type[entries.Keys]]
    tag_of: Callable[[Any], str | None]
    expected: str


def _form(value: Any) -> str | None:
    if isinstance(value, str):
        return "<text>"
    if isinstance(value, dict):
        return "<ref>" if "ref" in value else "<premises>" if "premises" in value else "<claim>"
    return None


def _claim_form(value: Any) -> str | None:
    form = _form(value)
    return "<claim>" if form == "<premises>" else form


def _plain_form(value: Any) -> str | None:
    return "<text>" if isinstance(value, str) else "<claim>" if isinstance(value, dict) else None


def _any_form(joined: type[entries.Keys], claim: type[entries.Keys]) -> Forms:
    classes = {"<ref>": entries.RefEntry, "<premises>": joined, "<claim>": claim}
    return Forms(classes, _form, "expected a text, or an entry with 'claim', 'ref' or 'premises'")


def _premise(claim: type[entries.Keys]) -> Forms:
    classes = {"<ref>": entries.PremiseRef, "<claim>": claim}
    return Forms(classes, _claim_form, "expected a text, or an entry with 'claim' or 'ref'")


def _plain(claim: type[entries.Keys]) -> Forms:
    return Forms({"<claim>": claim}, _plain_form, "expected a text, or an entry with 'claim'")


FORMS: Mapping[str, Forms] = MappingProxyType(
    {
        "Reason": _any_form(entries.ReasonsTogether, entries.ReasonEntry),
        "Objection": _any_form(entries.ObjectionsTogether, entries.ObjectionEntry),
        "ReasonPremise": _premise(entries.ReasonPremiseEntry),
        "ObjectionPremise": _premise(entries.ObjectionPremiseEntry),
        "Thesis": _plain(entries.ThesisEntry),
        "Free": _plain(entries.ReasonPremiseEntry),
        "Recommendation": _plain(entries.RecommendationEntry),
    }
)
"""The forms of entries by the name of their type."""
CLASSES: tuple[type[entries.Keys], ...] = (
    *dict.fromkeys(each for forms in FORMS.values() for each in forms.classes.values()),
    entries.IssueEntry,
    entries.RelationEntry,
)
"""The classes of all entries inside a file."""


def validate(value: Any) -> entries.MapFile:
    """The entries of a whole file; raises pydantic's ValidationError with everything that is wrong."""
    return _validator().validate_python(value)


@cache
def _validator() -> SchemaValidator:
    models = {
        model: core.no_info_plain_validator_function(model.model_validate) for model in (Source, Origin, Expectation)
    }
    return SchemaValidator(file_schema(cast("Mapping[type[BaseModel], CoreSchema]", models)))


def file_schema(models: Mapping[type[BaseModel], CoreSchema]) -> CoreSchema:
    """The schema of a file, with these schemas of the models of the map that stand in it."""
    kinds = _kinds(models)
    definitions = [_entry(cls, kinds) for cls in CLASSES]
    return core.definitions_schema(_entry(entries.MapFile, kinds), definitions)


def _entry(cls: type[entries.Keys], kinds: dict[str, CoreSchema]) -> CoreSchema:
    """The schema of an entry, known by the name of its class."""
    fields = {name: core.model_field(_field(cls, name, kinds)) for name in cls.model_fields}
    inside = core.model_fields_schema(fields, model_name=cls.__name__, extra_behavior="forbid")
    return core.model_schema(cls, inside, ref=f"{cls.__name__}:")


def _field(cls: type[entries.Keys], name: str, kinds: dict[str, CoreSchema]) -> CoreSchema:
    schema = kinds.get(f"{cls.__name__}.{name}") or kinds[cls.model_fields[name]]
    return core.with_default_schema(schema, default=getattr(cls, name)) if hasattr(cls, name) else schema


def _kinds(models: Mapping[type[BaseModel], CoreSchema]) -> dict[str, CoreSchema]:
    """The schema of each type that a key has; `Class.key` for a key that takes less than its type."""
    text = _checked(core.str_schema(), elements.Text)
    filled = _checked(core.str_schema(), elements.Filled)
    unit = _checked(core.float_schema(ge=0, le=1, allow_inf_nan=False), elements.Unit)
    kind = _choice(Kind)
    source = core.no_info_before_validator_function(
        _to_source, models[Source], json_schema_input_schema=core.union_schema([core.str_schema(), models[Source]])
    )
    issue = core.definition_reference_schema("IssueEntry:")
    one_or_several = core.union_schema([filled, core.list_schema(core.union_schema([filled, issue]))])
    titles = core.dict_schema(core.str_schema(), core.nullable_schema(core.str_schema()))
    issues = core.no_info_before_validator_function(
        _to_issues, _several(issue), json_schema_input_schema=core.union_schema([*one_or_several["choices"], titles])
    )
    one_of = {name: _union(forms, filled) for name, forms in FORMS.items()}
    kinds: dict[str, CoreSchema] = {
        "Version": core.literal_schema([entries.VERSION]),
        "Filled": filled,
        "Text": text,
        "Unit": unit,
        "Texts": _texts(filled),
        **dict.fromkeys(("NewId", "ClaimRef", "ElementRef", "SchemeName", "Label"), filled),
        **dict.fromkeys(("IssueRef", "LanguageTag", "VoiceName"), text),
        **dict.fromkeys(("ClaimRefs", "ElementRefs", "Tags"), _texts(filled)),
        "Kind": kind,
        "Status": _choice(Status),
        "Profile": _choice(Profile),
        "Citation": source,
        "Origin": models[Origin],
        "Expectation": models[Expectation],
        "Allowances": core.dict_schema(text, text),
        "Metadata": _checked(core.dict_schema(core.str_schema(), core.any_schema()), elements.Metadata),
        "Issues": issues,
        **one_of,
        "tuple[RelationEntry, ...]": _several(core.definition_reference_schema("RelationEntry:")),
        **{f"tuple[{name}, ...]": _several(schema) for name, schema in one_of.items()},
    }
    kinds |= {f"{name} | None": core.nullable_schema(schema) for name, schema in kinds.items()}
    return {
        **kinds,
        "RecommendationEntry.kind": core.no_info_after_validator_function(_check_recommendation, kinds["Kind | None"]),
        "ReasonsTogether.premises": _several(one_of["ReasonPremise"], least=1),
        "ObjectionsTogether.premises": _several(one_of["ObjectionPremise"], least=1),
        "RelationEntry.premises": _texts(filled, least=1),
    }


def _checked(schema: CoreSchema, annotated: Any) -> CoreSchema:
    """A schema with the checks of a type of the model."""
    for mark in annotated.__metadata__:
        if isinstance(mark, AfterValidator):
            schema = core.no_info_after_validator_function(cast("Any", mark.func), schema)
    return schema


def _choice(cls: type[StrEnum]) -> CoreSchema:
    return core.enum_schema(cls, list(cls), sub_type="str", ref=f"{cls.__name__}:")


def _several(schema: CoreSchema, least: int | None = None) -> CoreSchema:
    return core.tuple_schema([schema], variadic_item_index=0, min_length=least)


def _texts(filled: CoreSchema, least: int | None = None) -> CoreSchema:
    either = core.union_schema([filled, core.list_schema(filled, min_length=least)])
    return core.no_info_before_validator_function(_to_list, _several(filled, least), json_schema_input_schema=either)


def _union(forms: Forms, filled: CoreSchema) -> CoreSchema:
    choices = {tag: core.definition_reference_schema(f"{cls.__name__}:") for tag, cls in forms.classes.items()}
    return core.tagged_union_schema(
        {"<text>": filled, **choices},
        forms.tag_of,
        custom_error_type="entry",
        custom_error_message=forms.expected,
    )


def _to_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _to_source(value: Any) -> Any:
    if isinstance(value, str):
        return {"url" if value.startswith(("http://", "https://")) else "title": value}
    return value


def _to_issues(value: Any) -> Any:
    """Issues as entries: they may be given as ids, as entries, or as a mapping of ids to titles."""
    if isinstance(value, dict):
        return [{"id": key, "title": title} for key, title in value.items()]
    return [{"id": item} if isinstance(item, str) else item for item in _to_list(value)] if value else []


def _check_recommendation(kind: Kind | None) -> Kind | None:
    if kind not in (None, Kind.RECOMMENDATION):
        raise ValueError(f"entries under 'recommendations' are recommendations, not '{kind}'")
    return kind
