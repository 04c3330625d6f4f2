"""Maps written as outlines and mind maps: signs that people see, notes and links, and the same map back."""

from __future__ import annotations

import pytest

from argmap.formats import dump_with_losses, dumps, loads, parse
from argmap.formats.shared.reducing import reduce_map
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Polarity
from argmap.registry import FORMATS
from argmap.syntax import limits


def town() -> ArgumentMap:
    builder = MapBuilder(title="  Cars & “towns”\t")
    close = builder.thesis("Pro: Close\nthe old town.", id="close", note="First.\n\nSecond  paragraph.")
    air = builder.claim("The air gets cleaner.", id="air", source={"url": "https://air.org/?a=1&b=2", "title": "Air"})
    builder.support(air, close)
    builder.attack(builder.claim("Con", id="con"), close)
    builder.neutral(builder.claim("Pro", id="n"), air)
    builder.relation(Polarity.UNKNOWN, builder.claim("<b>Perhaps</b> not.", id="u"), air)
    return builder.build()


@pytest.mark.parametrize("name", ["opml", "freemind", "markdown-table"])
def test_notes_and_links_come_back_and_no_text_is_taken_for_a_sign(name: str) -> None:
    text, losses = dump_with_losses(town(), name)
    left, _ = reduce_map(town(), FORMATS.get(name).carries)
    document = parse(text)
    assert (document.format, document.map, document.losses) == (name, left, ())
    texts = {claim.text: claim for claim in document.map.claims}
    assert texts["Pro: Close\nthe old town."].note == "First.\n\nSecond  paragraph."
    assert texts["The air gets cleaner."].source is not None
    assert texts["The air gets cleaner."].source.url == "https://air.org/?a=1&b=2"
    assert "details of sources other than the address left out" in [loss.message for loss in losses]


def test_people_see_the_signs() -> None:
    assert 'text="Pro: The air gets cleaner."' in dumps(town(), format="opml")
    assert 'text="Con: Con"' in dumps(town(), format="opml")
    assert dumps(town(), format="freemind").count('<icon BUILTIN="button_ok"/>') == 1


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("opml", "Pro: The air", "Con: The air"), ("freemind", "button_ok", "button_cancel")],
)
def test_a_sign_that_somebody_changed_in_another_program_counts(name: str, before: str, after: str) -> None:
    changed = parse(dumps(town(), format=name).replace(before, after)).map
    air = next(claim.id for claim in changed.claims if claim.text == "The air gets cleaner.")
    assert next(r.polarity for r in changed.relations if r.premises == (air,)) is Polarity.ATTACK


@pytest.mark.parametrize("name", ["opml", "freemind"])
def test_a_map_too_deep_for_xml_is_refused_before_it_is_written(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ELEMENT_DEPTH", 12)
    for depth in (2, 6, 7, 20):
        builder = MapBuilder()
        above = builder.thesis("T")
        for number in range(depth):
            below = builder.claim(f"Claim {number}.")
            builder.support(below, above)
            above = below
        try:
            text = dumps(builder.build(), format=name)
        except limits.TooLargeError as error:
            assert "levels, 12 is the limit" in str(error)
            assert depth > 6
        else:
            assert len(loads(text).claims) == depth + 1


def test_a_table_has_a_row_for_each_claim_with_live_links() -> None:
    text = dumps(town(), format="markdown-table")
    row = "| air | The air gets cleaner. |  | pro | close |  | [source](<https://air.org/?a=1&#38;b=2>) |"
    assert row in text.split("\n")
    assert "First.<br><br>Second  paragraph." in text
    changed = parse(text.replace("| pro | close |", "| Con | close |"))
    assert [r.polarity for r in changed.map.relations if r.premises == ("air",)] == [Polarity.ATTACK]


def test_a_stance_towards_nothing_in_a_table_is_an_error_at_its_row() -> None:
    text = (
        "| id | claim | kind | stance | of | note | link |\n|---|---|---|---|---|---|---|\n| a | A | | pro | x | | |\n"
    )
    document = parse(text)
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert error.message == "'x' under 'of' is not the id of a row; the stance is left out"
    assert error.span is not None
    assert error.span.start.line == 3
