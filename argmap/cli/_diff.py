"""What `diff` needs besides the command itself: the format of the result, colours, scores."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli._messages import print_diagnostics, print_reading_errors
from argmap.cli._printing import print_data, print_text
from argmap.diagnostics import ArgmapError
from argmap.registry import RENDERERS
from argmap.syntax.files import is_folder

if TYPE_CHECKING:
    from argmap.cli._outputs import Outputs
    from argmap.model.document import Document
    from argmap.versions import Difference
    from argmap.versions.difference_text import Styled
    from argmap.versions.score_changes import ScoreChange

_SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown", ".markdown": "markdown"}
"""Formats that are not pictures, by suffix."""
_COLOURS = {
    "added": "green",
    "removed": "red",
    "turned": "magenta",
    "reworded": "yellow",
    "moved": "cyan",
    "changed": "blue",
    "before": "red",
    "after": "green",
}


def forms() -> list[str]:
    """The names of all output formats."""
    return list(dict.fromkeys((*_SUFFIXES.values(), *RENDERERS.names())))


def form_of(output: str | None, kind: str | None) -> str:
    """The output format that the options choose; UsageError for an unknown suffix."""
    if kind is None and output is not None:
        from argmap.drawing import renderer_for

        try:
            return _SUFFIXES.get(Path(output).suffix.lower()) or renderer_for(output).name
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    return kind or "text"


@dataclass(frozen=True, slots=True)
class DiffResult:
    """The `difference` of two maps, their `names`, and the change of the score if it was asked for."""

    difference: Difference
    names: tuple[str, str]
    scores: ScoreChange | None = None

    def write(self, form: str) -> str | bytes:
        """The result in one of the formats, without colours."""
        if form == "text":
            return "".join(f"{_line(line, coloured=False)}\n" for line in self._lines())
        if form == "json":
            from argmap.report.output.json_text import dump_json
            from argmap.versions.difference_json import to_json

            files = {"old_file": self.names[0], "new_file": self.names[1]}
            return dump_json({"version": 1, **files, **to_json(self.difference, self.scores)}) + "\n"
        if form == "markdown":
            from argmap.report.output.screen import safe
            from argmap.versions.difference_markdown import markdown

            return "".join(
                f"{safe(line)}\n" for line in markdown(self.difference, self.names, self.scores).split("\n")[:-1]
            )
        from argmap.drawing import render
        from argmap.versions.union import union

        both, about = union(self.difference)
        return render(both, form, about=about)

    def show(self) -> None:
        """Prints the text, in colour on a terminal unless NO_COLOR is set."""
        coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        for line in self._lines():
            print_text(_line(line, coloured=coloured))

    def _lines(self) -> Iterable[list[Styled]]:
        from argmap.versions.difference_text import lines

        width = max(60, shutil.get_terminal_size((100, 24)).columns)
        return lines(self.difference, self.names, self.scores, width=width)


def _line(line: Iterable[Styled], *, coloured: bool) -> str:
    from argmap.report.output.screen import safe

    parts = ((safe(span.text), _COLOURS.get(span.tone)) for span in line)
    return "".join(click.style(text, fg=colour) if coloured and colour else text for text, colour in parts).rstrip()


def compare(old: Document, new: Document, *, scored: bool) -> tuple[DiffResult, bool]:
    """The difference of two documents, and whether either has errors, which are printed to stderr.

    Ends the command if nothing of one document can be read, since everything would seem added or removed.
    """
    from argmap.versions import diff

    old_has_errors, new_has_errors = print_reading_errors(old), print_reading_errors(new)
    if any(is_unreadable(document) for document in (old, new)):
        raise click.exceptions.Exit(1)
    difference = diff(old.map, new.map)
    scores = _scores(difference, old, new) if scored else None
    has_errors = old_has_errors or new_has_errors or (scored and scores is None)
    return DiffResult(difference, (old.file or "old", new.file or "new"), scores), has_errors or (
        scored and scores is None
    )


def is_unreadable(document: Document) -> bool:
    """Whether nothing of a file could be read."""
    return not document.map.claims and any(diagnostic.is_reading_error for diagnostic in document.diagnostics)


def _scores(difference: Difference, old: Document, new: Document) -> ScoreChange | None:
    """The change of the scores; None, with a message about the cycle, if the strengths of a map do not settle."""
    from argmap.scoring import UnsettledError, score
    from argmap.versions.score_changes import score_change

    scores = []
    for document in (old, new):
        try:
            scores.append(score(document.map))
        except UnsettledError as error:
            print_diagnostics([error.diagnostic(document)])
            return None
    return score_change(difference, *scores)


def write_output(result: str | bytes, output: str | None, outputs: Outputs) -> None:
    """Writes a result to a file, or to standard output."""
    from argmap.report.output.screen import encodable

    raw = result if isinstance(result, bytes) else encodable(result).encode()
    if output is not None:
        if is_folder(output):
            raise ArgmapError(f"{output} is a folder; give the name of a file")
        outputs.write(output, raw)
    elif isinstance(result, bytes) and sys.stdout.isatty():
        raise click.UsageError("a picture cannot be shown in a terminal; use -o FILE")
    else:
        print_data(result if isinstance(result, bytes) else encodable(result))
