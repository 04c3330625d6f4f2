"""SARIF against a reader of it, and the parts that readers rely on."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from sarif_pydantic import Sarif

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.registry import RULES
from argmap.report import Checked
from tests.samples.reports import CLEAN, LONG, QUESTION, RUN, RUNS, TOWN, found, written


def run(*files: Checked) -> dict[str, Any]:
    (only,) = json.loads(written("sarif", *files))["runs"]
    return only


def uri_of(result: dict[str, Any]) -> str:
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@given(RUNS)
def test_any_run_is_read_with_each_finding_at_its_rule(files: list[Checked]) -> None:
    text = written("sarif", *files)
    (parsed,) = Sarif.model_validate_json(text).runs
    assert parsed.results is not None
    for (_, diagnostic), result in zip(found(files), parsed.results, strict=True):
        assert result.rule_id == diagnostic.code
        known = diagnostic.code != "ARG999"
        assert (result.rule_index is not None) is known
        if known:
            assert parsed.tool.driver.rules[result.rule_index].id == diagnostic.code
        assert len(result.fixes or []) == bool(diagnostic.fix and diagnostic.fix.edits)
        assert [location.id for location in result.related_locations or []] == list(
            range(1, len(diagnostic.related) + 1)
        )


def test_every_rule_and_code_is_described() -> None:
    driver = run()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("argmap", version("argmap"))
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert rules.keys() == {*Code, *(rule.code for rule in RULES)}
    assert all(
        rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["markdown"]
        for rule in rules.values()
    )
    objection = rules["ARG201"]
    assert objection["name"] == "unanswered-objection"
    assert objection["shortDescription"]["text"] == "An objection that nothing answers."
    assert objection["fullDescription"]["text"].startswith("An attack on the thesis, or on a claim that leads to it by")
    assert "\n### Flagged\n\n```yaml\nargmap: 1\n" in objection["help"]["markdown"]
    assert objection["defaultConfiguration"]["level"] == "warning"
    assert objection["properties"]["tags"] == ["argument-map", "reasoning"]
    assert rules["ARG004"]["fullDescription"]["text"] == Code.EMPTY_FILE.meaning


def test_a_finding_has_place_element_related_places_fix_and_fingerprint() -> None:
    result = run(TOWN)["results"][1]
    assert result.pop("partialFingerprints")["argmap/v1"] == list(TOWN.with_fingerprints())[1][1]
    assert isinstance(result.pop("ruleIndex"), int)
    place = {"artifactLocation": {"uri": "maps/town.yaml"}}
    assert result == {
        "ruleId": "ARG301",
        "level": "warning",
        "message": {"text": QUESTION.message},
        "locations": [
            {
                "physicalLocation": {
                    **place,
                    "region": {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 12},
                },
                "logicalLocations": [{"name": "so", "fullyQualifiedName": "so"}],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    **place,
                    "region": {"startLine": 7, "startColumn": 12, "endLine": 7, "endColumn": 18},
                },
                "logicalLocations": [{"name": "three", "fullyQualifiedName": "three"}],
                "message": {"text": "asked again here"},
            },
            {"id": 2, "physicalLocation": place, "message": {"text": "see the guide"}},
        ],
        "fixes": [
            {
                "description": {"text": "write a claim"},
                "artifactChanges": [
                    {
                        **place,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 12},
                                "insertedContent": {"text": "."},
                            }
                        ],
                    }
                ],
                "properties": {"safe": False},
            }
        ],
    }


def test_levels_are_those_of_sarif_and_columns_count_code_points() -> None:
    done = run(*RUN)
    assert [result["level"] for result in done["results"]] == ["error", "warning", "note"]
    assert done["columnKind"] == "unicodeCodePoints"


def test_a_clean_run_has_an_empty_list_of_results() -> None:
    assert run(CLEAN)["results"] == run()["results"] == []


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("maps/a b.yaml", "maps/a%20b.yaml"),
        ("./maps//town.yaml", "maps/town.yaml"),
        ("time 12:30.yaml", "time%2012%3A30.yaml"),
        ("50%#?&.yaml", "50%25%23%3F%26.yaml"),
        ("мир.yaml", "%D0%BC%D0%B8%D1%80.yaml"),
        ("not-utf8-\udcff.yaml", "not-utf8-%FF.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/elsewhere/a b.yaml", "file:///elsewhere/a%20b.yaml"),
    ],
)
def test_files_are_relative_uris_with_everything_else_encoded(file: str, uri: str) -> None:
    assert uri_of(run(TOWN._replace(file=file))["results"][0]) == uri


def test_a_whole_path_within_the_working_folder_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert uri_of(run(TOWN._replace(file=f"{tmp_path}/maps/town.yaml"))["results"][0]) == "maps/town.yaml"
    (tmp_path / "below").mkdir()
    monkeypatch.chdir("below")
    outside = uri_of(run(TOWN._replace(file="../town.yaml"))["results"][0])
    assert outside.startswith("file:///")
    assert unquote(urlsplit(outside).path) == f"{tmp_path.as_posix()}/town.yaml"


def test_brackets_in_a_message_make_no_link() -> None:
    message = "see [this](http://x.y) and [that] (there)"
    place = Span.of(1, 1, 1, 2)
    (result,) = run(Checked("x", "", [Diagnostic("ARG201", "r", Severity.INFO, message, None, place)]))["results"]
    assert result["message"]["text"] == r"see \[this](http://x.y) and [that] (there)"


def test_a_place_of_several_lines_is_given_whole() -> None:
    (result,) = run(TOWN._replace(diagnostics=[LONG]))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 12, "endLine": 7, "endColumn": 1}
