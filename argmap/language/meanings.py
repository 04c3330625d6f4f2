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
from argmap.patterns import compile_later

SAME = 0.95
"""How far a word stands for its group, in [0, 1]; two words of a group are as alike as the product of both."""
GENERAL, SPECIAL, TOPIC = 0.9, 0.6, 0.6
"""The same for a general word, for one of its kinds, and for words that belong to one topic."""
SHORTEST_ROOT = 4
"""Letters that a word keeps without its ending."""
_VOWELS = tuple("aeiou")
_WORD = compile_later(r"\d{1,2}:\d\d(?!\d)|\d+(?:[.,]\d{3})+(?!\d)|[^\W_]+(?:'[^\W_]+)*|%")


class Meaning(NamedTuple):
    """A group that a word belongs to: `key` names it, `pole` is 1 or -1 by its side, 0 if the group has no opposites.

    `strength`, in [0, 1], is how far the word stands for the group; `is_meaning` whether words on one side of it mean
    the same, or only have the same opposites.
    """

    key: str
    pole: int
    strength: float
    is_meaning: bool = True


Phrase = tuple[str, ...]


class Meanings:
    """The meanings of the words and phrases of one language, by their basic forms."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.endings = tuple(_lines(language, "endings"))
        self.irregular: dict[str, str] = {}
        for line in _lines(language, "irregular"):
            basic, *forms = line.split()
            self.irregular.update(dict.fromkeys(forms, basic))
        self.compared = {form: word for word in _lines(language, "comparable") for form in _compared(word)}
        self.by_phrase: dict[Phrase, list[Meaning]] = {}
        self.longest: dict[str, int] = {}
        for number, line in enumerate(_lines(language, "meanings")):
            for phrase, meaning in self._entries(f"{language}{number}", line):
                self._enter(phrase, meaning)
        for number, line in enumerate(_lines(language, "opposites")):
            for phrase, meaning in self._entries(f"{language}-{number}", line):
                self._enter(phrase, meaning._replace(is_meaning=False))
        self._inherit(language)

    def _inherit(self, language: str) -> None:
        """A phrase such as *get sick* means what its last word means if the others are function words."""
        stops = stop_words(language)
        denying = {word for phrases in denials_of(language).values() for phrase in phrases for word in phrase}
        light = {self.base(word) for word in stops} - denying
        for phrase in [phrase for phrase in self.by_phrase if len(phrase) > 1]:
            if phrase[-1] not in light and light.issuperset(phrase[:-1]):
                for meaning in self.by_phrase.get(phrase[-1:], ()):
                    self._enter(phrase, meaning)
        for form, word in self.compared.items():
            for shape in (form, word):
                self._enter((self.base(shape),), Meaning(f"{language}={word}", 0, SAME))
            for meaning in self.by_phrase.get((self.base(word),), ()):
                if meaning.pole:
                    self._enter((self.base(form),), meaning._replace(key=f"{meaning.key}-er", is_meaning=False))

    def _enter(self, phrase: Phrase, meaning: Meaning) -> None:
        meanings = self.by_phrase.setdefault(phrase, [])
        if all(known.key != meaning.key for known in meanings):
            meanings.append(meaning)
        self.longest[phrase[0]] = max(len(phrase), self.longest.get(phrase[0], 0))

    def base(self, word: str) -> str:
        """The stem of the basic form of a word in lower case; of a language without word lists the word itself."""
        if word.startswith("#"):
            return word
        basic = self.irregular.get(word, word)
        if basic in stop_words(self.language):
            return basic
        if self.language != "en":
            ending = next((e for e in self.endings if basic.endswith(e) and len(basic) - len(e) >= SHORTEST_ROOT), "")
            return basic.removesuffix(ending)
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


def _compared(word: str) -> Iterator[str]:
    """The comparative and superlative of a short adjective.

    >>> [*_compared("big"), *_compared("risky"), *_compared("safe"), *_compared("low")]
    ['bigger', 'biggest', 'riskier', 'riskiest', 'safer', 'safest', 'lower', 'lowest']
    """
    root = word
    if word.endswith("y") and word[-2] not in _VOWELS:
        root = word[:-1] + "i"
    elif word.endswith("e"):
        root = word[:-1]
    elif len(word) < 5 and word[-1] not in "wxy" and word[-2] in _VOWELS and word[-3:-2] not in _VOWELS:
        root = word + word[-1]
    return (root + ending for ending in ("er", "est"))


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
def stop_words(language: str) -> frozenset[str]:
    """The words of a language that any statement may have."""
    return frozenset(_lines(language, "stop"))


@cache
def denials_of(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Heading → the words and phrases that deny in a language; see the list."""
    return _table(language, "denials")


@cache
def order_words_of(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Heading → the words that show an order in a language; see the list."""
    return _table(language, "order")


@cache
def amounts_of(language: str) -> dict[str, str]:
    """Words and phrases in their basic forms → the heading of the list of amounts that they are under."""
    bases = meanings_of(language).bases
    return {
        " ".join(bases(phrase)): heading
        for heading, phrases in reversed(_table(language, "amounts").items())
        for phrase in phrases
    }


def _table(language: str, name: str) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, tuple[Phrase, ...]] = {}
    for line in _lines(language, name):
        heading, _, entries = line.partition(":")
        table[heading] = tuple(tuple(entry.split()) for entry in entries.split(",") if entry.strip())
    return table


def _lines(language: str, name: str) -> Iterator[str]:
    path = Path(__file__).parent / "lists" / f"{language}-{name}.txt"
    if language.isalpha() and path.is_file():
        lines = (line.strip() for line in path.read_text(encoding="utf-8").casefold().splitlines())
        yield from (line for line in lines if line and not line.startswith("#"))
