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
from sys import float_info
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from argmap.diagnostics import did_you_mean
from argmap.model.ids import ID_LENGTH, is_id
from argmap.model.stored import NOTHING, Evolving, Frozen
from argmap.registry import RENDERERS
from argmap.syntax import limits

if TYPE_CHECKING:
    from argmap.model.structure.lines import Line, Role
    from argmap.model.structure.numbering import Numbering
    from argmap.model.structure.rows import MapRows
    from argmap.model.walk import Visit


BASE_SCORE = 0.5
"""The base score of a claim that states none."""
ARROWS = {"support": "supports", "attack": "attacks", "neutral": "goes with", "unknown": "somehow bears on"}
"""A relation's polarity between its premises and its target, as its `repr` shows it."""


def shorten(text: str, width: int) -> str:
    """`text` on one line, cut to `width` characters.

    >>> shorten("The air\\ngets cleaner.", 12)
    'The air get…'
    """
    line = " ".join(text[: 4 * width].split())
    return line if len(line) <= width else f"{line[: width - 1]}…"


def clean_text(value: str) -> str:
    """`value`, if it holds no control character (tab and line feed aside) and no lone surrogate.

    Raises ValueError that names the first such character.
    """
    if value.isprintable():
        return value
    for place, char in enumerate(value):
        code = ord(char)
        if (code < 32 and char not in "\t\n") or code == 127 or 0xD800 <= code <= 0xDFFF:
            raise ValueError(f"character {place + 1} is U+{code:04X}, which is not allowed in a text")
    return value


def _check_text(value: str) -> str:
    if not value.strip():
        raise ValueError("the text is empty")
    return _check_length(value)


def _check_length(value: str) -> str:
    if len(value) > limits.TEXT:
        raise ValueError(f"the text has {len(value):,} characters; {limits.TEXT:,} is the limit")
    return clean_text(value)


def _valid_id(value: str) -> str:
    if not is_id(value):
        raise ValueError("an id is 1 to 120 characters without white space or control characters")
    return value


def _settle_zero(value: float) -> float:
    """0 for minus zero, and for a number so small that it has lost digits (a denormal one)."""
    return value if value >= float_info.min else 0.0


def _check_comparison(value: str) -> str:
    if re.fullmatch(r"(>=|<=|>|<|==)?\s*-?\d{1,9}(\.\d{1,15})?", value) is None:
        raise ValueError(f"'{value[:40]}' is neither a number nor a comparison such as '>= 0.6'")
    return value


def _texts(value: dict[str, Any]) -> dict[str, Any]:
    """`value`, if it is made of mappings, lists and clean text only."""
    work: list[tuple[Any, int]] = [(value, 1)]
    while work:
        item, depth = work.pop()
        if isinstance(item, dict | list) and depth > limits.METADATA_DEPTH:
            raise ValueError(f"nested deeper than {limits.METADATA_DEPTH} mappings and lists")
        if isinstance(item, dict):
            work.extend((part, depth + 1) for pair in item.items() for part in pair)
        elif isinstance(item, list):
            work.extend((part, depth + 1) for part in item)
        elif isinstance(item, str):
            _check_length(item)
        else:
            raise ValueError(f"expected text, a list or a mapping, found {item!r}")
    return value


Text = Annotated[str, AfterValidator(_check_length)]
"""Text without control characters; may be empty."""
Filled = Annotated[
    str, AfterValidator(_check_text), Field(json_schema_extra={"pattern": r"\S", "maxLength": limits.TEXT})
]
"""Text that says something."""
Id = Annotated[str, AfterValidator(_valid_id), Field(json_schema_extra={"pattern": rf"^\S{{1,{ID_LENGTH}}}$"})]
Unit = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), AfterValidator(_settle_zero)]
"""A number in [0, 1]; never -0.0."""

Compared = Annotated[str, AfterValidator(_check_comparison), Field(json_schema_extra={"type": ["string", "number"]})]
"""A number, or one of `>= <= > < ==` before a number."""
Metadata = Annotated[dict[str, Any], AfterValidator(_texts)]
"""Whatever else a file says of itself, in mappings, lists and text."""


class Kind(StrEnum):
    """What a claim is offered as."""

    CLAIM = "claim"
    """A proposition that is argued for or against."""
    EVIDENCE = "evidence"
    """A proposition offered as fact, usually with a source."""
    RECOMMENDATION = "recommendation"
    """A proposed step."""
    QUESTION = "question"
    """A question that the debate raises."""
    CONTEXT = "context"
    """Background that bears neither way."""


