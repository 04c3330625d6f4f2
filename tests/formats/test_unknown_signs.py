"""A relation whose sign is not in the text is unknown: an error with its place, never a support."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import argmap
from argmap.codes import Code
from argmap.diagnostics import Diagnostic, ReadError
from argmap.formats import dump_with_losses, dumps, loads, parse, rewrite, tidy
from argmap.formats.shared.reading import Reading
from argmap.formats.shared.unknown_signs import report_unknown_signs
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity
from argmap.registry import FORMATS
from tests.effort import examples
from tests.strategies import maps

TOWN = """\
argmap: 1

thesis: Close the old town.

pillars:
  - id: air
    claim: The air gets cleaner.
    unsigned:
      - Dust comes from heating.

unsigned:
  - premises:
      - Shops live from walkers.
      - Walkers stay away.
    undercuts:
      - Shops are not all.

relations:
  - premises: [air]
    unsigned: shops-live-from-walkers+walkers-stay-away->close-the-old-town
"""


def missing_signs(document: Document) -> list[Diagnostic]:
    return [diagnostic for diagnostic in document.diagnostics if diagnostic.code == Code.UNKNOWN_SIGN]


def test_what_is_unsigned_is_read_as_unknown_and_written_again_as_it_was() -> None:
    document = parse(TOWN)
    assert [(r.id, str(r.polarity), document.map.role(r)) for r in document.map.relations][1:3] == [
        ("dust-comes-from-heating->air", "unknown", "unsigned"),
        ("shops-live-from-walkers+walkers-stay-away->close-the-old-town", "unknown", "unsigned"),
    ]
    assert dumps(document.map) == tidy(TOWN) == TOWN
    assert parse(dumps(document.map, format="native-json")).map == document.map


def test_each_missing_sign_is_an_error_with_its_place_and_what_to_do() -> None:
    assert [(d.span.start.line, d.severity, d.message) for d in missing_signs(parse(TOWN)) if d.span] == [
        (
            9,
            "error",
            "nothing says whether 'Dust comes from heating.' supports or attacks 'The air gets cleaner.'; "
            "write it under reasons or objections",
        ),
        (
            12,
            "error",
            "nothing says whether 'Shops live from walkers.' supports or attacks 'Close the old town.'; "
            "write it under reasons or objections",
        ),
        (
            20,
            "error",
            "nothing says whether 'The air gets cleaner.' supports or attacks the step from 'Shops live from walkers.'"
            "; write it under backing or undercuts",
        ),
    ]


def test_a_file_without_any_sign_gets_one_error_with_the_count() -> None:
    (error,) = missing_signs(parse("argmap: 1\nthesis: Close it.\nunsigned: [Air., Shops., Dust.]\n"))
    assert error.span is not None
    assert error.span.start.line == 3
    assert "3 relations have no sign" in error.message


def test_many_missing_signs_are_counted_after_the_first_fifty() -> None:
    entries = "".join(f"  - Claim {n}.\n" for n in range(60))
    errors = missing_signs(parse(f"argmap: 1\nthesis: Close it.\npillars: [Air.]\nunsigned:\n{entries}"))
    assert len(errors) == 51
    assert errors[-1].message == "10 more relations have no sign"


def test_a_reader_only_says_that_a_sign_is_unknown_and_how_one_is_given() -> None:
    reading = Reading("", "outline")
    reading.sign_fix = "begin it with 'Pro:' or 'Con:'"
    close, air = reading.claim("Close it.", "t"), reading.claim("Air.", "a", (3, 1, 3, 5))
    reading.relation(Polarity.UNKNOWN, air, close, at=(3, 1, 3, 5))
    document = reading.document()
    assert document.map.thesis == "t"
    (error,) = missing_signs(document)
    assert (error.span, error.element) == (document.span("a"), document.map.relations[0].id)
    assert error.message.endswith("; begin it with 'Pro:' or 'Con:'")


def test_support_can_be_assumed_and_the_map_says_so() -> None:
    document = parse(TOWN, assume="support")
    assert not any(relation.polarity is Polarity.UNKNOWN for relation in document.map.relations)
    assert document.map.metadata == {"assumed": {"support": "3"}}
    (info,) = document.diagnostics
    assert (info.code, info.severity) == (Code.ASSUMED_RELATION, "info")
    assert info.message == "3 relations have no sign in this file; support is assumed"
    assert loads(dumps(document.map)) == document.map


def test_a_text_with_every_sign_is_read_alike_whatever_is_assumed() -> None:
    text = "argmap: 1\nthesis: Close it.\npillars: [Air.]\n"
    assert parse(text, assume="support") == parse(text)
    with pytest.raises(ValueError, match="'attack' cannot be assumed"):
        parse(text, assume="attack")


def test_load_refuses_a_missing_sign_unless_one_is_assumed() -> None:
    with pytest.raises(ReadError, match="write it under reasons or objections"):
        loads(TOWN)
    assert argmap.loads(TOWN, assume="support").pillars


def test_a_file_with_missing_signs_can_be_rewritten() -> None:
    document = parse(TOWN.replace("argmap: 1", "argmap: 1  # version"))
    text = rewrite(document, document.map.evolve(title="Old town"))
    assert "argmap: 1  # version\ntitle: Old town" in text
    assert parse(text).map == document.map.evolve(title="Old town")


def test_a_sign_that_is_given_moves_the_entry_with_its_comments() -> None:
    head = "argmap: 1\nthesis: Close it.\npillars:\n  - Air.  # first\n"
    document = parse(f"{head}unsigned:\n  # to be decided\n  - claim: Shops.  # beside\n    note: ask Ann\n")
    builder = MapBuilder.of(document.map)
    builder.relations[1].polarity = Polarity.SUPPORT
    assert rewrite(document, builder.build()) == (
        f"{head}  # to be decided\n  - claim: Shops.  # beside\n    note: ask Ann\n"
    )


@pytest.mark.parametrize("name", [f.name for f in FORMATS if f.write is not None])
def test_no_format_writes_a_missing_sign_as_support(name: str) -> None:
    builder = MapBuilder()
    close = builder.thesis("close", id="close")
    step = builder.attack(builder.claim("shops", id="shops"), close)
    builder.unsigned(builder.claim("air", id="air"), close)
    builder.unsigned([builder.claim("dust", id="dust"), builder.claim("heat", id="heat")], step, label="says")
    text, losses = dump_with_losses(builder.build(), name)
    carries = FORMATS.get(name).carries
    told = {"none": 0, "onto-claims": 1, "all": 2}[carries.unknown]
    assert sum(loss.count for loss in losses if loss.kind == "unknown") >= 2 - told
    if FORMATS.get(name).read is not None:
        back = parse(text, format=name).map
        assert not any(relation.polarity is Polarity.SUPPORT for relation in back.relations)


@pytest.mark.parametrize("name", [f.name for f in FORMATS if f.write is not None and f.read is not None])
@settings(max_examples=examples(15), deadline=None)
@given(debate=maps())
def test_no_map_without_supports_comes_back_with_one(name: str, debate: ArgumentMap) -> None:
    builder = MapBuilder.of(debate)
    for relation in builder.relations:
        relation.polarity = Polarity.ATTACK if relation.polarity is Polarity.ATTACK else Polarity.UNKNOWN
    back = parse(dumps(builder.build(), format=name), format=name).map
    assert not any(relation.polarity is Polarity.SUPPORT for relation in back.relations)


@pytest.mark.parametrize(("number", "reported"), [(50, 50), (51, 51), (60, 51)])
def test_fifty_missing_signs_are_reported_and_the_others_counted(number: int, reported: int) -> None:
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("S.", id="s"), "t")
    for n in range(number):
        b.relation("unknown", b.claim(f"C{n}.", id=f"c{n}"), "t")
    messages = [d.message for d in report_unknown_signs(b.build(), {})]
    assert len(messages) == reported
    assert (messages[-1] == f"{number - 50:,} more relations have no sign") is (number > 50)
    lone = MapBuilder()
    lone.thesis("T.", id="t")
    lone.relation("unknown", lone.claim("C.", id="c"), "t")
    assert "nothing in this file" not in report_unknown_signs(lone.build(), {})[0].message
    lone.relation("unknown", lone.claim("D.", id="d"), "t")
    [both] = report_unknown_signs(lone.build(), {})
    assert both.message.startswith("nothing in this file says what supports and what attacks: 2 relations have no sign")
