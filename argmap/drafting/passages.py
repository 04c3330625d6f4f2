"""Passages: the pieces of a text that may each be a claim, with the words around them that tell what they do.

A sentence is one passage or several: "Cars are loud, because they brake" is two. What opens it (*first of all*,
*therefore*, *I firmly believe that*) is left out of the passage and kept beside it as its lead, as it tells a
conclusion from an example. A segment that the caller gave stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.article import Article
from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import TextUnit, UnitKind
from argmap.language.english import is_clause
from argmap.patterns import compile_later

_WORD = compile_later(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:]")
_LINK = compile_later(
    r"(?P<comma>[,;]?)\s++(?P<words>(?:(?:and|but|mainly|simply|only|possibly|probably)\s)?"
    r"(?:because(?!\s+of\b)|since|so(?!\s+that\b)|therefore|thus|hence|but|although|even\sthough|while|whereas|however))\b",
    2,
)
_COMMA = compile_later(r",\s+")
_SENTENCE_END = compile_later(r"[.!?…][\"”’')\]]*\s+|\n")
_LEAST_WORDS = 3
_LONGEST = 5000
"""Characters of a unit that are searched for passages; the rest stays with the last one."""
_OPENING = 240
"""Characters in which what opens a passage is looked for."""
_BEFORE = 600
"""Characters before a given segment in which its sentence may begin."""
_NEGATIVE = frozenset(("not", "never", "disagree", "against", "hardly"))
"""Words that make what wraps a claim part of it: *I do not believe that*."""


@dataclass(frozen=True, slots=True)
class ClaimPassage:
    """A piece of a sentence that may be a claim; `start` and `end` are code points of the article's text."""

    start: int
    end: int
    text: str
    lead: str
    """The words of its sentence between the passage before and this one, such as *therefore, I think that*."""
    close: str
    """What follows in its sentence up to the next passage or the end, with the mark that ends the sentence."""
    follows: bool
    """Whether another passage of the same sentence stands before it."""
    unit: int
    """Index of its unit."""
    block: int
    """Index of its block in the article."""


def split_passages(article: Article, units: Sequence[TextUnit]) -> list[ClaimPassage]:
    """The passages of a text in order; headings and labels have none."""
    passages: list[ClaimPassage] = []
    for number, unit in enumerate(units):
        before = units[number - 1].end if number and units[number - 1].block == unit.block else 0
        if unit.kind is UnitKind.GIVEN:
            after = units[number + 1].start if number + 1 < len(units) else len(article.text)
            passages.append(_given_passage(article, unit, number, before, after))
        elif unit.kind in (UnitKind.SENTENCE, UnitKind.ITEM):
            passages.extend(_passages_of_sentence(unit, number))
    return passages


def _given_passage(article: Article, unit: TextUnit, number: int, before: int, after: int) -> ClaimPassage:
    """A segment as the caller gave it; its lead and close are looked up in the text around it."""
    block = article.blocks[unit.block]
    window = max(block.start, before, unit.start - _BEFORE)
    ends = [end.end() for end in _SENTENCE_END.finditer(article.text, window, unit.start)]
    lead_start = ends[-1] if ends else window
    stop = _SENTENCE_END.search(article.text, unit.end, min(after, block.end))
    close = article.text[unit.end : stop.end() if stop else min(after, block.end)].strip()
    follows = not ends and window == before > block.start
    return ClaimPassage(
        unit.start,
        unit.end,
        unit.text,
        article.text[lead_start : unit.start].strip(),
        close,
        follows,
        number,
        unit.block,
    )


