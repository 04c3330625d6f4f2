"""A summary in Markdown for a job summary or a comment on a pull request: the counts and a table of diagnostics.

The gravest findings come first, and at most a hundred, since such places take only so much text. Text of a map shows as
it is: it can make no markup, mention nobody, and link to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.diagnostics import Diagnostic, Severity
from argmap.report import Checked, Reporter, Summary
from argmap.report.diagnostic.file_places import relative
from argmap.report.output.screen import safe
from argmap.syntax.markdown_text import literal

MOST = 100
"""Findings that are shown."""
LENGTH = 300
"""Characters of a text that are shown."""


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """Heading, counts, table; the table needs the gravest findings of all files, so nothing is said before the end."""
    counts = Summary()
    rows: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for checked in files:
        counts = counts.plus(checked)
        for diagnostic in checked.diagnostics:
            if len(rows[diagnostic.severity]) < MOST:
                rows[diagnostic.severity].append(_row(checked.file, diagnostic))
    yield f"### argmap\n\n{counts.in_words()}\n"
    shown = [row for diagnostics in rows.values() for row in diagnostics][:MOST]
    if shown:
        yield "\n| Place | Severity | Rule | Finding |\n| --- | --- | --- | --- |\n"
        yield from shown
    more = counts.errors + counts.warnings + counts.infos - len(shown)
    if more:
        yield f"\n… and {more:,} more\n"


def _row(file: str, diagnostic: Diagnostic) -> str:
    place = relative(file) + (f":{diagnostic.span.start.line}" if diagnostic.span is not None else "")
    cells = (place, diagnostic.severity.value, f"{diagnostic.code} {diagnostic.rule}", diagnostic.message)
    return f"| {' | '.join(map(_literal, cells))} |\n"


def _literal(text: str) -> str:
    r"""`text` on one line, cut, in Markdown that shows it literally.

    >>> print(_literal("a|b @you <i>"))
    a&#124;b @&#8203;you &lt;i&gt;
    """
    flat = safe(" ".join(text[: 4 * LENGTH].split()))
    if len(flat) > LENGTH or len(text) > 4 * LENGTH:
        flat = f"{flat[: LENGTH - 1].rstrip()}…"
    return literal(flat)


REPORTER = Reporter("markdown", __doc__, report)
