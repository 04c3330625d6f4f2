"""The entries of the native file: the typed tree. What an entry is decides what it may hold.

The classes say which keys an entry has, and in which order; what the types of their values take stands in
`entry_schema`. They are no models of pydantic's, which would take longer to define than a map takes to be read.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from argmap.model.elements import Expectation, Kind, Origin, Polarity, Profile, Source, Status

VERSION = "1"
REVISION = 3
"""Of the schema of this version, which grows by keys only: 2 added `unsigned`."""
NESTING = 200
"""Entries that may be nested in one another."""
RELATION_KEYS = {
    "support": Polarity.SUPPORT,
    "attack": Polarity.ATTACK,
    "neutral": Polarity.NEUTRAL,
    "unsigned": Polarity.UNKNOWN,
}
"""The keys under `relations:` that name a target, each for a polarity."""

Version = Literal["1"]
Text = str
Filled = str
"""Text that says something."""
Unit = float
Texts = tuple[Filled, ...]
"""Several texts; one text may stand for a list of it."""
Citation = Source
"""A source; a text stands for one with this address or title."""
NewId = Filled
"""The id that an entry gives its claim or its relation."""
ClaimRef = Filled
"""The id of a claim that has its entry elsewhere."""
ElementRef = Filled
"""The id of a claim or a relation."""
ClaimRefs = Texts
ElementRefs = Texts
IssueRef = Text
"""The id of an issue."""
SchemeName = Filled
LanguageTag = Text
VoiceName = Text
"""Who says something."""
Label = Filled
Tags = Texts
Allowances = dict[Text, Text]
Metadata = dict[str, Any]


class Keys:
    """Base of the entries: no unknown keys. The attributes are set by pydantic's core, which knows them by these slots.

    - `model_fields`: the keys in order, each with the name of its type.
    """

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    __pydantic_fields_set__: set[str]
    model_fields: ClassVar[dict[str, str]] = {}

    def __init_subclass__(cls) -> None:
        bases = (vars(base).get("__annotations__", {}) for base in reversed(cls.__mro__) if base is not Keys)
        cls.model_fields = {name: kind for annotations in bases for name, kind in annotations.items()}

    @property
    def model_fields_set(self) -> set[str]:
        """The keys that the file gives."""
        return self.__pydantic_fields_set__


class ClaimKeys(Keys):
    """What every entry may say of its claim."""

    id: NewId | None = None
    claim: Filled
    kind: Kind | None = None
    quote: Filled | None = None
    quotes: Texts = ()
    voice: VoiceName | None = None
    issue: IssueRef | None = None
    base: Unit | None = None
    source: Citation | None = None
    tags: Tags = ()
    note: Text | None = None
    status: Status = Status.FINAL
    origin: Origin | None = None
    allow: Allowances | None = None
    supports: ElementRefs = ()
    attacks: ElementRefs = ()
    addresses: ElementRefs = ()
    context: tuple[Reason, ...] = ()
    unsigned: tuple[Reason, ...] = ()


class StepKeys(Keys):
    """What an entry may say of its step to the parent entry."""

    relation: NewId | None = None
    weight: Unit = 1.0
    label: Label | None = None
    scheme: SchemeName | None = None
    undercuts: tuple[Objection, ...] = ()
    backing: tuple[Reason, ...] = ()


class Developed(ClaimKeys):
    """A claim that is no objection: what attacks it is an objection."""

    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Reason, ...] = ()
    objections: tuple[Objection, ...] = ()


class ReasonEntry(Developed, StepKeys):
    """A claim below another entry, supporting it or giving context."""


class ObjectionEntry(ClaimKeys, StepKeys):
    """A claim that attacks what it is below: what attacks it in turn is a rebuttal."""

    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Reason, ...] = ()
    rebuttals: tuple[Objection, ...] = ()


class ThesisEntry(ClaimKeys):
    """The thesis; its pillars, its objections and what is unsigned are at the top level."""


class RecommendationEntry(Developed, StepKeys):
    """A proposed step; its step keys belong to the one relation that it has."""

    kind: Kind | None = None


class RefEntry(StepKeys):
    """A claim that has its entry elsewhere."""

    ref: ClaimRef
    allow: Allowances | None = None


class PremiseRef(Keys):
    """A co-premise that has its entry elsewhere."""

    ref: ClaimRef


class Together(StepKeys):
    """Co-premises: claims that bear on the parent only together."""

    allow: Allowances | None = None


class ReasonsTogether(Together):
    """Co-premises of a reason."""

    premises: tuple[ReasonPremise, ...]


class ObjectionsTogether(Together):
    """Co-premises of an objection."""

    premises: tuple[ObjectionPremise, ...]


class ReasonPremiseEntry(Developed):
    """One co-premise of a reason."""


class ObjectionPremiseEntry(ClaimKeys):
    """One co-premise of an objection."""

    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Reason, ...] = ()
    rebuttals: tuple[Objection, ...] = ()


class IssueEntry(Keys):
    """An issue and its title."""

    id: Filled
    title: Text | None = None


class RelationEntry(Keys):
    """A relation between claims that have their entries elsewhere."""

    id: NewId | None = None
    premises: ClaimRefs
    support: ElementRef | None = None
    attack: ElementRef | None = None
    neutral: ElementRef | None = None
    unsigned: ElementRef | None = None
    weight: Unit = 1.0
    label: Label | None = None
    scheme: SchemeName | None = None
    allow: Allowances | None = None


Reason = str | RefEntry | ReasonsTogether | ReasonEntry
Objection = str | RefEntry | ObjectionsTogether | ObjectionEntry
ReasonPremise = str | PremiseRef | ReasonPremiseEntry
ObjectionPremise = str | PremiseRef | ObjectionPremiseEntry
Thesis = str | ThesisEntry
Free = str | ReasonPremiseEntry
Recommendation = str | RecommendationEntry
Issues = tuple[IssueEntry, ...]
"""Issues, which may be given as ids, as entries, or as a mapping of ids to titles."""


class MapFile(Keys):
    """A whole file."""

    argmap: Version
    title: Text | None = None
    question: Text | None = None
    language: LanguageTag | None = None
    profile: Profile = Profile.DEBATE
    prior: Unit | None = None
    issues: Issues = ()
    source: Citation | None = None
    expect: Expectation | None = None
    allow: Allowances | None = None
    metadata: Metadata | None = None
    thesis: Thesis | None = None
    pillars: tuple[Reason, ...] = ()
    objections: tuple[Objection, ...] = ()
    unsigned: tuple[Reason, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    claims: tuple[Free, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
