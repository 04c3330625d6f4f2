"""Ten faults of every family in one file: all reported in one run, in place, and mended as far as that is safe."""

from __future__ import annotations

import json
from pathlib import Path

PLANTED = """\
argmap: 1
title: The old town \u200band its cars
thesis:
  id: close
  claim: The old town should be closed to private cars.
pillars:
  - id: air
    claim: Therefore the air gets cleaner.
    evidnce: [Nitrogen dioxide fell by a third.]
  - id: safe
    claim: Nobody wants to be run over, right?
    attacks: [close]
objections:
  - id: trade
    claim: Shops lose 40 % of their customers.
    source: {title: The shopkeepers, url: "javascript:alert(1)"}
recommendations:
  - claim: Build two park-and-ride sites (soon.
    addresses: [trde]
relations:
  - {premises: [safe], support: safe}
"""
FAULTS = [
    (2, 21, "ARG312"),  # an invisible character
    (8, 12, "ARG309"),  # a connective
    (9, 5, "ARG011"),  # a misspelt key
    (11, 12, "ARG301"),  # a question
    (12, 15, "ARG106"),  # for and against the same thing
    (15, 12, "ARG201"),  # an objection without an answer
    (16, 43, "ARG406"),  # an address that is not safe
    (18, 42, "ARG310"),  # a bracket without its partner
    (19, 17, "ARG021"),  # an unknown id
    (21, 33, "ARG104"),  # a claim that supports itself
]


def found(out: str) -> list[tuple[int, int, str]]:
    return [
        (d["span"]["start"]["line"], d["span"]["start"]["column"], d["code"]) for d in json.loads(out)["diagnostics"]
    ]


def test_all_are_reported_in_one_run_at_their_places(command) -> None:
    code, out, _ = command("validate", "map.yaml", "--format", "json", map=PLANTED)
    assert code == 1
    assert [fault for fault in FAULTS if fault not in found(out)] == []
    assert {code for *_, code in found(out)} - {code for *_, code in FAULTS} <= {"ARG203", "ARG108"}


def test_safe_and_unsafe_fixes_mend_what_they_can_and_the_rest_is_told(command, tmp_path: Path) -> None:
    command("validate", "map.yaml", "--fix", map=PLANTED)
    safe = (tmp_path / "map.yaml").read_text()
    assert safe == PLANTED.replace("\u200b", "")
    code, out, _ = command("validate", "map.yaml", "--fix", "--unsafe-fixes", "--format", "json")
    assert code == 1
    assert (tmp_path / "map.yaml").read_text() == (
        safe.replace("Therefore the air", "The air").replace("evidnce", "evidence").replace("[trde]", "[trade]")
    )
    left = {code for *_, code in found(out)}
    assert left >= {"ARG104", "ARG106", "ARG301", "ARG310", "ARG406"}
    assert not left & {"ARG312", "ARG309", "ARG011", "ARG021"}
