"""Words and signs by which people mark what is for and what is against, in several languages.

A language is one text file, `signs/<language>.txt`: its name in the first line, then sections of words. Where no native
speaker has reviewed the words, the file says so. The words of all languages count together, because a text seldom says
in which language it is; no word means *for* in one and *against* in another. What follows from a word for a map is not
decided here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from argmap.patterns import compile_later

FOLDER = Path(__file__).parent / "signs"
REVIEWED = "Not reviewed by a native speaker."
MORE = " …"
"""Ends an entry that some more words may follow."""
FOLLOWING = 5
"""The number of words that may follow such an entry."""
ROLES = ("support", "attack", "neutral")
SYMBOLS = {
    "support": "+ ➕ ＋ ⊕ 👍 ✅ ✔ ✓ ☑",
    "attack": "- − – ➖ － ⊖ 👎 ❌ ✘ ✗ ✖ ❎ ☒",
}
"""Signs in the place of a word; variation selectors and skin tones make no difference."""
_GROUPS = {
    role: frozenset(symbol for symbol in symbols.split() if len(symbol) == 1) for role, symbols in SYMBOLS.items()
}
_DROPPED = compile_later("[\u0300-\u036f\u0640\u064b-\u0655\u0670\u093c\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_SAME_LETTER = str.maketrans("ىیېكہھةı’‘ʼ‐‑–", "يييکهههi'''---")
_LATIN_WORD = compile_later(r"[\w']")


class SignLanguage(NamedTuple):
    """The words of one language: its code, its English name, whether a native speaker has looked at them, and the
    words of each section as they are written in the file.
    """

    code: str
    name: str
    reviewed: bool
    sections: Mapping[str, tuple[str, ...]]


@cache
def sign_languages() -> tuple[SignLanguage, ...]:
    """All languages that have a file, English first, then by code."""
    files = sorted(FOLDER.glob("*.txt"), key=lambda file: (file.stem != "en", file.stem))
    return tuple(_language(file) for file in files)


def _language(file: Path) -> SignLanguage:
    sections: dict[str, list[str]] = {}
    comments, words = list[str](), list[str]()
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") and not sections:
            comments.append(line[2:])
        elif line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif line:
            words.append(line)
    kept = MappingProxyType({section: tuple(entries) for section, entries in sections.items()})
    return SignLanguage(file.stem, comments[0], REVIEWED not in comments, kept)


def fold(words: str) -> str:
    """Words as they are compared: without case, accents, marks of direction, and the choices of keyboards.

    >>> fold(" Pró\\u200f "), fold("CONTRE"), fold("ＰＲＯ"), fold("İtiraz")
    ('pro', 'contre', 'pro', 'itiraz')
    """
    if words.isascii():
        return " ".join(words.lower().split())
    text = unicodedata.normalize("NFKD", words.casefold())
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", _DROPPED.sub("", text)).translate(_SAME_LETTER).split())


@cache
def section(name: str) -> Mapping[str, int]:
    """The folded words of one section of all languages, without those that more words may follow, and where each
    stands in its section, which says which of several is meant first.
    """
    words: dict[str, int] = {}
    for language in sign_languages():
        for number, word in enumerate(language.sections.get(name, ())):
            words.setdefault(fold(word.removesuffix(MORE)), number)
    return MappingProxyType(words)


@cache
def _openings() -> Mapping[str, list[tuple[str, str]]]:
    """The entries that more words may follow, longest first, with their roles, by their first words."""
    entries = {
        (fold(word.removesuffix(MORE)), role)
        for language in sign_languages()
        for role in ROLES
        for word in language.sections.get(role, ())
        if word.endswith(MORE)
    }
    openings: dict[str, list[tuple[str, str]]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry[0])):
        openings.setdefault(entry[0].split()[0], []).append(entry)
    return MappingProxyType(openings)


def symbol_role(symbol: str) -> str | None:
    """The role of a sign such as `+` or 👎, however it is drawn.

    >>> symbol_role("➕"), symbol_role("👎🏽"), symbol_role("✔\\ufe0f"), symbol_role("x")
    ('support', 'attack', 'support', None)
    """
    bare = _DROPPED.sub("", symbol).strip()
    return next((role for role, symbols in _GROUPS.items() if bare in symbols), None)


def word_role(name: str) -> str | None:
    """The role of a word or of the name of a section: `support`, `attack` or `neutral`; None for any other text.

    >>> word_role("PROS"), word_role("Gegenargumente"), word_role("反对"), word_role("Zoos")
    ('support', 'attack', 'attack', None)
    >>> word_role("Arguments against zoos"), word_role("Arguments for and against zoos")
    ('attack', None)
    """
    folded = fold(name)
    for role in ROLES:
        if folded in section(role):
            return role
    for opening, role in _openings().get(folded.partition(" ")[0], ()):
        rest = folded.removeprefix(opening)
        if rest != folded and not _LATIN_WORD.match(rest[:1]):
            words = rest.split()
            return role if len(words) <= FOLLOWING and rest[-1:] not in ".!?" and not _names_both(words) else None
    return None


def _names_both(words: list[str]) -> bool:
    """Whether further words name a side as well, as in *arguments for and against zoos*."""
    return any(word.strip(",/&") in section(role) for word in words for role in ("support", "attack"))


def value_role(value: str) -> str | None:
    """The role of a value in a column or an attribute: a word, a sign, or a number.

    >>> value_role("+1"), value_role("-1.0"), value_role("Disagree"), value_role("0"), value_role("maybe")
    ('support', 'attack', 'attack', 'neutral', None)
    """
    folded = fold(value)
    for role in ("support", "attack"):
        if folded in section(f"{role} value"):
            return role
    try:
        number = float(folded.replace("−", "-"))
    except ValueError:
        return symbol_role(value) or word_role(value)
    return "support" if number > 0 else "attack" if number < 0 else "neutral" if number == 0 else None


@cache
def sign_words() -> tuple[str, ...]:
    """All words that have a role, as they are written, for offering the nearest one."""
    words = sorted(
        {
            word.removesuffix(MORE)
            for language in sign_languages()
            for role in ROLES
            for word in language.sections.get(role, ())
        }
    )
    return tuple(words)
