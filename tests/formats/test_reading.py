"""What all readers of other tools share: ids, texts and numbers that a map cannot hold, counts and limits."""

from __future__ import annotations

import pytest

from argmap.codes import Code
from argmap.diagnostics import Span
from argmap.formats.shared.reading import Reading, entries, line_ends, open_json, open_xml, text_of, unit
from argmap.model.document import Document
from argmap.model.stored import stated_fields
from argmap.syntax.tree import Place

AT = Span.of(2, 3, 2, 9)
LONGEST_ID = "i" * 120


def said(document: Document) -> list[tuple[str, str, str]]:
    """Code, message and severity of every diagnostic."""
    return [(d.code, d.message, d.severity) for d in document.diagnostics]


def read_claims(*texts: str) -> Document:
    reading = Reading("", "any")
    for number, text in enumerate(texts):
        reading.claim(text, f"c{number}", AT)
    return reading.document(choose=False)


@pytest.mark.parametrize(
    ("raw", "id"),
    [
        ("x 1", "x-1"),
        (LONGEST_ID, LONGEST_ID),
        (f"{LONGEST_ID}j", LONGEST_ID),
        ("x\x00y", "xy"),
        (" \x7f", "so"),  # nothing is left, so the id is made of the text
        ("", "so"),
    ],
)
def test_what_is_no_id_is_made_one(raw: str, id: str) -> None:
    reading = Reading("", "any")
    draft = reading.claim("So.", raw)
    assert reading.claims[raw] is draft
    assert [claim.id for claim in reading.document().map.claims] == [id]


def test_an_id_that_another_one_becomes_is_not_given_twice() -> None:
    reading = Reading("", "any")
    for raw, text in (("x 1", "One."), ("x-1", "Two."), ("x 1", "Three.")):
        reading.claim(text, raw)
    assert reading.claims["x 1"].text == "One."
    assert {claim.text: claim.id for claim in reading.document().map.claims}["Two."] == "two"


def test_a_claim_without_words_gets_some_and_is_reported() -> None:
    document = read_claims(" ")
    assert document.map.claims[0].text == "(no text)"
    assert said(document) == [("ARG012", "the claim 'c0' has no text", "warning")]
    assert document.diagnostics[0].span == AT
    reading = Reading("", "any")
    reading.claim(None)
    assert reading.document().diagnostics[0].message == "the claim has no text"


def test_a_text_is_cut_and_cleaned() -> None:
    document = read_claims("w" * 100_000, "v" * 100_001, "a\x00b\nc")
    assert [len(claim.text) for claim in document.map.claims] == [100_000, 100_000, 5]
    assert document.map.claims[2].text == "a\ufffdb\nc"
    assert [message for _, message, _ in said(document)][:2] == [
        "a text contains an invisible control character; it is replaced by U+FFFD",
        "a text has 100,001 characters; it is cut after 100,000",
    ]


def test_fields_without_words_are_left_away() -> None:
    reading = Reading("", "any")
    reading.claim("A.", "a", voice=" ", note="why", base_score=None, tags=())
    reading.relation("attack", [reading.claim("B.", "b")], reading.claims["a"], "r 1", label=" ", scheme="x\x01")
    document = reading.document(thesis=reading.claims["a"])
    assert stated_fields(document.map.claims[0]) == {"id": "a", "text": "A.", "note": "why"}
    [relation] = document.map.relations
    assert (relation.id, relation.label, relation.scheme) == ("r-1", None, "x\ufffd")


@pytest.mark.parametrize(
    ("count", "last"), [(50, "wrong"), (51, "1 more of this kind"), (1251, "1,201 more of this kind")]
)
def test_fifty_of_one_kind_are_reported_and_the_others_counted(count: int, last: str) -> None:
    reading = Reading("", "any")
    reading.claim("So.")
    for _ in range(count):
        reading.report(Code.WRONG_VALUE, "wrong", AT)
    messages = [message for _, message, _ in said(reading.document(choose=False))]
    assert len(messages) == min(count, 51)
    assert sorted(messages)[0 if count > 50 else -1] == last


