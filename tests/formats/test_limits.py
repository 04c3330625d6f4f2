"""The table of limits: a writer never writes what its reader refuses, and no text makes a map beyond them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.formats import dumps, loads, parse, rewrite, tidy
from argmap.formats.shared.reducing import reduce_map
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import FORMATS
from argmap.syntax import limits
from tests.effort import examples
from tests.strategies import maps

WRITTEN = [format.name for format in FORMATS if format.write is not None and format.read is not None]
LOWERED = {
    "BYTES": 900,
    "CLAIMS": 5,
    "RELATIONS": 5,
    "PREMISES": 6,
    "VALUES": 40,
    "JSON_VALUES": 60,
    "ELEMENTS": 30,
    "ELEMENT_DEPTH": 4,
    "CELL": 40,
}


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(debate=maps(max_claims=8), lowered=st.sampled_from(sorted(LOWERED)))
def test_what_is_written_is_read_or_refused_before(name: str, debate: ArgumentMap, lowered: str) -> None:
    """Whoever adds a format with a limit of its own adds it to the table, and gets this test."""
    left, _ = reduce_map(debate, FORMATS.get(name).carries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, lowered, LOWERED[lowered])
        try:
            text = dumps(debate, format=name)
        except limits.TooLargeError as error:
            assert f"{LOWERED[lowered]:,}" in str(error)
            return
        assert parse(text, format=name).map == left


def many(count: int) -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("It holds.", id="t")
    for number in range(1, count):
        builder.support(builder.claim(f"Reason {number}.", id=f"r{number}"), thesis)
    return builder.build()


@pytest.mark.parametrize("name", WRITTEN)
def test_a_text_with_too_many_claims_is_refused_whole_in_one_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = dumps(many(9), format=name)
    monkeypatch.setattr(limits, "CLAIMS", 8)
    document = parse(text, format=name)
    assert document.map == ArgumentMap()
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert error.code == "ARG006"
    assert "8" in error.message


def test_a_refusal_says_the_limit_and_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    debate = many(9)
    monkeypatch.setattr(limits, "CLAIMS", 8)
    with pytest.raises(limits.TooLargeError) as refused:
        dumps(debate, format="aif")
    assert str(refused.value) == "the map is too large for the format 'aif': 9 claims, 8 is the limit"


@pytest.mark.parametrize("where", ["header", "claim", "step"])
def test_data_of_argdown_have_no_more_values_than_are_read(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"n{number}" for number in range(20)]
    builder = MapBuilder(header={"metadata": {"names": names}} if where == "header" else {})
    thesis = builder.thesis("It holds.", id="t", quotes=tuple(names) if where == "claim" else ())
    premises = [builder.claim("One.", id="r1"), builder.claim("Two.", id="r2")]
    builder.support(premises, thesis, **({"allow": dict.fromkeys(names, "why")} if where == "step" else {}))
    debate = builder.build()
    size = {"header": 29, "claim": 27, "step": 51}[where]
    monkeypatch.setattr(limits, "VALUES", size)
    assert loads(dumps(debate, format="argdown"), format="argdown") == debate
    monkeypatch.setattr(limits, "VALUES", size - 1)
    with pytest.raises(limits.TooLargeError, match=f"'argdown': {size} values, {size - 1} is the limit"):
        dumps(debate, format="argdown")


TEXTS = {
    "native": "argmap: 1\nthesis: {id: t, claim: It holds.}  # so far\n",
    "native-json": '{"argmap": 1, "thesis": {"id": "t", "claim": "It holds."}}',
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(("lowered", "most"), [("BYTES", 200), ("CLAIMS", 4), ("RELATIONS", 3), ("VALUES", 20)])
def test_a_map_is_put_back_into_its_file_only_if_it_can_be_read_again(
    monkeypatch: pytest.MonkeyPatch, name: str, lowered: str, most: int
) -> None:
    document, debates = parse(TEXTS[name]), [many(count) for count in range(2, 9)]
    monkeypatch.setattr(limits, lowered, most)
    refused = 0
    for debate in debates:
        try:
            text = rewrite(document, debate)
        except limits.TooLargeError as error:
            assert str(error).endswith(f", {most} is the limit")
            refused += 1
        else:
            assert not refused
            assert parse(text).map == debate
    assert 0 < refused < 7


@pytest.mark.parametrize("name", ["native-json", "core-json", "aif"])
def test_a_layout_that_would_be_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    text = "".join(line.strip() for line in dumps(many(3), format=name).split("\n"))
    size = len(tidy(text, format=name))
    monkeypatch.setattr(limits, "BYTES", size - 1)
    with pytest.raises(limits.TooLargeError, match=rf"format '{name}': {size:,} bytes, {size - 1:,} is the limit"):
        tidy(text, format=name)
    monkeypatch.setattr(limits, "BYTES", size)
    assert loads(tidy(text, format=name), format=name) == loads(text, format=name)


def test_commas_in_texts_are_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = MapBuilder()
    builder.thesis('One, two, [three], {four}, "five, six", seven\\, eight, nine, ten.', id="t")
    monkeypatch.setattr(limits, "JSON_VALUES", 15)
    assert loads(dumps(builder.build(), format="core-json")) == builder.build()


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("what", ["text", "voice", "note", "title", "tag", "quote", "scheme", "url"])
def test_long_texts_come_back(name: str, what: str) -> None:
    words = "word " * 1_500 + "end"
    builder = MapBuilder(title=words if what == "title" else "T")
    fields = {
        "voice": {"voice": words},
        "note": {"note": words},
        "tag": {"tags": (words,)},
        "quote": {"quotes": (words,)},
        "url": {"source": {"url": f"https://example.org/{'a' * 7_000}"}},
    }
    thesis = builder.thesis(words if what == "text" else "It holds.", id="t", **fields.get(what, {}))
    builder.support(builder.claim("Reason.", id="r"), thesis, **({"scheme": words} if what == "scheme" else {}))
    left, _ = reduce_map(builder.build(), FORMATS.get(name).carries)
    if (name, what) in [("argdown", "tag"), ("outline", "url")]:
        with pytest.raises(limits.TooLargeError, match=r"7,\d\d\d characters of a.*, [14],000 is the limit"):
            dumps(builder.build(), format=name)
        return
    assert loads(dumps(builder.build(), format=name), format=name) == left


LONG = "x" * 31


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("outline", f"- Close it\n  - Pro: [Air](https://{LONG}.org)\n", "markup of texts over 30"),
        ("outline", f"- Close it\n  - Pro: [{LONG}](https://a.org)\n", "a text has 31 characters"),
        ("outline", f"- Close it\n  - Pro: *{LONG}*\n", "a text has 31 characters"),
        (
            "kialo",
            f"Discussion Title: T\n\n1. Close it\n1.1. Pro: [Air](https://{LONG}.org)\n",
            "markup of texts over 30",
        ),
        ("argdown", f"# {LONG}\n\n[a]: Close it.\n", "a text has 31 characters"),
        ("argdown", f"[a]: Close *{LONG}*.\n", "a text has 38 characters"),
    ],
)
def test_what_is_too_long_for_a_map_is_cut_or_left_out_and_this_is_said(
    name: str, text: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT", 30)
    document = parse(text, format=name)
    assert len(document.map.claims) == 1 + (name != "argdown")
    assert said in str([*document.losses, *document.diagnostics])


def test_texts_and_metadata_of_a_map_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT", 10)
    for fields in ({"title": "x" * 11}, {"metadata": {"a": ["x" * 11]}}):
        with pytest.raises(ValueError, match="11 characters; 10 is the limit"):
            ArgumentMap(**fields)
    nested: dict[str, object] = {}
    for _ in range(limits.METADATA_DEPTH):
        nested = {"a": nested}
    with pytest.raises(ValueError, match="nested deeper than 100"):
        ArgumentMap(metadata=nested)
    assert loads(dumps(ArgumentMap(metadata=nested["a"]))).metadata == nested["a"]  # type: ignore[arg-type]
