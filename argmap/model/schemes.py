"""Argumentation schemes: patterns of inference, each with what it takes for granted and the questions that test it.

The schemes are data, in `schemes.toml` beside this module, and are read when the first one is asked for. A relation
names its scheme in whatever spelling its author or tool uses; what is asked here is which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FILLING = {
    "a",
    "an",
    "appeal",
    "argument",
    "argumentation",
    "arguments",
    "by",
    "for",
    "from",
    "of",
    "scheme",
    "the",
    "to",
}


class Scheme(NamedTuple):
    """A pattern of inference.

    `name` is the one in maps, `title` the full one. `questions` are the critical questions, the gravest first. A scheme
    that is known by name only has neither premises nor questions.
    """

    name: str
    title: str
    premises: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@cache
def schemes() -> Mapping[str, Scheme]:
    """All schemes by name, in the order of their file."""
    import tomllib
    from importlib import resources

    text = resources.files("argmap.model").joinpath("schemes.toml").read_text(encoding="utf-8")
    found: dict[str, Scheme] = {}
    for name, entry in tomllib.loads(text).items():
        lists = (tuple(entry.get(key, ())) for key in ("premises", "questions", "aliases"))
        found[name] = Scheme(name, entry["title"], *lists)
    return MappingProxyType(found)


def scheme_named(name: str) -> Scheme | None:
    """The scheme that a name, a title or an alias stands for; None for a name that none of them matches.

    Case, hyphens, CamelCase, plurals and words such as *argument from* make no difference.

    >>> scheme_named("Argument from Expert Opinion").name, scheme_named("ExpertOpinions").name
    ('expert-opinion', 'expert-opinion')
    """
    found = _by_words().get(folded(name))
    return schemes()[found] if found is not None else None


def folded(name: str) -> str:
    """What is left of the name of a scheme when two spellings are compared.

    >>> folded("Argument from Cause to Effect."), folded("CauseToEffect"), folded("cause-to-effect")
    ('cause effect', 'cause effect', 'cause effect')
    """
    found = [word.casefold() for word in _WORD.findall(_HUMP.sub(" ", name[:200]))]
    return " ".join(_singular(word) for word in found if word not in _FILLING)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def _by_words() -> dict[str, str]:
    """Folded spelling → name."""
    return {
        folded(spelling): scheme.name
        for scheme in schemes().values()
        for spelling in (scheme.name, scheme.title, *scheme.aliases)
    }
