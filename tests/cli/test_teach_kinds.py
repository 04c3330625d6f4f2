"""`argmap teach kinds` lists what a map can carry."""

from __future__ import annotations

import json

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
