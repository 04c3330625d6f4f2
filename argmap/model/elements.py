"""What a map is made of: claims, relations, and the map that holds them, all frozen.

Words after Freeman's and Walton's usage: a relation leads from its premises to one target, a claim or another relation;
what it *is* (pillar, reason, objection, rebuttal, undercut, backing) follows from polarity and target and is never
stored. Positions, colours and scores do not belong here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from argmap.model.ids import ID_LENGTH, is_id
from argmap.registry import RENDERERS

if TYPE_CHECKING:
    from argmap.model.structure.lines import Line
    from argmap.model.walk import Visit


LONGEST = 100_000
"""Characters of one text."""
BASE_SCORE = 0.5
"""The base score of a claim that states none."""


def clean_text(value: str) -> str:
    """`value`, if it holds no control character (tab and line feed aside) and no lone surrogate.

    Raises ValueError that names the first such character.
    """
    if value.isprintable():
        return value
    for place, char in enumerate(value):
        code = ord(char)
        if (code < 32 and char not in "\t\n") or code == 127 or 0xD800 <= code <= 0xDFFF:
            raise ValueError(f"character {place + 1} is U+{code:04X}, which is not text")
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError("the text is empty")
    if len(value) > LONGEST:
        raise ValueError(f"the text has {len(value):,} characters; {LONGEST:,} is the limit")
    return clean_text(value)


def _valid_id(value: str) -> str:
    if not is_id(value):
        raise ValueError("an id is 1 to 120 characters without white space or control characters")
    return value


def _compared(value: str) -> str:
    if re.fullmatch(r"(>=|<=|>|<|==)?\s*-?\d{1,9}(\.\d{1,15})?", value) is None:
        raise ValueError(f"'{value[:40]}' is no number and no comparison such as '>= 0.6'")
    return value


def _texts(value: dict[str, Any]) -> dict[str, Any]:
    """`value`, if it is made of mappings, lists and clean text only."""
    work: list[Any] = [value]
    while work:
        item = work.pop()
        if isinstance(item, dict):
            work.extend(item)
            work.extend(item.values())
        elif isinstance(item, list):
            work.extend(item)
        elif isinstance(item, str):
            clean_text(item)
        else:
            raise ValueError(f"{item!r} is no text, list or mapping")
    return value


Text = Annotated[str, AfterValidator(clean_text)]
"""Text without control characters; may be empty."""
Filled = Annotated[str, AfterValidator(_filled), Field(json_schema_extra={"pattern": r"\S", "maxLength": LONGEST})]
"""Text that says something."""
Id = Annotated[str, AfterValidator(_valid_id), Field(json_schema_extra={"pattern": rf"^\S{{1,{ID_LENGTH}}}$"})]
Unit = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A number in [0, 1]."""

Compared = Annotated[str, AfterValidator(_compared), Field(json_schema_extra={"type": ["string", "number"]})]
"""A number, or one of `>= <= > < ==` before a number."""
Metadata = Annotated[dict[str, Any], AfterValidator(_texts)]
"""Whatever else a file says of itself, in mappings, lists and text."""


class Kind(StrEnum):
    """What a claim is offered as."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    RECOMMENDATION = "recommendation"
    QUESTION = "question"
    CONTEXT = "context"


class Polarity(StrEnum):
    """Which way a relation bears on its target."""

    SUPPORT = "support"
    ATTACK = "attack"
    NEUTRAL = "neutral"

    @property
    def sign(self) -> int:
        """+1, −1 or 0."""
        return {"support": 1, "attack": -1}.get(self.value, 0)


class Status(StrEnum):
    """Whether a person has reviewed a claim."""

    FINAL = "final"
    DRAFT = "draft"


class Profile(StrEnum):
    """What balance is asked of a map: both sides tested alike, or objections answered."""

    DEBATE = "debate"
    ADVOCACY = "advocacy"


class Frozen(BaseModel):
    """Base of everything stored: immutable, no unknown fields, built on first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def evolve(self, **changes: Any) -> Self:
        """A copy with `changes`, validated as if it were new."""
        present = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self)(**{**present, **changes})


class Source(Frozen):
    """Where something was said; `sha256` and `length` (in code points) are of the text as UTF-8, LF, no BOM."""

    title: Text | None = None
    author: Text | None = None
    date: Text | None = None
    url: Text | None = None
    file: Text | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    length: Annotated[int, Field(ge=0)] | None = None


class Issue(Frozen):
    """A matter under debate that claims of both sides may be about; `id` is the text that claims name it by."""

    id: Filled
    title: Text | None = None


