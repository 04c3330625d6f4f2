"""The words that pictures, pages and scores show, by key, in one place, so that they can be translated.

A language is one text file, `shown/<language>.txt`, with a line `key = words` for each text. Words in braces are filled
in: `sheet {number} of {total}`. A key that ends in `.many` is the plural of the one without. The messages of rules and
readers do not belong here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from argmap.diagnostics import did_you_mean

FOLDER = Path(__file__).parent / "shown"
MANY = ".many"


def word(key: str, language: str = "en", **values: object) -> str:
    """The words for a key, with `values` in the place of the names in braces.

    Raises KeyError, with the nearest key, for one that is not in the table, and KeyError for a value that is missing.

    >>> word("role.pillar")
    'pillar'
    >>> word("part.sheet", number=2, total=5)
    'Sheet 2 of 5'
    """
    words = table(language)
    if key not in words:
        raise KeyError(f"there are no words for '{key}'{did_you_mean(key, words)}")
    text = words[key]
    return text.format_map(values) if "{" in text else text


def quantity(number: int, key: str, language: str = "en") -> str:
    """A number with the word for what is counted, in the singular or the plural.

    >>> quantity(1, "role.pillar"), quantity(1200, "role.pillar")
    ('1 pillar', '1,200 pillars')
    """
    return f"{number:,} {word(key if number == 1 else key + MANY, language)}"


def quantify(number: int, key: str, language: str = "en", **values: object) -> str:
    """Words about a number of things, in the singular or the plural; the number fills in `{number}`.

    >>> quantify(1, "rows.more"), quantify(1200, "compare.idle", changes="…")
    ('… and 1 more', '1,200 changes do nothing to this strength: ….')
    """
    plural = key + MANY
    chosen = plural if number != 1 and plural in table(language) else key
    return word(chosen, language, number=f"{number:,}", **values)


def count_of(number: int, noun: str) -> str:
    """A number with its English noun.

    >>> count_of(1, "file"), count_of(3, "file")
    ('1 file', '3 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def words_below(prefix: str, language: str = "en") -> dict[str, str]:
    """All words whose keys begin with `prefix` and a dot, by the rest of their keys: what a template takes.

    >>> words_below("change")["added"]
    'added'
    """
    start = f"{prefix}."
    return {key.removeprefix(start): words for key, words in table(language).items() if key.startswith(start)}


@cache
def table(language: str) -> Mapping[str, str]:
    """All words of a language by key; KeyError for a language that has no table."""
    path = FOLDER / f"{language}.txt"
    if not path.is_file():
        languages = sorted(file.stem for file in FOLDER.glob("*.txt"))
        raise KeyError(f"there are no words in the language '{language}'; there are {', '.join(languages)}")
    words: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, text = line.partition(" = ")
            words[key] = text
    return MappingProxyType(words)
