"""Argdown: what each construct means, where faults are, and what its own tool says of what is written."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from argmap.diagnostics import ArgmapError
from argmap.formats import dumps, load, loads, parse
from argmap.formats.argdown import argdown_writer
from argmap.formats.argdown.claims import Claims
from argmap.formats.argdown.parser import Model
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.npm import Reader, reader
from tests.strategies import maps, some

MAPS = sorted((Path(__file__).parents[2] / "maps").rglob("*.yaml"))
JOINED_DATA = re.compile(r'"joined": "(?:[^"\\]|\\.)*",?')
SCRIPT = Path(__file__).with_name("argdown_counts.mjs")


def relations(text: str) -> list[tuple[str, str, str, str | None]]:
    """Premises, polarity, target and label of each relation, by the texts of the claims."""
    debate = parse(text, format="argdown").map

    def name(id: str) -> str:
        element = debate.by_id[id]
        return getattr(element, "text", None) or f"({name(element.premises[0])} on {name(element.target)})"

    return [("+".join(map(name, r.premises)), str(r.polarity), name(r.target), r.label) for r in debate.relations]


def structure(debate: ArgumentMap) -> Counter[tuple[Any, ...]]:
    """What bears on what, by texts; its own tool keeps the data of one mention of a statement only, so no labels."""
    texts = {claim.id: claim.text for claim in debate.claims}
    ends = {r.id: tuple(sorted(texts[premise] for premise in r.premises)) for r in debate.relations}
    return Counter((ends[r.id], r.polarity, texts.get(r.target) or ends[r.target]) for r in debate.relations)


def claims(text: str) -> dict[str, str]:
    return {claim.id: claim.text for claim in parse(text, format="argdown").map.claims}


def diagnostics(text: str) -> list[tuple[str, int, int]]:
    found = [d for d in parse(text, format="argdown").diagnostics if d.severity != "info"]
    return [(d.code, d.span.start.line, d.span.start.column) for d in found if d.span is not None]


SIX = {
    "+ b": ("b", "support", "a", None),
    "<+ b": ("b", "support", "a", None),
    "+> b": ("a", "support", "b", None),
    "- b": ("b", "attack", "a", None),
    "<- b": ("b", "attack", "a", None),
    "-> b": ("a", "attack", "b", None),
    ">< b": ("a", "attack", "b", "contradictory"),
}


@pytest.mark.parametrize("written", SIX)
def test_a_relation_leads_where_its_arrow_points(written: str) -> None:
    assert relations(f"a\n  {written}\n") == [SIX[written]]


@pytest.mark.parametrize("written", ["+ [b]: b", "- [b]: b"])
def test_in_strict_mode_statements_entail_or_are_contrary(written: str) -> None:
    label = "entails" if written[0] == "+" else "contrary"
    polarity = "support" if written[0] == "+" else "attack"
    text = f"===\nmodel:\n  mode: strict\n===\n\n[a]: a\n  {written}\n"
    assert relations(text) == [("b", polarity, "a", label)]


def test_contrary_statements_are_one_attack_as_written() -> None:
    text = "===\nmodel: {mode: strict}\n===\n\n[a]: a\n  - [b]: b\n\n[b]\n  - [a]\n"
    assert relations(text) == [("b", "attack", "a", "contrary")]


STRUCTURE = """\
<A>: why

(1) p
(2) q
-- analogy --
(3) [c]: c

<U>: but
  _> <A>
