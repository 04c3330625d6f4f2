"""Fixes: what is fixed, what is left, and files that stay whole."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.batch.checking import CheckOptions
from argmap.batch.fixing import fix_file, fix_text
from argmap.batch.rule_plans import RulePlans
from argmap.batch.rule_selection import RuleSelection
from argmap.formats import dumps, loads, parse
from argmap.model.elements import ArgumentMap
from argmap.model.stored import plain_fields
from tests.effort import examples
from tests.strategies import maps

PLANS = RulePlans(RuleSelection())
FAULTY = """\
title: Old town  # in work
thesis: {id: t, claim: It is so.}
pillars:
  - clam: One.
    evidnce:
      - {claim: Seen., source: Report}
    kind: clam
objections:
  - claim: But.  # argmap: ignore[bare-pillar]
    rebuttals: [No.]
    allow:
      unanswered-objection: because
      unanswerd-objection: because
recommendations:
  - {claim: Do it., addresses: [bt]}
"""


def test_safe_fixes_leave_the_map_as_it_is() -> None:
    fixed = fix_text(FAULTY, "map.yaml", CheckOptions(), PLANS)
    assert dict(fixed.fixed) == {"missing-version": 1}
    assert fixed.text == "argmap: 1\n" + FAULTY


def test_unsafe_fixes_go_on_until_nothing_is_left_to_mend() -> None:
    fixed = fix_text(FAULTY, "map.yaml", CheckOptions(), PLANS, unsafe=True)
    assert fixed.text == (
        "argmap: 1\n"
        "title: Old town  # in work\n"
        "thesis: {id: t, claim: It is so.}\n"
        "pillars:\n"
        "  - claim: One.\n"
        "    evidence:\n"
        "      - {claim: Seen., source: Report}\n"
        "    kind: claim\n"
        "objections:\n"
        "  - claim: But.\n"
        "    rebuttals: [No.]\n"
        "recommendations:\n"
        "  - {claim: Do it., addresses: [but]}\n"
    )
    assert [d.rule for d in fixed.checked.diagnostics if d.fix is not None] == []
    assert loads(fixed.text).thesis == "t"


def test_a_fix_that_makes_the_text_read_worse_is_taken_back() -> None:
    text = "argmap: 1\nthesis: It is so.\npillars:\n  - {claim: One., evidnce: [a], evidenc: [b]}\n"
    fixed = fix_text(text, "map.yaml", CheckOptions(), PLANS, unsafe=True)
    assert "evidence: [a], evidenc: [b]" in fixed.text
    assert [d.rule for d in fixed.checked.diagnostics if d.is_reading_error] == ["unknown-key"]


def test_line_ends_marks_and_the_rest_of_a_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    raw = b"\xef\xbb\xbf# caf\xc3\xa9\r\ntitle: x\r\nthesis: It is so.\r\n"
    file.write_bytes(raw)
    fixed, diff = fix_file(file, CheckOptions(), PLANS, unsafe=False, write=False)
    assert file.read_bytes() == raw
    assert b"+argmap: 1\r\n" in diff
    fix_file(file, CheckOptions(), PLANS, unsafe=False, write=True)
    assert file.read_bytes() == b"\xef\xbb\xbf# caf\xc3\xa9\r\nargmap: 1\r\ntitle: x\r\nthesis: It is so.\r\n"
    assert fixed.fixed.total() == 1


def test_a_file_that_is_not_text_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_bytes(b"title: caf\xe9\n")
    fixed, diff = fix_file(file, CheckOptions(), PLANS, unsafe=True, write=True)
    assert (file.read_bytes(), diff) == (b"title: caf\xe9\n", b"")
    assert [d.code for d in fixed.checked.diagnostics if d.code == "ARG001"] == ["ARG001"]


@settings(max_examples=examples(60), deadline=None)
@given(maps())
def test_safe_fixes_keep_every_map(debate: ArgumentMap) -> None:
    fixed = fix_text(dumps(debate), "map.yaml", CheckOptions(), PLANS)
    again = parse(fixed.text).map
    assert [plain_fields(r, {"allow"}) for r in again.relations] == [
        plain_fields(r, {"allow"}) for r in debate.relations
    ]
    assert [c.id for c in again.claims] == [c.id for c in debate.claims]
    assert fix_text(fixed.text, "map.yaml", CheckOptions(), PLANS).text == fixed.text


@settings(max_examples=examples(60), deadline=None)
@given(maps(), st.data())
def test_fixes_never_make_a_broken_text_read_worse(debate: ArgumentMap, data: st.DataObject) -> None:
    text = dumps(debate)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(["", "x", "\n", ": ", "[", '"', "#"])) + text[at + 1 :]
    before = sum(d.is_reading_error for d in parse(text).diagnostics)
    fixed = fix_text(text, "map.yaml", CheckOptions(), PLANS, unsafe=True)
    assert sum(d.is_reading_error for d in parse(fixed.text).diagnostics) <= before
