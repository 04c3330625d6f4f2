"""Where the text of a map and its claims can be looked up: words, safe addresses, and numbers for a list at the end."""

from __future__ import annotations

from typing import NamedTuple

from argmap.drawing.style.shown_text import clean_line
from argmap.language.wording import ENGLISH, Wording
from argmap.model.elements import ArgumentMap, Claim, Source
from argmap.syntax.addresses import as_link, host_of

LONGEST_LINK = 1_000
"""Characters of an address. Graphviz rejects texts of more than 16,384 bytes, and one character can become ten."""
SHORT = 22
"""Characters of a source that a box names itself; a longer one gets a number there and its words in the list."""


class NumberedSource(NamedTuple):
    """A source in the list at the end: its number from 1, its words, and an address that is safe to open, or None."""

    number: int
    words: str
    url: str | None

    @property
    def mark(self) -> str:
        """The number as boxes show it."""
        return f"[{self.number}]"


def number_sources(debate: ArgumentMap, wording: Wording) -> dict[str, NumberedSource]:
    """Claim id → its source, for the claims with a source that is too long for a box; equal sources share a number."""
    numbers: dict[tuple[str, str | None], NumberedSource] = {}
    by_claim: dict[str, NumberedSource] = {}
    for claim in debate.claims:
        words = source_words(claim, wording)
        if len(words) > SHORT:
            url = safe_url(claim.source.url) if claim.source is not None else None
            by_claim[claim.id] = numbers.setdefault((words, url), NumberedSource(len(numbers) + 1, words, url))
    return by_claim


def describe_text(source: Source | None, wording: Wording = ENGLISH) -> str:
    """The text that a map was made from: title, author and date, without these the host of its address, or "".

    >>> describe_text(Source(title="On rabbits", author="Ada", date="2024"))
    'On rabbits, Ada, 2024'
    """
    if source is None:
        return ""
    words = wording.join(clean_line(part) for part in (source.title, source.author, source.date) if part)
    return words or (clean_line(host_of(source.url)) if source.url and safe_url(source.url) else "")


def source_words(claim: Claim, wording: Wording = ENGLISH) -> str:
    """The source of a claim in words: its title, unless the text has it already; without one, the host of its address.

    An address that is unsafe to open does not stand for anything.

    >>> report = Source(title="Report", url="https://www.example.org/air")
    >>> source_words(Claim(id="air", text="The air gets cleaner.", source=report))
    'Report'
    >>> source_words(Claim(id="air", text="A Report says so.", source=report))
    'example.org'
    >>> source_words(Claim(id="air", text="The air gets cleaner.", source=Source(url="javascript:alert(1)")))
    ''
    """
    source = claim.source
    if source is None:
        return ""
    title = None if source.url and source.title and source.title in claim.text else source.title
    words = wording.join(clean_line(part) for part in (source.author, title, source.date) if part)
    return words or (clean_line(host_of(source.url)) if source.url and safe_url(source.url) else "")


def safe_url(url: str | None) -> str | None:
    """The address to link to in a drawing, if `url` is safe for a reader to follow and not too long, else None."""
    return as_link(url) if url is not None and len(url) <= LONGEST_LINK else None
