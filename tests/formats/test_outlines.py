"""Outlines in Markdown: hints of signs, and bullets of any length."""

from __future__ import annotations

import pytest

from argmap.formats import dumps, parse, tidy
from argmap.model.builder import MapBuilder
from argmap.model.elements import Kind
from argmap.syntax import limits
from tests.formats.facts import codes, node_set


def test_what_repeats_without_end_is_read_in_a_moment() -> None:
    blanks, terms = " " * 90_000, "a," * 45_000
    for text in (
        node_set("a:I:A", f"l:L:{blanks}x", "y:YA:Asserting", "l>y", "y>a"),
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


def test_a_bullet_of_very_many_lines_is_read() -> None:
    document = parse("- T\n  - Pro: a\n" + "    b\n" * 100_000, format="outline")
    assert len(document.map.claims[1].text) == limits.TEXT


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
def test_outlines_take_hints_and_report_a_sign_that_is_missing(text: str) -> None:
    document = parse(text)
    polarities = {document.map.claim(r.premises[0]).text: str(r.polarity) for r in document.map.relations}
    assert polarities == {"a": "attack", "b": "support", "c": "unknown"}
    [missing] = [diagnostic for diagnostic in document.diagnostics if diagnostic.code == "ARG057"]
    assert missing.message.startswith(
        "nothing says whether 'c' supports or attacks 'T'; begin it with 'Pro:' or 'Con:'"
    )


@pytest.mark.parametrize("kind", [Kind.CLAIM, Kind.EVIDENCE])
@pytest.mark.parametrize("words", ["But cars are quiet", "Con: cars are loud"])
def test_a_text_that_begins_like_a_sign_bears_on_nothing_whatever_its_kind(words: str, kind: Kind) -> None:
    builder = MapBuilder()
    builder.thesis("cars")
    builder.claim(words, kind=kind)
    debate = builder.build()
    assert parse(dumps(debate, format="outline"), format="outline").map == debate


def line(id: str, source: str, target: str, kind: str) -> str:
    style = f'<y:LineStyle color="#000000" type="{kind}"/>'
    return f'<edge id="{id}" source="{source}" target="{target}"><data key="e">{style}</data></edge>'
