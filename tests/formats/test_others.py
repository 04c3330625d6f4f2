"""What each format of another tool means here: small texts, one quirk each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.formats import dump_with_losses, dumps, load, parse, read, tidy
from argmap.formats.codecs.arguebuf import SCHEMES
from argmap.formats.shared.aif_nodes import scheme_of
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import LONGEST
from argmap.registry import FORMATS

MAPS = Path(__file__).parents[2] / "maps"


def relations(document: Document) -> list[tuple[str, str, str]]:
    return [("+".join(r.premises), str(r.polarity), r.target) for r in document.map.relations]


def codes(document: Document) -> list[str]:
    return [d.code for d in document.diagnostics if d.severity != "info"]


def nodes(*parts: str) -> str:
    """A node set: `a:I` is a node, `a>b` an edge."""
    made: dict[str, list[dict[str, str]]] = {"nodes": [], "edges": [], "locutions": []}
    for part in parts:
        if ">" in part:
            source, target = part.split(">")
            made["edges"].append({"edgeID": str(len(made["edges"])), "fromID": source, "toID": target})
        else:
            id, kind, *text = part.split(":", 2)
            made["nodes"].append({"nodeID": id, "type": kind, "text": text[0] if text else id})
    return json.dumps(made)


def test_aif_joins_co_premises_and_undercuts_relations() -> None:
    steps = ["r:RA", "c:CA", "d:CA", "a>r", "b>r", "r>t", "u>c", "c>r", "v>d", "d>c"]
    document = parse(nodes("t:I", "a:I", "b:I", "u:I", "v:I", *steps))
    assert relations(document) == [("a+b", "support", "t"), ("u", "attack", "r"), ("v", "attack", "c")]
    assert document.map.thesis == "t"
    assert document.format == "aif"


def test_aif_tells_rephrases_and_preferences_by_label() -> None:
    document = parse(nodes("t:I", "a:I", "b:I", "m:MA", "p:PA", "a>m", "m>t", "b>p", "p>a"))
    assert [(r.polarity, r.label) for r in document.map.relations] == [("neutral", "rephrases"), ("neutral", "prefers")]


def test_aif_gives_a_claim_its_speaker_and_keeps_the_dialogue() -> None:
    said = ["l:L:ANN : It does.", "y:YA:Asserting", "k:L:BOB : Does it?", "q:TA:Default Transition"]
    text = nodes("t:I:It does.", *said, "l>y", "y>t", "k>q", "q>l")
    debate = parse(text).map
    assert debate.claims[0].voice == "ANN"
    again = json.loads(dumps(debate, format="aif"))
    assert {node["nodeID"] for node in again["nodes"]} == {"t", "l", "y", "k", "q"}
    assert len(again["edges"]) == 4


@pytest.mark.parametrize(
    ("act", "voice"), [("Asserting", "ANN"), ("Pure Questioning", None), ("Disagreeing", None), ("Conceding", "ANN")]
)
def test_who_only_asks_is_no_voice(act: str, voice: str | None) -> None:
    text = nodes("t:I:It does.", "l:L:ANN : Does it?", f"y:YA:{act}", "l>y", "y>t")
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
    document = parse(nodes(*parts))
    assert FAULTS[parts] in codes(document)
    assert all(d.span is not None for d in document.diagnostics)
    assert document.map.claims[0].id == "t"


def test_broken_json_gives_what_stands_before_the_fault() -> None:
    text = nodes("t:I", "a:I").replace('"edges"', '"edges" x')
    document = parse(text, format="aif")
    assert codes(document) == ["ARG002"]
    assert len(document.map.claims) == 2


def test_names_of_schemes_become_one_vocabulary() -> None:
    assert {scheme_of(n) for n in ("ExpertOpinion", "Argument From Expert Opinion", "EXPERT-OPINION")} == {
        "expert-opinion"
    }
    assert {scheme_of(name) for name in SCHEMES} == SCHEMES


def test_xaif_and_old_ova() -> None:
    aif = json.loads(nodes("t:I", "a:I", "r:RA", "a>r", "r>t"))
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
        "Yes.", "Because [so].\nand more", "No: [see](https://www.kialo.com/x)."
    ]  # fmt: skip
    assert [r.polarity for r in document.map.relations] == ["support", "attack", "support"]
    assert document.map.relations[0].premises == document.map.relations[2].premises


def test_kialo_threads_of_any_depth() -> None:
    deep = "1. a\n" + "".join(f"1{'.1' * n}. Pro: c{n}\n" for n in range(1, 2001))
    document = parse("Discussion Title: deep\n\n" + deep)
    assert len(document.map.claims) == 2001
    assert parse(dumps(document.map, format="kialo")).map == document.map


@pytest.mark.parametrize("name", ["kialo", "outline"])
def test_a_depth_whose_writing_would_fill_the_memory_is_refused(name: str) -> None:
    builder = MapBuilder()
    claim = builder.thesis("Claim 0.", id="c0")
    for number in range(1, 12_000):
        claim, above = builder.claim(f"Claim {number}.", id=f"c{number}"), claim
        builder.support(claim, above)
    with pytest.raises(argmap.ArgmapError, match="too deep for"):
        dumps(builder.build(), format=name)


def test_undercuts_and_co_premises_become_what_kialo_can_say_and_that_is_said() -> None:
    _, losses = dump_with_losses(load(MAPS / "us-pakistan.yaml"), "kialo")
    told = {loss.kind: loss for loss in losses}
    assert told["onto-relations"].count == 2
    assert told["onto-relations"].line().startswith("undercuts moved to the first premise of their step, 2 times")


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        ("arg(a).\narg(B)\natt(B, a)", "apx", [("B", "attack", "a")]),
        ("arg(a).arg(b).att(a,b). % c\n", "apx", [("a", "attack", "b")]),
        ("a first\nb\n#\nb a\n", "tgf", [("b", "attack", "a")]),
        ("p af 2\n# one\n# two\n2 1\n", "iccma", [("two", "attack", "one")]),
        ("p af 2\n1 2\n", "iccma", [("1", "attack", "2")]),
        ("arg(a, 0.7).\narg(b,0.2)\nsup(b,a)\natt(a,b).", "bag", [("a", "attack", "b"), ("b", "support", "a")]),
    ],
)
def test_frameworks(text: str, format: str, expected: list[tuple[str, str, str]]) -> None:
    document = parse(text)
    assert (document.format, sorted(relations(document)), codes(document)) == (format, sorted(expected), [])


@pytest.mark.parametrize(
    ("text", "format", "code"),
    [
        ("arg(a).\natt(a,x).", "apx", "ARG021"),
        ("arg(a).\nargh", "apx", "ARG056"),
        ("p af 2\n1 3\n", "iccma", "ARG021"),
        ("p af 9999999\n", "iccma", "ARG006"),
        ("arg(a, 7)", "bag", "ARG013"),
    ],
)
def test_faults_of_frameworks(text: str, format: str, code: str) -> None:
    assert code in codes(parse(text, format=format))


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


LKIF = """
<lkif><argument-graphs><argument-graph title="G" main-issue="c"><statements>
<statement id="p"><s>P <v>x</v></s></statement><statement id="c"><s>C</s></statement>
<statement id="e"><s>E</s></statement>
</statements><arguments><argument id="a" direction="con"><conclusion statement="c"/><premises>
<premise polarity="negative" statement="p"/><premise type="exception" statement="e"/></premises></argument>
</arguments></argument-graph></argument-graphs></lkif>"""


def test_lkif_exceptions_are_undercuts_and_negated_premises_claims() -> None:
    document = parse(LKIF)
    assert (document.format, document.map.thesis) == ("lkif", "c")
    assert relations(document) == [("not-p", "attack", "c"), ("p", "attack", "not-p"), ("e", "attack", "a")]


OLD_LKIF = """
<lkif><argument-graph id="g"><issues><issue statement="a" value="unknown"/></issues><statements>
<s id="a">A</s><s id="b" pred="http://x.org/y#big"><c>http://x.org/z#Rome</c><s pred="older"><v>x</v><c>2</c></s></s>
<s id="c"><c>Tweety</c> flies</s><statement id="d"><s>(See above) It is so.</s></statement>
<statement id="e"><not><s>It rains.</s></not></statement><s id="f"><c>X</c><c>Y</c></s></statements><arguments>
<argument id="x" direction="pro" title="T"><conclusion statement="a"/><premises>
<premise exception="false" polarity="positive" statement="b" role="major"/>
<premise exception="true" polarity="negative" statement="c"/><premise/></premises></argument>
</arguments></argument-graph></lkif>"""


def test_lkif_of_the_first_version_is_read_and_formulas_are_told() -> None:
    document = parse(OLD_LKIF)
    assert {claim.id: claim.text for claim in document.map.claims} == {
        "a": "A",
        "b": "big(Rome, older(x, 2))",
        "c": "Tweety flies",
        "d": "(See above) It is so.",
        "e": "not(It rains.)",
        "f": "X, Y",
        "not-c": "It is not the case that: Tweety flies",
    }
    assert sorted(relations(document)) == [("b", "support", "a"), ("c", "attack", "not-c"), ("not-c", "attack", "x")]
    assert [diagnostic.message for diagnostic in document.diagnostics if diagnostic.severity == "error"] == [
        "a premise of 'x' has no 'statement'; it is left out"
    ]
    assert {loss.message for loss in document.losses} == {
        "'role' of premises left out",
        "'title' of arguments left out",
    }


def test_carneades_xml_of_later_versions_is_read() -> None:
    lkif = parse(
        """<lkif version="2.3"><argument-graphs><argument-graph main-issue="a">
