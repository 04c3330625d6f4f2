"""What is wrong and where: positions, diagnostics, and the errors of the surroundings.

A mistake in a map is data (a :class:`Diagnostic`), never an exception; only a broken surrounding (an unreadable file, a
missing engine) raises :class:`ArgmapError`. Nothing here knows what a map is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """How much a diagnostic matters; `--fail-on` compares these."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    def reaches(self, threshold: Severity) -> bool:
        """Whether this is at least as grave as `threshold`.

        >>> Severity.ERROR.reaches(Severity.WARNING), Severity.INFO.reaches(Severity.WARNING)
        (True, False)
        """
        return self.rank <= threshold.rank


class Position(NamedTuple):
    """A place in a text: line and column in code points, both counted from 1."""

    line: int
    column: int


Ends = tuple[int, int, int, int]
"""A span as plain numbers (line, column, end line, end column): readers keep many, few are ever shown."""


class Span(NamedTuple):
    """A stretch of text; `end` is the first position after it."""

    start: Position
    end: Position

    @classmethod
    def of(cls, line: int, column: int, end_line: int, end_column: int) -> Span:
        """The span between two places given as plain numbers, all counted from 1."""
        return cls(Position(line, column), Position(end_line, end_column))


START = Span.of(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that helps to understand a diagnostic."""

    message: str
    span: Span | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a diagnostic; `safe` when the meaning of the map cannot change."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One placed report. `element` is the id of the claim or relation meant, if there is one."""

    code: str
    rule: str
    severity: Severity
    message: str
    file: str | None = None
    span: Span | None = None
    element: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def is_reading_error(self) -> bool:
        """Whether a part of the text could not be taken into the map."""
        return self.code.startswith("ARG0") and self.severity is Severity.ERROR

    def sort_key(self) -> tuple[Any, ...]:
        """Orders diagnostics by file, place and code."""
        return (self.file or "", self.span or START, self.code, self.message)


def place_json(span: Span | None) -> dict[str, Any] | None:
    """The published JSON form of a span: `{"start": {"line", "column"}, "end": {…}}`."""
    return {"start": span.start._asdict(), "end": span.end._asdict()} if span is not None else None


READING: dict[str, tuple[str, str]] = {
    "ARG001": ("not-utf8", "The file is not UTF-8 text."),
    "ARG002": ("syntax-error", "The text is not well-formed in its format: YAML, JSON, XML, Argdown or another."),
    "ARG003": ("control-character", "The text holds an invisible control character; it reads as U+FFFD."),
    "ARG004": ("empty-file", "There is no map in the file."),
    "ARG005": ("too-deep", "Entries are nested deeper than the reader's budget."),
    "ARG006": ("too-large", "The text has more values than the reader's budget."),
    "ARG007": ("anchor-or-alias", "Anchors and aliases are not part of the format: every entry is written once."),
    "ARG008": ("tag", "YAML tags are not part of the format: a field decides what its value is."),
    "ARG009": ("duplicate-key", "A key stands twice in one mapping; the first one counts."),
    "ARG010": ("several-documents", "The file holds more than one YAML document; the first one counts."),
    "ARG011": ("unknown-key", "A key that an entry of this sort does not take."),
    "ARG012": ("missing-key", "A key that an entry of this sort must have."),
    "ARG013": ("wrong-value", "A value that its field does not take."),
    "ARG014": ("unknown-format", "The text is not a map in any format that is known here."),
    "ARG015": ("unsupported-version", "The file says it is of a version that this program does not know."),
    "ARG020": ("duplicate-id", "Two elements have the same id; the first one keeps it."),
    "ARG021": ("unknown-id", "A reference to an id that no element has."),
    "ARG022": ("self-target", "A relation that has itself as target."),
    "ARG023": ("missing-version", "The `argmap:` key that says the version of the format is missing."),
    "ARG030": ("unsettled-ring", "The strengths of a ring of relations do not settle."),
    "ARG031": ("unsafe-path", "`source.file` leaves the folder of the map."),
    "ARG032": ("unreadable-source", "The file named by `source.file` cannot be read."),
    "ARG040": ("settings-syntax", "The settings of the project are not TOML."),
    "ARG041": ("unknown-setting", "A setting that does not exist."),
    "ARG042": ("wrong-setting", "A setting with a value that it does not take."),
    "ARG050": ("incomplete-step", "A step of another tool's file that lacks its premise, its target or its type."),
    "ARG051": ("assumed-relation", "The file does not say how a claim bears on another; support is assumed."),
    "ARG052": ("chosen-thesis", "The file marks no thesis; the claim that most of the others lead to is taken."),
    "ARG053": ("damaged-text", "A text holds HTML entities, or letters that were decoded wrongly."),
    "ARG054": ("undercut-of-claim", "An undercut is aimed at an argument in which no single step can be meant."),
    "ARG055": ("unreadable-companion", "A file that the text needs beside it cannot be read."),
    "ARG056": ("unread-line", "A line that fits nothing in the format; it is left out."),
}
"""Codes of the reading stage: code → (rule name, meaning). Codes are never reused."""
READING_FIXES = {"ARG011": "unsafe", "ARG013": "unsafe", "ARG021": "unsafe", "ARG023": "safe"}
"""Codes of the reading stage of which some diagnostics carry a fix, and of which sort."""


def reading(
    code: str,
    message: str,
    span: Span | None = None,
    *,
    element: str | None = None,
    severity: Severity = Severity.ERROR,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """A diagnostic of the reading stage; `code` must be in :data:`READING`."""
    return Diagnostic(code, READING[code][0], severity, message, None, span, element, related, fix)


def did_you_mean(found: str, candidates: Iterable[str]) -> str:
    """“; did you mean 'x'?” for the nearest of at most 2,000 candidates, or an empty string.

    >>> did_you_mean("objectoins", ["pillars", "objections"])
    "; did you mean 'objections'?"
    """
    best = nearest(found, candidates)
    return f"; did you mean '{best}'?" if best is not None else ""


def nearest(found: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `found`, if any is like it at all; only the first 2,000 are looked at."""
    import difflib

    pool = [name for name, _ in zip(candidates, range(2000), strict=False)]
    matches = difflib.get_close_matches(found[:80], pool, n=1, cutoff=0.6)
    return matches[0] if matches else None


class ArgmapError(Exception):
    """The surroundings are broken; the message says what to do."""


class ReadError(ArgmapError):
    """A text that `load` could not take whole; `diagnostics` says what and where."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(one_line(d) for d in self.diagnostics))


def one_line(diagnostic: Diagnostic) -> str:
    """`file:line:column: severity[code] message`, as editors and people read it."""
    place = diagnostic.file or "<text>"
    if diagnostic.span is not None:
        place += f":{diagnostic.span.start.line}:{diagnostic.span.start.column}"
    return f"{place}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.message}"
