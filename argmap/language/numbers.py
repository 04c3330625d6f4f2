"""Which numbers in a text are figures that ask for a source, as the rule unsourced-number defines them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.patterns import compile_later

_NUMBER = compile_later(
    r"(?P<money>(?:US|A|C|NZ|HK)?[$€£¥₹₩₽]\s?|\b(?:USD|EUR|GBP|CHF|Rs\.?)\s)?"
    r"(?P<digits>\d+(?:[.,'’\u00a0\u202f\u066b\u066c]\d+)*)"
    r"(?P<unit>\s?[%‰٪$€£¥₹]|[\s-]?per[ -]?cent\b|\s?(?:million|billion|trillion|bn|mn)\b"
    r"|\s?(?:Prozent|Millionen|Milliarden)\b)?",
    re.IGNORECASE,
)
_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)"
)
_IN_WORDS = compile_later(
    rf"\b{_WORDS}(?:[ -]{_WORDS})?\s(?:per\s?cent|million|billion|trillion|(?:in|out of)\s{_WORDS})\b"
    r"|\b(?:a|one|two|three|four)[ -](?:third|quarter|fifth|tenth)s?\sof\b",
    re.IGNORECASE,
)
COUNTING = frozenset(re.findall("[a-z]+", _WORDS)) | frozenset(
    f"{part}{ending}" for part in ("third", "quarter", "fifth", "tenth") for ending in ("", "s")
)
"""Words of which a text has one if it has a figure in words."""
_DIGIT = compile_later(r"\d")
_MONEY = 4
"""Characters that the sign or the name of a currency takes before the digits, with the space, at most."""
_MONTH = compile_later(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?",
    re.IGNORECASE,
)
_NUMBERED = compile_later(
    r"act|aged?|amendment|appendix|article|category|chapter|class|day|figure|grade|group|item|law|level|no|number|option"
    r"|page|paragraph|part|phase|point|psalm|question|resolution|route|rule|section|stage|step|table|title|type|verse"
    r"|version|volume|war|week|year",
    re.IGNORECASE,
)
"""Words that a number follows as a name."""
_RANGE = compile_later(r"[-‐‑–]\d[\d.,]*\s?(?:%|per ?cent|million|billion)", re.IGNORECASE)
_GLUED = "-‐‑–—−/:.,_#@&+"
_AGE = compile_later(
    r"\b(?:people|persons|children|kids|those|anyone|anybody|everyone|everybody|adults|men|women|girls|boys|students|pupils"
    r"|voters|workers|patients|drivers|citizens)\s(?:who are\s)?(?:under|over|above|below|aged|older than|younger than)"
    r"(?:\sthe age of)?\s$",
    re.IGNORECASE,
)
"""What comes before an age."""
OLDEST = 120
"""Years that people may count."""
_AGE_NAMED = compile_later(
    r"\b(?:age[sd]?|Alters?)(?:\s(?:of|from|between|over|under|above|below|at|to|is|was|be|group|range|limit|von|ab|zwischen))*"
    r"\s(?:\d{1,3}\s?(?:-|–|to|and|or|und|bis)\s?)?$|\bâgée?s?\sde\s(?:(?:plus|moins)\sde\s)?$",
    re.IGNORECASE,
)
"""Words for an age, with what may come between them and the number."""
_AGE_AFTER = compile_later(
    r"(?:-?\s?(?:-|–|to|and|or|und|bis)\s?\d{1,3})?[-\s]?(?:(?:years?|months?|weeks?|yrs?)(?:[-\s]olds?\b|\sof\sage\b)"
    r"|Jahre\salt\b|jährige|años\sde\sedad\b|anos\sde\sidade\b|ans\set\splus\b)",
    re.IGNORECASE,
)
"""What follows the number of an age, or the first of two."""
_WINDOW = 60
"""Characters around a number that are looked at."""


def figures(text: str, english: bool) -> Iterator[str]:
    """The figures of a text as they are written; those in words only for English.

    >>> list(figures("Over 70,000 lives and $150 billion since 2001, said 9/11 report 3 of Article 50.", True))
    ['70,000', '$150 billion']
    >>> list(figures("16 year olds, 65 years of age, a voting age of 18 to 21, 16- and 17-year-olds, aged 65.", True))
    []
    >>> list(figures("Four in ten name Sunday; one of them twice.", True))
    ['Four in ten']
    """
    for match in _find_numbers(text):
        if _is_figure(
            match, text[max(match.start() - _WINDOW, 0) : match.start()], text[match.end() : match.end() + _WINDOW]
        ):
            yield " ".join(match.group().split())
    if english:
        yield from (" ".join(match.group().split()) for match in _IN_WORDS.finditer(text))


def numbers(text: str) -> set[str]:
    """The numbers of a text by their digits, whatever they count."""
    return {match["digits"] for match in _find_numbers(text)}


def _find_numbers(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_NUMBER`, looked for only where a digit follows."""
    end = 0
    while (digit := _DIGIT.search(text, end)) is not None:
        match = _NUMBER.search(text, max(end, digit.start() - _MONEY))
        if match is None:
            return
        yield match
        end = match.end()


def _is_figure(match: re.Match[str], before: str, after: str) -> bool:
    if before[-1:].isalnum() or (before.endswith("&#") and after[:1] == ";"):
        return False
    if match["money"] or match["unit"]:
        return True
    if before[-1:] in _GLUED and before[-2:-1].isalnum():
        return False  # the tail of a name, a date, a range or a path
    if after[:1].isalpha() or (after[:1] in ("-", "/", ":") and after[1:2].isalnum()):
        return _RANGE.match(after) is not None  # else 5G, 21st, 12-year-olds, 24/7, 12:30, 2024-01-01
    value = re.sub(r"\D", "", match["digits"])
    if value == match["digits"] and (int(value[:5]) < 10 or (len(value) == 4 and 1500 <= int(value) < 2200)):
        return False
    word_before, word_after = re.search(r"(\w+)\.?\s+$", before), re.match(r"\.?\s+(\w+)", after)
    if len(value) < 3 and _AGE.search(before) is not None:
        return False
    if len(value) < 4 and int(value) <= OLDEST and (_AGE_NAMED.search(before) or _AGE_AFTER.match(after)):
        return False
    if len(value) < 3 and any(word is not None and _MONTH.fullmatch(word[1]) for word in (word_before, word_after)):
        return False
    return word_before is None or not _is_name(word_before[1], before[: word_before.start()])


def _is_name(word: str, before: str) -> bool:
    """Whether a number after `word` belongs to a name: the word says what is numbered, or is a proper name."""
    opens = not before.strip() or before.rstrip()[-1] in '.!?:;\n"“('
    return _NUMBERED.fullmatch(word) is not None or (word[:1].isupper() and not opens)
