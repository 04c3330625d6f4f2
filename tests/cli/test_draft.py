"""The command `draft`: what it writes, what it never replaces, and what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.formats import load
from argmap.formats.native.review_file import Rejected, Review, read_review, review_text
from argmap.model.elements import Status
from tests.drafting.test_list_article import BULLETS

REPORT = """\
Bus hits bollard

A bus hit a bollard on Mill Lane on Monday evening. Nobody was hurt.

The driver had swerved around a cat, the police said. The road was closed for an hour.

The bus company sent another vehicle at half past seven. The bollard was replaced on Tuesday.
"""


class Result(NamedTuple):
    """How a call ended."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def call(command) -> Callable[..., Result]:
    return lambda *arguments: Result(*command(*arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bus.txt").write_text(BULLETS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_plain_article_in_the_folder_of_the_map_is_named_and_not_copied(call, folder: Path) -> None:
    result = call("draft", "bus.txt", "-o", "bus.yaml")
    assert result.exit_code == 0
    debate = load("bus.yaml")
    assert debate.source is not None
    assert debate.source.file == "bus.txt"
    assert {path.name for path in folder.iterdir()} == {"bus.txt", "bus.yaml"}
    assert "bus.yaml written: 3 pillars, 2 objections, 2 recommendations, 1 unsorted" in result.stderr
    assert call("validate", "bus.yaml").exit_code == 0


def test_the_text_of_any_other_article_is_kept_beside_the_map(call, folder: Path) -> None:
    (folder / "maps").mkdir()
    assert call("draft", "bus.txt", "-o", "maps/night.yaml").exit_code == 0
    kept = folder / "maps/night.article.txt"
    assert kept.read_text(encoding="utf-8") == BULLETS
    assert load("maps/night.yaml").source.file == "night.article.txt"


def test_without_an_output_the_map_goes_to_standard_output_and_nothing_is_written(call, folder: Path) -> None:
    result = call("draft", "bus.txt")
    assert result.stdout.startswith("argmap: 1\n")
    assert "file:" not in result.stdout
    assert [path.name for path in folder.iterdir()] == ["bus.txt"]


def test_the_kept_text_of_another_article_is_replaced_only_if_the_old_map_names_it(call, folder: Path) -> None:
    (folder / "maps").mkdir()
    assert call("draft", "bus.txt", "-o", "maps/night.yaml").exit_code == 0
    (folder / "bus.txt").write_text(BULLETS.replace("two of them", "three of them"), encoding="utf-8")
    assert call("draft", "bus.txt", "-o", "maps/night.yaml").exit_code == 0
    kept = folder / "maps/night.article.txt"
    assert "three of them" in kept.read_text(encoding="utf-8")
    kept.write_text("My notes.\n", encoding="utf-8")
    result = call("draft", "bus.txt", "-o", "maps/night.yaml")
    assert result.exit_code == 2
    assert "night.article.txt has another text, which no earlier draft has written" in result.stderr
    assert kept.read_text(encoding="utf-8") == "My notes.\n"


def test_a_map_that_a_person_has_reviewed_is_not_replaced(call, folder: Path) -> None:
    call("draft", "bus.txt", "-o", "bus.yaml")
    reviewed = (folder / "bus.yaml").read_text(encoding="utf-8").replace("    status: draft\n", "", 1)
    (folder / "bus.yaml").write_text(reviewed, encoding="utf-8")
    result = call("draft", "bus.txt", "-o", "bus.yaml")
    assert result.exit_code == 2
    assert "bus.yaml has 1 claim that a person has reviewed, such as 'safety'" in result.stderr
    assert (folder / "bus.yaml").read_text(encoding="utf-8") == reviewed
    assert call("draft", "bus.txt", "-o", "bus.yaml", "--force").exit_code == 0
    assert all(claim.status is Status.DRAFT for claim in load("bus.yaml").claims)


def test_the_article_is_never_the_output(call, folder: Path) -> None:
    (folder / "town.yaml").write_text(BULLETS, encoding="utf-8")
    result = call("draft", "town.yaml", "-o", "town.yaml", "--force")
    assert result.exit_code == 2
    assert "town.yaml is read by this call" in result.stderr
    assert (folder / "town.yaml").read_text(encoding="utf-8") == BULLETS


def test_rejected_claims_stay_rejected(call, folder: Path) -> None:
    rejected = Rejected(quote="Two extra drivers would strain the town's budget.", claim="It costs too much.")
    (folder / "bus.review.json").write_text(review_text(Review((rejected,))), encoding="utf-8")
    assert read_review(folder / "bus.review.json") == Review((rejected,))
    assert call("draft", "bus.txt", "-o", "bus.yaml").exit_code == 0
    claims = load("bus.yaml").claims
    assert not [claim for claim in claims if "drivers" in claim.text]
    assert [claim for claim in claims if "county" in claim.text]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "is not the review of a map"),
        ('{"argmap-review": 2}', "'argmap-review' is 2; this program reads version 1"),
        ('{"argmap-review": 1, "rejected": [{}]}', "rejected.0.quote: field required"),
    ],
)
def test_a_broken_review_is_reported_and_nothing_is_written(call, folder: Path, text: str, message: str) -> None:
    (folder / "bus.review.json").write_text(text, encoding="utf-8")
    result = call("draft", "bus.txt", "-o", "bus.yaml")
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (folder / "bus.yaml").exists()


