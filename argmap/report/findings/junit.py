"""JUnit XML, which nearly every CI service shows as test results: a suite for each file, a case for each rule.

A rule that found something is one case, since readers show one failure of a case: a failure when there are errors or
warnings, all of its findings in the text of the failure; what is only information is output. A file in which nothing
was found is one case that passes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence

from argmap.diagnostics import Diagnostic, Severity
from argmap.report import Checked, Reporter
from argmap.report.diagnostic.file_places import lines_of, relative
from argmap.report.output.xml_text import DECLARATION, write_xml, xml_characters


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """One document with a suite for each file."""
    yield f'{DECLARATION}<testsuites name="argmap">\n'
    yield from (write_xml(_suite(checked)) for checked in files)
    yield "</testsuites>\n"


def _suite(checked: Checked) -> ET.Element:
    file = xml_characters(relative(checked.file))
    rules: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in checked.diagnostics:
        rules.setdefault((diagnostic.code, diagnostic.rule), []).append(diagnostic)
    cases = [
        _case(file, xml_characters(f"{code} {rule}"), diagnostics)
        for (code, rule), diagnostics in sorted(rules.items())
    ]
    cases = cases or [_testcase(file, "nothing to report", 1)]
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": len(cases), "failures": failures, "errors": 0, "skipped": 0, "time": 0}
    suite = ET.Element("testsuite", {"name": file, **{name: str(count) for name, count in counts.items()}})
    suite.extend(cases)
    return suite


def _case(file: str, name: str, diagnostics: Sequence[Diagnostic]) -> ET.Element:
    case = _testcase(file, name, lines_of(diagnostics[0].span)[0])
    failing = [diagnostic for diagnostic in diagnostics if diagnostic.severity is not Severity.INFO]
    if failing:
        gravest = min(failing, key=lambda diagnostic: diagnostic.severity.rank)
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        fields = {"type": gravest.severity.value, "message": xml_characters(gravest.message) + more}
        ET.SubElement(case, "failure", fields).text = _list_places(file, failing)
    infos = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.INFO]
    if infos:
        ET.SubElement(case, "system-out").text = _list_places(file, infos)
    return case


def _testcase(file: str, name: str, line: int) -> ET.Element:
    return ET.Element("testcase", {"classname": file, "name": name, "file": file, "line": str(line), "time": "0"})


def _list_places(file: str, diagnostics: Iterable[Diagnostic]) -> str:
    """A line for each finding, with its place."""
    lines = []
    for diagnostic in diagnostics:
        place = f"{file}:{diagnostic.span.start.line}:{diagnostic.span.start.column}" if diagnostic.span else file
        lines.append(f"{place}: {diagnostic.severity}: {xml_characters(diagnostic.message)}")
    return "\n".join(lines)


REPORTER = Reporter("junit", __doc__, report)
