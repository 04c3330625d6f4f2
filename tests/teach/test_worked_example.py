"""The article's map against copies with one fault each, made by hand: points, and what a student reads."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.diagnostics import one_line
from argmap.formats import read
from argmap.teach.grading.grade_maps import MapGrade, grade_map

HERE = Path(__file__).parents[1] / "samples" / "graded"
ARTICLE = argmap.load(Path(__file__).parents[2] / "maps" / "us-pakistan.yaml")
THESIS = "Pakistan's attempt at a fresh…"


def grade_copy(name: str, *references: argmap.ArgumentMap, hint: str = "where") -> MapGrade:
    return grade_map(read(HERE / f"{name}.yaml"), references or [ARTICLE], hint=hint)


def feedback_lines(grade: MapGrade) -> list[str]:
    return [one_line(diagnostic).replace(f"{HERE}/", "") for diagnostic in grade.feedback]


def test_the_article_itself_has_all_points() -> None:
    document = read(Path(__file__).parents[2] / "maps" / "us-pakistan.yaml")
    assert grade_map(document, [ARTICLE]).points == 100


def test_a_wrong_sign() -> None:
    grade = grade_copy("wrong-sign")
    assert grade.points == pytest.approx(100 - 10 / 55, abs=1e-5)
    own, thesis = "Pakistan's closeness to China stands…", f"“{THESIS}”"
    assert feedback_lines(grade) == [f"wrong-sign.yaml:101:12: error[ARG653] “{own}” should not support {thesis}"]
    assert "believe it less. Suppose this is true" in feedback_lines(grade_copy("wrong-sign", hint="principle"))[0]
    assert " It attacks “Pakistan's attempt" in feedback_lines(grade_copy("wrong-sign", hint="answer"))[0]


def test_a_missing_branch() -> None:
    grade = grade_copy("missing-branch")
    lost = 5  # four claims of the branch, and the proposal that addresses one of them
    assert {name: round(part.points, 4) for name, part in grade.parts.items()} == {
        "thesis": 15,
        "recall": round(25 * (55 - lost) / 55, 4),
        "precision": 10,
        "type": round(15 * (55 - lost) / 55, 4),
        "attachment": round(25 * (55 - lost) / 55, 4),
        "sign": round(10 * (55 - lost) / 55, 4),
    }
    place = "missing-branch.yaml:8:10: warning[ARG651]"
    assert feedback_lines(grade) == [f"{place} 5 claims about “{THESIS}” are missing"]
    assert (
        ". “Domestic politics in both nations…” (objection). "
        in feedback_lines(grade_copy("missing-branch", hint="answer"))[0]
    )


def test_co_premises_split() -> None:
    joined = argmap.load(HERE / "co-premises-reference.yaml")
    grade = grade_copy("co-premises-split", joined)
    assert grade.parts["attachment"].points == pytest.approx(25 * 54 / 55, abs=1e-5)
    assert [line.split("] ")[1] for line in feedback_lines(grade)] == [
        "“American policymakers suspect Pakistan of…” and “Pakistan resents the blame it…” belong together",
    ]


def test_with_both_readings_as_references_either_is_right() -> None:
    joined = argmap.load(HERE / "co-premises-reference.yaml")
    assert grade_copy("co-premises-split", joined, argmap.load(HERE / "co-premises-split.yaml")).points == 100
