"""What `review` shows of a claim: where it stands, what it bears on, and its quote lit in the paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

import click

from argmap.language.wording import capitalise, count_of
from argmap.model.elements import ArgumentMap, Claim, Kind, Relation
from argmap.printable import safe
from argmap.review.review_queue import QuotedParagraph, paragraph_of

KEYS = (
    *("a accept", "x reject", "e reword", "k kind", "q quote", "m move", "t turn sign", "c add below", "l link"),
    *("A accept section", "n next", "p previous", "u undo", "r redo", "s stop", "? more keys"),
)
MORE_KEYS = (
    "v voice: who says it in the article",
    "i issue: what it is about",
    "o source: where it can be looked up",
    "j join with another premise, so that both are needed together",
    "d divide joined premises into single ones",
    "z set aside, to hang on nothing until it is moved",
    "K J put before, behind the claim beside it",
    "L take away a link to what it addresses",
    "T choose the thesis: one that the article suggests, or this claim",
    "g go to a claim, by its id or by words of its text",
)
_LIT = ("»", "«")
_WORDS_BEHIND = {"reason": "for", "evidence": "for", "objection": "to", "recommendation": "for"}
"""The word between what a claim does and what it does it to, where that is not *of*."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide a screen is, and whether it shows colours."""

    width: int
    has_colours: bool

    def lit(self, text: str) -> str:
        """A text made to stand out."""
        return click.style(text, reverse=True) if self.has_colours else f"{_LIT[0]}{text}{_LIT[1]}"

    def strong(self, text: str) -> str:
        """A text in bold, where there is bold."""
        return click.style(text, bold=True) if self.has_colours else text

    def dim(self, text: str) -> str:
        """A text that steps back, where there is such a thing."""
        return click.style(text, dim=True) if self.has_colours else text

    def keys(self) -> Iterator[str]:
        """The keys in lines that fit, none broken."""
        line = ""
        for key in KEYS:
            if line and len(line) + len(key) + 3 > self.width - 2:
                yield line
                line = ""
            line += f" · {key}" if line else key
        yield line

    def window(self, text: str, place: int) -> str:
        """The part of a line around a place that fits in one line."""
        start = max(0, min(place - self.width + 12, len(text) - self.width + 2))
        return text[start : start + self.width - 1]

    def wrapped(self, text: str, indent: str = "  ") -> list[str]:
        """A text in lines that fit."""
        return wrap(text, self.width - 2, initial_indent=indent, subsequent_indent=indent)


def claim_lines(
    screen: Screen, debate: ArgumentMap, claim: Claim, home: Relation | None, source_text: str | None
) -> Iterator[str]:
    """A claim as a reviewer has to see it."""
    yield screen.dim(", ".join(_about(claim)))
    yield ""
    yield from (screen.strong(line) for line in screen.wrapped(_line(claim.text)))
    yield ""
    yield from screen.wrapped(capitalise(_bearing(debate, claim, home)), "")
    yield from _below(screen, debate, claim)
    yield ""
    yield from _article(screen, claim, source_text)


def _line(text: str) -> str:
    return safe(" ".join(text.split()))


def _about(claim: Claim) -> Iterator[str]:
    yield safe(claim.id)
    if claim.origin is not None:
        yield f"{claim.origin.confidence} ({safe(claim.origin.rule)})"
    if claim.kind is not Kind.CLAIM:
        yield claim.kind.value
    for name, value in (("voice", claim.voice), ("issue", claim.issue)):
        if value is not None:
            yield f"{name}: {_line(value)}"
    if claim.note is not None:
        yield f"note: {_line(claim.note)}"


def _bearing(debate: ArgumentMap, claim: Claim, home: Relation | None) -> str:
    """What the claim does, in half a sentence."""
    if claim.id == debate.thesis:
        return "the thesis"
    outward = debate.out_of.get(claim.id, ())
    relation = home or (outward[0] if outward else None)
    if relation is None:
        return "not placed yet: m moves it to what it bears on"
    target = debate.by_id[relation.target]
    onto = (
        f"the step of {', '.join(map(safe, target.premises))}" if isinstance(target, Relation) else _line(target.text)
    )
    others = [safe(premise) for premise in relation.premises if premise != claim.id]
    together = f" (with {', '.join(others)})" if others else ""
    role = str(debate.role(relation))
    return f"{role}{together} {_WORDS_BEHIND.get(role, 'of')}: {onto}"


def _below(screen: Screen, debate: ArgumentMap, claim: Claim) -> Iterator[str]:
    """What bears on the claim, a line each."""
    relations = debate.onto.get(claim.id, ())
    for relation in relations[:5]:
        words = " + ".join(_line(premise.text) for premise in debate.premises_of(relation))
        line = f"  {debate.role(relation)}: {words}"
        yield line if len(line) <= screen.width else line[: screen.width - 1] + "…"
    if len(relations) > 5:
        yield f"  and {count_of(len(relations) - 5, 'more step')}"


def _article(screen: Screen, claim: Claim, source_text: str | None) -> Iterator[str]:
    if not claim.quotes:
        yield screen.dim("It quotes nothing.")
        return
    paragraph = paragraph_of(source_text, claim)
    if paragraph is None:
        why = "the text of the article is not at hand" if source_text is None else "the article does not say so"
        yield from screen.wrapped(f"Quote: {_line(claim.quotes[0])} ({why})", "")
        return
    yield screen.dim(f"The article, line {paragraph.line}:")
    yield from _lit_lines(screen, paragraph)


def _lit_lines(screen: Screen, paragraph: QuotedParagraph) -> Iterator[str]:
    """The paragraph in lines that fit, its quote lit."""
    before, quote = _line(paragraph.before), _line(paragraph.quote)
    lead = f"{before} " if before and paragraph.before[-1:].isspace() else before
    gap = " " if paragraph.after[:1].isspace() else ""
    text = f"{lead}{quote}{gap}{_line(paragraph.after)}"
    start, end = len(lead), len(lead) + len(quote)
    at = 0
    for line in wrap(text, screen.width - 4):
        at = text.index(line, at)
        first, last = max(start - at, 0), min(end - at, len(line))
        shown = line if first >= last else f"{line[:first]}{screen.lit(line[first:last])}{line[last:]}"
        yield f"  {shown}"
        at += len(line)
