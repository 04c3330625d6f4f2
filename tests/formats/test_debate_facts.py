"""Facts of debates in ASPARTIX: texts and supports beside arguments and attacks; labels of edges in TGF."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from tests.formats.facts import codes, relations

DEBATE = """\
arg(root).
text(root, Zoos should be closed).
arg(12).
text(12, Animals suffer there (often), 50 % of them.).
support(12, root).
arg(13).
text(13, "Zoos breed
species, too").
att(13, root).
"""


def test_a_debate_has_its_texts_and_supports() -> None:
    document = parse(DEBATE)
    assert (document.format, codes(document)) == ("apx", [])
    assert {claim.id: claim.text for claim in document.map.claims} == {
        "root": "Zoos should be closed",
        "12": "Animals suffer there (often), 50 % of them.",
        "13": "Zoos breed\nspecies, too",
    }
    assert relations(document) == [("12", "support", "root"), ("13", "attack", "root")]
    assert document.map.thesis == "root"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("arg(a).\ntext(b, B).\n", "ARG021"),
        ("arg(a).\ntext(a, A).\ntext(a, B).\n", "ARG020"),
        ("arg(a).\ntext(a, no end\narg(b).\n", "ARG056"),
        ("arg(a).\nsupport(a).\n", "ARG056"),
    ],
)
def test_facts_that_do_not_fit_are_reported(text: str, code: str) -> None:
    document = parse(text, format="apx")
    assert code in codes(document)
    assert document.map.claims[0].id == "a"


def test_a_label_of_an_edge_may_say_that_it_supports() -> None:
    document = parse("t Close it.\na Air\nb Trade\nc Noise\n#\na t pro\nb t con\nc t 0.5\n")
    assert document.format == "tgf"
    assert set(relations(document)) == {("a", "support", "t"), ("b", "attack", "t"), ("c", "attack", "t")}
    assert [loss.examples for loss in document.losses] == [("0.5",)]


def test_a_line_of_kialo_without_a_stance_has_no_sign() -> None:
    document = parse("Discussion Title: T\n\n1. Close it.\n1.1. Pro: Air\n1.2. Trade\n")
    assert [(str(r.polarity), r.label) for r in document.map.relations] == [("support", None), ("unknown", None)]
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert (error.code, "write 'Pro:' or 'Con:' behind its number" in error.message) == ("ARG057", True)
