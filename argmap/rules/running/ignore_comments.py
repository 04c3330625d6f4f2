"""Comments that hold findings back: `# argmap: ignore[RULE, …]`, with names or codes of rules.

On the line of an entry a comment covers what is found on that line; alone on its line it covers the next line that is
no comment. Suppressions that should say why are better put under `allow`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import Position, Span
from argmap.model.document import Document
from argmap.patterns import compile_later
from argmap.rules.running.rule import Rule, RuleContext

_IGNORE = compile_later(r"#\s*argmap\s*:\s*ignore\b\s*(?:\[([^\]]*)\])?")
_NAME = compile_later(r"[^\s,]+")


class Ignore(NamedTuple):
    """One such comment: its number in the file, the line that it covers, its place, and its names with theirs."""

    number: int
    covers: int
    span: Span
    names: tuple[tuple[str, Span], ...]


def find_ignores(document: Document) -> Iterator[Ignore]:
    """The comments of a document that hold findings back, in its order."""
    matches = [(number, comment, _IGNORE.search(comment.text)) for number, comment in enumerate(document.comments)]
    lines = document.text.split("\n") if matches else []
    for number, comment, match in matches:
        if match is None:
            continue
        line, column = comment.span.start
        covers = line
        if not lines[line - 1][: column - 1].strip():
            covers += 1
            while covers <= len(lines) and (not lines[covers - 1].strip() or lines[covers - 1].lstrip()[0] == "#"):
                covers += 1
        at = column + match.start(1)
        names = tuple(
            (name.group(), Span.of(line, at + name.start(), line, at + name.end()))
            for name in _NAME.finditer(match[1] or "")
        )
        place = Span(Position(line, column + match.start()), Position(line, column + match.end()))
        yield Ignore(number, covers, place, names)


class Ignores:
    """The comments of a document by what they cover; remembers in the case which ones were heeded."""

    def __init__(self, context: RuleContext) -> None:
        self._context = context
        self._on: dict[int, list[Ignore]] = {}
        for ignore in find_ignores(context.document):
            self._on.setdefault(ignore.covers, []).append(ignore)

    def __bool__(self) -> bool:
        return bool(self._on)

    def suppress(self, rule: Rule, span: Span | None) -> bool:
        """Whether a comment covers a finding of this rule at this place."""
        if span is None or not self._on:
            return False
        suppressed = False
        for ignore in self._on.get(span.start.line, ()):
            for name, _ in ignore.names:
                if name in (rule.name, rule.code):
                    self._context.used_comments.add((ignore.number, rule.name))
                    suppressed = True
        return suppressed
