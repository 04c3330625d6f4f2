"""Which sentences of its source a map quotes, and which it leaves out.

A sentence ends at a full stop, question or exclamation mark of any script before white space, or at an empty line. It
counts as quoted when quotes share at least `SHARED` of its letters, so that a quote of a clause covers its sentence
only if the clause is most of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.patterns import compile_later

if TYPE_CHECKING:
    from argmap.model.elements import Claim
    from argmap.model.source.quotes import SourceText

SHARED = 0.3
"""Share of the letters of a sentence, in [0, 1], that quotes must cover."""
_SENTENCE = compile_later(
    r"[^\s](?:[^.!?…。！？؟।\n]|\n(?!\s*\n)|[.!?…](?![\"'”’»)\]]*\s))*[.!?…。！？؟।]*[\"'”’»)\]]*"
)
_ABBREVIATED = compile_later(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e|No|Gen|Gov|Sen|Rep|Jr|Sr|[Zz]\.B)|\bU\.S)\.$"
)


class Sentence(NamedTuple):
    """A sentence of the source.

    line: the line where it begins, from 1.
    text: its text on one line.
    quoted: whether a quote covers it.
    """

    line: int
    text: str
    quoted: bool


def coverage(source: SourceText, claims: Iterable[Claim]) -> list[Sentence]:
    """The sentences of a source in order, each with whether the map quotes it."""
    covered = bytearray(len(source.text))
    for claim in claims:
        for quote in claim.quotes:
            for passage in source.find(quote):
                covered[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    sentences: list[Sentence] = []
    line, counted = 1, 0
    for start, end in sentence_places(source.text):
        line, counted = line + source.text.count("\n", counted, start), start
        letters = [place for place in range(start, end) if source.text[place].isalnum()]
        share = sum(covered[place] for place in letters) / len(letters)
        sentences.append(Sentence(line, " ".join(source.text[start:end].split()), share >= SHARED))
    return sentences


def sentence_places(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end, in code points; marks without letters are no sentence."""
    return (place for place in _all_places(text) if any(map(str.isalnum, text[slice(*place)])))


def _all_places(text: str) -> Iterable[tuple[int, int]]:
    """The places of the sentences; one that ends with an abbreviation goes on with the next."""
    begun: int | None = None
    for match in _SENTENCE.finditer(text):
        start = match.start() if begun is None else begun
        if _ABBREVIATED.search(match.group()[-8:]) and not text.startswith("\n\n", match.end()):
            begun = start
            continue
        begun = None
        yield start, match.end()
    if begun is not None:
        yield begun, len(text.rstrip())
