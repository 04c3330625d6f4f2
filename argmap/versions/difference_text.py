"""A difference for people: a summary line, then each claim that changed, with the values before and after.

Lines consist of styled stretches, so that the caller can colour them; the words say everything without colour. Texts of
the maps appear literally, on one line: removing control characters is up to the caller.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from argmap.versions.change_entries import ChangeEntry, Detail, describe_sign, entries, header, summary
from argmap.versions.difference import Difference
from argmap.versions.score_changes import ScoreChange
from argmap.versions.word_changes import excerpts

MARGIN = " " * 10
LINES = 4
"""Lines shown of one text at most."""
MOST_STRENGTHS = 20
"""Claims whose strengths are shown at most."""


class Styled(NamedTuple):
    """A stretch of a line; `tone` is a kind of change, `before`, `after`, or empty for plain text."""

    text: str
    tone: str = ""


def lines(
    difference: Difference,
    names: tuple[str, str] = ("old", "new"),
    scores: ScoreChange | None = None,
    *,
    width: int = 100,
) -> Iterator[list[Styled]]:
    """The lines of text, most of them within `width` columns; `names` are the names of the two maps."""
    yield [Styled(f"{names[0]} → {names[1]}: {summary(difference)}")]
    if difference.header:
        yield []
        for detail in header(difference):
            yield from _detail(detail, "header", width)
    for entry in entries(difference):
        yield []
        yield from _entry(entry, width)
    if scores is not None:
        yield []
        yield from _scores(scores)


def text(
    difference: Difference,
    names: tuple[str, str] = ("old", "new"),
    scores: ScoreChange | None = None,
    *,
    width: int = 100,
) -> str:
    """The lines as plain text.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> old, new = (ArgumentMap(claims=(Claim(id="air", text=words),)) for words in ("It is clean.", "It gets clean."))
    >>> print(text(diff(old, new)), end="")
    old → new: 1 claim reworded
    <BLANKLINE>
    reworded  air
              was: It is clean.
              now: It gets clean.
    """
    return "".join("".join(span.text for span in line) + "\n" for line in lines(difference, names, scores, width=width))


def _entry(entry: ChangeEntry, width: int) -> Iterator[list[Styled]]:
    reworded = any(detail.name == "words" for detail in entry.details)
    title = entry.claim if reworded else f"{entry.claim}: {' '.join(entry.text.split())}"
    first, *others = _wrap(title, width, "")
    yield [Styled(f"{entry.kind:<10}", entry.kind), Styled(first)]
    yield from ([Styled(f"{MARGIN}{line}")] for line in others)
    for detail in entry.details:
        yield from _detail(detail, "", width)


def _detail(detail: Detail, lead: str, width: int) -> Iterator[list[Styled]]:
    name, before, after = detail
    start = f"{lead:<10}"
    if name == "sign":
        yield [Styled(start), Styled(describe_sign(detail), "before" if after is None else "after")]
    elif name == "role" and before is None:
        yield [Styled(start), Styled(f"{after}", "after")]
    elif name == "role" and after is None:
        yield [Styled(start), Styled(f"no longer {before}", "before")]
    elif name in ("role", "words"):
        yield from _both("", start, before or "none", after or "none", width)
    else:
        yield from _both(name, start, before or "none", after or "none", width)


def _both(name: str, start: str, before: str, after: str, width: int) -> Iterator[list[Styled]]:
    """The values before and after, on one line if they are short and have a name."""
    before, after = excerpts(before, after, (width - len(MARGIN)) * LINES - 20)
    joined = f"{name}: {before} → {after}"
    if name and len(MARGIN) + len(joined) <= width:
        yield [Styled(f"{start}{name}: "), Styled(before, "before"), Styled(" → "), Styled(after, "after")]
        return
    if name:
        yield [Styled(f"{start}{name}")]
        start = MARGIN
    for label, tone, value in (("was: ", "before", before), ("now: ", "after", after)):
        for line in _wrap(f"{label}{value}", width, "     "):
            yield [Styled(start), Styled(line, tone)]
            start = MARGIN


def _wrap(text: str, width: int, indent: str) -> list[str]:
    """The lines of a text, without the margin; a long text is cut."""
    room = max(width - len(MARGIN), 20)
    return textwrap.wrap(
        text, room, subsequent_indent=indent, max_lines=LINES + 1, placeholder=" …", break_on_hyphens=False
    ) or [""]


def _scores(scores: ScoreChange) -> Iterator[list[Styled]]:
    before, after = ("–" if number is None else f"{number:.2f}" for number in scores.balance)
    yield [Styled(f"balance   {before}" if before == after else f"balance   {before} → {after}")]
    if not scores.claims:
        yield [Styled("No strength differs.")]
        return
    yield []
    yield [Styled(f"{'strength':<10}{'QE':<14}DF-QuAD")]
    for change in scores.claims[:MOST_STRENGTHS]:
        figures = "   ".join(f"{b:.2f} → {a:.2f}" for b, a in change.strengths.values())
        yield [Styled(f"{MARGIN}{figures}  {change.claim}")]
    if len(scores.claims) > MOST_STRENGTHS:
        yield [Styled(f"{MARGIN}… and {len(scores.claims) - MOST_STRENGTHS:,} more")]