<titles><title lang="en">T</title><title lang="de">U</title></titles>
<statements><statement id="a" weight="0.5"><descriptions><description lang="en">A</description></descriptions>
</statement><statement id="b" value="true" assumption="true"><s pred="p"/></statement></statements>
<arguments><argument id="x" direction="con"><conclusion statement="a"/><premises><premise statement="b"/></premises>
</argument></arguments></argument-graph></argument-graphs></lkif>"""
    )
    assert (lkif.map.title, lkif.map.thesis, relations(lkif)) == ("T", "a", [("b", "attack", "a")])
    assert [(claim.text, claim.tags) for claim in lkif.map.claims] == [("A", ()), ("p", ("assumed",))]
    caf = parse(
        """<caf version="1.0"><argument-graphs><argument-graph><statements><statement id="a"/>
<statement id="b" main-issue="true"/></statements><arguments><argument id="x" direction="con">
<conclusion statement="b"/><premises><premise polarity="positive" implicit="true" statement="a"/></premises>
</argument></arguments></argument-graph></argument-graphs></caf>"""
    )
    assert (caf.map.thesis, relations(caf)) == ("b", [("a", "attack", "b")])
    assert [loss.message for loss in caf.losses] == ["'implicit' of premises left out"]


def test_caf_takes_one_language_and_says_so() -> None:
    text = (
        '<caf version="1.3"><statements><statement id="a" main="true"><descriptions>'
        '<description lang="en">A</description><description lang="de">Ä</description></descriptions></statement>'
        '<statement id="b" atom="b"/></statements><arguments><argument id="x" pro="false">'
        '<conclusion statement="a"/><premises><premise statement="b"/></premises></argument></arguments></caf>'
    )
    document = parse(text)
    assert (document.map.thesis, relations(document)) == ("a", [("b", "attack", "a")])
    assert [loss.kind for loss in document.losses] == ["translations"]


def test_carneades_atoms_are_one_statement_however_they_are_spaced_and_told_in_the_words_for_their_predicate() -> None:
    document = parse(
        """\
