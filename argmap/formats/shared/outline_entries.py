"""Outlines whose entries say nothing of how they bear on what they are below: FreeMind, OPML.

What the writer of an entry may have said is looked for: a word or sign at its start, an icon, an attribute. Otherwise
support is assumed, and this is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.reading import At, Reading
from argmap.model.builder import ClaimDraft
from argmap.model.elements import Polarity, Source

_START = re.compile(
    r"\s*(?:(?P<pro>pro|support|reason|because|argument for)|(?P<con>con|contra|attack|objection|but|rebuttal|"
    r"argument against))\s*[:–—-]\s+|\s*(?P<plus>\(?[+➕✅]\)?)\s+|\s*(?P<minus>\(?[-−–➖❌]\)?)\s+",
    re.IGNORECASE,
)
WORDS = {
    **dict.fromkeys(
        ("pro", "support", "supports", "reason", "pillar", "evidence", "yes", "button_ok", "+"), Polarity.SUPPORT
    ),
    **dict.fromkeys(
        ("con", "contra", "attack", "attacks", "objection", "rebuttal", "no", "button_cancel", "-"), Polarity.ATTACK
    ),
}


def paragraphs(lines: Iterable[str]) -> str:
    """The lines that say something, white space within them folded."""
    return "\n".join(folded for line in lines if (folded := " ".join(line.split())))


class MindMapEntry(NamedTuple):
    """An entry: text, id if it has one, hints at how it bears on the one above, place, note and link."""

    text: str
    id: str | None
    hints: Sequence[str]
    at: At
    note: str | None = None
    url: str | None = None


class Outline:
    """Takes entries, each with the one it is below."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._assumed = 0
        self._first: At = None

    def add(self, entry: MindMapEntry, above: ClaimDraft | None) -> ClaimDraft:
        """Adds an entry below another."""
        polarity, text = self._polarity(entry)
        url = self.reading.words(entry.url.strip(), entry.at) if entry.url else ""
        fields = {"note": entry.note, "source": Source(url=url) if url else None}
        claim = self.reading.claim(text if above is not None else entry.text, entry.id, entry.at, **fields)
        if above is not None:
            if polarity is None:
                self._assumed += 1
                self._first = self._first or entry.at
            self.reading.relation(polarity or Polarity.SUPPORT, claim, above, at=entry.at)
        return claim

    def note_unread(self, what: str, values: Iterable[tuple[str, str]]) -> None:
        """Notes what is left out of named values, except those that say how an entry bears on the one above."""
        for name, value in values:
            if value.strip().lower() not in WORDS:
                self.reading.note_loss(what, f"{what} left out", name)

    def _polarity(self, entry: MindMapEntry) -> tuple[Polarity | None, str]:
        for hint in entry.hints:
            polarity = WORDS.get(hint.strip().lower())
            if polarity is not None:
                return polarity, entry.text
        match = _START.match(entry.text)
        if match is None or not entry.text[match.end() :].strip():
            return None, entry.text
        pro = match.group("pro") or match.group("plus")
        return Polarity.SUPPORT if pro else Polarity.ATTACK, entry.text[match.end() :]

    def say_assumed(self) -> None:
        """Reports how many relations were assumed."""
        if self._assumed:
            what = f"{self._assumed:,} entr{'y does' if self._assumed == 1 else 'ies do'} not say"
            message = f"{what} whether it supports or attacks the one above; support is assumed"
            self.reading.report(Code.ASSUMED_RELATION, message, self._first, Severity.WARNING)