"""


def test_a_structure_leads_to_its_argument_and_the_argument_to_the_conclusion() -> None:
    assert relations(STRUCTURE) == [
        ("why", "support", "c", None),
        ("p+q", "support", "why", None),
        ("but", "attack", "(p on why)", None),
    ]
    scheme = next(r.scheme for r in parse(STRUCTURE).map.relations if len(r.premises) > 1)
    assert scheme == "analogy"


def test_the_steps_of_a_structure_lead_over_its_conclusions_on_the_way() -> None:
    text = "<A>: why\n\n(1) p\n----\n(2) m\n(3) q\n----\n(4) c\n"
    assert ("p", "support", "m", None) in relations(text)
    assert ("m+q", "support", "why", None) in relations(text)


def test_an_argument_with_a_structure_bears_by_its_conclusion() -> None:
    text = "<A>: why\n  -> [t]: top\n\n(1) p\n----\n(2) [c]: c\n"
    assert ("c", "attack", "top", None) in relations(text)


def test_an_undercut_of_an_argument_without_structure_hits_its_only_relation() -> None:
    text = "[t]: top\n  + <A>: why\n    _ <U>: but\n      _ <V>: no\n        _ <W>: yes\n"
    assert relations(text) == [
        ("why", "support", "top", None),
        ("but", "attack", "(why on top)", None),
        ("no", "attack", "(but on (why on top))", None),
        ("yes", "attack", "(no on (but on (why on top)))", None),
    ]


@pytest.mark.parametrize("extra", ["", "  +> [s]: s\n"])
def test_an_undercut_that_can_mean_no_single_step_is_an_attack_and_said(extra: str) -> None:
    text = f"<A>: why\n{'  +> [t]: t' if extra else ''}\n{extra}\n<U>: but\n  _> <A>\n"
    assert ("but", "attack", "why", "undercut") in relations(text)
    assert [code for code, _, _ in diagnostics(text)] == ["ARG054"]


def test_mentions_of_one_title_are_one_claim_with_its_last_text() -> None:
    assert claims("[a b]: first\n\n[a b]\n\n[a b]: last\n") == {"a-b": "last"}


def test_text_is_read_as_its_own_tool_reads_it() -> None:
    text = "[a]: C\\# is\n  more // a remark\n  than .~. *two* [x](http://e.org) @[b] #tag #(two words)\n"
    claim = parse(text).map.claims[0]
    assert claim.text == "C# is more than ¬ two x @[b]"
    assert claim.tags == ("tag", "two words")


def test_comments_lists_and_headings() -> None:
    text = "# Title\n\n<!-- no -->\n\n## Part\n\n * one\n * [b]: two\n   + three\n\n/* no */\n\nfour\n"
    debate = parse(text, format="argdown").map
    assert {claim.text: claim.issue for claim in debate.claims} == dict.fromkeys(
        ["one", "two", "three", "four"], "Part"
    )
    assert debate.title == "Title"


BROKEN = {
    "[a]: x\n[b]: y\n": (2, 1),
    "[a]:\n\nx\n": (1, 5),
    "2 *3\n": (1, 5),
    "[a]\n\n(1) p\n": (3, 6),
    "===\na: b\n===\n[x]: y\n": (4, 1),
    " * [a]: x\n   * [b]: y\n": (2, 1),
    "[a]: x\n\n/* no\nno */\n  + [b]: y\n": (3, 1),
    "<a>\n\n(1) p\n--\nrule\n--\n  -> <b>\n(2) c\n": (7, 3),
    "[a]: x\n\n(1) p // no\n\n": (3, 6),
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_fault_is_placed_and_the_rest_is_read(text: str) -> None:
    reported = diagnostics(text)
    assert reported[0] == ("ARG002", *BROKEN[text])
    assert claims(text)


RELATIONS = ["+>", "->", "<+", "+", "<-", "-", "><", "_>", "<_", "_"]
ENDS = ["[s]: s", "<a>: a", "[s]", "<a>", "words"]


def test_a_relation_between_things_that_cannot_have_it_is_refused_as_its_own_tool_refuses_it(tool: Reader) -> None:
    shapes = (
        "{0}\n  {1} {2}\n",
        "<x>\n\n(1) {0}\n  {1} {2}\n----\n(2) c\n",
        "<x>\n\n(1) p\n----\n  {1} {2}\n(2) {0}\n",
    )
    texts = [shape.format(*ends) for shape in shapes for ends in product(ENDS, RELATIONS, ENDS)]
    for text, made in zip(texts, tool(texts), strict=True):
        lines = [line for code, line, _ in diagnostics(text) if code == "ARG002"]
        assert lines[:1] == [line for line, _ in made["errors"]][:1], text


def test_a_fault_is_where_its_own_tool_has_it(tool: Reader) -> None:
    lines = [found["errors"][0][0] for found in tool(list(BROKEN))]
    assert lines == [line for line, _ in BROKEN.values()]


def test_an_argument_below_its_own_conclusion_says_nothing_new() -> None:
    text = "<A>: why\n\n(1) p\n----\n(2) [c]: c\n  + <A>\n"
    assert sorted(relations(text)) == [("p", "support", "why", None), ("why", "support", "c", None)]
    assert relations("[a]: a\n  - [a]\n") == [("a", "attack", "a", None)]


def test_front_matter_ends_where_its_own_tool_ends_it() -> None:
    document = parse("===\ntitle: T\n==\n===\n\n[a]: x\n", format="argdown")
    assert [d.message[:12] for d in document.diagnostics if d.severity != "info"] == ["in the data:"]


def test_a_deep_nest_and_long_lines_are_read() -> None:
    deep = "a\n" + "".join(f"{'  ' * n}+ c{n}\n" for n in range(1, 1001))
    assert len(parse(deep, format="argdown").map.claims) == 1001
    for hostile in ("[" * 100_000, "{" * 100_000, "<" * 50_000, "*" * 50_000, "{}}" * 30_000, "/*" * 50_000):
        parse(hostile, format="argdown")


def test_what_would_not_come_back_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    same = dict.fromkeys((claim.id for claim in load(MAPS[0]).claims), "same")
    monkeypatch.setattr(argdown_writer, "title_claims", lambda debate: same)
    with pytest.raises(ArgmapError, match="cannot be written so that Argdown reads it back"):
        dumps(load(MAPS[0]), format="argdown")


@pytest.fixture(scope="session", params=["1.7.5", "2.0.1"])
def tool(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The parser of the language's own tool, in the version that most people have and in the newest."""
    return reader(tmp_path_factory, SCRIPT, f"@argdown/core@{request.param}")


