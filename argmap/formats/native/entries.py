"""The entries of the native file as pydantic models: the typed tree. What an entry is decides what it may hold."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from argmap.model import elements
from argmap.model.elements import Expectation, Kind, Metadata, Polarity, Profile, Source, Status

VERSION = "1"
REVISION = 2
"""Of the schema of this version, which grows by keys only: 2 added `unsigned`."""
NESTING = 200
"""Entries that may be nested in one another."""


class Keys(BaseModel):
    """Base of the entries: no unknown keys."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


TAGS = ("<text>", "<ref>", "<premises>", "<claim>")
"""Tags of the forms of an entry; they appear in the error paths of pydantic."""


def _to_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _to_source(value: Any) -> Any:
    if isinstance(value, str):
        return {"url" if value.startswith(("http://", "https://")) else "title": value}
    return value


def _check_recommendation(kind: Kind | None) -> Kind | None:
    if kind not in (None, Kind.RECOMMENDATION):
        raise ValueError(f"entries under 'recommendations' are recommendations, not '{kind}'")
    return kind


def _form(value: Any) -> str | None:
    """The tag of the form that an entry has."""
    if isinstance(value, str):
        return "<text>"
    if isinstance(value, dict):
        return "<ref>" if "ref" in value else "<premises>" if "premises" in value else "<claim>"
    return None


# pydantic builds the schema of a type with a name once, and not again for every field that has this type. The forms of
# an entry have none: pydantic would count each level of nesting twice, and it reads at most 255.
Text = TypeAliasType("Text", elements.Text)
Filled = TypeAliasType("Filled", elements.Filled)
Unit = TypeAliasType("Unit", elements.Unit)
Texts = TypeAliasType(
    "Texts", Annotated[tuple[Filled, ...], BeforeValidator(_to_list, json_schema_input_type=Filled | list[Filled])]
)
Ids = Texts
Citation = TypeAliasType(
    "Citation", Annotated[Source, BeforeValidator(_to_source, json_schema_input_type=str | Source)]
)
Allowances = TypeAliasType("Allowances", dict[Text, Text])
Id = Filled
_BARE = Annotated[Filled, Tag("<text>")]
_ENTRY_ERROR = {
    "custom_error_type": "entry",
    "custom_error_message": "expected a text, or an entry with 'claim', 'ref' or 'premises'",
}


RELATION_KEYS = {
    "support": Polarity.SUPPORT,
    "attack": Polarity.ATTACK,
    "neutral": Polarity.NEUTRAL,
    "unsigned": Polarity.UNKNOWN,
}
"""The keys under `relations:` that name a target, each for a polarity."""


class ClaimKeys(Keys):
    """What every entry may say of its claim."""

    id: Id | None = None
    claim: Filled
    kind: Kind | None = None
    quote: Filled | None = None
    quotes: Texts = ()
    voice: Text | None = None
    issue: Text | None = None
    base: Unit | None = None
    source: Citation | None = None
    tags: Texts = ()
    note: Text | None = None
    status: Status = Status.FINAL
    allow: Allowances | None = None
    supports: Ids = ()
    attacks: Ids = ()
    addresses: Ids = ()
    context: "tuple[Reason, ...]" = ()
    unsigned: "tuple[Reason, ...]" = ()


class StepKeys(Keys):
    """What an entry may say of its step to the parent entry."""

    relation: Id | None = None
    weight: Unit = 1.0
    label: Filled | None = None
    scheme: Filled | None = None
    undercuts: "tuple[Objection, ...]" = ()
    backing: "tuple[Reason, ...]" = ()


class Developed(ClaimKeys):
    """A claim that is no objection: what attacks it is an objection."""

    reasons: "tuple[Reason, ...]" = ()
    evidence: "tuple[Reason, ...]" = ()
    objections: "tuple[Objection, ...]" = ()


class ReasonEntry(Developed, StepKeys):
    """A claim below another entry, supporting it or giving context."""


class ObjectionEntry(ClaimKeys, StepKeys):
    """A claim that attacks what it is below: what attacks it in turn is a rebuttal."""

    reasons: "tuple[Reason, ...]" = ()
    evidence: "tuple[Reason, ...]" = ()
    rebuttals: "tuple[Objection, ...]" = ()


class ThesisEntry(ClaimKeys):
    """The thesis; its pillars, its objections and what is unsigned are at the top level."""


class RecommendationEntry(Developed, StepKeys):
    """A proposed step; its step keys belong to the one relation that it has."""

    kind: Annotated[Kind | None, AfterValidator(_check_recommendation)] = None


class RefEntry(StepKeys):
    """A claim that has its entry elsewhere."""

    ref: Id
    allow: Allowances | None = None


class PremiseRef(Keys):
    """A co-premise that has its entry elsewhere."""

    ref: Id


class Together(StepKeys):
    """Co-premises: claims that bear on the parent only together."""

    allow: Allowances | None = None


class ReasonsTogether(Together):
    """Co-premises of a reason."""

    premises: Annotated["tuple[ReasonPremise, ...]", Field(min_length=1)]


class ObjectionsTogether(Together):
    """Co-premises of an objection."""

    premises: Annotated["tuple[ObjectionPremise, ...]", Field(min_length=1)]


