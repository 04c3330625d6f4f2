"""What holds for every reader: hostile texts, encodings, depth, another kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.formats import dump_with_losses, dumps, load, parse, read
from argmap.model.builder import MapBuilder
from argmap.registry import FORMATS
from tests.formats.facts import codes, node_set

MAPS = Path(__file__).parents[2] / "maps"


KIALO = """\
Discussion Title: T\r
\r
1. Yes.\r
1.1. Pro: Because \\[so\\].\r
and more\r
1.2. Con: No: [see](https://www.kialo.com/x).\r
1.2.1. Pro: -> See 1.1.\r
"""


@pytest.mark.parametrize("name", ["kialo", "outline"])
def test_a_depth_whose_writing_would_fill_the_memory_is_refused(name: str) -> None:
    builder = MapBuilder()
    claim = builder.thesis("Claim 0.", id="c0")
    for number in range(1, 12_000):
        claim, above = builder.claim(f"Claim {number}.", id=f"c{number}"), claim
        builder.support(claim, above)
    with pytest.raises(argmap.ArgmapError, match="too deep for"):
        dumps(builder.build(), format=name)


LKIF = """
<lkif><argument-graphs><argument-graph title="G" main-issue="c"><statements>
<statement id="p"><s>P <v>x</v></s></statement><statement id="c"><s>C</s></statement>
<statement id="e"><s>E</s></statement>
</statements><arguments><argument id="a" direction="con"><conclusion statement="c"/><premises>
<premise polarity="negative" statement="p"/><premise type="exception" statement="e"/></premises></argument>
</arguments></argument-graph></argument-graphs></lkif>"""


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
    file.write_text(node_set("i:I", "t:I", "a:I", "b:I", "r:RA", "s:RA", "a>r", "r>t", "b>s", "s>a"))
    document = read(file)
    assert document.map.thesis == "t"
    said = [d.message for d in document.diagnostics if d.code == "ARG052"]
    assert said == []  # nothing else bears the rest
    assert read(file, thesis="a").map.thesis == "a"
    with pytest.raises(argmap.ArgmapError, match="there is no claim with the id 'tt'"):
        read(file, thesis="tt")


@pytest.mark.parametrize("place", ['"scheme": "x\\ud800\\u0000y"', '"text": "RA\\u0010"', '"k\\ud800": "v\\ud800"'])
def test_escaped_characters_that_are_no_text_are_told_wherever_they_stand(place: str) -> None:
    text = node_set("t:I", "a:I", "r:RA", "l:L", "a>r", "r>t").replace('"nodeID": "r"', f'"nodeID": "r", {place}')
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
    document = parse(node_set("t:I:It &amp; me", "a:I:donâ€™t"))
    assert [d.message for d in document.diagnostics if d.code == "ARG053"] == [
        "2 texts contain HTML entities or wrongly decoded characters; they are not changed (t, a)"
    ]
    assert document.map.claim("t").text == "It &amp; me"


def test_everything_survives_in_the_formats_that_leave_room_for_it() -> None:
    debate = load(MAPS / "us-pakistan.yaml")
    for name in ("core-json", "graphml", "sadface", "arguebuf"):
        text, losses = dump_with_losses(debate, name)
        assert (parse(text).map, losses) == (debate, ()), name


def test_writing_what_is_only_read_is_refused() -> None:
    debate = MapBuilder().build()
    for format in FORMATS:
        if format.write is None:
            with pytest.raises(ValueError, match="only read"):
                dumps(debate, format=format.name)
        if format.read is None:
            with pytest.raises(ValueError, match="only written"):
                parse("x", format=format.name)
