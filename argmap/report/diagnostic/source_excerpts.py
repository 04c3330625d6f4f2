"""Diagnostics as people read them: each with its source line, the place underlined, and related places."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Span
from argmap.printable import show_name
from argmap.report import Checked, Paint, plain
from argmap.report.output.screen import cells, safe

COLUMNS = 100
"""Columns of a source line at most; a longer one is cut around the place."""


def show_diagnostics(checked: Checked, paint: Paint = plain) -> str:
    """Every diagnostic of a file, each ended by an empty line; an empty text when there are none."""
    lines = checked.text.split("\n") if checked.diagnostics else []
    return "".join(
        f"{part}\n" for diagnostic in checked.diagnostics for part in _show(checked, lines, diagnostic, paint)
    )


def _show(checked: Checked, lines: list[str], diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    severity, file = diagnostic.severity.value, show_name(checked.file)
    where = f"{file}:{_point(diagnostic.span)}" if diagnostic.span is not None else file
    name = paint(f"[{safe(diagnostic.code)} {safe(diagnostic.rule)}]", "frame")
    yield f"{paint(where, 'place')}: {paint(severity, severity)}: {safe(diagnostic.message)} {name}"
    if diagnostic.span is not None and diagnostic.span.start.line <= len(lines):
        number = str(diagnostic.span.start.line)
        shown, marks = _underline(lines[diagnostic.span.start.line - 1], diagnostic.span)
        if shown.strip():
            yield f"{paint(f'{number:>5} |', 'frame')} {shown}"
            yield f"{paint('      |', 'frame')} {paint(marks, severity)}"
    for other in diagnostic.related:
        place = f"{file}:{_point(other.span)}: " if other.span is not None else ""
        yield f"      {paint('=', 'frame')} {place}{safe(other.message)}"
    yield ""


def _point(span: Span | None) -> str:
    return f"{span.start.line}:{span.start.column}" if span is not None else ""


def _underline(line: str, span: Span) -> tuple[str, str]:
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
