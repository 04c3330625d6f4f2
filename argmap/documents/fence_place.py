"""Where a fenced block is in its document, and what is wrong with it, told with the lines of the document."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Position, Span, diagnose


@dataclass(frozen=True, slots=True)
class FencePlace:
    """The place of a fenced block.

    - `document`: the file that the block is in; None for a text without a file, which can name no `src`.
    - `line`: the line that opens the block, counted from 1; the text of the block begins in the next one. 0 for a text
      that is the whole document.
    - `column`: how many characters of each line of the document come before the text of the block, because the block
      is in a list or a quotation.
    - `number`: which block of its page it is, from 1: two blocks with the same text then have different ids.
    """

    document: Path | None = None
    line: int = 0
    column: int = 0
    number: int = 1

    @property
    def _file(self) -> str | None:
        return str(self.document) if self.document is not None else None

    def wrong(self, message: str) -> FenceError:
        """What is wrong with the block as a whole; its place is the line that opens it."""
        line = max(self.line, 1)
        span = Span.of(line, self.column + 1, line, self.column + 1)
        return FenceError([replace(diagnose(Code.WRONG_FENCE, message, span), file=self._file)])

    def in_document(self, diagnostic: Diagnostic) -> Diagnostic:
        """A diagnostic of the text of the block, with its place in the document; without fixes, which are for files."""

        def move(position: Position) -> Position:
            return Position(position.line + self.line, position.column + self.column)

        span = diagnostic.span
        placed = Span(move(span.start), move(span.end)) if span is not None else None
        return replace(diagnostic, file=self._file, span=placed, related=(), fix=None)


class FenceError(Exception):
    """A block that cannot be drawn; `diagnostics` say why, in the lines of the document or of the file it names."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(diagnostic.message for diagnostic in self.diagnostics))


def seen_from_here(file: str | Path) -> Path:
    """A file as seen from the working folder, if it is below it: so that it can be opened, and a page names no more."""
    try:
        near = os.path.relpath(file)
    except ValueError:  # on another drive
        return Path(file)
    return Path(file if near.startswith(os.pardir) else near)
