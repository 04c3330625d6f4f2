"""SARIF 2.1.0, which code scanning services and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.

All rules are described, whether they found something or not. Paths are relative to the working folder; a map outside it
is named by a `file` URI. A finding without a place has no region. A fix that may change what the map means says so in
the property `safe`. Text is put in as it is: braces are not doubled (§3.11.5), since no message takes arguments and the
usual readers would show both; a bracket that would begin a link (§3.11.6) is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Any

from argmap.diagnostics import Diagnostic, Edit, Severity, Span
from argmap.patterns import compile_later
from argmap.report import Checked, Reporter
from argmap.report.diagnostic.file_places import uri
from argmap.report.diagnostic.rule_help import markdown, purpose, topic
from argmap.report.explanations import Explanation, explain_codes
from argmap.report.output.json_text import dump_portable_json, json_array

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = compile_later(r"\[(?=[^\[\]]*\]\()")


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """One log with one run over all files."""
    codes = list(explain_codes())
    # the results are last, so that they can be written as they come
    begin, end = dump_portable_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(codes)]}).rsplit("[]", 1)
    yield begin
    numbers = {entry.code: number for number, entry in enumerate(codes)}
    yield from json_array((dump_portable_json(result, indent=None) for result in _results(files, numbers)), "      ")
    yield f"{end}\n"


def _run(known: Iterable[Explanation]) -> dict[str, Any]:
    driver = {"name": "argmap", "version": version("argmap"), "rules": [_rule(entry) for entry in known]}
    return {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}


def _rule(entry: Explanation) -> dict[str, Any]:
    severity = Severity(entry.severity or Severity.ERROR)
    return {
        "id": entry.code,
        "name": entry.name,
        "shortDescription": {"text": entry.summary},
        "fullDescription": {"text": purpose(entry.doc)},
        "help": {"text": entry.doc, "markdown": markdown(entry.doc)},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": [tag for tag in ("argument-map", topic(entry.code)) if tag]},
    }


def _results(files: Iterable[Checked], numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for checked in files:
        artifact = {"uri": uri(checked.file)}
        for diagnostic, fingerprint in checked.with_fingerprints():
            result = {
                "ruleId": diagnostic.code,
                "ruleIndex": numbers.get(diagnostic.code),
                **_result_fields(artifact, diagnostic),
                "partialFingerprints": {"argmap/v1": fingerprint},
            }
            yield {name: value for name, value in result.items() if value not in (None, [])}


def _result_fields(artifact: dict[str, str], diagnostic: Diagnostic) -> dict[str, Any]:
    related = [
        {"id": number, **_location(artifact, other.span, other.element), "message": _message(other.message)}
        for number, other in enumerate(diagnostic.related, 1)
    ]
    return {
        "level": LEVELS[diagnostic.severity],
        "message": _message(diagnostic.message),
        "locations": [_location(artifact, diagnostic.span, diagnostic.element)],
        "relatedLocations": related,
        "fixes": _fixes(artifact, diagnostic),
    }


def _message(text: str) -> dict[str, str]:
    return {"text": _LINK.sub(r"\\[", text)}


def _location(artifact: dict[str, str], span: Span | None, element: str | None) -> dict[str, Any]:
    region = {"region": _region(span)} if span is not None else {}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, **region}}
    if element is not None:
        location["logicalLocations"] = [{"name": element, "fullyQualifiedName": element}]
    return location


def _region(span: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = span
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fixes(artifact: dict[str, str], diagnostic: Diagnostic) -> list[dict[str, Any]]:
    fix = diagnostic.fix
    if fix is None or not fix.edits:
        return []
    change = {"artifactLocation": artifact, "replacements": [_replacement(edit) for edit in fix.edits]}
    return [{"description": _message(fix.title), "artifactChanges": [change], "properties": {"safe": fix.safe}}]


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


REPORTER = Reporter("sarif", __doc__, report)
