"""What is known of a claim beside what stands in its box: for the details that a reader asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import safe_url
from argmap.drawing.style.shown_text import harmless, shown
from argmap.language.wording import word
from argmap.model.elements import ArgumentMap, Claim, Status


class Fact(NamedTuple):
    """One fact: its key in the wording, and in one or more lines what it says; `url` is safe to link to.

    `sort` is "in-box" for what stands in the box already, "table" for lines whose spaces set them in columns.
    """

    name: str
    lines: tuple[str, ...]
    url: str | None = None
    sort: str = ""

    @property
    def label(self) -> str:
        """What it is, in words."""
        return word(f"detail.{self.name}")


def facts(debate: ArgumentMap, about: About, claim: Claim) -> Iterator[Fact]:
    """The facts about a claim, in the order in which a reader wants them; texts as they may be shown."""
    if claim.status is Status.DRAFT:
        yield Fact("status", (word("detail.draft"),))
    if claim.quotes:
        yield Fact("quote" if len(claim.quotes) == 1 else "quotes", tuple(f"“{shown(q)}”" for q in claim.quotes))
    if claim.voice:
        yield Fact("voice", (shown(claim.voice),))
    if claim.source is not None:
        parts = (claim.source.author, claim.source.title, claim.source.date)
        said = ", ".join(shown(part) for part in parts if part) or shown(claim.source.url or claim.source.file or "")
        if said:
            yield Fact("source", (said,), safe_url(claim.source.url))
    if claim.issue:
        titles = {issue.id: issue.title for issue in debate.issues}
        yield Fact("issue", (shown(titles.get(claim.issue) or claim.issue),))
    if claim.note:
        yield Fact("note", tuple(filter(None, map(shown, claim.note.split("\n\n")))))
    if claim.tags:
        yield Fact("tags", (", ".join(map(shown, claim.tags)),))
    yield from _strength(about, claim)


def _strength(about: About, claim: Claim) -> Iterator[Fact]:
    strength = about.strengths.get(claim.id)
    if strength is not None:
        measure = f" ({shown(about.measure)})" if about.measure else ""
        yield Fact("strength", (f"{strength:.2f}{measure}",), sort="in-box")
    if claim.base_score is not None:
        yield Fact("base-score", (f"{claim.base_score:g}",))
    why = "\n".join(map(harmless, about.why.get(claim.id, ())))
    if why:
        yield Fact("why", (why,), sort="table")
