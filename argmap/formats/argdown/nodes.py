"""What an Argdown text says, before it is claims and relations: statements, arguments, structures and relations.

A statement is the class of all its mentions under one title.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from argmap.diagnostics import Diagnostic
from argmap.formats.shared.inline_text import TextRun

USES = ("uses", "from")
"""Keys of the data of an inference or of its conclusion: the numbers of the premises that a step uses."""


@dataclass(slots=True, eq=False)
class Mention:
    """One place where a statement or an argument stands."""

    title: str | None
    is_argument: bool
    is_reference: bool
    text: str
    tags: list[str]
    data: dict[str, Any]
    start: int
    owner: Node | None = None
    runs: list[TextRun] = field(default_factory=list)
    """The words with their styles and links, where there are any."""


@dataclass(slots=True, eq=False)
class Node:
    """A statement or an argument: all its mentions; of an argument also its structure."""

    title: str | None
    is_argument: bool
    mentions: list[Mention] = field(default_factory=list)
    steps: list[Inference] = field(default_factory=list)
    section: tuple[str, ...] = ()
    """The headings above its definition or structure; without one, above its first mention."""
    is_placed: bool = False
    """Whether `section` is that of a definition or a structure."""

    @property
    def text(self) -> str:
        """The words of the last mention that says more than the title."""
        texts = [mention.text for mention in self.mentions if not mention.is_reference and mention.text]
        return texts[-1] if texts else ""

    @property
    def runs(self) -> list[TextRun]:
        """The words of `text` with their styles and links."""
        said = [mention for mention in self.mentions if not mention.is_reference and mention.text]
        return (said[-1].runs or [TextRun(said[-1].text)]) if said else []


@dataclass(slots=True, eq=False)
class Inference:
    """A step of a structure: premises, then the conclusion below the line."""

    argument: Node
    premises: list[Node]
    conclusion: Node | None
    rules: list[str]
    data: dict[str, Any]
    start: int


@dataclass(slots=True, eq=False)
class TitleLink:
    """A relation as written: what bears on what, and the mention that says so."""

    kind: str
    source: Any
    target: Any
    mention: Mention


class Places(Protocol):
    """What knows where things stand."""

    def place(self, start: int) -> tuple[int, int]:
        """Line and column, from 1."""
        ...

    def origin(self, start: int) -> str:
        """The beginning of a message about another file, as `in part.argdown, line 2: `; empty for the main text."""
        ...


class ArgdownModel(Protocol):
    """What is needed of a model, be it of a text or of what the tool of the language made of one."""

    nodes: list[Node]
    links: list[TitleLink]
    front: dict[str, Any]
    diagnostics: list[Diagnostic]
    lexer: Places


def is_set(front: dict[str, Any], name: str) -> bool:
    """Whether the front matter of a text switches on this setting of the model.

    >>> is_set({"model": {"explodeArguments": "true"}}, "explodeArguments")
    True
    """
    settings = front.get("model")
    return isinstance(settings, dict) and str(settings.get(name)).lower() == "true"


def premises_of(argument: Node, step: Inference) -> list[Node]:
    """The premises of a step: those that its data name by number, else all since the step before."""
    uses = next((step.data[key] for key in USES if isinstance(step.data.get(key), list)), None)
    if uses is None:
        return step.premises
    numbered: list[Node] = []
    for each in argument.steps:
        fresh = each.premises[1:] if numbered and each.premises and each.premises[0] is numbered[-1] else each.premises
        numbered += [*fresh, *([each.conclusion] if each.conclusion is not None else [])]
    chosen = [numbered[int(n) - 1] for n in uses if str(n).isdecimal() and 0 < int(n) <= len(numbered)]
    return chosen or step.premises