class Claim(Frozen):
    """One proposition. `base_score` in [0, 1]; None means that it states none, which counts as BASE_SCORE."""

    id: Id
    text: Filled
    kind: Kind = Kind.CLAIM
    base_score: Unit | None = None
    quotes: tuple[Filled, ...] = ()
    voice: Text | None = None
    issue: Text | None = None
    source: Source | None = None
    note: Text | None = None
    tags: tuple[Filled, ...] = ()
    status: Status = Status.FINAL
    allow: dict[Text, Text] = Field(default_factory=dict)


class Relation(Frozen):
    """Premises that bear together on one target. `weight` in [0, 1] multiplies what reaches the target."""

    id: Id
    polarity: Polarity
    premises: Annotated[tuple[str, ...], Field(min_length=1)]
    target: str
    weight: Unit = 1.0
    label: Filled | None = None
    scheme: Filled | None = None
    allow: dict[Text, Text] = Field(default_factory=dict)


class Expectation(Frozen):
    """What a map says must come out of it; numbers are given as text so that their digits count.

    `unanswered` counts the objections anywhere in the map that nothing answers. It and `balance` are a number, or a
    comparison such as `>= 0.6`; `strength` maps claim ids to the same.
    """

    unanswered: Compared | None = None
    balance: Compared | None = None
    strength: dict[Text, Compared] = Field(default_factory=dict)


class ArgumentMap(Frozen):
    """Claims and relations in canonical walk order (see `walk`), with what the map says about itself.

    Two maps are equal when they say the same in the same order. `prior` in [0, 1] declares what share of the presented
    mass the pro side is warranted to have; None declares nothing. It moves no strength.
    """

    title: Text | None = None
    question: Text | None = None
    language: Text | None = None
    thesis: str | None = None
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    issues: tuple[Issue, ...] = ()
    profile: Profile = Profile.DEBATE
    prior: Unit | None = None
    source: Source | None = None
    expect: Expectation | None = None
    allow: dict[Text, Text] = Field(default_factory=dict)
    metadata: Metadata = Field(default_factory=dict)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        ids = {claim.id for claim in self.claims}
        relation_ids = {relation.id for relation in self.relations}
        if len(ids) != len(self.claims) or len(relation_ids) != len(self.relations) or ids & relation_ids:
            raise ValueError("every id belongs to one element")
        if self.thesis is not None and self.thesis not in ids:
            raise ValueError(f"the thesis '{self.thesis}' is not a claim of the map")
        for relation in self.relations:
            if relation.target not in ids and relation.target not in relation_ids:
                raise ValueError(f"the target '{relation.target}' of '{relation.id}' is not an element of the map")
            if relation.target == relation.id:
                raise ValueError(f"the relation '{relation.id}' targets itself")
            for premise in relation.premises:
                if premise not in ids:
                    raise ValueError(f"the premise '{premise}' of '{relation.id}' is not a claim of the map")
        return self

    @cached_property
    def by_id(self) -> dict[str, Claim | Relation]:
        """Every element by its id."""
        return {element.id: element for element in (*self.claims, *self.relations)}

    @cached_property
    def onto(self) -> dict[str, tuple[Relation, ...]]:
        """Element id → the relations that have it as target, in order; ids without any are absent."""
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(relation.target, []).append(relation)
        return {target: tuple(group) for target, group in found.items()}

    @cached_property
    def out_of(self) -> dict[str, tuple[Relation, ...]]:
        """Claim id → the relations it is a premise of, in order; ids without any are absent."""
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            for premise in dict.fromkeys(relation.premises):
                found.setdefault(premise, []).append(relation)
        return {premise: tuple(group) for premise, group in found.items()}

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id; KeyError for anything else."""
        element = self.by_id[claim_id]
        if not isinstance(element, Claim):
            raise KeyError(f"'{claim_id}' is a relation, not a claim")
        return element

    def base_score(self, claim_id: str) -> float:
        """The claim's own base score, else BASE_SCORE."""
        own = self.claim(claim_id).base_score
        return BASE_SCORE if own is None else own

    def walk(self) -> Iterator[Visit]:
        """The authored tree, entry by entry; a claim met a second time is a cross-reference."""
        from argmap.model.walk import walk

        return walk(self)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The support and attack relations onto the thesis, recommendations aside."""
        from argmap.model.structure.lines import lines

        return lines(self)

    def _repr_svg_(self) -> str:
        return RENDERERS.get("svg").plain(self)
