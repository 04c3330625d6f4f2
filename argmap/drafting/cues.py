"""Cue phrases: words that tell what a piece of text does, such as *however*, *of course* or *not only … but also*.

A list of cues is a text file, `cues/<name>.txt`, one phrase per line; lines that begin with `#` are comments. Case and
the shape of apostrophes make no difference. Words of a phrase stand side by side, so `of course` is not found in
*of, course*; a comma, colon or other mark counts only where the phrase has it. `^` before a phrase: it must open the
text. ` … ` within a phrase: up to eight words may stand between. What a cue means is for the stage that looks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from argmap.patterns import compile_later

_FOLDER = Path(__file__).parent / "cues"
_TOKEN = compile_later(r"[^\W_]+(?:['’][^\W_]+)*|[,;:?!.()…–—-]")
_GAP = "…"
_GAP_WORDS = 8
"""The most words and marks that a gap stands for."""
_OPENING = "^"
_LOOKED_AT = 5000
"""Characters of a text that are looked at; a unit of running text is shorter."""


class CuePlace(NamedTuple):
    """Where a cue phrase is: offsets in the text that was searched, and whether no word stands before it."""

    phrase: str
    """As the list has it, without `^`."""
    start: int
    end: int
    opens: bool


class _CueWord(NamedTuple):
    word: str
    start: int
    end: int


class Cues:
    """The phrases of one list.

    >>> however = Cues(["^but", "of course", "not only … but also"])
    >>> however.places("But it is not only cheap, but also, of course, good.")
    [CuePlace(phrase='but', start=0, end=3, opens=True), CuePlace(phrase='not only … but also', start=10, end=34, opens=False), CuePlace(phrase='of course', start=36, end=45, opens=False)]
    >>> however.are_in("Nothing but air."), however.are_in("Of course."), however.first("“But why?”")
    (False, True, CuePlace(phrase='but', start=1, end=4, opens=True))
    """  # noqa: E501

    def __init__(self, phrases: list[str]) -> None:
        self._by_word: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for phrase in phrases:
            tokens = tuple(token.word for token in _tokens(phrase.removeprefix(_OPENING)))
            if not tokens or tokens[0] == _GAP or tokens[-1] == _GAP or tokens.count(_GAP) > 1:
                raise ValueError(f"not a cue phrase: {phrase!r}; it needs words, and at most one gap between them")
            self._by_word.setdefault(tokens[0], []).append((tokens, phrase.startswith(_OPENING)))
        for entries in self._by_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def places(self, text: str) -> list[CuePlace]:
        """All cues in a text, in order, without overlap; where several begin, the longest."""
        return list(self._places(text))

    def first(self, text: str) -> CuePlace | None:
        """The first cue in a text; None without one."""
        return next(self._places(text), None)

    def are_in(self, text: str) -> bool:
        """Whether a text has any of the cues."""
        return self.first(text) is not None

    def begin(self, text: str) -> bool:
        """Whether a text begins with one of the cues; marks and quotation marks do not count."""
        place = self.first(text)
        return place is not None and place.opens

    def _places(self, text: str) -> Iterator[CuePlace]:
        text = text[:_LOOKED_AT]
        spoken = _spoken(text)
        if self._by_word.keys().isdisjoint(spoken):
            return
        tokens = _tokens(text)
        opening = next((number for number, token in enumerate(tokens) if token.word[0].isalnum()), 0)
        number = 0
        while number < len(tokens):
            end = None
            for phrase, must_open in self._by_word.get(spoken[number], ()):
                end = None if must_open and number != opening else _end_of_match(phrase, spoken, number)
                if end is not None:
                    place = tokens[number].start, tokens[end - 1].end
                    yield CuePlace(" ".join(phrase), *place, opens=number == opening)
                    break
            number = end or number + 1


@cache
def cues(name: str) -> Cues:
    """The list of this name, such as `en-concession`.

    Raises KeyError if there is none.
    """
    file = _FOLDER / f"{name}.txt"
    if not file.is_file():
        raise KeyError(f"no list of cues is called {name!r}")
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return Cues([line for line in lines if line and not line.startswith("#")])


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[_CueWord, ...]:
    """The words and marks of a text; kept for a while, as one text is searched for the cues of many lists."""
    return tuple(
        _CueWord(match[0].casefold().replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=64)
def _spoken(text: str) -> tuple[str, ...]:
    """The words and marks of a text without their places."""
    return tuple(token.word for token in _tokens(text))


def _end_of_match(phrase: tuple[str, ...], spoken: tuple[str, ...], number: int) -> int | None:
    """The number of the token after a phrase that begins at a token; None if it is not there."""
    before, gap, after = phrase, 0, ()
    if _GAP in phrase:
        cut = phrase.index(_GAP)
        before, gap, after = phrase[:cut], _GAP_WORDS, phrase[cut + 1 :]
    if not _stands_at(before, spoken, number):
        return None
    number += len(before)
    for skipped in range(gap + 1):
        if _stands_at(after, spoken, number + skipped):
            return number + skipped + len(after)
    return None


def _stands_at(words: tuple[str, ...], spoken: tuple[str, ...], number: int) -> bool:
    return spoken[number : number + len(words)] == words
