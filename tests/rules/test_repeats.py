"""Repeated claims: where taking one out, or referring to the first, is safe enough to be offered."""

from __future__ import annotations

import json

import pytest

from tests.rules.cases import mended

START = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("pillars:\n  - A b.\n  - C.\n  - A b.\n", "pillars:\n  - A b.\n  - C.\n"),
        ("pillars:\n  - A b.\n  - A b.\n  - C.\n", "pillars:\n  - A b.\n  - C.\n"),
        ("pillars:\n  - A b.\n  - claim: A b.\n", "pillars:\n  - A b.\n"),
        ("pillars:\n  - A b.\n  # why\n  - {claim: A b.}\n", "pillars:\n  - A b.\n  # why\n"),
        ("pillars: [A b., A b.]\n", "pillars: [A b.]\n"),
        ("pillars: [A b., A b., C.]\n", "pillars: [A b., C.]\n"),
        ("pillars: [A b., {claim: A b.}]\n", "pillars: [A b.]\n"),
        ("pillars: [A b., {premises: [C., A b.], weight: 0.5}]\n", "pillars: [A b., {premises: [C.], weight: 0.5}]\n"),
        ("pillars:\n  - claim: C.\n    reasons:\n      - A b.\n      - A b.\n", None),
    ],
)
def test_a_repeat_beside_the_first_is_taken_out_with_its_mark(text: str, left: str | None) -> None:
    wanted = left if left is not None else text.removesuffix("      - A b.\n")
    assert mended(START + text, "duplicate-sibling") == START + wanted


@pytest.mark.parametrize(
    "text",
    [
        "pillars: [A b., {id: x, claim: A b.}]\n",
        "pillars: [A b., {claim: A b., kind: evidence}]\n",
        "pillars: [A b., {claim: A b., voice: me}]\n",
        "pillars: [A b., {claim: A b., weight: 0.5}]\n",
        "pillars: [A b., {claim: A b., reasons: [C.]}]\n",
        "pillars: [A b., {claim: A b., undercuts: [C.]}]\n",
        "pillars: [A b., {claim: A b., attacks: [{ref: t}]}]\n",
        "pillars: [A b., A b., {claim: C., attacks: [a-b-2]}]\n",
        "pillars: [A b., A b., A b.]\nclaims: [{claim: C., attacks: [a-b-3]}]\n",
        "pillars:\n  - A b.\n  - A b.  # why\n",
        "pillars:\n  - A b.\n  - |\n    A b.\n",
        "pillars:\n  - A b.\n  - claim: A b.  # why\n",
        "pillars:\n  - claim: C.\n    reasons:\n    - A b.\n    evidence:\n    - A b.\n",
        "pillars: [A b.]\nclaims: [{claim: A b., supports: [t]}]\n",
    ],
)
def test_a_repeat_that_something_depends_on_stays(text: str) -> None:
    assert mended(START + text, "duplicate-sibling") == START + text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("pillars: [A b.]\nobjections: [A b.]\n", None),
        ("pillars: [A b.]\nclaims: [A b.]\n", None),
        ("pillars: [{claim: A b., reasons: [A b.]}]\n", None),
        ("pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - A b.\n", "      - {ref: a-b}\n"),
        ("pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - claim: A b.\n", "      - ref: a-b\n"),
        ("pillars:\n  - A b.\n  - {claim: C., reasons: [A b.]}\n", "  - {claim: C., reasons: [{ref: a-b}]}\n"),
        ("pillars:\n  - A b.\n  - {claim: C., reasons: [{claim: A b.}]}\n", "  - {claim: C., reasons: [{ref: a-b}]}\n"),
        ("pillars:\n  - {id: 'on', claim: A b.}\n  - {claim: C., reasons: [A b.]}\n",
         '  - {claim: C., reasons: [{ref: "on"}]}\n'),
    ],
)  # fmt: skip
def test_a_repeat_elsewhere_becomes_a_reference_where_that_closes_no_cycle(text: str, left: str | None) -> None:
    *others, last = text.splitlines(keepends=True)
    assert mended(START + text, "duplicate-claim") == START + "".join(others) + (left or last)


@pytest.mark.parametrize(("escaped", "left"), [(False, ["Été là.", "Car."]), (True, ["Été là.", "Été là.", "Car."])])
def test_a_name_that_may_be_written_in_escapes_keeps_its_claim(escaped: bool, left: list[str]) -> None:
    debate = {"argmap": 1, "thesis": "It is so.", "pillars": ["Été là.", "Été là.", "Car."]}
    fixed = json.loads(mended(json.dumps(debate, ensure_ascii=escaped), "duplicate-sibling"))
    assert fixed["pillars"] == left
