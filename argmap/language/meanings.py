"""Which everyday words of a language mean the same, the opposite, or belong together: a word list as data.

Each language has a file `lists/<language>-meanings.txt`; a language without one has no meanings, and words are then
compared by their stems alone. What a meaning is for is decided elsewhere: here words are only looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from argmap.language.figures_in_words import figure_tokens
from argmap.language.misspelling import nearest_word
from argmap.language.normalising import normalise
from argmap.language.terms import stem
from argmap.language.word_lists import words
from argmap.patterns import compile_later

SAME = 0.95
"""How far a word stands for its group, in [0, 1]; two words of a group are as alike as the product of both."""
GENERAL, SPECIAL, TOPIC = 0.9, 0.6, 0.6
"""The same for a general word, for one of its kinds, and for words that belong to one topic."""
_WORD = compile_later(r"\d{1,2}:\d\d(?!\d)|\d+(?:[.,]\d{3})+(?!\d)|[^\W_]+(?:'[^\W_]+)*|%")


class Meaning(NamedTuple):
    """A group that a word belongs to: `key` names it, `pole` is 1 or -1 by its side, 0 if the group has no opposites.

    `strength`, in [0, 1], is how far the word stands for the group.
    """

    key: str
    pole: int
    strength: float


Phrase = tuple[str, ...]


class Meanings:
    """The meanings of the words and phrases of one language, by their basic forms."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.irregular: dict[str, str] = {}
        for line in _lines(language, "irregular"):
            basic, *forms = line.split()
            self.irregular.update(dict.fromkeys(forms, basic))
        self.by_phrase: dict[Phrase, list[Meaning]] = {}
        self.longest: dict[str, int] = {}
        for number, line in enumerate(_lines(language, "meanings")):
            for phrase, meaning in self._entries(f"{language}{number}", line):
                meanings = self.by_phrase.setdefault(phrase, [])
                if all(known.key != meaning.key for known in meanings):
                    meanings.append(meaning)
                self.longest[phrase[0]] = max(len(phrase), self.longest.get(phrase[0], 0))

    def base(self, word: str) -> str:
        """The stem of the basic form of a word in lower case; of a language without word lists the word itself."""
        basic = self.irregular.get(word, word)
        if self.language != "en" or basic in words("en-stop"):
            return basic
        short = stem(basic)
        return short if len(short) > 2 else basic.removesuffix("s")

    def bases(self, forms: Sequence[str]) -> Phrase:
        return tuple(map(self.base, forms))

    def longest_at(self, bases: Sequence[str], at: int) -> tuple[int, list[Meaning]]:
        """The longest phrase of the list that begins at a word: how many words it has, and its meanings."""
        for length in range(min(self.longest.get(bases[at], 0), len(bases) - at), 0, -1):
            meanings = self.by_phrase.get(tuple(bases[at : at + length]))
            if meanings is not None:
                return length, meanings
        return 1, []

    def nearest(self, base: str) -> tuple[str, list[Meaning]]:
        """The word of the list that somebody may have meant, with its meanings; the word itself if there is none."""
        meant = None if base in self.longest else nearest_word(base, self._spelling)
        return (meant, self.by_phrase[meant,]) if meant is not None else (base, [])

    @cached_property
    def _spelling(self) -> tuple[str, ...]:
        """The single words of the list that may be misspelt."""
        return tuple(sorted(phrase[0] for phrase in self.by_phrase if len(phrase) == 1 and len(phrase[0]) > 3))

    def _entries(self, key: str, line: str) -> Iterator[tuple[Phrase, Meaning]]:
        general, has_kinds, special = line.partition(">")
        if has_kinds:
            yield from ((phrase, Meaning(key, 0, GENERAL)) for phrase in self._phrases(general))
            yield from ((phrase, Meaning(key, 0, SPECIAL)) for phrase in self._phrases(special))
            return
        if "~" in line:
            phrases = self._phrases(line.replace("~", ","))
            yield from ((phrase, Meaning(key, 0, TOPIC)) for phrase in phrases)
            return
        sides = line.split("|")
        for side, pole in zip(sides, (1, -1), strict=False):
            pole_here = pole if len(sides) > 1 else 0
            yield from ((phrase, Meaning(key, pole_here, SAME)) for phrase in self._phrases(side))

    def _phrases(self, text: str) -> Iterator[Phrase]:
        for part in text.split(","):
            if part.strip():
                yield self.bases(split_words(part.replace("n't", " not")))


def split_words(text: str) -> list[str]:
    """The words of a text in lower case without *'s*, figures as `#` and their digits.

    >>> split_words("Tom’s 11 fish – or twenty-two?")
    ['tom', '#11', 'fish', 'or', '#22']
    """
    return list(figure_tokens(word.removesuffix("'s") for word in _WORD.findall(normalise(text))))


@cache
def meanings_of(language: str) -> Meanings:
    """The meanings of a language, by its two letters."""
    return Meanings(language)


@cache
def denials_of(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Heading → the words and phrases that deny in a language; see the list."""
    table: dict[str, tuple[Phrase, ...]] = {}
    for line in _lines(language, "denials"):
        heading, _, entries = line.partition(":")
        table[heading] = tuple(tuple(entry.split()) for entry in entries.split(",") if entry.strip())
    return table


def _lines(language: str, name: str) -> Iterator[str]:
    path = Path(__file__).parent / "lists" / f"{language}-{name}.txt"
    if language.isalpha() and path.is_file():
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        yield from (line for line in lines if line and not line.startswith("#"))