def _passages_of_sentence(unit: TextUnit, number: int) -> Iterator[ClaimPassage]:
    text = unit.text.rstrip()
    end = len(text.rstrip('.!?…"”’)] '))
    end = end if end else len(text)
    closing = cues("en-closing").first(text[max(0, end - _OPENING) : end])
    if closing is not None and closing.end == min(end, _OPENING):
        end = max(0, end - _OPENING) + closing.start
    pieces = list(_pieces(text[:end].rstrip(" ,;")))
    for index, (lead_start, start, stop) in enumerate(pieces):
        close = text[stop : pieces[index + 1][0]] if index + 1 < len(pieces) else text[stop:]
        lead = text[lead_start:start].strip(" ,;")
        yield ClaimPassage(
            unit.start + start, unit.start + stop, text[start:stop], lead, close.strip(), index > 0, number, unit.block
        )


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Where the lead begins, where the passage begins and where it ends, for each passage of a sentence."""
    cuts = [0]
    for link in _LINK.finditer(text, 0, _LONGEST):
        left, right = text[cuts[-1] : link.start()], text[link.end() :]
        if _has_words(left) and _has_words(right) and _parts_clauses(link["comma"], link["words"].casefold(), right):
            cuts.append(link.start())
    for index, cut in enumerate(cuts):
        stop = cuts[index + 1] if index + 1 < len(cuts) else len(text)
        yield from _main_clause(text, cut, stop)


def _main_clause(text: str, lead_start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Parts the main clause from what stands before it: *although …,* or any words before *I believe that*."""
    start = lead_start + lead_length(text[lead_start:stop])
    opening = text[lead_start:start]
    yields = cues("en-lead-yielding").are_in(opening) or cues("en-lead-yielding").begin(text[start : start + _OPENING])
    for comma in _COMMA.finditer(text, start, min(stop, start + _BEFORE)):
        rest = text[comma.end() : min(stop, comma.end() + _OPENING)]
        wrapped = _is_wrapped(rest)
        if not (wrapped or (yields and is_clause(rest))) or not _has_words(rest):
            continue
        if opening and yields and _has_words(text[start : comma.start()]):
            yield lead_start, start, comma.start()
            lead_start = comma.start()
        yield lead_start, comma.end() + lead_length(text[comma.end() : stop]), stop
        return
    yield lead_start, start, stop


def _is_wrapped(text: str) -> bool:
    """Whether a clause begins with words that say whose view it is."""
    return _shell_length(text) > 0 or cues("en-lead-opinion").begin(text)


def _shell_length(text: str) -> int:
    """Where the words that wrap a claim end, such as *it is clear that*; 0 without any, or if they deny the claim."""
    place = cues("en-shell").first(text)
    if place is None or not place.opens:
        place = cues("en-shell-before-clause").first(text)
        if place is None or not place.opens or not is_clause(text[place.end :]):
            return 0
    return 0 if _NEGATIVE.intersection(text[: place.end].casefold().split()) else place.end


def _has_words(text: str) -> bool:
    words = 0
    for match in _WORD.finditer(text[:_OPENING]):
        words += match[0] not in ",;:"
        if words >= _LEAST_WORDS:
            return True
    return False


def _parts_clauses(mark: str, link: str, right: str) -> bool:
    """Whether a joining word begins a clause that is a claim of its own."""
    *_, word = link.split()
    following = right[:_OPENING]
    if word == "because":
        return True
    if word == "since":
        return mark != "" or is_clause(following)
    if word in ("therefore", "thus", "hence"):
        return (mark != "" or link != word) and is_clause(following.lstrip(" ,"))
    if word == "so":
        return mark != "" and is_clause(following)
    if word == "but":
        return link == word and (mark == ";" or _is_wrapped(following))
    if word == "however":
        return mark == ";"
    return False


def lead_length(text: str) -> int:
    """How many characters of a passage are an opening that is no part of its claim.

    >>> "Therefore, I think that cars are loud."[lead_length("Therefore, I think that cars are loud.") :]
    'cars are loud.'
    """
    length = 0
    while True:
        rest = text[length : length + _OPENING]
        place = cues("en-opener").first(rest)
        if place is None or not place.opens:
            place = cues("en-clause-link").first(rest)
        step = place.end if place is not None and place.opens else _shell_length(rest)
        if not step:
            return length
        while step < len(rest) and rest[step] in " ,:;\t\n":
            step += 1
        if not _has_words(text[length + step :]):
            return length
        length += step
