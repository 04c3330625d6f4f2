"""Outlines of entries below entries: mind maps, OPML, lists in Markdown.

How an entry bears on the one above is said by a word or sign at its start, an icon, an attribute, or the branch that it
is in: one named `Pro` or `Arguments against` gives its sign to what is directly below it and is not a claim. What says
nothing of the kind is a relation without a sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.reading import NO_TEXT, At, Reading
from argmap.formats.shared.sign_labels import POLARITY, Label, is_named, read_label, section_polarity, thesis_text
from argmap.language.sign_words import fold, section, value_role
from argmap.model.builder import ClaimDraft
from argmap.model.elements import Polarity, Source


def paragraphs(lines: Iterable[str]) -> str:
    """The lines that say something, white space within them folded."""
    return "\n".join(folded for line in lines if (folded := " ".join(line.split())))


class MindMapEntry(NamedTuple):
    """An entry of an outline.

    - `text`: its words, without markup.
    - `id`: its id in the text; None without one.
    - `hints`: values that say how it bears on the one above, such as `pro` or `-`, whatever the text says.
    - `at`: its place.
    - `note`: a longer text that belongs to it.
    - `url`: where it links to.
    - `sign`: what a file that argmap has written says of how it bears: a polarity, `unsigned`, or `thesis`; its text is
      then taken as it stands. One that is `unknown` may have been given a sign since, in its text or by its branch.
    """

    text: str
    id: str | None
    hints: Sequence[str]
    at: At
    note: str | None = None
    url: str | None = None
    sign: str | None = None


class EntryBranch(NamedTuple):
    """What entries hang on: the claim above, and the sign that their branch gives them; None where it gives none."""

    claim: ClaimDraft | None
    polarity: Polarity | None = None


class Outline:
    """Takes entries, each with the branch that it is in; `sign_fix` says how a sign is given in the format."""

    def __init__(self, reading: Reading, sign_fix: str) -> None:
        self.reading = reading
        reading.sign_fix = sign_fix

    def thesis(self, text: str | None, at: At) -> ClaimDraft:
        """The claim that branches bear on which are below no entry: the title; its lack is reported."""
        if not text:
            message = "branches for and against are below nothing; write what they are for and against above them"
            self.reading.report(Code.MISSING_KEY, message, at, Severity.ERROR)
        return self.reading.claim(text or NO_TEXT, None, at)

    def add(self, entry: MindMapEntry, branch: EntryBranch) -> ClaimDraft:
        """Adds an entry as a claim, and how it bears on the claim of its branch."""
        url = self.reading.words(entry.url.strip(), entry.at) if entry.url else ""
        fields = {"note": entry.note, "source": Source(url=url) if url else None}
        if entry.sign is not None and (entry.sign != Polarity.UNKNOWN or branch.claim is None):
            claim = self.reading.claim(entry.text, entry.id, entry.at, **fields)
            if branch.claim is not None:
                polarity = Polarity(entry.sign) if entry.sign in list(Polarity) else Polarity.UNKNOWN
                self.reading.relation(polarity, claim, branch.claim, at=entry.at)
            return claim
        if branch.claim is None:
            return self.reading.claim(thesis_text(entry.text), entry.id, entry.at, **fields)
        hinted = next((role for hint in entry.hints if (role := value_role(hint)) is not None), None)
        label = read_label(entry.text)
        if entry.sign is not None and label.polarity is None:  # nobody has given it a sign since it was written
            label = Label(None, entry.text)
        claim = self.reading.claim(label.text, entry.id, entry.at, **fields)
        polarity = label.polarity or (POLARITY[hinted] if hinted is not None else branch.polarity)
        self.reading.relation(
            polarity or Polarity.UNKNOWN,
            claim,
            branch.claim,
            at=entry.at,
            problem=label.problem if polarity is None and self.reading.shows_problems else None,
        )
        return claim

    def note_unread(self, what: str, values: Iterable[tuple[str, str]]) -> None:
        """Notes what is left out of named values, except those that say how an entry bears on the one above."""
        for name, value in values:
            if value_role(value) is None:
                self.reading.note_loss(what, f"{what} left out", name)

    @staticmethod
    def is_section(entry: MindMapEntry) -> bool:
        """Whether an entry is only the name of a branch that gives a sign."""
        return entry.sign is None and section_polarity(entry.text) is not None

    def branch(self, entry: MindMapEntry, branch: EntryBranch, below: Iterable[str]) -> EntryBranch | None:
        """The branch that an entry opens which is only the name of one; None for an entry that is a claim.

        `below` are the texts directly below it.
        """
        if branch.claim is None or entry.sign is not None:
            return None
        polarity = section_polarity(entry.text)
        if polarity is not None:
            if not any(True for _ in below):
                self.reading.note_loss("branches", "empty branches left out", entry.text)
            elif entry.note or entry.url:
                self.reading.note_loss("branch notes", "notes and links of branches left out", entry.text)
            return EntryBranch(branch.claim, polarity)
        if is_named(entry.text, "option groups") and any(section_polarity(text) for text in below):
            return branch
        return None


def is_sign_column(name: str) -> bool:
    """Whether an attribute or a column of this name says how something bears on something else."""
    return fold(name.strip("_").replace("_", " ")) in section("column stance")
