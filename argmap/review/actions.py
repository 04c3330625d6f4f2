"""What a reviewer can do with a map: one class per action, readable from JSON, so that a page can send it.

    {"action": "reword", "claim": "air", "text": "The air gets cleaner."}

An action says what is wanted, in ids; `model_change` says what the map becomes, `text_change` how its text does.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from argmap.diagnostics import did_you_mean
from argmap.model.elements import Filled, Id, Kind, Polarity, Text
from argmap.model.value_problems import describe_problems


class Addition(StrEnum):
    """What a new claim does to the claim that it is added to."""

    REASON = "reason"
    """Supports it."""
    EVIDENCE = "evidence"
    """Supports it as a fact."""
    OBJECTION = "objection"
    """Attacks it."""
    REBUTTAL = "rebuttal"
    """Attacks it, where it is itself an objection."""
    UNDERCUT = "undercut"
    """Attacks the step from it to the claim above."""
    RECOMMENDATION = "recommendation"
    """A step that addresses it; one that is added to the thesis addresses nothing."""


class ReviewAction(BaseModel):
    """Base of the actions: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: Id
    """The claim that is acted upon."""


class Accept(ReviewAction):
    """A person stands behind the claim: it is no draft any more, and what proposed it is no longer said."""

    action: Literal["accept"] = "accept"


class AcceptSection(ReviewAction):
    """Accepts the claim and all drafts below it."""

    action: Literal["accept-section"] = "accept-section"


class Reject(ReviewAction):
    """Takes the claim out, with what hangs only on it; the quotes go to the review beside the map."""

    action: Literal["reject"] = "reject"


class Reword(ReviewAction):
    """Says the claim in other words, or with a quote what another passage says; its id stays."""

    action: Literal["reword"] = "reword"
    text: Filled
    """The new words."""
    quote: Filled | None = None
    """The passage of the article that says so, in place of all that the claim quoted; None leaves these as they are."""


class SetKind(ReviewAction):
    """Changes what the claim is offered as."""

    action: Literal["set-kind"] = "set-kind"
    kind: Kind
    """The new kind."""


class MoveClaim(ReviewAction):
    """Hangs the claim, with all that is below it, on another claim or step."""

    action: Literal["move"] = "move"
    to: Id
    """The claim or relation that it is to bear on."""
    sign: Polarity | None = None
    """How it is to bear on that; None for as before."""


class SetAside(ReviewAction):
    """Keeps the claim, with all that is below it, for later: it hangs on nothing until it is moved somewhere."""

    action: Literal["set-aside"] = "set-aside"


class Reorder(ReviewAction):
    """Puts the claim, with all that is below it, before or behind the one beside it that bears on the same."""

    action: Literal["reorder"] = "reorder"
    by: Literal[-1, 1]
    """-1 to come earlier, 1 to come later."""


class SetSign(ReviewAction):
    """Changes how the claim bears on what it hangs on."""

    action: Literal["set-sign"] = "set-sign"
    sign: Polarity
    """The new sign."""


class AddClaim(ReviewAction):
    """Adds a claim below this one."""

    action: Literal["add"] = "add"
    role: Addition
    """What the new claim does to this one."""
    text: Filled
    """Its words."""
    quote: Filled | None = None
    """The passage of the article that says it; None for none."""


class JoinPremises(ReviewAction):
    """Makes the claim and others that bear on the same premises of one step, needed together."""

    action: Literal["join"] = "join"
    others: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The claims that join it, in order."""


class SplitPremises(ReviewAction):
    """Makes a step of its own of each premise of the step that the claim is a premise of."""

    action: Literal["split"] = "split"


class LinkAddress(ReviewAction):
    """Says that the claim, usually a recommendation, addresses an objection."""

    action: Literal["link"] = "link"
    to: Id
    """The claim that it addresses."""


class UnlinkAddress(ReviewAction):
    """Says that the claim no longer addresses another."""

    action: Literal["unlink"] = "unlink"
    to: Id
    """The claim that it addressed."""


class SetQuote(ReviewAction):
    """Sets the passage of the article that the claim quotes, in place of all that it quoted."""

    action: Literal["set-quote"] = "set-quote"
    quote: Filled | None
    """The passage, word for word; None for no quote."""


class SetVoice(ReviewAction):
    """Sets who makes the claim in the article."""

    action: Literal["set-voice"] = "set-voice"
    voice: Filled | None
    """A name, or `author`; None for nobody."""


class SetIssue(ReviewAction):
    """Sets the issue that the claim is about."""

    action: Literal["set-issue"] = "set-issue"
    issue: Filled | None
    """The id of an issue of the map; None for none."""


class SetSource(ReviewAction):
    """Sets where the claim can be looked up; what is None is not said."""

    action: Literal["set-source"] = "set-source"
    title: Text | None = None
    """Title of the source."""
    author: Text | None = None
    """Who wrote it."""
    date: Text | None = None
    """When it was published."""
    url: Text | None = None
    """Where it can be read."""


class ChooseThesis(ReviewAction):
    """Makes the claim the thesis, on which then hangs what hung on either; the thesis takes the place of the claim."""

    action: Literal["choose-thesis"] = "choose-thesis"


ACTIONS: tuple[type[ReviewAction], ...] = (
    Accept,
    AcceptSection,
    Reject,
    Reword,
    SetKind,
    MoveClaim,
    SetAside,
    Reorder,
    SetSign,
    AddClaim,
    JoinPremises,
    SplitPremises,
    LinkAddress,
    UnlinkAddress,
    SetQuote,
    SetVoice,
    SetIssue,
    SetSource,
    ChooseThesis,
)


def action_names() -> tuple[str, ...]:
    """The names by which JSON calls the actions.

    >>> action_names()[:3]
    ('accept', 'accept-section', 'reject')
    """
    return tuple(cls.model_fields["action"].default for cls in ACTIONS)


def parse_action(value: Any) -> ReviewAction:
    """The action that a value from JSON stands for. ValueError, in words, for anything else.

    >>> parse_action({"action": "set-kind", "claim": "air", "kind": "evidence"})
    SetKind(claim='air', action='set-kind', kind=<Kind.EVIDENCE: 'evidence'>)
    >>> parse_action({"action": "acept", "claim": "air"})
    Traceback (most recent call last):
    ValueError: there is no action 'acept'; did you mean 'accept'?
    """
    if not isinstance(value, dict):
        raise ValueError("an action is an object with 'action' and 'claim'")
    name = value.get("action")
    if name not in action_names():
        hint = did_you_mean(name, action_names()) if isinstance(name, str) else ""
        shown = f"'{name[:40]}'" if isinstance(name, str) else "without a name"
        raise ValueError(f"there is no action {shown}{hint}")
    chosen = ACTIONS[action_names().index(name)]
    try:
        return chosen.model_validate(value)
    except ValidationError as error:
        problems = "; ".join(f"{field}: {problem}" for field, problem in describe_problems(error))
        raise ValueError(f"{name}: {problems}") from None