@pytest.mark.parametrize(
    ("onto", "message"),
    [
        ({"a": "t"}, None),
        ({"a": "t", "b": "u"}, "the file marks no thesis; 't' is used, as 1 of 4 claims lead to it (1 other could be)"),
        (
            {"a": "t", "b": "u", "c": "v", "d": "t"},
            "the file marks no thesis; 't' is used, as 2 of 7 claims lead to it (2 others could be)",
        ),
    ],
)
def test_the_thesis_that_is_taken_is_reported_where_others_could_be(onto: dict[str, str], message: str | None) -> None:
    reading = Reading("", "any")
    for name in dict.fromkeys([*onto.values(), *onto]):
        reading.claim(f"{name}.", name)
    for premise, target in onto.items():
        reading.relation("support", [reading.claims[premise]], reading.claims[target])
    document = reading.document()
    assert document.map.thesis == "t"
    assert said(document) == ([("ARG052", message, "info")] if message is not None else [])


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["Tom &amp; Jerry"], "1 text contains"),
        (["a &#64; b", "isnâ€™t", "Ã©", "Â§", "\ufffd"], "5 texts contain"),
        (["Tom & Jerry; é", "R&D", "100 % â"], None),
    ],
)  # fmt: skip
def test_damaged_texts_are_named(texts: list[str], message: str | None) -> None:
    names = ", ".join(f"c{number}" for number in range(min(len(texts), 3)))
    expected = (
        [f"{message} HTML entities or wrongly decoded characters; they are not changed ({names})"]
        if message is not None
        else []
    )
    assert [m for _, m, _ in said(read_claims(*texts))] == expected


def test_a_file_without_claims_is_reported_once() -> None:
    assert said(Reading("", "any").document()) == [("ARG004", "there are no claims in this file", "info")]
    reading = Reading("", "any")
    reading.report(Code.WRONG_VALUE, "wrong")
    assert [code for code, _, _ in said(reading.document())] == ["ARG013"]
    assert reading.document().diagnostics[0].span == Span.of(1, 1, 1, 1)


@pytest.mark.parametrize(("word", "value"), [("", None), ("0", 0.0), ("1", 1.0), ("0.5", 0.5), (" 1.0 ", 1.0)])
def test_a_number_from_0_to_1_is_read(word: str, value: float | None) -> None:
    reading = Reading("", "any")
    assert unit(reading, "weight", word, AT) == value
    assert reading.builder.diagnostics == []


@pytest.mark.parametrize("word", ["-0.1", "1.01", "nan", "inf", "x", " 2 "])
def test_another_number_is_left_out_and_reported(word: str) -> None:
    reading = Reading("", "any")
    assert unit(reading, "weight", word, AT) is None
    message = f"weight: expected a number from 0 to 1, found '{word.strip()}'; it is left out"
    assert [(d.code, d.message, d.span) for d in reading.builder.diagnostics] == [("ARG013", message, AT)]


@pytest.mark.parametrize(
    ("value", "text"), [("x", "x"), (7, "7"), (1.5, "1.5"), (True, None), (None, None), ([], None)]
)
def test_ids_may_be_numbers(value: object, text: str | None) -> None:
    assert text_of(value) == text


def test_places_in_a_line_count_from_1() -> None:
    assert line_ends(3, 0, 5) == (3, 1, 3, 6)


def test_another_root_element_or_value_is_refused_at_its_place() -> None:
    reading, root = open_xml(f"\n<{'b' * 41}/>", "any", "a")
    assert root is None
    [refused] = reading.builder.diagnostics
    assert (refused.message, refused.severity) == (f"expected the root element <a>, found <{'b' * 40}>", "error")
    assert refused.span == Span.of(2, 1, 2, 2)
    assert open_xml("<a/>", "any", "a")[1] is not None
    reading, value, _ = open_json("\n []", "any", "nodes", "edges")
    assert value is None
    [refused] = reading.builder.diagnostics
    assert (refused.message, refused.span) == ("expected an object with 'nodes' and 'edges'", Span.of(2, 2, 2, 3))


@pytest.mark.parametrize(
    ("text", "found", "message", "place"),
    [
        ('{"nodes": [{"a": 1},\n 7, {"a": 2}]}', 2, "an entry of 'nodes' is not an object", (2, 2, 2, 3)),
        ('{"nodes": 7}', 0, "'nodes' should be a list", (1, 11, 1, 12)),
        ('{"nodes": null}', 0, None, None),
        ("{}", 0, None, None),
    ],
)
def test_entries_are_objects_of_a_list(
    text: str, found: int, message: str | None, place: tuple[int, ...] | None
) -> None:
    reading, value, where = open_json(text, "any", "nodes")
    assert isinstance(where, Place)
    assert len(list(entries(reading, value, where, "nodes"))) == found
    diagnostics = [(d.message, d.span, d.severity) for d in reading.builder.diagnostics]
    assert diagnostics == ([(message, Span.of(*place), "error")] if message is not None and place is not None else [])
