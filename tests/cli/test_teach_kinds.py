"""`argmap teach kinds` lists what a map can carry."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from tests.cli.teach_town import TOWN


def test_the_kinds_are_listed_in_teaching_order(command) -> None:
    code, out, _ = command("teach", "kinds")
    assert code == 0
    assert out.splitlines()[0].startswith("mark-indicators ")
    assert len(out.splitlines()) == 17


def test_a_map_is_reported_what_it_can_carry_and_what_it_lacks(command) -> None:
    code, out, _ = command("teach", "kinds", "town.yaml", town=TOWN)
    assert code == 0
    assert "support-or-attack      yes  1 task" in out
    assert "co-premises            no   the map has no co-premises; this exercise needs co-premises" in out


def test_kinds_as_json(command) -> None:
    _, out, _ = command("teach", "kinds", "town.yaml", "--format", "json", town=TOWN)
    by_kind = {kind["kind"]: kind for kind in json.loads(out)["kinds"]}
    assert by_kind["find-thesis"] == {"kind": "find-thesis", "posed": True, "refusal": None}
    assert "co-premises" in by_kind["co-premises"]["refusal"]


def test_indicator_words_are_marked_in_the_text_beside_the_map(command) -> None:
    file = Path(__file__).parents[2] / "maps" / "teaching" / "skate-park.yaml"
    code, out, _ = command("teach", "pose", file, "--kind", "mark-indicators", "--seed", "1")
    assert code == 0
    words = [choice["text"] for choice in yaml.safe_load(out)["tasks"][0]["choices"]]
    assert " ".join(words).startswith("One may ask whether Felden is like our town, for it has no hills. But")
    code, _, _ = command("teach", "pose", file, "--kind", "all", "--seed", "1", "-o", "exercises")
    assert code == 0
    assert yaml.safe_load(Path("exercises/mark-indicators.exercise.yaml").read_text("utf-8")) == yaml.safe_load(out)
