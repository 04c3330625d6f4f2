"""A map file under review: every action is written at once, whole or not at all, and can be undone.

Another program may write the file meanwhile. It is compared with what was read last before anything is written, and
what it holds now is never overwritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.diagnostics import ArgmapError
from argmap.formats import parse
from argmap.formats.native.review_file import Rejected, Review, read_review, review_beside, review_text
from argmap.model.document import Document
from argmap.printable import show_name
from argmap.review.actions import ReviewAction
from argmap.review.edit_engine import Edited, act_in_turn, check_editable
from argmap.review.refusal import Refused
from argmap.review.whereabouts import Whereabouts
from argmap.syntax import limits
from argmap.syntax.edits import apply_to_bytes
from argmap.syntax.files import FileChanged, read_bytes, write_bytes

MOST_STATES = 200
"""The states of a file that are kept to be undone."""
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


class ChangedMeanwhile(Refused):
    """Another program has written the file since it was read; nothing was done."""


@dataclass(frozen=True, slots=True)
class FileState:
    """The bytes of a file, what they say, and what was done to get there: to which claim, and which quotes went."""

    raw: bytes
    document: Document
    message: str = ""
    claim: str = ""
    rejected: tuple[Rejected, ...] = ()


class ReviewedFile:
    """A map file and its states. Refused when it cannot be edited, ArgmapError when it cannot be read."""

    def __init__(self, path: Path, source_text: str | None = None) -> None:
        """`source_text` is the article, where it is not the one that the map names."""
        self.path = path
        self._source_text = source_text
        self._states = [self._read()]
        self._now = 0
        self._where: Whereabouts | None = None

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._states[self._now].document

    @property
    def where(self) -> Whereabouts:
        """Where everything stands in the text as it is now; worked out once."""
        if self._where is None or self._where.document is not self.document:
            self._where = Whereabouts(self.document)
        return self._where

    @property
    def raw(self) -> bytes:
        """The bytes of the file as it is now."""
        return self._states[self._now].raw

    @property
    def can_undo(self) -> bool:
        """Whether there is an action to take back."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is an action to do again."""
        return self._now + 1 < len(self._states)

    def _read(self) -> FileState:
        raw = read_bytes(self.path, limits.BYTES)
        if raw.startswith(_WIDE):
            raise Refused(f"{show_name(self.path)} is not UTF-8; save it as UTF-8 first")
        document = parse(raw, file=self.path, source_text=self._source_text)
        try:
            check_editable(document)
        except Refused as refused:
            raise Refused(f"{show_name(self.path)}: {refused}") from None
        return FileState(raw, document)

    def read_again(self) -> None:
        """Takes what the file holds now; what was done before cannot be undone then."""
        self._states, self._now = [self._read()], 0

    def do(self, action: ReviewAction) -> Edited:
        """Carries an action out and writes the file. Refused if it cannot be done, or if the file has changed."""
        return self.do_in_turn([action])[0]

    def do_in_turn(self, actions: Sequence[ReviewAction]) -> list[Edited]:
        """Carries actions out, one after another, and writes the file once; they are undone together.

        Refused, with nothing done, if one of them cannot be done, or if the file has changed.
        """
        steps = act_in_turn(self.document, actions, where=self.where)
        raw = self.raw
        for edited in steps:
            raw = apply_to_bytes(raw, edited.edits)
        self._check_unchanged()
        rejected = tuple(dict.fromkeys(one for edited in steps for one in edited.rejected))
        # first, since a quote too many does no harm if the map cannot be written
        added = self._change_review(add=rejected) if rejected else ()
        message = "; ".join(edited.message for edited in steps)
        state = FileState(raw, steps[-1].document, message, actions[-1].claim, added)
        self._write(raw, added)
        self._states[self._now + 1 :] = [state]
        if len(self._states) > MOST_STATES:
            del self._states[0]
        self._now = len(self._states) - 1
        return steps

    def undo(self) -> FileState:
        """Takes the last action back, to the byte; the state that it had led to.

        Refused if there is nothing to undo, or if the file has changed.
        """
        if self._now == 0:
            raise Refused("there is nothing to undo")
        state = self._states[self._now]
        self._check_unchanged()
        self._write(self._states[self._now - 1].raw)
        self._now -= 1
        if state.rejected:
            self._change_review(remove=state.rejected)
        return state

    def redo(self) -> FileState:
        """Does again what was undone last; the state that it leads to.

        Refused if there is nothing to do again, or if the file has changed.
        """
        if self._now + 1 == len(self._states):
            raise Refused("there is nothing to do again")
        state = self._states[self._now + 1]
        self._check_unchanged()
        added = self._change_review(add=state.rejected) if state.rejected else ()
        self._write(state.raw, added)
        self._now += 1
        return state

    def _write(self, raw: bytes, added: tuple[Rejected, ...] = ()) -> None:
        """Writes the file, if it is unchanged at the last moment; else takes the quotes that were `added` out again."""
        try:
            write_bytes(self.path, raw, over=self.raw)
        except FileChanged as changed:
            if added:
                self._change_review(remove=added)
            raise ChangedMeanwhile(f"{changed}; nothing was done") from None

    def _check_unchanged(self) -> None:
        try:
            raw = read_bytes(self.path, limits.BYTES)
        except ArgmapError as error:
            raise ChangedMeanwhile(f"{error}; nothing was done") from None
        if raw != self.raw:
            raise ChangedMeanwhile(f"{show_name(self.path)} was changed by another program; nothing was done")

    def _change_review(self, add: tuple[Rejected, ...] = (), remove: tuple[Rejected, ...] = ()) -> tuple[Rejected, ...]:
        """Puts quotes into the review beside the map, or takes them out; those that are new in it."""
        file = review_beside(self.path)
        review = read_review(file)
        left = [one for one in review.rejected if one not in remove]
        added = tuple(one for one in add if one not in left)
        after: Review = replace(review, rejected=(*left, *added))
        if after != review:
            write_bytes(file, review_text(after).encode())
        return added
