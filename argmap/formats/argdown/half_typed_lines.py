"""Argdown with lines that are not finished: such a line is set aside where more can be read without it.

A syntax error ends the reading of a block, and data whose brace is open take in the lines below. So the line of each
error is tried as a comment, and stays one if that brings back what it had cost; its error is reported all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic
from argmap.formats.argdown.parser import Model

_MOST = 20
"""Lines that are tried."""
_ABOVE = 10
"""Lines above an error in which an open brace is looked for."""
_LONGEST = 300_000
"""Characters of a text that is read again."""


def read_model(text: str) -> Model:
    """What a text says, as far as it can be read; the diagnostics are those of all its errors."""
    model = Model(text)
    if not model.diagnostics or len(text) > _LONGEST:
        return model
    lines = text.split("\n")
    set_aside: list[Diagnostic] = []
    refused: set[int] = set()
    for _ in range(_MOST):
        error = next((each for each in model.diagnostics if _line_of(each) not in refused), None)
        if error is None:
            break
        number = _line_of(error)
        trials = [(Model("\n".join(trial)), trial) for trial in _without_lines(lines, number)]
        trials = [one for one in trials if _front(one[0]) == _front(model)]
        without, trial = max(trials, key=lambda one: _extent(one[0]), default=(model, lines))
        if _extent(without) > _extent(model):
            set_aside += [each for each in model.diagnostics if _line_of(each) == number]
            model, lines = without, trial
        else:
            refused.add(number)
    model.diagnostics[:0] = set_aside
    return model


def _without_lines(lines: list[str], number: int) -> Iterator[list[str]]:
    """The lines without the one of an error, and without one right above whose brace is open."""
    open_above = [each for each in range(max(number - _ABOVE, 0), number) if "{" in lines[each].rpartition("}")[2]]
    for each in (*open_above[-1:], number):
        if not _opens_comment(lines[each]):
            yield [*lines[:each], "//", *lines[each + 1 :]]


def _front(model: Model) -> list[str]:
    """The front matter as it is written; its lines are not half-typed lines of a map."""
    return [token.image for token in model.tokens if token.kind == "front"]


def _opens_comment(line: str) -> bool:
    """Whether a comment begins in a line that ends below it: without the line, the comment would be read as a map."""
    return any(mark in line and end not in line.rpartition(mark)[2] for mark, end in (("/*", "*/"), ("<!--", "-->")))


def _line_of(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start.line - 1 if diagnostic.span is not None else 0


def _extent(model: Model) -> tuple[int, int, int]:
    """How much is read: mentions of statements and arguments, links between them, and how few errors there are."""
    return sum(len(node.mentions) for node in model.nodes), len(model.links), -len(model.diagnostics)
