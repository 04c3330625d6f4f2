"""The formats of Carneades: LKIF, XML and CAF."""

from __future__ import annotations

from argmap.formats import parse
from tests.formats.facts import relations

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
        "arguments without premises left out: their conclusion is given": 1,
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
