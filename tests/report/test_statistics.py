"""How often each rule found something."""

from __future__ import annotations

from argmap.diagnostics import Diagnostic, Severity
from argmap.report import Checked
from argmap.report.statistics import count_findings, statistics
from tests.samples.reports import RUN


def several(code: str, rule: str, severity: Severity, count: int) -> list[Diagnostic]:
    return [Diagnostic(code, rule, severity, "m")] * count


FILES = (
    Checked("a", "", several("ARG201", "unanswered-objection", Severity.WARNING, 2)),
    Checked("b", "", several("ARG201", "unanswered-objection", Severity.WARNING, 1200)
            + several("ARG105", "self-attack", Severity.ERROR, 7) + several("ARG104", "second-root", Severity.INFO, 7)),
    Checked("c", "", []),
)  # fmt: skip


def test_rules_are_listed_by_number_of_findings_with_a_line_of_sums() -> None:
    assert statistics(FILES) == (
        "code    rule                  severity  findings   files\n"
        "ARG201  unanswered-objection  warning      1,202       2\n"
        "ARG104  second-root           info             7       1\n"
        "ARG105  self-attack           error            7       1\n"
        "total                                      1,216  2 of 3\n"
    )


def test_one_rule_with_two_severities_is_two_lines() -> None:
    found = several("ARG013", "wrong-value", Severity.ERROR, 1) + several("ARG013", "wrong-value", Severity.WARNING, 1)
    assert len(count_findings([Checked("a", "", found)]).rules) == 2


def test_the_json_form_has_all_figures_by_name() -> None:
    found = count_findings(RUN).json()
    assert (found["version"], found["count"], found["files"], found["checked"]) == (1, 3, 1, 2)
    assert found["rules"][0] == {
        "code": "ARG004", "rule": "empty-file", "severity": "error", "count": 1, "files": 1
    }  # fmt: skip


def test_nothing_found_is_a_table_of_sums() -> None:
    assert statistics([]) == "code   rule  severity  findings   files\ntotal                         0  0 of 0\n"
    assert count_findings([]).json() == {"version": 1, "rules": [], "count": 0, "files": 0, "checked": 0}


def test_names_of_rules_move_no_cursor() -> None:
    assert "\x1b" not in statistics([Checked("a", "", several("X\x1b", "\x1b[1m", Severity.INFO, 1))])
