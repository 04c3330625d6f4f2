"""GraphML, SADFace, Araucaria, tables and NetworkX: one quirk each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.formats import load, parse
from tests.formats.facts import codes, relations

MAPS = Path(__file__).parents[2] / "maps"


@pytest.mark.parametrize(
    ("name", "polarity", "scheme"),
    [
        ("Default\nSupport", "support", None),
        ("Default\nConflict", "attack", None),
        ("Conflict from Bias", "attack", "Conflict from Bias"),
        ("Default Rephrase", "neutral", None),
        ("Expert Opinion", "support", "expert-opinion"),
    ],
)
def test_schemes_of_sadface_say_the_sort_of_a_step(name: str, polarity: str, scheme: str | None) -> None:
    atoms = [{"id": id, "type": "atom", "text": id} for id in "ab"]
    edges = [{"id": "1", "source_id": "a", "target_id": "s"}, {"id": "2", "source_id": "s", "target_id": "b"}]
    content = {"nodes": [*atoms, {"id": "s", "type": "scheme", "name": name}], "edges": edges}
    document = parse(json.dumps(content))
    assert relations(document) == [("a", polarity, "b")]
    assert document.map.relations[0].scheme == scheme


def test_rows_below_unknown_columns_are_told_and_are_no_claims() -> None:
    document = parse("words,weather,colour\nx,y,1\nz,y,0\n", format="csv")
    assert codes(document)[0] == "ARG012"
    assert document.map.claims == ()
    assert {loss.kind: loss.count for loss in document.losses}["rows"] == 2


def test_aml_tells_linked_convergent_and_refuting() -> None:
    def unit(name: str, inner: str = "") -> str:
        return f'<AU><PROP identifier="{name}" missing="no"><PROPTEXT>{name}</PROPTEXT></PROP>{inner}</AU>'

    inner = f"<REFUTATION>{unit('r')}</REFUTATION><CA>{unit('c')}</CA><LA>{unit('l')}{unit('m')}</LA>"
    document = parse(f"<ARG><SCHEMESET/><TEXT/><EDATA/>{unit('t', inner)}</ARG>")
    assert sorted(relations(document)) == [("c", "support", "t"), ("l+m", "support", "t"), ("r", "attack", "t")]


def test_graphml_of_others_is_read_by_label_and_colour() -> None:
    text = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="y">
    <key for="node" id="d6" yfiles.type="nodegraphics"/>
    <key for="edge" id="d9" yfiles.type="edgegraphics"/><graph edgedefault="directed">
    <node id="a"><data key="d6"><y:ShapeNode><y:NodeLabel>A</y:NodeLabel></y:ShapeNode></data></node><node id="b"/>
    <edge source="b" target="a"><data key="d9"><y:PolyLineEdge>
    <y:LineStyle color="#ff0000"/></y:PolyLineEdge></data></edge>
    </graph></graphml>"""
    document = parse(text)
    assert [c.text for c in document.map.claims] == ["A", "b"]
    assert relations(document) == [("b", "attack", "a")]


def test_a_graph_for_networkx_has_everything() -> None:
    debate = load(MAPS / "us-pakistan.yaml")
    graph = argmap.to_networkx(debate)
    ends: dict[str, Any] = {}
    for source, target, role in graph.edges(data="role"):
        if role == "target":
            ends[source] = target
    assert ends == {r.id: r.target for r in debate.relations}
    assert {n for n, kind in graph.nodes(data="kind") if kind is not None} == {c.id for c in debate.claims}
    assert graph.graph["thesis"] == "reset"
