"""What other tools write beside the claims themselves comes in, or is said to be left out."""

from __future__ import annotations

import json

from argmap.formats import dumps, parse
from argmap.model.elements import Polarity
from argmap.rules import check


def test_an_upload_of_ova_has_the_numbers_of_its_schemes_in_a_list_of_their_own() -> None:
    def upload(number: int) -> str:
        nodes = [
            {"nodeID": 1, "text": "Trams are quiet.", "type": "I"},
            {"nodeID": 2, "text": "Build trams.", "type": "I"},
            {"nodeID": 3, "text": "Default Inference", "type": "RA"},
        ]
        edges = [{"edgeID": 1, "fromID": 1, "toID": 3}, {"edgeID": 2, "fromID": 3, "toID": 2}]
        return json.dumps(
            {"nodes": nodes, "edges": edges, "schemefulfillments": [{"nodeID": 3, "schemeID": number}], "locutions": []}
        )

    document = parse(upload(30))
    assert document.format == "aif"
    assert [(r.polarity, r.premises, r.target, r.scheme) for r in document.map.relations] == [
        (Polarity.SUPPORT, ("1",), "2", "sign")
    ]
    assert document.losses == ()
    for unknown in (74, 9999):  # 74 is what people do in a dialogue, not a scheme of argument
        document = parse(upload(unknown))
        assert document.map.relations[0].scheme is None
        assert [loss.line() for loss in document.losses] == [f"numbers of schemes left out, once ({unknown})"]


def test_the_number_of_an_act_in_a_dialogue_goes_from_xaif_to_aif() -> None:
    nodes = [{"nodeID": "1", "text": "Air.", "type": "I"}, {"nodeID": "2", "text": "Asserting", "type": "YA"}]
    fulfilled = [{"nodeID": "2", "schemeID": "74"}]
    document = parse(json.dumps({"AIF": {"nodes": nodes, "edges": [], "schemefulfillments": fulfilled}}))
    written = json.loads(dumps(document.map, format="aif"))
    assert {"nodeID": "2", "text": "Asserting", "type": "YA", "schemeID": "74"} in written["nodes"]


def test_an_empty_node_set_is_no_error() -> None:
    for text in ('{"nodes":[],"edges":[],"locutions":[]}', '{"AIF": {"nodes": [], "edges": []}}'):
        assert [(d.severity, d.code) for d in check(parse(text))] == [("info", "ARG004")]
    assert [(d.severity, d.code) for d in check(parse("argmap: 1\ntitle: T\n"))] == [("error", "ARG102")]


def test_a_tab_at_the_end_of_a_line_of_brat_is_not_part_of_the_text() -> None:
    claim = parse("T1\tClaim 0 5\tAlpha\t\n#1\tAnnotatorNotes T1\tSee above.\t\n").map.claims[0]
    assert (claim.text, claim.quotes, claim.note) == ("Alpha", ("Alpha",), "See above.")


def test_runs_of_blanks_in_an_arggraph_stay() -> None:
    text = (
        "<arggraph id='x'><edu id='e1'><![CDATA[Two  blanks stay.]]></edu><edu id='e2'>\n  And a\n  break.\n</edu>"
        "<adu id='a1' type='pro'/><adu id='a2' type='pro'/>"
        "<edge id='c1' src='e1' trg='a1' type='seg'/><edge id='c2' src='e2' trg='a2' type='seg'/></arggraph>"
    )
    assert [claim.text for claim in parse(text).map.claims] == ["Two  blanks stay.", "And a break."]


def test_paragraphs_notes_and_links_of_a_mind_map_come_in() -> None:
    text = """<map version="freeplane 1.9"><node TEXT="T" LINK="https://t.org/a?b=1&amp;c">
        <richcontent TYPE="NOTE"><html><head><style>p { margin: 0 }</style></head><body><p>First  of
        two.</p><p>See <a href="https://n.org">this</a>.</p></body></html></richcontent>
        <node ID="p"><richcontent TYPE="NODE"><html><body><p>Air.</p><p>Cleaner.</p></body></html></richcontent>
        <richcontent TYPE="DETAILS" CONTENT-TYPE="plain/"><text>Plain
lines.</text></richcontent></node><node TEXT="Con: Dust" LINK="#p"><attribute NAME="side" VALUE="con"/>
        <attribute NAME="confidence" VALUE="0.7"/><icon BUILTIN="idea"/></node></node></map>"""
    document = parse(text)
    thesis, dust, air = document.map.claims
    assert (thesis.note, thesis.source and thesis.source.url) == ("First of two.\nSee this.", "https://t.org/a?b=1&c")
    assert (air.text, air.note, air.source) == ("Air.\nCleaner.", "Plain\nlines.", None)
    assert dust.source is None
    assert [loss.line() for loss in document.losses] == [
        "links of boxes to others left out, once (#p)",
        "icons of boxes left out, once (idea)",
        "attributes of boxes left out, once (confidence)",
    ]


def test_paragraphs_notes_and_links_of_an_outline_come_in() -> None:
    text = """<opml version="2.0"><body><outline text="T" _note="One.&#10;Two." url="https://t.org">
        <outline text="Air&lt;br&gt;Cleaner &lt;a href=&quot;https://a.org&quot;&gt;air&lt;/a&gt;." type="pro"/>
        <outline text="Con: Dust" type="link" htmlUrl="https://d.org" xmlUrl="https://e.org" created="2020"/>
        </outline></body></opml>"""
    document = parse(text)
    thesis, air, dust = document.map.claims
    assert (thesis.note, thesis.source and thesis.source.url) == ("One.\nTwo.", "https://t.org")
    assert (air.text, air.source and air.source.url) == ("Air\nCleaner air.", "https://a.org")
    assert dust.source is not None
    assert dust.source.url == "https://d.org"
    assert [loss.line() for loss in document.losses] == [
        "further attributes of <outline> left out, once (created)",
        "second titles, notes and addresses of entries left out, once (https://e.org)",
    ]


def test_links_and_descriptions_of_a_drawing_come_in_and_its_looks_are_said() -> None:
    text = """<graphml xmlns:y="y"><key id="d0" for="node" yfiles.type="nodegraphics"/>
        <key id="d1" for="node" attr.name="url"/><key id="d2" for="node" attr.name="description"/>
        <key id="d3" for="node" attr.name="confidence"/><key id="d4" for="edge" attr.name="label"/>
        <graph edgedefault="directed"><node id="a"><data key="d0"><y:ShapeNode><y:NodeLabel>Air</y:NodeLabel>
        </y:ShapeNode></data><data key="d1">https://a.org</data><data key="d2">Measured.</data><data key="d3">0.7</data>
        </node><node id="t"><data key="d2">Only this.</data></node>
        <edge source="a" target="t"><data key="d4">because</data></edge></graph></graphml>"""
    document = parse(text)
    claims = {claim.id: claim for claim in document.map.claims}
    assert (claims["a"].text, claims["a"].note) == ("Air", "Measured.")
    assert claims["a"].source is not None
    assert claims["a"].source.url == "https://a.org"
    assert (claims["t"].text, claims["t"].note) == ("Only this.", None)
    assert {loss.kind: (loss.count, loss.examples) for loss in document.losses} == {
        "layout": (1, ()),
        "nodes data": (1, ("confidence",)),
        "edges data": (1, ("label",)),
    }
    assert parse(dumps(document.map, format="graphml"), format="graphml").map == document.map
