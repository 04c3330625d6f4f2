"""Kialo's exports: numbered lines, threads, and what they cannot say."""

from __future__ import annotations

from pathlib import Path

from argmap.formats import dump_with_losses, dumps, load, parse

MAPS = Path(__file__).parents[2] / "maps"


KIALO = """\
Discussion Title: T\r
\r
1. Yes.\r
1.1. Pro: Because \\[so\\].\r
and more\r
1.2. Con: No: [see](https://www.kialo.com/x).\r
1.2.1. Pro: -> See 1.1.\r
"""


def test_kialo_lines_are_claims_and_see_is_a_claim_met_again() -> None:
    document = parse(KIALO)
    assert (document.format, document.map.title) == ("kialo", "T")
    assert [c.text for c in document.map.claims] == [
        "Yes.", "Because [so].\nand more", "No: see."
    ]  # fmt: skip
    assert [r.polarity for r in document.map.relations] == ["support", "attack", "support"]
    assert document.map.relations[0].premises == document.map.relations[2].premises


def test_kialo_threads_of_any_depth() -> None:
    deep = "1. a\n" + "".join(f"1{'.1' * n}. Pro: c{n}\n" for n in range(1, 2001))
    document = parse("Discussion Title: deep\n\n" + deep)
    assert len(document.map.claims) == 2001
    assert parse(dumps(document.map, format="kialo")).map == document.map


def test_undercuts_and_co_premises_become_what_kialo_can_say_and_that_is_said() -> None:
    _, losses = dump_with_losses(load(MAPS / "us-pakistan.yaml"), "kialo")
    told = {loss.kind: loss for loss in losses}
    assert told["onto-relations"].count == 2
    assert told["onto-relations"].line().startswith("undercuts moved to the first premise of their step, 2 times")
