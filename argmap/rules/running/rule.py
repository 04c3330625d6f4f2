"""What a rule is, what it is given, and what it yields. A rule knows the map, never colours, files or options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Protocol

from argmap.diagnostics import Edit, Fix, Related, Severity, Span, nearest
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim
from argmap.model.ids import slug
from argmap.model.source.quotes import SourceText
from argmap.model.structure.map_figures import Figures
from argmap.syntax.edits import Lines
from argmap.syntax.yaml import alike


class Scores(Protocol):
    """The part of a map's scores that rules ask for."""

    def strength(self, claim_id: str) -> float:
        """Strength of a claim in [0, 1] under the default semantics."""
        ...

    @property
    def balance_number(self) -> float | None:
        """Balance in [0, 1] under the map's profile; None where it is undefined."""
        ...


class Finding(NamedTuple):
    """What a check yields: `element` and `field` say where, the runner turns them into a place.

    `element` is the id of a claim or relation, or `""` for the map, whose fields are those of the header. The element
    of a related place is enough: its span is looked up. `span` says exactly where, if that is not a whole field.
    """

    message: str
    element: str
    field: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    span: Span | None = None


class Case:
    """A document under check.

    `provider` computes the scores of the map, `options` are those of the rule that runs, by name, and `language` is
    the one of maps that state none; `before` is what a baseline has for the map. The rules about suppressions, which
    run last, need to know which rules have run (`judged`, by name), which `allow` has kept a finding back (`used`, as
    element id and rule name), and which comments have (`heeded`, as number of the comment and rule name).
    """

    def __init__(self, document: Document, language: str | None = None, before: Figures | None = None) -> None:
        self.document = document
        self.before = before
        self.provider: Callable[[], Scores] | None = None
        self.options: Mapping[str, Any] = {}
        self.judged: set[str] = set()
        self.used: set[tuple[str, str]] = set()
        self.heeded: set[tuple[int, str]] = set()
        self._language = language
        self._questions = 0

    @property
    def debate(self) -> ArgumentMap:
        """The sound part of the map."""
        return self.document.map

    @property
    def is_broken(self) -> bool:
        """Whether a part of the text was left out of the map: what is missing may have been there."""
        return any(diagnostic.is_reading_error for diagnostic in self.document.diagnostics)

    @cached_property
    def is_english(self) -> bool:
        """Whether rules that know English words apply: the language of the map is English, or nobody states one."""
        language = self.debate.language or self._language
        return language is None or language.casefold().split("-")[0] in ("en", "eng", "english")

    @cached_property
    def source(self) -> SourceText | None:
        """The text that quotes are checked against, if it is at hand."""
        return SourceText(self.document.source_text) if self.document.source_text is not None else None

    def scores(self) -> Scores | None:
        """The scores of the map, if somebody provides them.

        Raises ValueError, with the reason, when they cannot be computed.
        """
        return self.provider() if self.provider is not None else None

    @cached_property
    def lines(self) -> Lines:
        """The text of the document, for edits."""
        return Lines(self.document.text)

    def nearest(self, found: str, candidates: Iterable[str]) -> str | None:
        """The candidate most like `found`; None after fifty questions, since each costs a comparison with all."""
        self._questions += 1
        return nearest(found, candidates) if self._questions <= 50 else None

    def rewriting(self, element: str, field: str, text: str, title: str, *, safe: bool = False) -> Fix | None:
        """A fix that writes `text` as the value of a field; None where the document has no such place.

        Never safe for the text of a claim whose id comes from it and would change.
        """
        span = self.document.spans.get((element, field))
        if span is None:
            return None
        written = self.lines.part(span).rstrip()
        if written[:1] in ("|", ">") and any(line.lstrip().startswith("#") for line in written.split("\n")[1:]):
            return None  # a block may be followed by comments, which its place takes in
        own = self.debate.by_id.get(element)
        if field == "text" and isinstance(own, Claim) and (element, "id") not in self.document.spans:
            safe = safe and slug(own.text) == slug(text)
        start = self.lines.offset(span.start)
        return Fix(title, (Edit(self.lines.span(start, start + len(written)), alike(written, text)),), safe)


class Rule(NamedTuple):
    """One registered check. `doc` is the module's description, whose examples are the rule's first test.

    `check` yields its findings in the order of the map and never raises for what is in it. A rule with `needs_source`
    runs only when the source text is at hand; one with `needs_scores` may ask the case for scores. `options` are the
    settings that it takes with their defaults, `fix` says which sort of fix it offers for some of its findings, and a
    rule that is `on_request` runs only when it is selected.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Case], Iterator[Finding]]
    doc: str
    needs_scores: bool = False
    needs_source: bool = False
    options: Mapping[str, int | float | str | tuple[str, ...]] = MappingProxyType({})
    fix: Literal["", "safe", "unsafe"] = ""
    on_request: bool = False


def shown(text: str, limit: int = 60) -> str:
    """`text` in single quotes on one line, cut after `limit` characters.

    >>> shown("Shops lose\\ncustomers.")
    "'Shops lose customers.'"
    """
    flat = " ".join(text[: 4 * limit].split())
    return f"'{flat[: limit - 1].rstrip()}…'" if len(flat) > limit or len(text) > 4 * limit else f"'{flat}'"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "time"), counted(3, "time")
    ('1 time', '3 times')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def allowances(debate: ArgumentMap) -> Iterator[tuple[str, str]]:
    """(element id, rule name) of every `allow` in the map; the element is `""` for the header."""
    yield from (("", name) for name in debate.allow)
    for element in (*debate.claims, *debate.relations):
        yield from ((element.id, name) for name in element.allow)
