"""Workflow commands of GitHub Actions: each diagnostic annotates its lines in the pull request.

GitHub limits how many of a step it shows as annotations; all of them stand in the log. It takes
columns only for a place on one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.diagnostics import Diagnostic, Severity
from argmap.patterns import compile_later
from argmap.report import Checked, Reporter, Summary
from argmap.report.diagnostic.file_places import lines_of, relative
from argmap.report.output.screen import safe

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_BREAK = compile_later("([\r\n])")


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """One command for each finding, and a summary as a plain line."""
    counts = Summary()
    for checked in files:
        counts = counts.plus(checked)
        file = relative(checked.file)
        yield from (f"{_command(file, diagnostic)}\n" for diagnostic in checked.diagnostics)
    yield f"{counts.in_words()}\n"


def _command(file: str, diagnostic: Diagnostic) -> str:
    fields: dict[str, object] = {"file": file}
    span = diagnostic.span
    if span is not None:
        first, last = lines_of(span)
        fields |= {"line": first, "endLine": last}
        if span.end.line == span.start.line:
            fields |= {"col": span.start.column, "endColumn": span.end.column}
    fields["title"] = f"{diagnostic.code} {diagnostic.rule}"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    return f"::{COMMANDS[diagnostic.severity]} {properties}::{_message(diagnostic.message)}"


def _message(text: str) -> str:
    """`text` as the value of a command: line breaks are kept, other control characters are shown as in a terminal."""
    shown = "".join(part if part in "\r\n" else safe(part) for part in _BREAK.split(text))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter("github", __doc__, report, ci_variable="GITHUB_ACTIONS", summary_variable="GITHUB_STEP_SUMMARY")
