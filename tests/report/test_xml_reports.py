"""JUnit and Checkstyle, read back by an XML parser whatever the texts are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from argmap.diagnostics import Diagnostic, Severity
from argmap.report import Checked
from argmap.report.diagnostic.file_places import relative
from tests.samples.reports import CLEAN, RUN, RUNS, TOWN, found, written

INVALID = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def same(read: str | None, text: str) -> bool:
    """Whether `read` is `text`, but for characters that XML cannot hold."""
    assert read is not None
    return len(read) == len(text) and all(
        a == b or (INVALID.match(b) and not INVALID.match(a)) for a, b in zip(read, text, strict=True)
    )


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_rule() -> None:
    assert written("junit", *RUN) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="argmap">\n'
        '  <testsuite name="maps/clean.yaml" tests="1" failures="0" errors="0" skipped="0" time="0">\n'
        '    <testcase classname="maps/clean.yaml" name="nothing to report"'
        ' file="maps/clean.yaml" line="1" time="0" />\n'
        "  </testsuite>\n"
        '  <testsuite name="maps/town.yaml" tests="3" failures="2" errors="0" skipped="0" time="0">\n'
        '    <testcase classname="maps/town.yaml" name="ARG004 empty-file" file="maps/town.yaml" line="1" time="0">\n'
        '      <failure type="error" message="nothing&#10;there">maps/town.yaml: error: nothing\nthere</failure>\n'
        "    </testcase>\n"
        '    <testcase classname="maps/town.yaml" name="ARG203 bare-pillar" file="maps/town.yaml" line="4" time="0">\n'
        "      <system-out>maps/town.yaml:4:12: info: 50 % of it, bare</system-out>\n"
        "    </testcase>\n"
        '    <testcase classname="maps/town.yaml" name="ARG301 question-as-claim"'
        ' file="maps/town.yaml" line="2" time="0">\n'
        '      <failure type="warning" message="a question: say what is claimed">'
        "maps/town.yaml:2:9: warning: a question: say what is claimed</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_checkstyle_has_an_element_for_each_file_and_finding() -> None:
    assert written("checkstyle", *RUN) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="4.3">\n'
        '  <file name="maps/clean.yaml" />\n'
        '  <file name="maps/town.yaml">\n'
        '    <error line="1" severity="error" message="nothing&#10;there" source="argmap.ARG004" />\n'
        '    <error line="2" column="9" severity="warning" message="a question: say what is claimed"'
        ' source="argmap.ARG301" />\n'
        '    <error line="4" column="12" severity="info" message="50 % of it, bare" source="argmap.ARG203" />\n'
        "  </file>\n"
        "</checkstyle>\n"
    )


def test_findings_of_one_rule_are_one_failure_named_after_the_gravest() -> None:
    found = [Diagnostic("ARG013", "wrong-value", severity, severity.value) for severity in reversed(Severity)]
    (case,) = ET.fromstring(written("junit", TOWN._replace(diagnostics=found))).iter("testcase")
    failure, output = case
    assert (failure.get("type"), failure.get("message")) == ("error", "error (and 1 more)")
    assert failure.text == "maps/town.yaml: warning: warning\nmaps/town.yaml: error: error"
    assert output.text == "maps/town.yaml: info: info"


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_a_run_without_files_is_a_document(name: str) -> None:
    assert len(ET.fromstring(written(name))) == 0


@given(RUNS)
def test_checkstyle_is_read_back_with_any_text(files: list[Checked]) -> None:
    root = ET.fromstring(written("checkstyle", *files).encode())
    assert all(same(file.get("name"), relative(own.file)) for file, own in zip(root, files, strict=True))
    for (_, diagnostic), error in zip(found(files), root.iter("error"), strict=True):
        assert same(error.get("message"), diagnostic.message)
        assert error.get("source") == f"argmap.{diagnostic.code}"


@given(RUNS)
def test_junit_is_read_back_with_any_text(files: list[Checked]) -> None:
    root = ET.fromstring(written("junit", *files).encode())
    for suite, own in zip(root, files, strict=True):
        assert same(suite.get("name"), relative(own.file))
        assert int(suite.attrib["tests"]) == len(suite) >= 1
        assert int(suite.attrib["failures"]) == len(suite.findall("*/failure"))
        codes = [case.attrib["name"].split()[0] for case in suite]
        assert codes == (sorted({one.code for one in own.diagnostics}) or ["nothing"])
        texts = [element.text or "" for element in suite.iter() if element.tag in ("failure", "system-out")]
        for diagnostic in own.diagnostics:
            line = f"{diagnostic.severity}: {diagnostic.message}"
            assert any(same(text[at : at + len(line)], line) for text in texts for at in range(len(text)))


def test_clean_files_pass() -> None:
    (case,) = ET.fromstring(written("junit", CLEAN)).iter("testcase")
    assert len(case) == 0
