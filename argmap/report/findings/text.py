"""The report for people: each finding with its line, the place underlined, related places; and a summary line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from argmap.diagnostics import Diagnostic, Span
from argmap.report import Checked, Summary
from argmap.report.output.screen import cells, safe

COLUMNS = 100
"""Columns of a source line at most; a longer one is cut around the place."""

Paint = Callable[[str, str], str]
"""(text, style) → text; the styles are error, warning, info, place and frame."""


def plain(text: str, style: str) -> str:
    """`text` without colours."""
    return text


def report(checked: Checked, paint: Paint = plain) -> str:
    """Every finding in a file, each ended by an empty line; an empty text when there are none."""
    lines = checked.text.split("\n") if checked.diagnostics else []
    return "".join(
        f"{part}\n" for diagnostic in checked.diagnostics for part in _finding(checked, lines, diagnostic, paint)
    )


def stream(files: Iterable[Checked], *, several: bool, paint: Paint = plain) -> Iterator[str]:
    """The findings of all files, the coverage of their sources where it was asked for, and the summary."""
    counts = Summary()
    for checked in files:
        counts = counts.plus(checked)
        yield report(checked, paint)
        if checked.coverage is not None:
            yield "".join(f"{line}\n" for line in _coverage(checked, paint))
    yield f"{summary(counts)}\n"


def summary(counts: Summary) -> str:
    """What was looked at and found, in one line.

    >>> summary(Summary(files=3, errors=2, warnings=1, quotes_checked=40))
    '3 files, 2 errors, 1 warning; 40 quotes checked'
    """
    named = [
        _counted(counts.files, "file"),
        *(
            _counted(number, noun)
            for number, noun in ((counts.errors, "error"), (counts.warnings, "warning"), (counts.infos, "info"))
            if number
        ),
    ]
    if len(named) == 1:
        named.append("nothing to report")
    quotes = [f"{_counted(counts.quotes_checked, 'quote')} checked"] if counts.quotes_checked else []
    if counts.held_back:
        quotes.append(f"{_counted(counts.held_back, 'finding')} of the baseline held back")
    if counts.quotes_unchecked:
        quotes.append(f"{_counted(counts.quotes_unchecked, 'quote')} unchecked (no source text at hand)")
    return "; ".join([", ".join(named), *quotes])


def _coverage(checked: Checked, paint: Paint) -> Iterator[str]:
    """How much of the source is quoted, and each sentence that is not."""
    sentences = checked.coverage or ()
    quoted = sum(sentence.quoted for sentence in sentences)
    where = paint(safe(checked.file), "place")
    yield f"{where}: {quoted} of {_counted(len(sentences), 'sentence')} of the source quoted"
    for sentence in sentences:
        if not sentence.quoted:
            text = safe(sentence.text)
            frame = paint(f"{sentence.line:>5} |", "frame")
            yield f"{frame} {text if len(text) <= COLUMNS else text[: COLUMNS - 1] + '…'}"
    yield ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _finding(checked: Checked, lines: list[str], diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    severity, file = diagnostic.severity.value, safe(checked.file)
    where = f"{file}:{_point(diagnostic.span)}" if diagnostic.span is not None else file
    name = paint(f"[{safe(diagnostic.code)} {safe(diagnostic.rule)}]", "frame")
    yield f"{paint(where, 'place')}: {paint(severity, severity)}: {safe(diagnostic.message)} {name}"
    if diagnostic.span is not None and diagnostic.span.start.line <= len(lines):
        number = str(diagnostic.span.start.line)
        shown, marks = _underlined(lines[diagnostic.span.start.line - 1], diagnostic.span)
        if shown.strip():
            yield f"{paint(f'{number:>5} |', 'frame')} {shown}"
            yield f"{paint('      |', 'frame')} {paint(marks, severity)}"
    for other in diagnostic.related:
        place = f"{file}:{_point(other.span)}: " if other.span is not None else ""
        yield f"      {paint('=', 'frame')} {place}{safe(other.message)}"
    yield ""


def _point(span: Span | None) -> str:
    return f"{span.start.line}:{span.start.column}" if span is not None else ""


def _underlined(line: str, span: Span) -> tuple[str, str]:
    """The line as it is shown and the marks below it, cut to the part around the place; at least one mark."""
    first = min(span.start.column - 1, len(line))
    last = span.end.column - 1 if span.end.line == span.start.line else len(line.rstrip())
    last = max(min(last, len(line)), first + 1)
    begin = max(first - COLUMNS // 4, 0) if len(line) > COLUMNS else 0
    part = list(cells(line[begin : begin + 2 * COLUMNS]))
    shown, marks, used = "…" if begin else "", " " if begin else "", 0
    for number, (char, width) in enumerate(part, begin):
        if used + width > COLUMNS:
            shown += "…"
            break
        shown += char
        marks += ("^" if first <= number < last else " ") * width
        used += width
    if first >= begin + len(part):
        marks += "^"
    return shown, marks.rstrip()
