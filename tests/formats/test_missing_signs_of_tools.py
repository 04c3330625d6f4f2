"""Where files of other tools do not say whether a step supports or attacks, its sign is unknown."""

from __future__ import annotations

import json

import pytest

from argmap.formats import dumps, parse
from argmap.model.builder import MapBuilder
from argmap.model.elements import Polarity


def signs_of(text: str, name: str) -> list[str]:
    return [str(relation.polarity) for relation in parse(text, format=name).map.relations]


def sadface(kind: str, name: str | None) -> str:
    nodes = [
        {"id": "1", "type": "atom", "text": "The air gets cleaner.", "sources": []},
        {"id": "2", "type": "atom", "text": "Close the old town.", "sources": []},
        {"id": "3", "type": kind, **({"name": name} if name is not None else {})},
    ]
    edges = [{"source_id": "1", "target_id": "3"}, {"source_id": "3", "target_id": "2"}]
    return json.dumps({"metadata": {}, "resources": [], "nodes": nodes, "edges": edges})


@pytest.mark.parametrize(
    ("kind", "name", "polarity"),
    [
        ("scheme", "support", "support"),
        ("scheme", "Expert Opinion", "support"),
        ("inference", None, "support"),
        ("conflict", None, "attack"),
        ("scheme", "", "unknown"),
        ("scheme", None, "unknown"),
    ],
)
def test_a_scheme_of_sadface_without_a_name_is_unknown(kind: str, name: str | None, polarity: str) -> None:
    assert signs_of(sadface(kind, name), "sadface") == [polarity]


def test_a_scheme_of_arguebuf_without_a_type_is_unknown() -> None:
    nodes = {"1": {"atom": {"text": "Air."}}, "2": {"atom": {"text": "Close it."}}, "3": {"scheme": {}}}
    edges = {"a": {"source": "1", "target": "3"}, "b": {"source": "3", "target": "2"}}
    assert signs_of(json.dumps({"nodes": nodes, "edges": edges, "schemaVersion": 1}), "arguebuf") == ["unknown"]


def test_an_edge_of_arguebuf_between_two_atoms_is_unknown() -> None:
    nodes = {"1": {"atom": {"text": "Air."}}, "2": {"atom": {"text": "Close it."}}}
    text = json.dumps({"nodes": nodes, "edges": {"a": {"source": "1", "target": "2"}}, "schemaVersion": 1})
    document = parse(text, format="arguebuf")
    assert [str(relation.polarity) for relation in document.map.relations] == ["unknown"]
    assert [d.rule for d in document.diagnostics if d.severity == "error"] == ["unknown-sign"]


def test_arguebuf_tells_a_neutral_relation_from_one_without_a_sign() -> None:
    builder = MapBuilder()
    close = builder.thesis("Close it.", id="t")
    builder.neutral(builder.claim("A trial ran.", id="n"), close)
    builder.unsigned(builder.claim("Air.", id="u"), close)
    debate = builder.build()
    assert parse(dumps(debate, format="arguebuf")).map == debate


@pytest.mark.parametrize(
    ("side", "polarity"),
    [
        ('direction="pro"', "support"),
        ('direction="con"', "attack"),
        ('pro="false"', "attack"),
        ("", "support"),  # the default of the schema
        ('direction="maybe"', "unknown"),
    ],
)
def test_an_argument_of_carneades_on_no_known_side_is_unknown(side: str, polarity: str) -> None:
    text = f"""<caf version="1.3"><statements><statement id="t"/><statement id="a"/></statements><arguments>
    <argument id="x" {side}><conclusion statement="t"/><premises><premise statement="a"/></premises></argument>
    </arguments></caf>"""
    assert signs_of(text, "caf") == [polarity]


def test_an_edge_of_graphml_that_says_nothing_is_unknown() -> None:
    text = """<graphml><graph edgedefault="directed"><node id="a"/><node id="t"/>
    <edge source="a" target="t"/></graph></graphml>"""
    document = parse(text)
    assert [relation.polarity for relation in document.map.relations] == [Polarity.UNKNOWN]
    assert [diagnostic.rule for diagnostic in document.diagnostics if diagnostic.severity == "error"] == [
        "unknown-sign"
    ]


@pytest.mark.parametrize(
    ("name", "written", "signed"),
    [
        ("opml", 'text="Air."', 'text="Pro: Air."'),
        ("freemind", 'TEXT="Air."', 'TEXT="Pro: Air."'),
        ("outline", "- Air.", "- Pro: Air."),
        ("kialo", "1.1. Air.", "1.1. Pro: Air."),
        ("csv", "unknown", "support"),
    ],
)
def test_a_sign_that_is_added_to_a_written_file_counts(name: str, written: str, signed: str) -> None:
    builder = MapBuilder()
    close = builder.thesis("Close it.", id="close-it")
    builder.unsigned([builder.claim("Air.", id="air")], close)
    text = dumps(builder.build(), format=name)
    assert signs_of(text, name) == ["unknown"]
    changed = text.replace(written, signed)
    assert changed != text
    assert signs_of(changed, name) == ["support"]
    assert [claim.text for claim in parse(changed, format=name).map.claims] == ["Close it.", "Air."]


@pytest.mark.parametrize("name", ["opml", "freemind"])
def test_a_text_that_begins_like_a_sign_stays_without_one(name: str) -> None:
    builder = MapBuilder()
    builder.unsigned(builder.claim("Pro: is a prefix."), builder.thesis("Close it."))
    back = parse(dumps(builder.build(), format=name), format=name).map
    assert [str(relation.polarity) for relation in back.relations] == ["unknown"]
    assert back.claims[1].text == "Pro: is a prefix."


SEVERAL = """\
Discussion Title: Cars

1. What should become of the old town?
1.1. It should be closed to cars.
1.1.1. Pro: The air gets cleaner.
1.1.2. Shops lose customers.
1.2. It should stay open.
"""


def test_theses_of_kialo_that_answer_a_question_are_neutral_and_all_else_needs_a_stance() -> None:
    document = parse(SEVERAL)
    assert [(r.polarity.value, r.label) for r in document.map.relations] == [
        ("neutral", "position"),
        ("support", None),
        ("unknown", None),
        ("neutral", "position"),
    ]
    (error,) = [diagnostic for diagnostic in document.diagnostics if diagnostic.severity == "error"]
    assert error.span is not None
    assert error.span.start.line == 6
    assert signs_of(SEVERAL.replace("1.2. It", "1.2. Con: It"), "kialo").count("unknown") == 2


def test_a_question_with_unsigned_reasons_is_not_written_as_one_with_answers() -> None:
    builder = MapBuilder()
    builder.unsigned(builder.claim("Close it."), builder.thesis("What now?"))
    debate = builder.build()
    text = dumps(debate, format="kialo")
    assert "1. What now\\?\n" in text
    assert parse(text, format="kialo").map == debate
