"""The formats of annotated corpora: arggraph, brat and CDCP."""

from __future__ import annotations

import json
from pathlib import Path

import argmap
from argmap.formats import parse, read
from tests.formats.facts import codes, relations

ARGGRAPH = """<arggraph id="m"><edu id="e1"><![CDATA[One,]]></edu><edu id="e2"><![CDATA[two.]]></edu>
<edu id="e3"><![CDATA[Three.]]></edu><edu id="e4" implicit="true"><![CDATA[Four.]]></edu>
<adu id="a1" type="pro"/><adu id="a2" type="opp"/><adu id="a3" type="pro"/>
<edge id="s1" src="e1" trg="a1" type="seg"/><edge id="s2" src="e2" trg="a1" type="seg"/>
<edge id="s3" src="e3" trg="a2" type="seg"/><edge id="s4" src="e4" trg="a3" type="seg"/>
<edge id="c2" src="a3" trg="c1" type="und"/><edge id="c1" src="a2" trg="a1" type="reb"/></arggraph>"""


def test_arggraph_joins_segments_and_finds_edges_that_come_later() -> None:
    document = parse(ARGGRAPH)
    assert relations(document) == [("a2", "attack", "a1"), ("a3", "attack", "c1")]
    assert {c.id: (c.text, c.voice, c.tags) for c in document.map.claims} == {
        "a1": ("One, two.", "proponent", ()),
        "a2": ("Three.", "opponent", ()),
        "a3": ("Four.", "proponent", ("implicit",)),
    }
    added = ARGGRAPH.replace('type="und"', 'type="add"')
    assert relations(parse(added)) == [("a2+a3", "attack", "a1")]


def test_brat_takes_stances_and_restatements(tmp_path: Path) -> None:
    source = "Title\n\nIt is so. It is so indeed. Some say no. Here is why."
    spans = [
        ("MajorClaim", "It is so."),
        ("MajorClaim", "It is so indeed."),
        ("Claim", "Some say no."),
        ("Premise", "Here is why."),
    ]
    lines = [
        f"T{n}\t{kind} {source.index(text)} {source.index(text) + len(text)}\t{text}"
        for n, (kind, text) in enumerate(spans, 1)
    ]
    (tmp_path / "e.ann").write_text("\n".join([*lines, "A1\tStance T3 Against", "R1\tsupports Arg1:T4 Arg2:T3\t"]))
    (tmp_path / "e.txt").write_text(source)
    document = read(tmp_path / "e.ann")
    assert (document.format, document.map.thesis) == ("brat", "T1")
    assert ("T3", "attack", "T1") in relations(document)
    assert ("T4", "support", "T3") in relations(document)
    assert ("T2", "neutral", "T1") in relations(document)
    assert document.source_text == source
    assert not [d for d in argmap.check(document) if d.code == "ARG401"]


def test_cdcp_links_that_name_everything_again_and_again_are_bounded(tmp_path: Path) -> None:
    count = 3_000
    (tmp_path / "x.txt").write_text("ab" * count)
    ranges = [[[0, count - 1], 0]] * count
    content = {"prop_offsets": [[2 * n, 2 * n + 2] for n in range(count)], "prop_labels": [], "reasons": ranges}
    (tmp_path / "x.ann.json").write_text(json.dumps(content))
    document = read(tmp_path / "x.ann.json")
    assert "ARG006" in codes(document)
    assert len(document.map.claims) == count


def test_cdcp_needs_the_text_beside_it(tmp_path: Path) -> None:
    content = {
        "prop_labels": ["fact", "policy"],
        "prop_offsets": [[0, 5], [5, 12]],
        "evidences": [[[0, 0], 1]],
        "reasons": [],
    }
    (tmp_path / "1.ann.json").write_text(json.dumps(content))
    assert codes(read(tmp_path / "1.ann.json")) == ["ARG055"]
    (tmp_path / "1.txt").write_text("Fact. Do it!")
    document = read(tmp_path / "1.ann.json")
    assert {c.text: str(c.kind) for c in document.map.claims} == {"Do it!": "recommendation", "Fact.": "evidence"}
    assert relations(document) == [("p0", "support", "p1")]