language: {older/2: "%v is older than %v", odd/1: "%s of %s", far/1: "%v is far"}
statements: {"older(a, f(b, c))": {label: in}, p: {text: "P\\n", meta: {a: b}}}
arguments:
  x: {conclusion: p, premises: "older(a,f(b,c))"}
  y: {conclusion: p, premises: [{5t: text}, odd(a)], premise: [p]}
  z: {conclusion: p}
issues: {i: [p]}
assumptions: ["older( a, f(b,c) )"]
"""
    )
    assert [(claim.id, claim.text, claim.tags) for claim in document.map.claims] == [
        ("p", "P", ()),
        ("older(a,f(b,c))", "a is older than f(b,c)", ("assumed",)),
        ("odd(a)", "odd(a)", ()),
    ]
    assert relations(document) == [("older(a,f(b,c))", "support", "p"), ("odd(a)", "support", "p")]
    assert document.map.claim("p").issue == "i"
    assert [(diagnostic.code, diagnostic.span.start.line) for diagnostic in document.diagnostics] == [("ARG013", 5)]
    assert {loss.message: loss.count for loss in document.losses} == {
        "further entries of statements left out": 2,
        "further entries of arguments left out": 1,
        "arguments without premises left out": 1,
        "words for predicates left out": 2,
    }


def test_carneades_undercutters_hit_the_argument() -> None:
    text = (
        "statements: {a: A, b: {text: B, assumed: true}, u: U}\nissues: {i: {positions: [a, b]}}\n"
        "arguments:\n  x: {premises: {datum: b}, conclusion: a, undercutter: u}\n"
    )
    document = parse(text)
    assert (document.format, relations(document)) == ("carneades", [("b", "support", "a"), ("u", "attack", "x")])
    assert [(c.id, c.issue, c.tags) for c in document.map.claims] == [
        ("a", "i", ()), ("b", "i", ("assumed",)), ("u", None, ())
    ]  # fmt: skip


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


@pytest.mark.parametrize(
    ("format", "start", "nest"),
    [
        ("lkif", '<lkif><statements><s id="s">S</s></statements><arguments>', '<argument id="a">'),
        ("lkif", "<lkif><argument-graph><statements>", '<statement id="s"><s>S</s>'),
        ("lkif", '<lkif><statements><statement id="s">', '<s pred="p">'),
        ("caf", '<caf><statements><statement id="s"/></statements>', "<arguments>"),
        ("caf", "<caf><statements>", '<statement id="s"><description>S'),
        ("graphml", '<graphml><graph><node id="s">', '<data key="text">S</data><graph><node id="s">'),
    ],
)
def test_elements_nested_in_their_like_are_no_claims_of_their_own(format: str, start: str, nest: str) -> None:
    document = parse(start + nest * 4_900, format=format)
    assert {"ARG002", "ARG005"} & set(codes(document))
    assert {claim.id for claim in document.map.claims} == {"s"}


def test_participants_and_the_words_before_a_colon_are_voices() -> None:
    text = nodes(
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


def test_what_repeats_without_end_is_read_in_a_moment() -> None:
    blanks, terms = " " * 90_000, "a," * 45_000
    for text in (
        nodes("a:I:A", f"l:L:{blanks}x", "y:YA:Asserting", "l>y", "y>a"),
        f'statements: {{a: A}}\nassumptions: ["p(x{blanks}y)", "q({terms}b)", "{blanks}(", "r({"(" * 90_000})"]\n',
    ):
        assert parse(text).map.claims
    for line in ("[" * 90_000, "[x](https:" * 9_000, f"a{blanks}b", f"a\\{blanks}b"):
        assert tidy(f"Discussion Title: T\n\n1. {line}\n1.1. Pro: c\n", format="kialo")
    facts = ["arg(" + blanks, f"arg(a{blanks}b", f"arg(a{blanks}b).", f"{blanks}arg(a){blanks}", "arg(a)." * 9_000]
    for format in ("apx", "bag"):
        for document in [parse(fact, format=format) for fact in facts] + [parse(fact) for fact in facts]:
            assert document.map.claims or codes(document)
    nest = '<node id="a"><data key="n"><y:NodeLabel>x' * 1_200
    head = '<graphml xmlns:y="y"><key for="node" id="n" yfiles.type="nodegraphics"/><graph>'
    assert parse(head + nest, format="graphml").map.claims


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


@pytest.mark.parametrize("kind", ["CA", "MA"])
def test_claims_with_arrows_both_ways_bear_on_each_other(kind: str) -> None:
    document = parse(nodes("a:I", "b:I", f"r:{kind}", "a>r", "b>r", "r>a", "r>b"))
    word = {"CA": "attack", "MA": "neutral"}[kind]
    assert sorted(relations(document)) == [("a", word, "b"), ("b", word, "a")]
    assert relations(parse(nodes("a:I", "r:CA", "a>r", "r>a"))) == [("a", "attack", "a")]


def test_steps_between_everything_and_everything_are_bounded() -> None:
    names = [f"n{number}" for number in range(1_500)]
    arrows = [f"{name}>r" for name in names] + [f"r>{name}" for name in names]
    document = parse(nodes(*(f"{name}:I" for name in names), "r:RA", *arrows))
    assert "ARG006" in codes(document)
    assert (len(document.map.claims), document.map.relations) == (1_500, ())


def test_rows_below_unknown_columns_are_told_and_are_no_claims() -> None:
    document = parse("argument,motion,label\nx,y,1\nz,y,0\n", format="csv")
    assert codes(document)[0] == "ARG012"
    assert document.map.claims == ()
    assert {loss.kind: loss.count for loss in document.losses}["rows"] == 2


def test_facts_may_be_parted_by_commas() -> None:
    document = parse("arg(A), arg(b)\natt(A, b), att(b,A).", format="apx")
    assert (codes(document), sorted(relations(document))) == ([], [("A", "attack", "b"), ("b", "attack", "A")])


def test_a_bullet_of_very_many_lines_is_read() -> None:
    document = parse("- T\n  - Pro: a\n" + "    b\n" * 100_000, format="outline")
    assert len(document.map.claims[1].text) == LONGEST


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


@pytest.mark.parametrize(
    "text",
    [
        '<map version="1.0.1"><node TEXT="T"><node TEXT="Con: a"/><node TEXT="b"><icon BUILTIN="button_ok"/></node>'
        '<node TEXT="c"/></node></map>',
        '<opml version="2.0"><body><outline text="T"><outline text="Con: a"/><outline text="b" _relation="pro"/>'
        '<outline text="c"/></outline></body></opml>',
        "- T\n  - Con: a\n  - Pro: b\n  - c\n",
    ],
)
def test_outlines_take_hints_and_say_what_they_assume(text: str) -> None:
    document = parse(text)
    polarities = {document.map.claim(r.premises[0]).text: str(r.polarity) for r in document.map.relations}
    assert polarities == {"a": "attack", "b": "support", "c": "support"}
    assert [d.message for d in document.diagnostics if d.code == "ARG051"] == [
        "1 entry does not say whether it supports or attacks the one above; support is assumed"
    ]


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


def drawn(id: str, label: str, shape: str, fill: str) -> str:
    inner = f'<y:Fill {fill}/><y:NodeLabel>{label}</y:NodeLabel><y:Shape type="{shape}"/>'
    return f'<node id="{id}"><data key="n"><y:ShapeNode>{inner}</y:ShapeNode></data></node>'


def line(id: str, source: str, target: str, kind: str) -> str:
    style = f'<y:LineStyle color="#000000" type="{kind}"/>'
    return f'<edge id="{id}" source="{source}" target="{target}"><data key="e">{style}</data></edge>'


def test_graphml_of_carneades_has_arguments_and_issues_as_nodes() -> None:
    head = (
        '<graphml xmlns:y="y"><key for="node" id="n" yfiles.type="nodegraphics"/>'
        '<key for="edge" id="e" yfiles.type="edgegraphics"/><graph>'
    )
    claims = [drawn(name, name.upper(), "rectangle", 'color="#FF0000"') for name in "pqcu"]
    steps = [
        drawn("a", "a1: expert-opinion", "roundrectangle", 'hasColor="false"'),
        drawn("i", "i1: PE", "hexagon", 'hasColor="false"'),
    ]
    lines = [
        line("1", "p", "a", "line"), line("2", "q", "a", "line"), line("3", "a", "c", "line"),
        line("4", "u", "a", "dashed"), line("5", "c", "i", "line"), line("6", "u", "i", "line"),
    ]  # fmt: skip
    document = parse(head + "".join([*claims, *steps, *lines]) + "</graph></graphml>")
    assert document.diagnostics == ()
    assert relations(document) == [("p+q", "support", "c"), ("u", "attack", "a")]
    assert document.map.relations[0].scheme == "expert-opinion"
    assert {claim.id: claim.issue for claim in document.map.claims} == {"c": "i1", "p": None, "q": None, "u": "i1"}
    beside = parse(head + "".join([*claims, *steps, *lines, line("7", "p", "q", "line")]) + "</graph></graphml>")
    assert len(beside.map.claims) == 6, "an edge between two claims: somebody else's drawing"


BOMB = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><arggraph>&c;</arggraph>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><lkif>&b;</lkif>'


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (BOMB, "arggraph"),
        (OUTSIDE, "lkif"),
        ("<map>" + '<node TEXT="a">' * 20_000, "freemind"),
        ('{"nodes":' + "[" * 100_000, "aif"),
        ('{"nodes":' + '{"a":' * 100_000, "arguebuf"),
    ],
)
def test_hostile_texts_are_refused_in_words(text: str, format: str) -> None:
    document = parse(text, format=format)
    assert any(d.severity == "error" for d in document.diagnostics)
    assert "root:" not in str(document)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x1f\x8brest", "a gzip archive"),
        (b"%PDF-1.7", "a PDF"),
        (b'{"10": {"x": "1", "y": "2"}}', "positions of boxes in a drawing"),
        (b'{"formedges": []}', "a JSON object with the keys 'formedges'"),
        (b"[1, 2]", "a JSON list of 2 items"),
        (b"<svg xmlns='s'/>", "an XML document <svg>"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"just words", "plain text"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_one_sentence(raw: bytes, words: str) -> None:
    document = parse(raw)
    assert [d.code for d in document.diagnostics] == ["ARG014"]
    assert words in document.diagnostics[0].message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_encodings_and_line_ends(encoding: str) -> None:
    document = parse(KIALO.encode(encoding))
    assert len(document.map.claims) == 3


def test_a_latin_1_file_that_says_so_is_read() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + LKIF.strip().replace("<s>C<", "<s>Café<")
    assert "Café" in [c.text for c in parse(text.encode("latin-1")).map.claims]


def test_the_thesis_that_most_lead_to_is_taken_and_another_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(nodes("i:I", "t:I", "a:I", "b:I", "r:RA", "s:RA", "a>r", "r>t", "b>s", "s>a"))
    document = read(file)
    assert document.map.thesis == "t"
    said = [d.message for d in document.diagnostics if d.code == "ARG052"]
    assert said == []  # nothing else bears the rest
    assert read(file, thesis="a").map.thesis == "a"
    with pytest.raises(argmap.ArgmapError, match="there is no claim with the id 'tt'"):
        read(file, thesis="tt")


@pytest.mark.parametrize("place", ['"scheme": "x\\ud800\\u0000y"', '"text": "RA\\u0010"', '"k\\ud800": "v\\ud800"'])
def test_escaped_characters_that_are_no_text_are_told_wherever_they_stand(place: str) -> None:
    text = nodes("t:I", "a:I", "r:RA", "l:L", "a>r", "r>t").replace('"nodeID": "r"', f'"nodeID": "r", {place}')
    document = parse(text.replace('"nodeID": "l"', f'"nodeID": "l", {place}'))
    assert "ARG003" in codes(document)
    assert parse(dumps(document.map)).map == document.map


@pytest.mark.parametrize("place", ['"metadata": {"a\\ud800": "b"}', '"expect": {"balance": "\\ud8001"}'])
@pytest.mark.parametrize("format", ["native", "core-json"])
def test_half_a_character_is_told_in_keys_and_in_numbers(format: str, place: str) -> None:
    text = dumps(parse("argmap: 1\nthesis: T").map, format=format if format != "native" else "native-json")
    document = parse(text.replace("{", f"{{{place},", 1), format=format)
    assert "ARG003" in codes(document)
    assert [claim.text for claim in document.map.claims] == ["T"]


def test_damaged_letters_are_told_and_kept() -> None:
    document = parse(nodes("t:I:It &amp; me", "a:I:donâ€™t"))
    assert [d.message for d in document.diagnostics if d.code == "ARG053"] == [
        "2 texts contain HTML entities or wrongly decoded characters; they are not changed (t, a)"
    ]
    assert document.map.claim("t").text == "It &amp; me"


def test_everything_survives_in_the_formats_that_leave_room_for_it() -> None:
    debate = load(MAPS / "us-pakistan.yaml")
    for name in ("core-json", "graphml", "sadface", "arguebuf"):
        text, losses = dump_with_losses(debate, name)
        assert (parse(text).map, losses) == (debate, ()), name


def test_linked_data_is_rdf_in_the_vocabulary_of_aif() -> None:
    from rdflib import RDF, Graph, URIRef

    debate = load(MAPS / "us-pakistan.yaml")
    graph = Graph().parse(data=dumps(debate, format="aif-jsonld"), format="json-ld")
    kinds = {kind: len(list(graph.subjects(RDF.type, URIRef(f"http://www.arg.dundee.ac.uk/aif#{kind}")))) for kind in
             ("I-node", "RA-node", "CA-node")}  # fmt: skip
    supports = sum(r.polarity == "support" for r in debate.relations)
    attacks = sum(r.polarity == "attack" for r in debate.relations)
    assert kinds == {"I-node": len(debate.claims), "RA-node": supports, "CA-node": attacks}


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


def test_writing_what_is_only_read_is_refused() -> None:
    debate = MapBuilder().build()
    for format in FORMATS:
        if format.write is None:
            with pytest.raises(ValueError, match="only read"):
                dumps(debate, format=format.name)
        if format.read is None:
            with pytest.raises(ValueError, match="only written"):
                parse("x", format=format.name)
