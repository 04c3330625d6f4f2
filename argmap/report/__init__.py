"""Reports of diagnostics: one reporter, one file in `findings`. A reporter opens no file and knows no terminal.

A :class:`Reporter` gets one :class:`Checked` for each file; :class:`Summary` counts over any number of files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Diagnostic, Severity
from argmap.language.wording import count_of

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.source.coverage import Sentence
    from argmap.model.structure.map_figures import Figures

Paint = Callable[[str, str], str]
"""(text, style) → text with colours; the styles are error, warning, info, place and frame."""


def plain(text: str, style: str) -> str:
    """`text` without colours."""
    return text


class Checked(NamedTuple):
    """One file and what was found in it; `quotes` counts the quotes of its map.

    `fingerprints` has one for each diagnostic, or none when nobody has computed them yet. `figures` are there when they
    were asked for, as is `coverage`; `held_back` counts the findings that a baseline knows, `left_out` the files before
    this one that were left out because they are no maps.
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
    left_out: int = 0

    @classmethod
    def of(cls, document: Document, diagnostics: Sequence[Diagnostic]) -> Checked:
        """The diagnostics of a document."""
        from argmap.report.diagnostic.fingerprints import fingerprints

        return cls(
            document.file or "<text>",
            document.text,
            diagnostics,
            sum(len(claim.quotes) for claim in document.map.claims),
            document.source_text is not None,
            fingerprints(document.text, diagnostics),
        )

    def with_fingerprints(self) -> Iterator[tuple[Diagnostic, str]]:
        """Each diagnostic with its fingerprint."""
        from argmap.report.diagnostic.fingerprints import fingerprints

        prints = self.fingerprints or fingerprints(self.text, self.diagnostics)
        return zip(self.diagnostics, prints, strict=True)

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
    left_out: int = 0

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
            self.left_out + checked.left_out,
        )

    def in_words(self) -> str:
        """The counts in one line.

        >>> Summary(files=3, errors=2, warnings=1, quotes_checked=40).in_words()
        '3 files, 2 errors, 1 warning; 40 quotes checked'
        """
        severities = ((self.errors, "error"), (self.warnings, "warning"), (self.infos, "info"))
        counts = [count_of(number, noun) for number, noun in severities if number] or ["nothing to report"]
        parts = [", ".join([count_of(self.files, "file"), *counts])]
        if self.quotes_checked:
            parts.append(f"{count_of(self.quotes_checked, 'quote')} checked")
        if self.held_back:
            parts.append(f"{count_of(self.held_back, 'finding')} hidden by the baseline")
        if self.quotes_unchecked:
            parts.append(f"{count_of(self.quotes_unchecked, 'quote')} not checked (the source text is missing)")
        if self.left_out:
            parts.append(f"{count_of(self.left_out, 'other file')} left out")
        return "; ".join(parts)


class Reporter(NamedTuple):
    """A way to write diagnostics as text.

    - `name`: what people type, as in `--format NAME`; equal to the name it is registered under.
    - `doc`: the description that `argmap explain` prints; its first sentence is the summary.
    - `report`: a function of the files (an iterable of :class:`Checked`) and the keyword `several`, which says whether
      more than one file was asked for, whatever could be read. It yields the text piece by piece while it goes through
      the files, so that a large folder need not stay in memory; the whole text ends with a line break.
    - `has_colours`: whether `report` also takes the keyword `paint`. False by default.
    - `ci_variable`: the environment variable by which a CI service says that it runs the command, such as `GITLAB_CI`:
      there, this reporter is taken unless another is asked for. None by default.
    - `summary_variable`: the environment variable in which that service names a file for Markdown, which it shows as
      the summary of the run. None by default.
    """

    name: str
    doc: str
    report: Callable[..., Iterator[str]]
    has_colours: bool = False
    ci_variable: str | None = None
    summary_variable: str | None = None

    def write(self, files: Iterable[Checked], *, several: bool, paint: Paint = plain) -> Iterator[str]:
        """The pieces of the report; `paint` colours them where the reporter has colours."""
        colours = {"paint": paint} if self.has_colours else {}
        return self.report(files, several=several, **colours)
