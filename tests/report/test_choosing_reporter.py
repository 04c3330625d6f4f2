"""Which report is printed where nobody asked for one: reporters say in which surroundings they belong."""

from __future__ import annotations

import sys

import pytest

from argmap.registry import REPORTERS
from argmap.report import Reporter
from argmap.report.choosing_reporter import PLAIN, SUMMARY, choose_reporter


@pytest.fixture
def added(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reporter of another distribution, for a CI service that argmap does not know."""
    (tmp_path / "argmap_boats.py").write_text(
        "from argmap.report import Reporter\n"
        "REPORTER = Reporter('boats', 'Boats.', lambda files, several: iter('x'), ci_variable='BOATYARD')\n"
    )
    info = tmp_path / "boats-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: boats\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[argmap.reporter]\nboats = argmap_boats:REPORTER\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("argmap.registry._has_plugins", lambda: True)
    monkeypatch.delitem(REPORTERS.__dict__, "_plugins", raising=False)
    yield
    REPORTERS.__dict__.pop("_plugins", None)
    sys.modules.pop("argmap_boats", None)


def test_each_reporter_that_names_a_variable_is_chosen_where_it_is_set() -> None:
    named = [reporter for reporter in REPORTERS if reporter.ci_variable]
    assert [reporter.name for reporter in named] == ["github", "gitlab"]
    assert [choose_reporter({reporter.ci_variable: "true"}) for reporter in named] == named


@pytest.mark.parametrize("value", ["", "0", "false", "False", "no"])
def test_a_variable_that_says_no_chooses_nothing(value: str) -> None:
    assert choose_reporter({"GITHUB_ACTIONS": value}).name == PLAIN


def test_a_reporter_of_another_distribution_needs_no_edit(added: None) -> None:
    assert choose_reporter({"BOATYARD": "2026.1"}).name == "boats"
    assert choose_reporter({}).name == PLAIN


def test_the_reporters_for_people_and_for_summaries_exist() -> None:
    assert all(isinstance(REPORTERS.get(name), Reporter) for name in (PLAIN, SUMMARY))


def test_only_the_reporters_that_may_be_chosen_are_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(REPORTERS, "get", asked.append)
    list(REPORTERS.mentioning("ci_variable", {"PATH": "/bin"}))
    assert asked == []
    list(REPORTERS.mentioning("ci_variable", {"GITLAB_CI": "true", "GITHUB_ACTIONS": ""}))
    assert asked == ["github", "gitlab"]
