"""Abstract argumentation frameworks as TGF, APX and ICCMA write them."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from tests.formats.facts import codes, node_set, relations


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


@pytest.mark.parametrize("kind", ["CA", "MA"])
def test_claims_with_arrows_both_ways_bear_on_each_other(kind: str) -> None:
    document = parse(node_set("a:I", "b:I", f"r:{kind}", "a>r", "b>r", "r>a", "r>b"))
    word = {"CA": "attack", "MA": "neutral"}[kind]
    assert sorted(relations(document)) == [("a", word, "b"), ("b", word, "a")]
    assert relations(parse(node_set("a:I", "r:CA", "a>r", "r>a"))) == [("a", "attack", "a")]


def test_steps_between_everything_and_everything_are_bounded() -> None:
    names = [f"n{number}" for number in range(1_500)]
    arrows = [f"{name}>r" for name in names] + [f"r>{name}" for name in names]
    document = parse(node_set(*(f"{name}:I" for name in names), "r:RA", *arrows))
    assert "ARG006" in codes(document)
    assert (len(document.map.claims), document.map.relations) == (1_500, ())


def test_facts_may_be_parted_by_commas() -> None:
    document = parse("arg(A), arg(b)\natt(A, b), att(b,A).", format="apx")
    assert (codes(document), sorted(relations(document))) == ([], [("A", "attack", "b"), ("b", "attack", "A")])
