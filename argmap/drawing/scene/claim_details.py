"""The details of a claim that its box does not show, for readers who ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.scene.about import About
from argmap.drawing.scene.sources import safe_url, source_words
from argmap.drawing.style.shown_text import clean, clean_line
from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Claim, Status


class ClaimDetail(NamedTuple):
    """One detail.

    - `name`: its key in the wording, such as "quote"; `label` is its name in words.
    - `lines`: what it says, in one or more lines.
    - `url`: an address that is safe to link to, or None.
    - `kind`: "in-box" for what the box shows too, "table" for lines that spaces align in columns, else "".
    """

    name: str
    lines: tuple[str, ...]
    url: str | None = None
    kind: str = ""


def list_details(debate: ArgumentMap, about: About, claim: Claim, wording: Wording) -> Iterator[ClaimDetail]:
    """The details of a claim, in reading order, with texts that are safe to show, in the language of `wording`."""
    if claim.status is Status.DRAFT:
        yield ClaimDetail("status", (wording.word("detail.draft"),))
    if claim.quotes:
        name = "quote" if len(claim.quotes) == 1 else "quotes"
        yield ClaimDetail(name, tuple(wording.quote(clean_line(quote)) for quote in claim.quotes))
    if claim.voice:
        yield ClaimDetail("voice", (clean_line(claim.voice),))
    if claim.source is not None:
        details = source_words(claim, wording) or clean_line(claim.source.file or "")
        if details:
            yield ClaimDetail("source", (details,), safe_url(claim.source.url))
    if claim.issue:
        titles = {issue.id: issue.title for issue in debate.issues}
        yield ClaimDetail("issue", (clean_line(titles.get(claim.issue) or claim.issue),))
    if claim.note:
        yield ClaimDetail("note", tuple(filter(None, map(clean_line, claim.note.split("\n\n")))))
    if claim.tags:
        yield ClaimDetail("tags", (wording.join(map(clean_line, claim.tags)),))
    yield from _strength(about, claim, wording)


def _strength(about: About, claim: Claim, wording: Wording) -> Iterator[ClaimDetail]:
    strength = about.strengths.get(claim.id)
    if strength is not None:
        measure = f" ({clean_line(about.measure)})" if about.measure else ""
        yield ClaimDetail("strength", (f"{wording.number(strength, '.2f')}{measure}",), kind="in-box")
    if claim.base_score is not None:
        yield ClaimDetail("base-score", (wording.number(claim.base_score, "g"),))
    why = "\n".join(map(clean, about.why.get(claim.id, ())))
    if why:
        yield ClaimDetail("why", (why,), kind="table")
