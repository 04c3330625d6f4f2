"""Positions, diagnostics, and errors of the environment.

A mistake in a map is data (a :class:`Diagnostic`), never an exception; only a problem outside the map (an unreadable
file, a missing engine) raises :class:`ArgmapError`. Nothing here knows what a map is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from argmap.codes import Code
from argmap.printable import show_name


class Severity(StrEnum):
    """How much a diagnostic matters; `--fail-on` compares these."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return list(Severity).index(self)

    def reaches(self, threshold: Severity) -> bool:
        """Whether this is at least as severe as `threshold`.

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
    """Another place that helps to understand a diagnostic: `span`, or the place of `element`; None if there is none."""

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
    """Edits that correct what a diagnostic reports.

    - `title`: what the edits do, such as `write 'trade'`.
    - `edits`: replacements of parts of the text, which do not overlap.
    - `safe`: whether the meaning of the map is sure to stay the same; True by default.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One report with its place, from reading, rules, settings or feedback.

    - `code`: `ARG` and three digits; `rule` is the name that goes with it.
    - `severity`: how much it matters.
    - `message`: what was found and what to do, in lower case and without a full stop.
    - `file`: the file as it was named; None for a text.
    - `span`: the place in the text; None without one.
    - `element`: the id of the claim or relation that is meant; None without one.
    - `related`: other places that help to understand it.
    - `fix`: edits that correct it; None if there are none.
    """

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
        """Whether part of the text could not be read."""
        return self.code.startswith("ARG0") and self.severity is Severity.ERROR

    def sort_key(self) -> tuple[Any, ...]:
        """Orders diagnostics by file, place and code."""
        return (self.file or "", self.span or START, self.code, self.message)


def place_json(span: Span | None) -> dict[str, Any] | None:
    """The published JSON form of a span: `{"start": {"line", "column"}, "end": {…}}`."""
    return {"start": span.start._asdict(), "end": span.end._asdict()} if span is not None else None


def diagnose(
    code: Code,
    message: str,
    span: Span | None = None,
    *,
    element: str | None = None,
    severity: Severity = Severity.ERROR,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """A diagnostic of the reading stage, without its file."""
    return Diagnostic(code.value, code.rule, severity, message, None, span, element, related, fix)


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
    """Something outside the map is wrong, such as an unreadable file; the message says what to do."""


def with_extra(extra: str) -> str:
    """What to install for an optional feature, in words that fit a release, a checkout and any installer.

    >>> with_extra("pdf")
    "argmap with its extra 'pdf'"
    """
    return f"argmap with its extra '{extra}'"


def missing_package(package: str, purpose: str, extra: str, otherwise: str = "") -> ArgmapError:
    """The error for a package that is not installed and that one of argmap's extras brings.

    `purpose` is what it is needed for; `otherwise` is what can be done without it.

    >>> print(missing_package("genanki", "decks for Anki", "teach"))
    the package genanki, needed for decks for Anki, is not installed; install it, or argmap with its extra 'teach'
    """
    advice = f"install it, or {with_extra(extra)}{f'; {otherwise}' if otherwise else ''}"
    return ArgmapError(f"the package {package}, needed for {purpose}, is not installed; {advice}")


class ReadError(ArgmapError):
    """A text that could not be read completely; `diagnostics` says what is wrong and where."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(one_line(d) for d in self.diagnostics))


def one_line(diagnostic: Diagnostic) -> str:
    """`file:line:column: severity[code] message`, as editors and people read it."""
    place = show_name(diagnostic.file or "<text>")
    if diagnostic.span is not None:
        place += f":{diagnostic.span.start.line}:{diagnostic.span.start.column}"
    return f"{place}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.message}"
