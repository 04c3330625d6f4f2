"""Passages of the text of a map in which every indicator word is clear, and the claims that these words join."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from argmap.language.english import mask_asides, sentence_ends
from argmap.language.indicators import Indicator, JoinPlace, indicators
from argmap.model.elements import ArgumentMap, Claim, Polarity
from argmap.model.source.quotes import SourceText
from argmap.patterns import compile_later

SHORTEST, LONGEST = 25, 90
"""The fewest and the most words of a passage."""
_CHARACTERS = 100_000
"""Characters of a text that are looked at: a book has passages enough at its beginning."""
_WINDOWS = 2000
"""The most passages that are compared, from the beginning of the text on."""
_PARAGRAPH = 10_000
"""The most characters of a paragraph; what is longer is no prose."""
_WORD = 40
"""The most characters of a word; what is longer is an address or a line of signs."""
_QUOTES = 2000
"""Quotes of the map that are looked up."""
_NEAR = 6
"""Claims on each side of an indicator that are looked at, the nearest first."""
_LINE = 40
"""Where a line within a paragraph is shorter, it is a verse, an entry or a heading rather than wrapped prose."""
_BREAK = compile_later(r"\n[^\S\n]*+\n\s*+")
_MARKED_UP = frozenset("#|*_`<>[]{}\\~^=")
"""Signs of markup: a paragraph with one of them would look different from its text."""
_BLANKS = frozenset(" \n\t\u00a0\u2009\u202f")
_ENDS = (".", "!", "?")


class Join(NamedTuple):
    """The number of an indicator in its passage, from 0, and the ids of the two claims that it joins."""

    number: int
    first: str
    second: str


class MarkedPassage(NamedTuple):
    """A passage word for word, the numbers of its indicators, from 0, and what is known of the claims they join."""

    words: tuple[str, ...]
    indicators: tuple[int, ...]
    joins: tuple[Join, ...]


class _MarkedSentence(NamedTuple):
    """A sentence with its clear indicators; `start` is the place of each word in the text."""

    words: list[str]
    starts: list[int]
    marks: list[Indicator]


def choose_passages(debate: ArgumentMap, source: str, count: int) -> list[MarkedPassage]:
    """The passages of a text with at least so many indicators and no doubtful word, in the order of the text.

    A passage is some neighbouring sentences of one paragraph. If some passages join claims that are related in the map,
    these are all; if none does, those with a quote of the map; else all.
    """
    head = source[:_CHARACTERS].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    windows = list(islice((window for run in _clear_runs(head) for window in _windows(run, count)), _WINDOWS))
    if not windows:
        return []
    places, pairs = _quoted_places(debate, head), _signed_pairs(debate)
    passages = [(_has_quote(window, places), _mark(window, pairs, places)) for window in windows]
    joined = [passage for _, passage in passages if passage.joins]
    quoted = [passage for has_quote, passage in passages if has_quote]
    return joined or quoted or [passage for _, passage in passages]


def _clear_runs(text: str) -> Iterator[list[_MarkedSentence]]:
    """Runs of neighbouring sentences of one paragraph without a doubtful word."""
    bounds = [0, *(place for found in _BREAK.finditer(text) for place in found.span()), len(text)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        paragraph = text[start:end]
        if not _is_prose(paragraph):
            continue
        run: list[_MarkedSentence] = []
        ends = sentence_ends(mask_asides(paragraph), in_running_text=True)
        for first, last in pairwise([0, *ends, len(paragraph)]):
            if (sentence := _read(paragraph[first:last], start + first)) is not None:
                run.append(sentence)
            elif run:
                yield run
                run = []
        if run:
            yield run


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph is plain running text that looks the same with its words side by side."""
    if len(paragraph) > _PARAGRAPH or not _MARKED_UP.isdisjoint(paragraph) or "//" in paragraph:
        return False
    if not all(sign.isprintable() or sign in _BLANKS for sign in paragraph):
        return False
    lines = paragraph.strip().split("\n")
    return all(len(line) >= _LINE for line in lines[:-1])


