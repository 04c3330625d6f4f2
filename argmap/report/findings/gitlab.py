"""The Code Quality report of GitLab, a subset of Code Climate's: diagnostics appear in the merge request.

GitLab tells findings apart by their fingerprint alone, so here the path goes into it: the same finding in two files is
two. A finding without a place is at the first line, since the format demands one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from argmap.diagnostics import Diagnostic, Severity
from argmap.report import Checked, Reporter
from argmap.report.diagnostic.file_places import lines_of, relative
from argmap.report.output.json_text import dump_portable_json, json_array

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
DIGITS = 32
"""Hexadecimal digits of a fingerprint."""


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """One array with the findings of all files, a line for each."""
    yield from json_array(dump_portable_json(issue, indent=None) for issue in _issues(files))
    yield "\n"


def _issues(files: Iterable[Checked]) -> Iterator[dict[str, Any]]:
    times = Counter[str]()
    for checked in files:
        path = relative(checked.file)
        for diagnostic, fingerprint in checked.with_fingerprints():
            yield _issue(path, diagnostic, f"{path}\0{times[path]}\0{fingerprint}")
        if checked.diagnostics:
            times[path] += 1  # a file may be given twice, by two paths


def _issue(path: str, diagnostic: Diagnostic, identity: str) -> dict[str, Any]:
    first, last = lines_of(diagnostic.span)
    return {
        "description": diagnostic.message,
        "check_name": f"{diagnostic.code} {diagnostic.rule}",
        "fingerprint": sha256(identity.encode(errors="surrogatepass")).hexdigest()[:DIGITS],
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }


REPORTER = Reporter("gitlab", __doc__, report, ci_variable="GITLAB_CI")
