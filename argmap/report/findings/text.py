"""The report for people: each diagnostic with its source line, the place underlined; and a summary line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.language.wording import count_of
from argmap.printable import safe, show_name
from argmap.report import Checked, Paint, Reporter, Summary, plain


def report(files: Iterable[Checked], *, several: bool, paint: Paint = plain) -> Iterator[str]:
    """The diagnostics of all files, the coverage of their sources where it was asked for, and the summary."""
    counts = Summary()
    for checked in files:
        counts = counts.plus(checked)
        if checked.diagnostics:
            from argmap.report.diagnostic.source_excerpts import show_diagnostics

            yield show_diagnostics(checked, paint)
        if checked.coverage is not None:
            yield "".join(f"{line}\n" for line in _coverage_lines(checked, paint))
    yield f"{counts.in_words()}\n"


def _coverage_lines(checked: Checked, paint: Paint) -> Iterator[str]:
    """How much of the source is quoted, and each sentence that is not."""
    from argmap.report.diagnostic.source_excerpts import COLUMNS

    sentences = checked.coverage or ()
    quoted = sum(sentence.quoted for sentence in sentences)
    place = paint(show_name(checked.file), "place")
    yield f"{place}: {quoted} of {count_of(len(sentences), 'sentence')} of the source quoted"
    for sentence in sentences:
        if not sentence.quoted:
            text = safe(sentence.text)
            frame = paint(f"{sentence.line:>5} |", "frame")
            yield f"{frame} {text if len(text) <= COLUMNS else text[: COLUMNS - 1] + '…'}"
    yield ""


REPORTER = Reporter("text", __doc__, report, has_colours=True)