class Polarity(StrEnum):
    """Which way a relation bears on its target."""

    SUPPORT = "support"
    """The premises speak for the target."""
    ATTACK = "attack"
    """The premises speak against the target."""
    NEUTRAL = "neutral"
    """The premises belong to the target, but speak neither for nor against it."""
    UNKNOWN = "unknown"
    """The text does not say which way the premises bear on the target; somebody has to decide it.

    Such a relation counts for nothing, like a neutral one; reading it is an error, see :data:`argmap.codes.Code`."""

    @property
    def sign(self) -> int:
        """+1, −1 or 0."""
        return {"support": 1, "attack": -1}.get(self.value, 0)

    @property
    def is_signed(self) -> bool:
        """Whether this speaks for or against: it is neither neutral nor unknown."""
        return self is Polarity.SUPPORT or self is Polarity.ATTACK


class Status(StrEnum):
    """Whether a person has reviewed a claim."""

    FINAL = "final"
    """A person stands behind the claim."""
    DRAFT = "draft"
    """Nobody has reviewed the claim yet."""


class Confidence(StrEnum):
    """How often a rule that drafts claims is right."""

    SURE = "sure"
    """In nine of ten cases or more."""
    LIKELY = "likely"
    """In about two of three cases or more."""
    GUESS = "guess"
    """Less often."""


class Profile(StrEnum):
    """What kind of balance is expected of a map."""

    DEBATE = "debate"
    """Both sides are tested alike."""
    ADVOCACY = "advocacy"
    """The objections are answered."""


class Source(Frozen):
    """Where something was said."""

    title: Text | None = None
    """Title of the text; None when not stated."""
    author: Text | None = None
    """Who wrote or said it, as people would write the name; None when not stated."""
    date: Text | None = None
    """When it was published, in any form, such as `2024` or `2024-05-01`; None when not stated."""
    url: Text | None = None
    """Address where it can be read; None when not stated."""
    file: Text | None = None
    """File with the text, relative to the folder of the map; quotes are checked against it. None when not at hand."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """SHA-256 of the text as UTF-8 with line feeds and no byte order mark, 64 lower-case hex digits; or None."""
    length: Annotated[int, Field(ge=0)] | None = None
    """Length of the same text in code points, 0 or more; or None."""


class Origin(Frozen):
    """Where a drafted claim comes from, until a person accepts it."""

    rule: Filled
    """The rule that proposed the claim, such as `item-below-lead-in`."""
    confidence: Confidence
    """How often the rule is right."""


class Issue(Frozen):
    """A matter under debate that claims of both sides may be about."""

    id: Filled
    """The text by which claims name the issue."""
    title: Text | None = None
    """A longer name for readers; None when the id says enough."""


_ELEMENT = ConfigDict(extra="forbid", defer_build=True)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, config=_ELEMENT)
class Claim(Evolving):
    """One proposition."""

    id: Id
    """Identifies the claim within the map: 1 to 120 characters without white space."""
    text: Filled
    """The proposition in words, 1 to 100,000 characters."""
    kind: Kind = Kind.CLAIM
    """What the claim is offered as; by default simply a claim."""
    base_score: Unit | None = None
    """Initial strength in [0, 1], before anything bears on the claim; None states none and counts as BASE_SCORE."""
    quotes: tuple[Filled, ...] = ()
    """Passages of the map's source that say this, word for word; by default none."""
    voice: Text | None = None
    """Who makes the claim in the text, such as `author` or a name; None when not stated."""
    issue: Text | None = None
    """Id of the issue that the claim is about; None for no issue."""
    source: Source | None = None
    """Where the claim can be looked up; None when not stated."""
    note: Text | None = None
    """A remark for readers of the map; None for no remark."""
    tags: tuple[Filled, ...] = ()
    """Free keywords; by default none."""
    status: Status = Status.FINAL
    """Whether a person has reviewed the claim; by default yes."""
    origin: Origin | None = None
    """What proposed a drafted claim; None for a claim that a person wrote or accepted."""
    allow: dict[Text, Text] = NOTHING
    """Rule name → why the rule is not to report this claim; by default nothing is allowed."""

    def __repr__(self) -> str:
        kind = "" if self.kind is Kind.CLAIM else f", kind='{self.kind}'"
        return f"Claim({shorten(self.id, 40)!r}, {shorten(self.text, 50)!r}{kind})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, config=_ELEMENT)
