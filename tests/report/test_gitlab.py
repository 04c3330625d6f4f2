"""The Code Quality report of GitLab."""

from __future__ import annotations

import json

from hypothesis import given

from argmap.report import Checked
from tests.samples.reports import CLEAN, RUN, RUNS, TOWN, found, written


def test_a_finding_has_the_fields_that_gitlab_reads() -> None:
    issues = json.loads(written("gitlab", *RUN))
    assert {len(issue.pop("fingerprint")) for issue in issues} == {32}
    assert issues[2] == {
        "description": "50 % of it, bare",
        "check_name": "ARG203 bare-pillar",
        "severity": "info",
        "location": {"path": "maps/town.yaml", "lines": {"begin": 4, "end": 6}},
    }
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[0]["location"]["lines"] == {"begin": 1, "end": 1}


def test_a_clean_run_is_an_empty_array() -> None:
    assert json.loads(written("gitlab", CLEAN)) == json.loads(written("gitlab")) == []


@given(RUNS)
def test_fingerprints_are_unique_in_the_report(files: list[Checked]) -> None:
    issues = json.loads(written("gitlab", *files, *files))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2 * len(found(files))


def test_a_finding_in_another_file_is_another_and_in_another_run_the_same() -> None:
    def prints(*files: Checked) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(written("gitlab", *files))]

    moved = TOWN._replace(text="\n" + TOWN.text, file="./maps/town.yaml")
    assert prints(TOWN) == prints(CLEAN, TOWN)
    assert prints(TOWN)[0] == prints(moved)[0]
    assert not {*prints(TOWN)} & {*prints(TOWN._replace(file="other.yaml"))}
