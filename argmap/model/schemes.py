"""Argumentation schemes: patterns of inference, each with the premises it needs and the questions that test it.

The schemes are data, in `schemes.toml` beside this module, and are read when the first one is asked for. A relation
names its scheme in whatever spelling its author or tool uses; this module finds out which one is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from argmap.patterns import compile_later

_WORD = compile_later(r"[^\W\d_]+")
_HUMP = compile_later(r"(?<=[a-z])(?=[A-Z])")
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

    name: the name that maps use, such as `expert-opinion`.
    title: the full name, such as `Argument from Expert Opinion`.
    premises: what the scheme takes for granted; empty for a scheme of which only the name is known.
    questions: the critical questions, the most important first; empty for such a scheme.
    aliases: other spellings and names.
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
    by_name: dict[str, Scheme] = {}
    for name, entry in tomllib.loads(text).items():
        lists = (tuple(entry.get(key, ())) for key in ("premises", "questions", "aliases"))
        by_name[name] = Scheme(name, entry["title"], *lists)
    return MappingProxyType(by_name)


def find_scheme(name: str) -> Scheme | None:
    """The scheme that a name, a title or an alias stands for; None for a name that none of them matches.

    Case, hyphens, CamelCase, plurals and words such as *argument from* make no difference.

    >>> find_scheme("Argument from Expert Opinion").name, find_scheme("ExpertOpinions").name
    ('expert-opinion', 'expert-opinion')
    """
    canonical = _by_words().get(fold_name(name))
    return schemes()[canonical] if canonical is not None else None


def fold_name(name: str) -> str:
    """What is left of the name of a scheme when two spellings are compared.

    >>> fold_name("Argument from Cause to Effect."), fold_name("CauseToEffect"), fold_name("cause-to-effect")
    ('cause effect', 'cause effect', 'cause effect')
    """
    words = [word.casefold() for word in _WORD.findall(_HUMP.sub(" ", name[:200]))]
    return " ".join(_singular(word) for word in words if word not in _FILLING)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def _by_words() -> dict[str, str]:
    """Folded spelling → name."""
    return {
        fold_name(spelling): scheme.name
        for scheme in schemes().values()
        for spelling in (scheme.name, scheme.title, *scheme.aliases)
    }
