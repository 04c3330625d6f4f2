"""The source text of a map: its fingerprint, where quotes occur in it, and the passage nearest to one that does not.

Quotes are compared folded (see `normalise`), so the marks and breaks of a typesetter make no difference. A text is
folded once, however many quotes are looked for.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from argmap.language.normalising import normalise
from argmap.patterns import compile_later

_WORD = compile_later(r"\S+")
_SPACE = compile_later(r"\s")
_CHUNK = 1_000_000
_UNSPACED = "\u0590"
"""From here on in Unicode, scripts may write words without spaces between them."""
_WITHIN_WORDS = 1000
"""Occurrences inside words that are passed over before the search gives up."""
_OCCURRENCES = 1000
"""Places of one word that are looked at in the search for a passage: a common word says little anyway."""
_WORDS = 40
"""Words of a quote that the search for a passage looks at."""


def fingerprint(text: str) -> tuple[str, int]:
    """SHA-256 and length in code points of a source text, as `source.sha256` and `source.length` state them.

    Both are of the text with LF line ends and no byte order mark.
    """
    import hashlib

    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(plain.encode(errors="surrogatepass")).hexdigest(), len(plain)


class Passage(NamedTuple):
    """A stretch of a source: offsets in code points, `end` exclusive; the line counts from 1; `text` is on one line."""

    start: int
    end: int
    line: int
    text: str


class SourceText:
    """A source prepared for many quotes.

    >>> source = SourceText("It is time\\nto give these “streets” back.")
    >>> [passage.text for passage in source.find('Time to give these "streets"')]
    ['time to give these “streets”']
    >>> source.nearest(["give the streets back"])
    [Passage(start=14, end=40, line=2, text='give these “streets” back.')]
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _folded(self) -> str:
        """The text folded, in pieces: a list of all words would take ten times the memory."""
        pieces: list[str] = []
        start = 0
        while start < len(self.text):
            gap = _SPACE.search(self.text, start + _CHUNK)
            end = gap.start() if gap is not None else len(self.text)
            pieces.append(_fold(self.text[start:end]))
            start = end
        return " ".join(piece for piece in pieces if piece)

    @cached_property
    def _starts(self) -> array[int]:
        """Where each word of the text begins. Folding keeps the number of words, so it is the same word in both."""
        return array("L", (match.start() for match in _WORD.finditer(self.text)))

    def count(self, quote: str, limit: int = 2) -> int:
        """How often the quote occurs, at most `limit`; an occurrence does not begin or end within a word."""
        return sum(1 for _ in self._places(_fold(quote), limit))

    def find(self, quote: str, limit: int = 10) -> list[Passage]:
        """The first occurrences of the quote: whole words with the punctuation that sticks to them."""
        folded = _fold(quote)
        words = folded.count(" ") + 1
        return [self._passage(self._folded.count(" ", 0, at), words) for at in self._places(folded, limit)]

    def nearest(self, quotes: Sequence[str]) -> list[Passage | None]:
        """For each quote the passage that shares most words with it, in its order; None when hardly any are shared.

        Rare words count more than common ones. One pass over the text serves all quotes.
        """
        asked = [[_bare(word) for word in _fold(quote).split()][:_WORDS] for quote in quotes]
        places: dict[str, list[int]] = {word: [] for words in asked for word in words}
        counts = dict.fromkeys(places, 0)
        for number, match in enumerate(_WORD.finditer(self._folded)):
            word = _bare(match.group())
            if word in places:
                counts[word] += 1
                if counts[word] <= _OCCURRENCES:
                    places[word].append(number)
        return [self._best(words, places, counts) for words in asked]

    def _best(self, words: list[str], places: dict[str, list[int]], counts: dict[str, int]) -> Passage | None:
        votes: Counter[int] = Counter()
        for offset, word in enumerate(words):
            for number in places[word]:
                votes[number - offset] += 1 / counts[word] ** 0.5  # type: ignore[assignment]
        if not votes:
            return None
        # a word more or less in the quote shifts what follows it, so neighbours count together
        start = max(votes, key=lambda n: (sum(votes.get(n + shift, 0) for shift in range(-2, 3)), votes[n], -n))
        low, high = max(start - 2, 0), min(start + len(words) + 2, len(self._starts))
        wanted = set(words)
        candidates = [_bare(word) for word in _fold(self._passage(low, high - low).text).split()]
        hits = [place for place, word in enumerate(candidates) if word in wanted]
        if len({candidates[place] for place in hits}) * 3 < len(wanted):
            return None
        return self._passage(low + hits[0], hits[-1] - hits[0] + 1)

    def _places(self, folded: str, limit: int) -> Iterator[int]:
        """Offsets of occurrences in the folded text."""
        refused = 0
        at = self._folded.find(folded)
        while at >= 0 and limit > 0 and refused < _WITHIN_WORDS:
            if self._within_word(at) or self._within_word(at + len(folded)):
                refused += 1
            else:
                limit -= 1
                yield at
            at = self._folded.find(folded, at + 1)

    def _within_word(self, at: int) -> bool:
        """Whether letters or digits of a script that writes spaces are on both sides of an offset."""
        around = self._folded[max(at - 1, 0) : at + 1]
        return at > 0 and len(around) == 2 and all(char.isalnum() and char < _UNSPACED for char in around)

    def _passage(self, word: int, count: int) -> Passage:
        """So many words of the text, from the one with this number on."""
        start = self._starts[word]
        last = _WORD.match(self.text, self._starts[min(word + count, len(self._starts)) - 1])
        assert last is not None
        text = self.text[start : last.end()]
        return Passage(start, last.end(), self.text.count("\n", 0, start) + 1, " ".join(text.split()))


def _fold(text: str) -> str:
    return normalise(unicodedata.normalize("NFC", text))


def _bare(word: str) -> str:
    """A word without the punctuation around it; a word of nothing else stays as it is."""
    return word.strip(".,;:!?\"'()[]-") or word
