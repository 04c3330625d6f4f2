"""Edits that the page asks for, each on the version of the file that the page has seen.

The file may have another writer, such as an editor. An edit of a version that is not there any more is refused, and
never merged; what another program has written ends the list of what can be undone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from argmap.preview.map_state import version_of
from argmap.review.actions import ReviewAction
from argmap.review.refusal import Refused
from argmap.review.reviewed_file import ChangedMeanwhile, ReviewedFile
from argmap.syntax.files import FileChanged, read_bytes, write_bytes


class StaleEdit(Refused):
    """An edit of a version of the file that is not there any more."""


class Done(NamedTuple):
    """What an edit has done: the new version of the file, a message for people, the claim to look at next or None."""

    version: str
    message: str
    focus: str | None


class FileEdits:
    """The edits of one file, one after another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reviewed: ReviewedFile | None = None
        self._lock = threading.Lock()

    def can_undo(self, version: str) -> bool:
        """Whether there is an edit to undo in this version."""
        return self._holds(version) and self._reviewed is not None and self._reviewed.can_undo

    def can_redo(self, version: str) -> bool:
        """Whether there is an edit to do again in this version."""
        return self._holds(version) and self._reviewed is not None and self._reviewed.can_redo

    def do(self, version: str, action: ReviewAction) -> Done:
        """Carries out an action. StaleEdit for another version, Refused for what cannot be done, in words."""

        def work(reviewed: ReviewedFile) -> tuple[str, str | None]:
            edited = reviewed.do(action)
            return edited.message, edited.focus

        return self._change(version, work)

    def undo(self, version: str) -> Done:
        """Takes the last edit back; raises as `do`."""
        return self._change(version, lambda reviewed: (f"undone: {reviewed.undo().message}", None))

    def redo(self, version: str) -> Done:
        """Does again what was undone; raises as `do`."""
        return self._change(version, lambda reviewed: (f"done again: {reviewed.redo().message}", None))

    def replace(self, version: str, content: bytes, message: str) -> Done:
        """Writes another content for the whole file; raises as `do`."""
        with self._lock:
            raw = self._check(version)
            try:
                write_bytes(self._path, content, over=raw)
            except FileChanged as changed:
                raise StaleEdit(str(changed)) from None
            self._reviewed = None
            return Done(version_of(content), message, None)

    def _change(self, version: str, work: Callable[[ReviewedFile], tuple[str, str | None]]) -> Done:
        with self._lock:
            raw = self._check(version)
            if self._reviewed is None:
                self._reviewed = ReviewedFile(self._path)
            elif self._reviewed.raw != raw:
                self._reviewed.read_again()
            try:
                message, focus = work(self._reviewed)
            except ChangedMeanwhile as error:
                raise StaleEdit(str(error)) from None
            return Done(version_of(self._reviewed.raw), message, focus)

    def _check(self, version: str) -> bytes:
        """The bytes of the file; StaleEdit if they are not those of the version."""
        raw = read_bytes(self._path)
        if version_of(raw) != version:
            raise StaleEdit("The file has changed since it was shown.")
        return raw

    def _holds(self, version: str) -> bool:
        return self._reviewed is not None and version_of(self._reviewed.raw) == version