class ReasonPremiseEntry(Developed):
    """One co-premise of a reason."""


class ObjectionPremiseEntry(ClaimKeys):
    """One co-premise of an objection."""

    reasons: "tuple[Reason, ...]" = ()
    evidence: "tuple[Reason, ...]" = ()
    rebuttals: "tuple[Objection, ...]" = ()


class IssueEntry(Keys):
    """An issue and its title."""

    id: Id
    title: Text | None = None


class RelationEntry(Keys):
    """A relation between claims that have their entries elsewhere."""

    id: Id | None = None
    premises: Annotated[Ids, Field(min_length=1)]
    support: Id | None = None
    attack: Id | None = None
    neutral: Id | None = None
    unsigned: Id | None = None
    weight: Unit = 1.0
    label: Filled | None = None
    scheme: Filled | None = None
    allow: Allowances | None = None


Reason = Annotated[
    _BARE
    | Annotated[RefEntry, Tag("<ref>")]
    | Annotated[ReasonsTogether, Tag("<premises>")]
    | Annotated[ReasonEntry, Tag("<claim>")],
    Discriminator(_form, **_ENTRY_ERROR),  # type: ignore[arg-type]
]
Objection = Annotated[
    _BARE
    | Annotated[RefEntry, Tag("<ref>")]
    | Annotated[ObjectionsTogether, Tag("<premises>")]
    | Annotated[ObjectionEntry, Tag("<claim>")],
    Discriminator(_form, **_ENTRY_ERROR),  # type: ignore[arg-type]
]


def _claim_form(value: Any) -> str | None:
    form = _form(value)
    return "<claim>" if form == "<premises>" else form


_CLAIM_ERROR = {**_ENTRY_ERROR, "custom_error_message": "expected a text, or an entry with 'claim' or 'ref'"}
ReasonPremise = Annotated[
    _BARE | Annotated[PremiseRef, Tag("<ref>")] | Annotated[ReasonPremiseEntry, Tag("<claim>")],
    Discriminator(_claim_form, **_CLAIM_ERROR),  # type: ignore[arg-type]
]
ObjectionPremise = Annotated[
    _BARE | Annotated[PremiseRef, Tag("<ref>")] | Annotated[ObjectionPremiseEntry, Tag("<claim>")],
    Discriminator(_claim_form, **_CLAIM_ERROR),  # type: ignore[arg-type]
]


def _plain_form(value: Any) -> str | None:
    return "<text>" if isinstance(value, str) else "<claim>" if isinstance(value, dict) else None


_PLAIN_ERROR = {**_ENTRY_ERROR, "custom_error_message": "expected a text, or an entry with 'claim'"}
Thesis = Annotated[_BARE | Annotated[ThesisEntry, Tag("<claim>")], Discriminator(_plain_form, **_PLAIN_ERROR)]  # type: ignore[arg-type]
Free = Annotated[_BARE | Annotated[ReasonPremiseEntry, Tag("<claim>")], Discriminator(_plain_form, **_PLAIN_ERROR)]  # type: ignore[arg-type]
Recommendation = Annotated[
    _BARE | Annotated[RecommendationEntry, Tag("<claim>")],
    Discriminator(_plain_form, **_PLAIN_ERROR),  # type: ignore[arg-type]
]


def _issues(value: Any) -> Any:
    """Issues may be given as ids, as entries, or as a mapping of ids to titles."""
    if isinstance(value, dict):
        return [{"id": key, "title": title} for key, title in value.items()]
    return [{"id": item} if isinstance(item, str) else item for item in _to_list(value)] if value else []


Issues = Annotated[
    tuple[IssueEntry, ...],
    BeforeValidator(_issues, json_schema_input_type=Filled | list[Filled | IssueEntry] | dict[str, str | None]),
]


class MapFile(Keys):
    """A whole file."""

    argmap: Literal["1"]
    title: Text | None = None
    question: Text | None = None
    language: Text | None = None
    profile: Profile = Profile.DEBATE
    prior: Unit | None = None
    issues: Issues = ()
    source: Citation | None = None
    expect: Expectation | None = None
    allow: Allowances | None = None
    metadata: Metadata | None = None
    thesis: Thesis | None = None
    pillars: "tuple[Reason, ...]" = ()
    objections: "tuple[Objection, ...]" = ()
    unsigned: "tuple[Reason, ...]" = ()
    recommendations: tuple[Recommendation, ...] = ()
    claims: tuple[Free, ...] = ()
    relations: tuple[RelationEntry, ...] = ()


def json_schema() -> dict[str, Any]:
    """The published JSON schema of the file, version 1."""
    schema = MapFile.model_json_schema()
    schema["properties"]["argmap"] = {"enum": ["1", 1], "title": "Version of the format"}
    schema["dependentRequired"] = {key: ["thesis"] for key in ("pillars", "objections", "unsigned")}
    schema["$defs"]["RelationEntry"]["oneOf"] = [{"required": [key]} for key in RELATION_KEYS]
    schema["title"] = "argmap file"
    schema["$id"] = "https://argmap.dev/schema/argmap-1.json"
    schema["$comment"] = f"revision {REVISION}"
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema
