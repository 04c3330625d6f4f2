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


LATER = """\
Discussion Name:\r
Should the old town be closed to cars?\r
\r
1. Thesis:\r
The old town should be closed to private cars.\r
\r
  1.1. Pro:\r
  The air [1] gets cleaner (p. 4 [2]).\r
\r
    1.1.1. Con:\r
    Most of the dust comes from stove [3]s.\r
    It stays in the streets.\r
\r
    It is worst in winter.\r
\r
  1.2. Con:\r
  -> See 1.1.1.\r
\r
Sources:\r
[1] https://www.air.example/report\r
"It was measured for a year.\r
\r
1. Soot\r
Sources:\r
2. Dust"\r
[2] https://town.example/plan.pdf\r
[3] https://stoves.example\r
“Stoves make dust.”\r
"""


def test_a_later_export_has_texts_on_lines_of_their_own_and_sources_at_the_end() -> None:
    document = parse(LATER, file="x.txt")
    town = document.map
    assert (document.format, document.diagnostics, town.title) == (
        "kialo",
        (),
        "Should the old town be closed to cars?",
    )
    assert [claim.text for claim in town.claims] == [
        "The old town should be closed to private cars.",
        "The air gets cleaner (p. 4).",
        "Most of the dust comes from stoves.\nIt stays in the streets.\n\nIt is worst in winter.",
    ]
    assert [(r.polarity, r.premises[0] == town.claims[2].id) for r in town.relations] == [
        ("support", False), ("attack", True), ("attack", True)
    ]  # fmt: skip
    assert [claim.source and claim.source.url for claim in town.claims] == [
        None, "https://www.air.example/report", "https://stoves.example"
    ]  # fmt: skip
    assert "https://town.example/plan.pdf" in town.metadata["markup"][0]
    assert [claim.note for claim in town.claims] == [
        None,
        'air.example: "It was measured for a year.\n\n1. Soot\nSources:\n2. Dust"',
        "stoves.example: “Stoves make dust.”",
    ]
    assert document.spans[town.claims[1].id, ""].start.line == 8


def test_a_later_export_is_written_as_the_earlier_ones_are() -> None:
    town = parse(LATER).map
    text, losses = dump_with_losses(town, "kialo")
    assert text.startswith(
        "Discussion Title: Should the old town be closed to cars?\n\n1. The old town should be closed"
    )
    assert [loss.count for loss in losses if loss.kind == "note"] == [2]
    again = parse(text).map
    assert [claim.source for claim in again.claims] == [claim.source for claim in town.claims]
    assert [claim.text.split() for claim in again.claims] == [claim.text.split() for claim in town.claims]
    assert [relation.polarity for relation in again.relations] == ["support", "attack", "attack"]


def test_several_theses_of_a_later_export_answer_its_question() -> None:
    exported = (
        "Discussion Name:\nCars\n\n1. Question:\nWhat about cars.\n\n  1.1. Thesis:\n  Close it.\n\n"
        "  1.2. Thesis:\n  Open it.\n\n    1.2.1. Pro:\n    Shops sell more.\n"
    )
    cars = parse(exported).map
    assert [(r.polarity, r.label) for r in cars.relations] == [
        ("neutral", "position"), ("neutral", "position"), ("support", None)
    ]  # fmt: skip


def test_a_list_of_sources_in_the_text_of_a_claim_stays_there() -> None:
    for listed in (
        "Sources:\n> A film",
        'Sources:\n[1] https://x.org\n"Words.',
        "Sources:\n[1] https://x.org\nI saw it.",
    ):
        debate = parse(f"Discussion Title: T\n\n1. A.\n1.1. Pro: B.\n\n{listed}\n1.2. Con: C.\n").map
        assert [claim.text.split("\n")[0] for claim in debate.claims] == ["A.", "B.", "C."]
        assert "Sources:" in debate.claims[1].text
