"""A difference for people: a summary line, then each claim that is concerned with what was and what is.

Lines are made of spans with a tone, so that who prints them may colour them; the words say it all without colour. Texts
of the maps stand in them as they are, in one line: what a terminal might act upon is for who prints to take out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from argmap.versions.change_entries import Detail, Entry, entries, header, summary
from argmap.versions.difference import Difference
from argmap.versions.score_changes import ScoreChange
from argmap.versions.word_changes import excerpts

MARGIN = " " * 10
LINES = 4
"""Lines of one text at most."""
MOST_STRENGTHS = 20
"""Claims whose strengths are shown."""


class Span(NamedTuple):
    """A stretch of a line; the tone is a kind of change, `before`, `after`, or empty."""

    text: str
    tone: str = ""


def lines(
    found: Difference, names: tuple[str, str] = ("old", "new"), scores: ScoreChange | None = None, *, width: int = 100
) -> Iterator[list[Span]]:
    """The lines of text, most of them within `width` columns; `names` are those of the two maps."""
    yield [Span(f"{names[0]} → {names[1]}: {summary(found)}")]
    if found.header:
        yield []
        for detail in header(found):
            yield from _detail(detail, "header", width)
    for entry in entries(found):
        yield []
        yield from _entry(entry, width)
    if scores is not None:
        yield []
        yield from _scores(scores)


def text(
    found: Difference, names: tuple[str, str] = ("old", "new"), scores: ScoreChange | None = None, *, width: int = 100
) -> str:
    """The lines of text without tones.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> old, new = (ArgumentMap(claims=(Claim(id="air", text=said),)) for said in ("It is clean.", "It gets clean."))
    >>> print(text(diff(old, new)), end="")
    old → new: 1 claim reworded
    <BLANKLINE>
    reworded  air
              was: It is clean.
              now: It gets clean.
    """
    return "".join("".join(span.text for span in line) + "\n" for line in lines(found, names, scores, width=width))


def _entry(entry: Entry, width: int) -> Iterator[list[Span]]:
    reworded = any(detail.name == "words" for detail in entry.details)
    told = entry.claim if reworded else f"{entry.claim}: {' '.join(entry.text.split())}"
    first, *others = _wrapped(told, width, "")
    yield [Span(f"{entry.what:<10}", entry.what), Span(first)]
    yield from ([Span(f"{MARGIN}{line}")] for line in others)
    for detail in entry.details:
        yield from _detail(detail, "", width)


def _detail(detail: Detail, lead: str, width: int) -> Iterator[list[Span]]:
    name, before, after = detail
    start = f"{lead:<10}"
    if name == "role" and before is None:
        yield [Span(start), *_of("after", f"{after}")]
    elif name == "role" and after is None:
        yield [Span(start), *_of("before", f"no longer {before}")]
    elif name in ("role", "words"):
        yield from _both("", start, before or "none", after or "none", width)
    else:
        yield from _both(name, start, before or "none", after or "none", width)


def _both(name: str, start: str, before: str, after: str, width: int) -> Iterator[list[Span]]:
    """What was and what is, in one line where it is short and has a name."""
    before, after = excerpts(before, after, (width - len(MARGIN)) * LINES - 20)
    joined = f"{name}: {before} → {after}"
    if name and len(MARGIN) + len(joined) <= width:
        yield [Span(f"{start}{name}: "), Span(before, "before"), Span(" → "), Span(after, "after")]
        return
    if name:
        yield [Span(f"{start}{name}")]
        start = MARGIN
    for label, tone, said in (("was: ", "before", before), ("now: ", "after", after)):
        for line in _wrapped(f"{label}{said}", width, "     "):
            yield [Span(start), Span(line, tone)]
            start = MARGIN


def _of(tone: str, said: str) -> Iterator[Span]:
    yield Span(said, tone)


def _wrapped(said: str, width: int, indent: str) -> list[str]:
    """The text in lines without the margin; a long one is cut."""
    room = max(width - len(MARGIN), 20)
    return textwrap.wrap(
        said, room, subsequent_indent=indent, max_lines=LINES + 1, placeholder=" …", break_on_hyphens=False
    ) or [""]


def _scores(scores: ScoreChange) -> Iterator[list[Span]]:
    before, after = ("–" if number is None else f"{number:.2f}" for number in scores.balance)
    yield [Span(f"balance   {before}" if before == after else f"balance   {before} → {after}")]
    if not scores.claims:
        yield [Span("No strength differs.")]
        return
    yield []
    yield [Span(f"{'strength':<10}{'QE':<14}DF-QuAD")]
    for change in scores.claims[:MOST_STRENGTHS]:
        figures = "   ".join(f"{b:.2f} → {a:.2f}" for b, a in change.strengths.values())
        yield [Span(f"{MARGIN}{figures}  {change.claim}")]
    if len(scores.claims) > MOST_STRENGTHS:
        yield [Span(f"{MARGIN}… and {len(scores.claims) - MOST_STRENGTHS:,} more")]
