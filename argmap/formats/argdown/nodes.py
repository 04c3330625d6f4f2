"""What an Argdown text says, before it is claims and relations: statements, arguments, structures and relations.

A statement is the class of all its mentions under one title.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from argmap.diagnostics import Diagnostic


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


@dataclass(slots=True, eq=False)
class Node:
    """A statement or an argument: all its mentions; of an argument also its structure."""

    title: str | None
    is_argument: bool
    mentions: list[Mention] = field(default_factory=list)
    steps: list[Inference] = field(default_factory=list)
    section: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the last mention that says more than the title."""
        texts = [mention.text for mention in self.mentions if not mention.is_reference and mention.text]
        return texts[-1] if texts else ""


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


class ArgdownModel(Protocol):
    """What is needed of a model, be it of a text or of what the tool of the language made of one."""

    nodes: list[Node]
    links: list[TitleLink]
    front: dict[str, Any]
    diagnostics: list[Diagnostic]
    lexer: Places
