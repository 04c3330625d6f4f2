"""A map together with the text it was read from: places, diagnostics, comments. The map itself knows none of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Ends, ReadError, Severity, Span
from argmap.model.elements import ArgumentMap


class Comment(NamedTuple):
    """A comment of the text, with its mark."""

    span: Span
    text: str


class Loss(NamedTuple):
    """One kind of thing that a format has no place for, or that a reader left out: how often, and where for example."""

    kind: str
    message: str
    count: int
    examples: tuple[str, ...] = ()

    def line(self) -> str:
        """One line for people.

        >>> Loss("weights", "weights of relations left out", 4, ("a->b", "c->b", "d->b")).line()
        'weights of relations left out, 4 times (a->b, c->b, d->b, …)'
        """
        shown = ", ".join(self.examples)
        more = ", …" if self.examples and self.count > len(self.examples) else ""
        often = "once" if self.count == 1 else f"{self.count:,} times"
        return f"{self.message}, {often}{f' ({shown}{more})' if shown else ''}"


class Losses(dict[str, Loss]):
    """Losses by kind, while they are counted."""

    def note(self, kind: str, message: str, example: str | None = None, count: int = 1, keep: int = 3) -> None:
        """Counts `count` more of a kind; the first `keep` examples are kept, each once."""
        before = self.get(kind, Loss(kind, message, 0))
        examples = before.examples
        if example and len(examples) < keep and example not in examples:
            examples = (*examples, example)
        self[kind] = before._replace(count=before.count + count, examples=examples)


class Spans(Mapping[tuple[str, str], Span]):
    """(element id, field) → place. Kept as plain numbers, because few of many are ever asked for."""

    def __init__(self) -> None:
        self._of: dict[str, Mapping[str, Ends]] = {}

    def put(self, element: str, places: Mapping[str, Ends]) -> None:
        """Sets the places of the fields of an element."""
        self._of[element] = places

    def __getitem__(self, key: tuple[str, str]) -> Span:
        element, name = key
        return Span.of(*self._of[element][name])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((element, name) for element, places in self._of.items() for name in places)

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a text; `map` is sound, `diagnostics` says what was left out of it.

    `spans` maps (element id, field) to a place. The field names are the model's; the field `""` is the whole element,
    and the element `""` is the map itself (its fields are the header's). `source_text` is the text that quotes are
    checked against, if it is at hand. `losses` are what a text of another tool says and a map has no place for.
    `doubtful` are the ids of what may lack something because a part of the text could not be read (`""` is the map
    itself): what a rule finds there may not be so. `incomplete` are the ids of what lacks an entry, a key or a relation
    that is wrong and left out: that something is missing there is only a consequence.
    """

    map: ArgumentMap
    text: str = ""
    spans: Spans = field(default_factory=Spans)
    diagnostics: tuple[Diagnostic, ...] = ()
    format: str = "native"
    file: str | None = None
    source_text: str | None = None
    comments: tuple[Comment, ...] = ()
    losses: tuple[Loss, ...] = ()
    doubtful: frozenset[str] = frozenset()
    incomplete: frozenset[str] = frozenset()

    def span(self, element: str, *fields: str) -> Span | None:
        """The place of the first of `fields` that the text has, else of the element, else None."""
        for name in (*fields, ""):
            span = self.spans.get((element, name))
            if span is not None:
                return span
        return None

    def with_source(self, text: str) -> Document:
        """The same document, its quotes to be checked against `text`."""
        faults = tuple(d for d in self.diagnostics if d.code != Code.UNREADABLE_SOURCE)
        return replace(self, source_text=text, diagnostics=faults)

    def with_file(self, file: str) -> Document:
        """The same document, it and its diagnostics named after `file`."""
        return replace(self, file=file, diagnostics=tuple(replace(d, file=file) for d in self.diagnostics))

    def sound(self) -> Document:
        """The document itself; raises ReadError for any error, also for a sign that is missing."""
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        if errors:
            raise ReadError(errors)
        return self

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The diagnostics, except those of signs that are missing: nothing of the text is left out for these."""
        return tuple(d for d in self.diagnostics if d.code != Code.UNKNOWN_SIGN)

    def complete(self) -> Document:
        """The document itself; raises ReadError when a part of the text had to be left out."""
        errors = [d for d in self.faults if d.severity is Severity.ERROR]
        if errors:
            raise ReadError(errors)
        return self
