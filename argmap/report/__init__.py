"""Diagnostics to text: one reporter, one file. A reporter knows neither files nor terminals; who calls it prints.

`Checked` is what every reporter is given for one file, `Summary` the counts over any number of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Severity
from argmap.model.document import Document


class Checked(NamedTuple):
    """One file and what was found in it; `quotes` counts the quotes of its map."""

    file: str
    text: str
    diagnostics: Sequence[Diagnostic]
    quotes: int = 0
    quotes_checked: bool = False

    @classmethod
    def of(cls, document: Document, diagnostics: Sequence[Diagnostic]) -> Checked:
        """The diagnostics of a document."""
        quotes = sum(len(claim.quotes) for claim in document.map.claims)
        return cls(document.file or "<text>", document.text, diagnostics, quotes, document.source_text is not None)

    def without_text(self) -> Checked:
        """The same, for reporters that show no source lines: a folder of maps need not stay in memory."""
        return self._replace(text="")


class Summary(NamedTuple):
    """Counts over files; quotes are unchecked where the text of their source was not at hand."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    quotes_checked: int = 0
    quotes_unchecked: int = 0

    def plus(self, checked: Checked) -> Summary:
        """The counts with one more file."""
        count = [sum(d.severity is severity for d in checked.diagnostics) for severity in Severity]
        return Summary(
            self.files + 1,
            self.errors + count[0],
            self.warnings + count[1],
            self.infos + count[2],
            self.quotes_checked + (checked.quotes if checked.quotes_checked else 0),
            self.quotes_unchecked + (0 if checked.quotes_checked else checked.quotes),
        )
