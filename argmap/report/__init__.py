"""Diagnostics to text: one reporter, one file. A reporter opens no file and knows no terminal; who calls it prints.

Each has a function `report(files, *, several)` that yields the text piece by piece while it goes through the files, so
that a large folder need not stay in memory; the whole ends with a line break. `several` says whether more than one file
was asked for, whatever could be read.

`Checked` is what every reporter is given for one file, `Summary` the counts over any number of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from argmap.diagnostics import Diagnostic, Severity, did_you_mean
from argmap.model.structure.map_figures import Figures
from argmap.report.diagnostic.fingerprints import fingerprints

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.source.coverage import Sentence

REPORTERS = ("text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown")


class Checked(NamedTuple):
    """One file and what was found in it; `quotes` counts the quotes of its map.

    `fingerprints` has one for each diagnostic, or none when nobody has computed them yet. `figures` are there when they
    were asked for, as is `coverage`; `held_back` counts the findings that a baseline knows.
    """

    file: str
    text: str
    diagnostics: Sequence[Diagnostic]
    quotes: int = 0
    quotes_checked: bool = False
    fingerprints: tuple[str, ...] = ()
    figures: Figures | None = None
    held_back: int = 0
    coverage: tuple[Sentence, ...] | None = None

    @classmethod
    def of(cls, document: Document, diagnostics: Sequence[Diagnostic]) -> Checked:
        """The diagnostics of a document."""
        return cls(
            document.file or "<text>",
            document.text,
            diagnostics,
            sum(len(claim.quotes) for claim in document.map.claims),
            document.source_text is not None,
            fingerprints(document.text, diagnostics),
        )

    def identified(self) -> Iterator[tuple[Diagnostic, str]]:
        """Each diagnostic with its fingerprint."""
        known = self.fingerprints or fingerprints(self.text, self.diagnostics)
        return zip(self.diagnostics, known, strict=True)

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
    held_back: int = 0

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
            self.held_back + checked.held_back,
        )


class Reporter(Protocol):
    """Writes a report, piece by piece."""

    def __call__(self, files: Iterable[Checked], *, several: bool) -> Iterator[str]:
        """The pieces of the text."""
        ...


def reporter(name: str) -> Reporter:
    """The reporter called `name`; KeyError, with the nearest name, when there is none."""
    if name not in REPORTERS:
        raise KeyError(f"no reporter is called '{name}'{did_you_mean(name, REPORTERS)}")
    module = importlib.import_module(f"{__name__}.findings.{name}")
    return module.stream if name == "text" else module.report