class Relation(Evolving):
    """One or more premises that bear together on one target."""

    id: Id
    """Identifies the relation within the map: 1 to 120 characters without white space."""
    polarity: Polarity
    """Which way the premises bear on the target."""
    premises: Annotated[tuple[str, ...], Field(min_length=1)]
    """Ids of the claims that the relation starts from, at least one; several are co-premises, all needed together."""
    target: str
    """Id of the claim or relation that the premises bear on."""
    weight: Unit = 1.0
    """Factor in [0, 1] for what reaches the target; by default 1, everything."""
    label: Filled | None = None
    """What else the relation does, such as `addresses` or `recommends`; None for nothing special."""
    scheme: Filled | None = None
    """Name of the argumentation scheme of the step, such as `expert-opinion`; None when not stated."""
    allow: dict[Text, Text] = NOTHING
    """Rule name → why the rule is not to report this relation; by default nothing is allowed."""

    def __repr__(self) -> str:
        premises = " + ".join(shorten(premise, 24) for premise in self.premises[:2])
        more = f" + {len(self.premises) - 2} more" if len(self.premises) > 2 else ""
        return f"Relation({premises}{more} {ARROWS[self.polarity]} {shorten(self.target, 40)})"


class Expectation(Frozen):
    """What a map says must come out of it; numbers are given as text so that their digits count."""

    unanswered: Compared | None = None
    """Number of objections anywhere in the map that nothing answers, or a comparison with it; None expects nothing."""
    balance: Compared | None = None
    """Balance number in [0, 1] under the map's profile, or a comparison such as `>= 0.6`; None expects nothing."""
    strength: dict[Text, Compared] = Field(default_factory=dict)
    """Claim id → strength in [0, 1] under the default semantics, or a comparison with it; by default none."""