def test_a_review_is_no_map(call, folder: Path) -> None:
    (folder / "bus.review.json").write_text(review_text(Review()), encoding="utf-8")
    result = call("validate", "bus.review.json")
    assert result.exit_code != 0
    assert "the review of a map" in result.stdout + result.stderr
    (folder / "maps").mkdir()
    call("draft", "bus.txt", "-o", "maps/bus.yaml")
    (folder / "bus.review.json").rename(folder / "maps/bus.review.json")
    result = call("validate", "maps")
    assert result.exit_code == 0
    assert "1 file, " in result.stdout
    assert "left out" not in result.stdout + result.stderr


def test_the_thesis_is_chosen_by_number_or_in_words(call, folder: Path) -> None:
    first, second = (
        json.loads(call("draft", "bus.txt", "--thesis", chosen, "--format", "json").stdout) for chosen in "12"
    )
    assert [one["chosen"] for one in second["candidates"]] == [False, True, False]
    assert second["candidates"][1]["text"] == first["candidates"][1]["text"]
    words = call("draft", "bus.txt", "--thesis", "The council should start one this summer")
    assert "the council should start one this summer" in words.stdout
    result = call("draft", "bus.txt", "--thesis", "7")
    assert result.exit_code == 2
    assert "there is no candidate 7 for the thesis; there are 3 candidates" in result.stderr


def test_explain_gives_the_rule_of_each_claim(call, folder: Path) -> None:
    stderr = call("draft", "bus.txt", "--explain").stderr
    assert "genre: article with lists of reasons, obstacles or steps, because it announces lists" in stderr
    assert "  objection: Residents of Mill Lane fear the noise of engines at night. (sure: it opens an item" in stderr


def test_json_has_the_places_of_claims_and_the_map(call, folder: Path) -> None:
    value = json.loads(call("draft", "bus.txt", "--format", "json").stdout)
    assert (value["version"], value["genre"]["name"]) == (1, "list-article")
    cost = next(claim for claim in value["claims"] if claim["id"] == "cost")
    assert BULLETS[cost["start"] : cost["end"]] == "Two extra drivers would strain the town's budget."
    assert (cost["role"], cost["rule"], cost["confidence"]) == ("objection", "item-of-objections", "sure")
    assert value["map"]["thesis"]["status"] == "draft"


def test_a_report_has_no_thesis(call, folder: Path) -> None:
    (folder / "crash.txt").write_text(REPORT, encoding="utf-8")
    result = call("draft", "crash.txt", "-o", "crash.yaml")
    assert result.exit_code == 1
    assert "crash.txt: no thesis found" in result.stderr
    assert not (folder / "crash.yaml").exists()


def test_a_report_with_a_given_thesis_is_drafted_by_the_rules_of_another_genre(call, folder: Path) -> None:
    (folder / "crash.txt").write_text(REPORT, encoding="utf-8")
    result = call("draft", "crash.txt", "--thesis", "Bollards should be replaced.", "-o", "crash.yaml")
    assert result.exit_code == 0
    debate = load("crash.yaml")
    assert debate.thesis_claim.text == "Bollards should be replaced."
    assert len(debate.claims) > 3


def test_other_languages_are_refused_in_a_sentence(call, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "لماذا يجب إغلاق المدينة القديمة أمام السيارات؟ لأن الهواء يصبح أنظف.\n", encoding="utf-8"
    )
    result = call("draft", "a.txt")
    assert result.exit_code == 2
    assert "seems to be written in Arabic letters; the rules know English only, so nothing was drafted" in result.stderr
