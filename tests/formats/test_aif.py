"""AIF, xAIF and the node sets of OVA: what nodes and edges mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.formats import dumps, load, parse
from argmap.formats.codecs.arguebuf import SCHEMES
from argmap.formats.shared.aif_nodes import scheme_of
from tests.formats.facts import codes, node_set, relations

MAPS = Path(__file__).parents[2] / "maps"


def test_aif_joins_co_premises_and_undercuts_relations() -> None:
    steps = ["r:RA", "c:CA", "d:CA", "a>r", "b>r", "r>t", "u>c", "c>r", "v>d", "d>c"]
    document = parse(node_set("t:I", "a:I", "b:I", "u:I", "v:I", *steps))
    assert relations(document) == [("a+b", "support", "t"), ("u", "attack", "r"), ("v", "attack", "c")]
    assert document.map.thesis == "t"
    assert document.format == "aif"


def test_aif_tells_rephrases_and_preferences_by_label() -> None:
    document = parse(node_set("t:I", "a:I", "b:I", "m:MA", "p:PA", "a>m", "m>t", "b>p", "p>a"))
    assert [(r.polarity, r.label) for r in document.map.relations] == [("neutral", "rephrases"), ("neutral", "prefers")]


def test_aif_gives_a_claim_its_speaker_and_keeps_the_dialogue() -> None:
    said = ["l:L:ANN : It does.", "y:YA:Asserting", "k:L:BOB : Does it?", "q:TA:Default Transition"]
    text = node_set("t:I:It does.", *said, "l>y", "y>t", "k>q", "q>l")
    debate = parse(text).map
    assert debate.claims[0].voice == "ANN"
    again = json.loads(dumps(debate, format="aif"))
    assert {node["nodeID"] for node in again["nodes"]} == {"t", "l", "y", "k", "q"}
    assert len(again["edges"]) == 4


@pytest.mark.parametrize(
    ("act", "voice"), [("Asserting", "ANN"), ("Pure Questioning", None), ("Disagreeing", None), ("Conceding", "ANN")]
)
def test_who_only_asks_is_no_voice(act: str, voice: str | None) -> None:
    text = node_set("t:I:It does.", "l:L:ANN : Does it?", f"y:YA:{act}", "l>y", "y>t")
    assert parse(text).map.claims[0].voice == voice


FAULTS = {
    ("t:I", "a:I", "r:RA", "a>r"): "ARG050",
    ("t:I", "a:I", "a>t"): "ARG050",
    ("t:I", "a:I", "r:RA", "a>r", "r>t", "x>t"): "ARG021",
    ("t:I", "t:I"): "ARG020",
    ("t:I", "a:I", "r:RA", "a>r", "a>r", "r>t"): "ARG056",
    ("t:I", "x:ZZ"): "ARG013",
    ("t:I", "l:L", "r:RA", "l>r", "r>t"): "ARG050",
}


@pytest.mark.parametrize("parts", FAULTS)
def test_what_is_wrong_in_a_node_set_is_placed(parts: tuple[str, ...]) -> None:
    document = parse(node_set(*parts))
    assert FAULTS[parts] in codes(document)
    assert all(d.span is not None for d in document.diagnostics)
    assert document.map.claims[0].id == "t"


def test_broken_json_gives_what_stands_before_the_fault() -> None:
    text = node_set("t:I", "a:I").replace('"edges"', '"edges" x')
    document = parse(text, format="aif")
    assert codes(document) == ["ARG002"]
    assert len(document.map.claims) == 2


def test_names_of_schemes_become_one_vocabulary() -> None:
    assert {scheme_of(n) for n in ("ExpertOpinion", "Argument From Expert Opinion", "EXPERT-OPINION")} == {
        "expert-opinion"
    }
    assert {scheme_of(name) for name in SCHEMES} == SCHEMES


def test_xaif_and_old_ova() -> None:
    aif = json.loads(node_set("t:I", "a:I", "r:RA", "a>r", "r>t"))
    aif["schemefulfillments"] = [{"nodeID": "r", "schemeID": "15"}]
    document = parse(json.dumps({"AIF": aif, "text": "<span>t</span>", "OVA": {"nodes": [{"x": 1}]}}))
    assert (document.format, document.map.relations[0].scheme) == ("xaif", "expert-opinion")
    assert {loss.kind for loss in document.losses} == {"layout", "text"}
    one, two, step = (
        {"id": n, "text": str(n), "type": kind, "majorClaim": n == 2, "descriptors": {}}
        for n, kind in ((1, "I"), (2, "I"), (3, "CA"))
    )
    said, act = {"id": 4, "type": "L", "text": "so", "participantID": 9}, {"id": 5, "type": "YA", "text": "Asserting"}
    step["scheme"] = "67"
    ends = [(one, step), (step, two), (said, act), (act, two)]
    content = {
        "nodes": [one, two, step, said, act],
        "edges": [{"from": source, "to": target} for source, target in ends],
        "participants": [{"id": 9, "firstname": "Ada", "surname": ""}],
    }
    document = parse(json.dumps(content))
    assert (document.format, document.map.thesis, relations(document)) == ("ova", "2", [("1", "attack", "2")])
    assert [claim.voice for claim in document.map.claims] == ["Ada", None]
    assert document.map.relations[0].scheme == "Contradicting"


def test_participants_and_the_words_before_a_colon_are_voices() -> None:
    text = node_set(
        "a:I:A", "b:I:B: c", "c:I:C", "d:I:D", "l:L:X: A", "m:L:Mo: B: c", "n:L:One: C", "o:L:D", "y:YA:Asserting",
        "z:YA:Asserting", "w:YA:Asserting", "v:YA:Asserting",
        "l>y", "y>a", "m>z", "z>b", "n>w", "w>c", "o>v", "v>d",
    )  # fmt: skip
    value = json.loads(text)
    value["locutions"] = [{"nodeID": "l", "personID": 7}, {"nodeID": "o", "personID": "9"}]
    value["participants"] = [
        {"participantID": 7, "firstname": "Ada", "surname": "Byron"},
        {"participantID": 8, "firstname": "Silent", "surname": ""},
        {"participantID": 9, "firstname": "Bob", "surname": "None"},
    ]
    for document in (parse(json.dumps(value)), parse(json.dumps({"AIF": value}))):
        voices = {claim.id: claim.voice for claim in document.map.claims}
        assert voices == {"a": "Ada Byron", "b": "Mo", "c": "One", "d": "Bob"}
        assert document.losses == ()
        again = parse(dumps(document.map, format="aif"))
        assert again.map == document.map
        assert len(again.map.metadata["aif"]["participants"]) == 3


def test_linked_data_is_rdf_in_the_vocabulary_of_aif() -> None:
    from rdflib import RDF, Graph, URIRef

    debate = load(MAPS / "us-pakistan.yaml")
    graph = Graph().parse(data=dumps(debate, format="aif-jsonld"), format="json-ld")
    kinds = {kind: len(list(graph.subjects(RDF.type, URIRef(f"http://www.arg.dundee.ac.uk/aif#{kind}")))) for kind in
             ("I-node", "RA-node", "CA-node")}  # fmt: skip
    supports = sum(r.polarity == "support" for r in debate.relations)
    attacks = sum(r.polarity == "attack" for r in debate.relations)
    assert kinds == {"I-node": len(debate.claims), "RA-node": supports, "CA-node": attacks}