def test_its_own_tool_counts_in_what_is_written_what_we_count(tool: Reader) -> None:
    # a claim that attacks itself is lost by the tool, so there are no rings
    debates = [*(load(file) for file in MAPS), *(d for d in some(maps(acyclic=True), 100) if d.claims)]
    texts = [dumps(debate, format="argdown") for debate in debates]
    for text, found in zip(texts, tool(texts), strict=True):
        assert (found["errors"], found["exceptions"]) == ([], [])
        model = Model(text)
        nodes = Counter(node.is_argument for node in model.nodes)
        assert (len(found["statements"]), len(found["arguments"])) == (nodes[False], nodes[True])
        kinds = Counter(link.kind for link in Claims(model, text, ()).links())
        assert found["relations"] == kinds
        exported = parse(found["json"])
        assert exported.format == "argdown-json"
        apart = JOINED_DATA.sub("", text)  # the tool's own export has no data of mentions, so it joins no premises
        assert structure(exported.map) == structure(parse(apart).map)


def test_titles_are_words_that_people_can_read() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("We should take two rabbits.", id="two-rabbits")
    long = "Rabbits that are [alone] are lonely, and so are people; everybody knows."
    builder.support([builder.claim(long, id="c7"), builder.claim("They are alone.", id="alone")], thesis)
    builder.attack(builder.claim("Rabbits cost money.", id="c8"), thesis)
    builder.attack(builder.claim("Rabbits cost money!", id="c9"), thesis)
    debate = builder.build()
    text = dumps(debate, format="argdown")
    for title in ("[Two rabbits]", "[Rabbits that are alone are lonely, and …]", "[Rabbits cost money]"):
        assert f"{title}: " in text
    assert "[Rabbits cost money 2]: " in text
    assert loads(text, format="argdown") == debate


def test_premises_that_are_needed_together_are_statements_below_their_target() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("Take rabbits.", id="rabbits")
    pair = [builder.claim("They are calm.", id="calm"), builder.claim("We need calm.", id="need")]
    step = builder.support(pair, thesis, id="both", weight=0.5, scheme="practical")
    builder.support(builder.claim("I saw it.", id="seen"), pair[1])
    debate = builder.build()
    text = dumps(debate, format="argdown")
    assert '  + [Calm]: They are calm. {"argmap": {"id": "calm"},"argmap-step": {"joined": "both",' in text
    assert '  + [Need]: We need calm. {"argmap": {"id": "need"},"argmap-step": {"joined": "both"}}' in text
    assert "    + [Seen]: " in text
    assert "<" not in text.split("===")[-1]
    assert loads(text, format="argdown") == debate
    builder.attack(builder.claim("Calm is not enough.", id="not"), step)
    undercut = builder.build()
    text = dumps(undercut, format="argdown")
    assert "<Calm and need>" in text
    assert loads(text, format="argdown") == undercut
