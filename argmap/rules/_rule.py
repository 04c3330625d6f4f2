"""What a rule is, what it is given, and what it yields. A rule knows the map, never colours, files or options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

from argmap.diagnostics import Edit, Fix, Related, Severity, nearest
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.model.quotes import SourceText


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
    of a related place is enough: its span is looked up.
    """

    message: str
    element: str
    field: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class Case:
    """A document under check.

    `provider` computes the scores of the map. The rules about `allow`, which run last, need to know which rules have
    run (`judged`, by name) and which `allow` has kept a finding back (`used`, as element id and rule name).
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.provider: Callable[[], Scores] | None = None
        self.judged: set[str] = set()
        self.used: set[tuple[str, str]] = set()
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
    def source(self) -> SourceText | None:
        """The text that quotes are checked against, if it is at hand."""
        return SourceText(self.document.source_text) if self.document.source_text is not None else None

    def scores(self) -> Scores | None:
        """The scores of the map, if somebody provides them.

        Raises ValueError, with the reason, when they cannot be computed.
        """
        return self.provider() if self.provider is not None else None

    @cached_property
    def _lines(self) -> list[str]:
        return self.document.text.split("\n")

    def nearest(self, found: str, candidates: Iterable[str]) -> str | None:
        """The candidate most like `found`; None after fifty questions, since each costs a comparison with all."""
        self._questions += 1
        return nearest(found, candidates) if self._questions <= 50 else None

    def replacing(self, element: str, name: str, text: str) -> Fix | None:
        """An unsafe fix that writes `text` for the value of a field; only for words that no format would quote."""
        span = self.document.spans.get((element, name))
        if span is None or span.start.line != span.end.line or not text.replace("-", "a").isalnum():
            return None
        quote = self._lines[span.start.line - 1][span.start.column - 1 : span.start.column]
        quoted = f"{quote}{text}{quote}" if quote in ("'", '"') else text
        return Fix(f"write '{text}'", (Edit(span, quoted),), safe=False)


class Rule(NamedTuple):
    """One registered check. `doc` is the module's description, whose examples are the rule's first test.

    `check` yields its findings in the order of the map and never raises for what is in it. A rule with `needs_source`
    runs only when the source text is at hand; one with `needs_scores` may ask the case for scores.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Case], Iterator[Finding]]
    doc: str
    needs_scores: bool = False
    needs_source: bool = False


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


def is_english(debate: ArgumentMap) -> bool:
    """Whether rules that know English words apply: the map's language is English, or not stated."""
    return debate.language is None or debate.language.casefold().split("-")[0] in ("en", "eng", "english")


def allowances(debate: ArgumentMap) -> Iterator[tuple[str, str]]:
    """(element id, rule name) of every `allow` in the map; the element is `""` for the header."""
    yield from (("", name) for name in debate.allow)
    for element in (*debate.claims, *debate.relations):
        yield from ((element.id, name) for name in element.allow)