def _read(sentence: str, start: int) -> _MarkedSentence | None:
    """A sentence with its indicators; None for one that is doubtful or is not whole."""
    words = sentence.split()
    if not words or not words[-1].rstrip("\"'”’)").endswith(_ENDS) or max(map(len, words)) > _WORD:
        return None
    marks = indicators(words)
    if marks is None:
        return None
    starts, at = [], 0
    for word in words:
        at = sentence.index(word, at)
        starts.append(start + at)
        at += len(word)
    return _MarkedSentence(words, starts, marks)


def _windows(run: Sequence[_MarkedSentence], least: int) -> Iterator[Sequence[_MarkedSentence]]:
    """The stretches of a run that are long enough, have so many indicators, and have both claims of each."""
    for first, opening in enumerate(run):
        if any(mark.place is JoinPlace.BACK for mark in opening.marks):
            continue
        length = count = 0
        for last in range(first, len(run)):
            length += len(run[last].words)
            count += len(run[last].marks)
            if length > LONGEST:
                break
            if length >= SHORTEST and count >= least:
                yield run[first : last + 1]


def _quoted_places(debate: ArgumentMap, text: str) -> list[tuple[int, str]]:
    """Where the text has quotes of claims, with the claim, in the order of the text."""
    source = SourceText(text)
    quotes = [(quote, claim.id) for claim in debate.claims for quote in claim.quotes][:_QUOTES]
    return sorted((passage.start, claim) for quote, claim in quotes for passage in source.find(quote, 1))


def _within(places: Sequence[tuple[int, str]], start: int, end: int) -> list[str]:
    """The claims with a quote that begins between two places."""
    first, last = (bisect_left(places, place, key=itemgetter(0)) for place in (start, end))
    return [claim for _, claim in places[first:last]]


def _has_quote(window: Sequence[_MarkedSentence], places: Sequence[tuple[int, str]]) -> bool:
    return bool(_within(places, window[0].starts[0], window[-1].starts[-1] + 1))


def _mark(
    window: Sequence[_MarkedSentence], pairs: frozenset[tuple[str, str, Polarity]], places: Sequence[tuple[int, str]]
) -> MarkedPassage:
    offsets = [0, *accumulate(len(sentence.words) for sentence in window)]
    numbers: list[int] = []
    joins: list[Join] = []
    for index, sentence in enumerate(window):
        for mark in sentence.marks:
            numbers.append(offsets[index] + mark.number)
            (one, two), (three, four) = _sides(window, index, mark)
            pair = _related(pairs, _within(places, one, two), _within(places, three, four), mark)
            if pair is not None:
                joins.append(Join(numbers[-1], *pair))
    return MarkedPassage(tuple(word for sentence in window for word in sentence.words), tuple(numbers), tuple(joins))


def _sides(
    sentences: Sequence[_MarkedSentence], index: int, mark: Indicator
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two stretches of the text whose claims an indicator joins."""
    words, starts, _ = sentences[index]
    start, end = starts[0], starts[-1] + len(words[-1])
    if mark.place is JoinPlace.BACK:
        return (sentences[max(index - 2, 0)].starts[0], start), (start, end)
    if mark.place is JoinPlace.FRONT:
        comma = next((n for n in range(1, len(words) - 1) if words[n].endswith(",")), len(words) - 2)
        return (start, starts[comma + 1]), (starts[comma + 1], end)
    return (start, starts[mark.number]), (starts[mark.number], end)


def _signed_pairs(debate: ArgumentMap) -> frozenset[tuple[str, str, Polarity]]:
    """Each two claims of which one supports or attacks the other, or the step that the other takes, with the sign."""
    pairs: set[tuple[str, str, Polarity]] = set()
    for relation in debate.relations:
        target = debate.by_id[relation.target]
        others = (target.id,) if isinstance(target, Claim) else target.premises
        for one in relation.premises:
            for other in others:
                pairs |= {(one, other, relation.polarity), (other, one, relation.polarity)}
    return frozenset(pairs)


def _related(
    pairs: frozenset[tuple[str, str, Polarity]], before: Sequence[str], behind: Sequence[str], mark: Indicator
) -> tuple[str, str] | None:
    """The nearest claims before and behind an indicator that are related with its sign, if any."""
    sign = Polarity.ATTACK if mark.is_attack else Polarity.SUPPORT
    for first in before[: -_NEAR - 1 : -1]:
        for second in behind[:_NEAR]:
            if (first, second, sign) in pairs:
                return first, second
    return None