class ArgumentMap(Frozen):
    """Claims and relations in canonical walk order (see `walk`), with what the map says about itself.

    Two maps are equal when they say the same in the same order.
    """

    title: Text | None = None
    """Title of the map; None when not stated."""
    question: Text | None = None
    """The question that the thesis answers; None when not stated."""
    language: Text | None = None
    """Language of the texts as a tag such as `en` or `pt-BR`; None when not stated."""
    thesis: str | None = None
    """Id of the claim that the map is about; None for a map without a thesis."""
    claims: tuple[Claim, ...] = ()
    """All claims in canonical order; by default none."""
    relations: tuple[Relation, ...] = ()
    """All relations in canonical order; by default none."""
    issues: tuple[Issue, ...] = ()
    """The issues that claims may name; by default none."""
    profile: Profile = Profile.DEBATE
    """What kind of balance is expected of the map; by default that of a debate."""
    prior: Unit | None = None
    """Share in [0, 1] of the presented mass that the pro side is warranted to have; None declares nothing.

    It changes no strength."""
    source: Source | None = None
    """The text that the map was made from, against which quotes are checked; None when there is none."""
    expect: Expectation | None = None
    """What must come out of the map; None expects nothing."""
    allow: dict[Text, Text] = Field(default_factory=dict)
    """Rule name → why the rule is not to report anything in this map; by default nothing is allowed."""
    metadata: Metadata = Field(default_factory=dict)
    """Whatever else a file says about itself, in mappings, lists and text; by default empty."""

    @model_validator(mode="after")
    def _check_references(self) -> Self:
        self.__dict__.pop("numbering", None)  # of a map that is validated again
        _ = self.numbering
        return self

    @cached_property
    def numbering(self) -> Numbering:
        """The claims and relations by number, found when the map is checked; ValueError where ids do not fit."""
        from argmap.model.structure.numbering import number_elements

        return number_elements(self)

    @cached_property
    def by_id(self) -> dict[str, Claim | Relation]:
        """Every element by its id."""
        return {element.id: element for element in (*self.claims, *self.relations)}

    @cached_property
    def onto(self) -> dict[str, tuple[Relation, ...]]:
        """Element id → the relations that have it as target, in order; ids without any are absent."""
        groups: dict[str, list[Relation]] = {}
        for relation in self.relations:
            groups.setdefault(relation.target, []).append(relation)
        return {target: tuple(group) for target, group in groups.items()}

    @cached_property
    def out_of(self) -> dict[str, tuple[Relation, ...]]:
        """Claim id → the relations it is a premise of, in order; ids without any are absent."""
        groups: dict[str, list[Relation]] = {}
        for relation in self.relations:
            for premise in dict.fromkeys(relation.premises):
                groups.setdefault(premise, []).append(relation)
        return {premise: tuple(group) for premise, group in groups.items()}

    @cached_property
    def rows(self) -> MapRows:
        """The map as integers, for whoever follows its relations often; made when it is first asked for."""
        from argmap.model.structure.rows import rows_of

        return rows_of(self)

    def __getstate__(self) -> dict[Any, Any]:
        # what follows from the fields is worked out again where it is needed
        state = super().__getstate__()
        fields = {name: value for name, value in self.__dict__.items() if name in type(self).model_fields}
        return {**state, "__dict__": fields}

    def __copy__(self) -> Self:
        copied = type(self).__new__(type(self))
        copied.__setstate__(self.__getstate__())
        return copied

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return BaseModel.__deepcopy__(self.__copy__(), memo)  # type: ignore[return-value]

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id; raises KeyError, with the nearest id, for anything else."""
        element = self.by_id.get(claim_id)
        if isinstance(element, Claim):
            return element
        if element is not None:
            raise KeyError(f"'{claim_id}' is a relation, not a claim")
        raise KeyError(f"there is no '{claim_id}' in this map{did_you_mean(claim_id, (c.id for c in self.claims))}")

    def relation(self, relation_id: str) -> Relation:
        """The relation with this id; raises KeyError, with the nearest id, for anything else."""
        element = self.by_id.get(relation_id)
        if isinstance(element, Relation):
            return element
        if element is not None:
            raise KeyError(f"'{relation_id}' is a claim, not a relation")
        hint = did_you_mean(relation_id, (r.id for r in self.relations))
        raise KeyError(f"there is no '{relation_id}' in this map{hint}")

    def base_score(self, claim_id: str) -> float:
        """The base score in [0, 1] that the claim states, else BASE_SCORE; raises KeyError as `claim` does."""
        stated = self.claim(claim_id).base_score
        return BASE_SCORE if stated is None else stated

    @property
    def thesis_claim(self) -> Claim | None:
        """The claim that the map is about; None for a map without a thesis."""
        return None if self.thesis is None else self.claim(self.thesis)

    @property
    def pillars(self) -> tuple[Relation, ...]:
        """The reasons that bear directly on the thesis, in order; use `premises_of` for their claims."""
        onto = self.onto.get(self.thesis, ()) if self.thesis is not None else ()
        return tuple(relation for relation in onto if relation.polarity is Polarity.SUPPORT)

    def objections(self) -> list[Relation]:
        """The attacks on the thesis and on what supports it, anywhere in the map, in its order.

        Attacks on objections are answers, not objections; see `role` for what each relation is.
        """
        from argmap.model.structure.answering import find_objections

        return find_objections(self)

    def unanswered(self) -> list[Relation]:
        """The objections that nothing answers: no rebuttal, no undercut, no recommendation that addresses them."""
        from argmap.model.structure.answering import find_unanswered

        return find_unanswered(self)

    def role(self, relation: Relation | str) -> Role:
        """What a relation, given itself or by its id, is in this map: pillar, reason, objection, rebuttal and so on.

        It depends on the map, not on the relation alone: a support is a pillar only where its target is the thesis.
        """
        from argmap.model.structure.lines import role

        return role(self, self.relation(relation) if isinstance(relation, str) else relation)

    def premises_of(self, relation: Relation) -> tuple[Claim, ...]:
        """The claims that a relation starts from, in its order."""
        return tuple(self.claim(premise) for premise in relation.premises)

    def walk(self) -> Iterator[Visit]:
        """The authored tree from the thesis down, entry by entry; a claim met a second time is a cross-reference.

        >>> from argmap.model.builder import MapBuilder
        >>> b = MapBuilder()
        >>> close = b.thesis("The old town should be closed to cars.")
        >>> _ = b.support(b.claim("The air gets cleaner."), close)
        >>> for visit in b.build().walk():
        ...     print(visit.depth * "  " + f"{visit.role}: {visit.text}")
        thesis: The old town should be closed to cars.
          pillar: The air gets cleaner.
        """
        from argmap.model.walk import walk

        return walk(self)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The support and attack relations onto the thesis, recommendations aside."""
        from argmap.model.structure.lines import lines

        return lines(self)

    def __str__(self) -> str:
        from argmap.model.text_outline import outline

        return outline(self)

    def __repr__(self) -> str:
        name = self.title or (self.claim(self.thesis).text if self.thesis is not None else "untitled")
        size = f"{len(self.claims)} claims, {len(self.relations)} relations"
        return f"ArgumentMap({shorten(name, 50)!r}, {size})"

    def _repr_svg_(self) -> str:
        return RENDERERS.get("svg").draw_inline(self)
