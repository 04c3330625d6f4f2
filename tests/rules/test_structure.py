"""Planted faults of structure, each found at its place, and what must not be taken for one."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Severity
from argmap.formats import parse
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.rules import check
from tests.rules.cases import found, mended, places

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"


def test_a_thesis_that_could_not_be_read_is_not_missing() -> None:
    text = "argmap: 1\nthesis: {id: t, clam: It is so.}\nclaims: [One.]\n"
    assert places(text, "missing-thesis") == []
    assert places("argmap: 1\nclaims: [One.]\n", "missing-thesis") == [(1, 1, 1, 1)]


def test_each_loose_claim_is_a_root_and_many_are_reported_together() -> None:
    few = THESIS + "claims:\n  - One.\n  - claim: Two.\n    reasons: [Three.]\n"
    assert places(few, "second-root") == [(4, 5, 4, 9), (5, 12, 5, 16)]
    many = THESIS + "claims: [" + ", ".join(f"Claim {n}" for n in range(11)) + "]\n"
    (diagnostic,) = found(many, "second-root")
    assert diagnostic.message.startswith("11 claims")
    assert len(diagnostic.related) == 9
    assert all(other.span is not None for other in diagnostic.related)


def test_each_ring_is_reported_once_where_it_closes() -> None:
    text = """
        argmap: 1
        thesis: {id: t, claim: It is so.}
        pillars:
          - id: a
            claim: One.
            reasons:
              - id: b
                claim: Two.
                reasons:
                  - ref: a
          - id: c
            claim: Three.
            supports: [d]
            reasons:
              - {id: d, claim: Four.}
        claims:
          - {id: e, claim: Five., supports: [e]}
    """
    rings = found(text, "circular-support")
    assert [d.message for d in rings] == [
        "circular support: 'a' supports 'b' supports 'a'",
        "circular support: 'c' supports 'd' supports 'c'",
        "'e' supports itself",
    ]
    assert places(text, "circular-support") == [(10, 18, 10, 19), (13, 16, 13, 17), (17, 38, 17, 39)]
    assert {d.severity for d in rings} == {Severity.ERROR}


def test_two_rings_through_one_claim_are_two() -> None:
    text = """
        argmap: 1
        thesis: It is so.
        pillars:
          - id: a
            claim: One.
            reasons:
              - claim: Two.
                reasons: [{ref: a}]
              - claim: Three.
                reasons: [{ref: a}]
    """
    assert [place[0] for place in places(text, "circular-support")] == [8, 10]


def test_a_ring_through_co_premises_and_backing_is_a_ring() -> None:
    text = """
        argmap: 1
        thesis: It is so.
        pillars:
          - id: p
            claim: One.
            reasons:
              - claim: Two.
                backing:
                  - premises: [{ref: b}, Three.]
          - id: b
            claim: Four.
            reasons: [{ref: REASON}]
        claims: [{id: c, claim: Five.}]
    """
    assert places(text.replace("REASON", "c"), "circular-support") == []
    assert places(text.replace("REASON", "p"), "circular-support") == [(12, 21, 12, 22)]


def test_a_ring_through_an_attack_is_no_circular_support() -> None:
    text = THESIS + "objections:\n  - id: a\n    claim: One.\n    rebuttals: [{id: b, claim: Two.}]\n"
    assert places(text + "relations: [{premises: [a], attack: b}]\n", "circular-support") == []
    assert places(text + "relations: [{premises: [a], support: b}]\n", "circular-support") == []


def test_a_claim_that_attacks_itself_is_found_at_the_id() -> None:
    text = THESIS + "pillars:\n  - id: a\n    claim: One.\n    attacks: [a]\n"
    assert places(text, "self-attack") == [(6, 15, 6, 16)]
    together = THESIS + "pillars: [{id: a, claim: One.}]\nrelations: [{premises: [a, t], attack: a}]\n"
    assert "together with its co-premises" in found(together, "self-attack")[0].message


def test_the_same_premises_for_and_against_one_target() -> None:
    text = THESIS + "pillars: [{id: a, claim: One., attacks: [t]}]\n"
    (diagnostic,) = found(text, "pro-and-con")
    assert diagnostic.related[0].span is not None
    assert places(text, "pro-and-con") == [(3, 42, 3, 43)]
    other = THESIS + "pillars: [{id: a, claim: One.}]\nobjections: [{premises: [{ref: a}, Two.]}]\n"
    assert places(other, "pro-and-con") == []


def test_a_text_repeated_beside_or_elsewhere_points_to_the_first() -> None:
    beside = THESIS + 'pillars:\n  - The “air” gets   cleaner.\n  - claim: the "AIR" gets cleaner\n'
    (diagnostic,) = found(beside, "duplicate-sibling")
    assert places(beside, "duplicate-sibling") == [(5, 12, 5, 34)]
    assert diagnostic.related[0].span is not None
    assert diagnostic.related[0].span.start == (4, 5)
    elsewhere = THESIS + "pillars: [A b.]\nobjections: [a b!]\n"
    assert places(elsewhere, "duplicate-claim") == [(4, 14, 4, 18)]


@pytest.mark.parametrize(
    ("below", "siblings", "others"),
    [
        ("pillars: [A b., A b., A b.]", 2, 0),
        ("pillars: [A b.]\nobjections: [A b., A b.]", 1, 1),
        ("pillars: [{premises: [A b., A b.]}]", 1, 0),
        ("pillars: [{premises: [A b., C.]}, A b.]", 1, 0),
        ("pillars: [{claim: C., reasons: [A b.]}, A b.]", 0, 1),
        ("pillars: [{claim: C., undercuts: [A b., A b.]}]", 1, 0),
        ("pillars: [{claim: C., context: [A b.], reasons: [A b.]}]", 0, 1),
        ("pillars: [{claim: A b., reasons: [A b.]}]", 0, 1),
        ("claims: [A b., A b.]", 0, 1),
        ("pillars: [A b.]\nclaims: [{claim: A b., supports: [t]}]", 1, 0),
        ("pillars: [{id: a, claim: A b.}, {ref: a}]", 0, 0),
    ],
)
def test_a_repeat_is_found_by_one_rule_only(below: str, siblings: int, others: int) -> None:
    text = THESIS + below + "\n"
    assert len(places(text, "duplicate-sibling")) == siblings
    assert len(places(text, "duplicate-claim")) == others


def test_texts_of_punctuation_only_are_no_duplicates() -> None:
    for rule in ("duplicate-claim", "duplicate-sibling"):
        assert places(THESIS + "pillars: [a ?, b ?, '...', '!!']\n", rule) == []


@pytest.mark.parametrize(
    ("below", "after"),
    [
        (
            "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - A b.  # again\n",
            "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - {ref: a-b}  # again\n",
        ),
        (
            "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - claim: a\n          b\n      - D.\n",
            "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - ref: a-b\n      - D.\n",
        ),
        (
            "pillars: [{id: x, claim: A b.}, {claim: C., reasons: [{ claim: A b. }, E., 'A b.']}]\n",
            "pillars: [{id: x, claim: A b.}, {claim: C., reasons: [{ref: x}, E., {ref: x}]}]\n",
        ),
        (
            "pillars: [A b.]\nobjections:\n  - claim: C.\n    rebuttals: [\n      A b.,\n      D.]\n",
            "pillars: [A b.]\nobjections:\n  - claim: C.\n    rebuttals: [\n      {ref: a-b},\n      D.]\n",
        ),
        (
            "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - premises:\n        - A b.\n        - D.\n",
            "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - premises:\n        - {ref: a-b}\n        - D.\n",
        ),
    ],
)
def test_a_bare_repeat_elsewhere_is_met_again(below: str, after: str) -> None:
    repeats = len(found(THESIS + below, "duplicate-claim"))
    text = mended(THESIS + below, "duplicate-claim")
    if "{ claim: A b. }" not in below:  # two that become the same reference are still two relations
        assert text == THESIS + after
    document = parse(text)
    assert document.diagnostics == ()
    assert len(document.map.claims) == len(parse(THESIS + below).map.claims) - repeats


@pytest.mark.parametrize(
    "below",
    [
        "pillars: [A b., {claim: C., reasons: [{claim: A b., note: why}]}]",
        "pillars: [A b., {claim: C., reasons: [{claim: A b., reasons: [D.]}]}]",
        "pillars: [A b., {claim: C., reasons: [{claim: A b., reasons: []}]}]",
        "pillars: [A b., {claim: C., reasons: [{claim: A b., weight: 0.5}]}]",
        "pillars: [A b., {claim: C., reasons: [{claim: A b., id: y}]}]",
        "pillars: [A b., {claim: C., evidence: [A b.]}]",
        "pillars: [A b., {claim: C., reasons: [A b.]}, {claim: D., attacks: [a-b-2]}]",
        "expect: {strength: {a-b-2: 0.5}}\npillars: [A b., {claim: C., reasons: [A b.]}]",
        "pillars: [A b., {claim: C., reasons: [A b., E., {claim: A.b!}]}, {claim: D., attacks: [a-b-3]}]",
        "pillars: [A b.]\nobjections: [A b.]",
        "pillars: [{claim: A b., reasons: [{claim: C., reasons: [A b.]}]}]",
        "pillars: [A b.]\nclaims: [A b.]",
        "pillars: [A b.]\nobjections: [C.]\nrecommendations: [A b.]",
        "pillars: [A b.]\nobjections: [{id: c, claim: C.}]\nclaims: [{claim: A b., supports: [c]}]",
        "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - >-\n        A b.\n",
        "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - claim:\n          A b.\n",
        "pillars:\n  - A b.\n  - claim: C.\n    reasons:\n      - claim: A b.\n        reasons:\n      - D.\n",
    ],
)
def test_a_repeat_with_more_to_it_is_left_to_its_author(below: str) -> None:
    assert [d.fix for d in found(THESIS + below + "\n", "duplicate-claim")][-1:] == [None]


def test_a_bare_repeat_in_json_is_met_again() -> None:
    text = (
        '{"argmap": "1", "thesis": "T.", "pillars": ["A b.", {"claim": "C.", "reasons": [{"claim": "A b."}, "A b"]}]}'
    )
    after = mended(text, "duplicate-claim")
    assert after.endswith('"reasons": [{"ref": "a-b"}, "A b"]}]}')
    assert parse(after).diagnostics == ()


@pytest.mark.parametrize(
    ("below", "after"),
    [
        ("pillars: [A b., A b., 'A b!']\n", "pillars: [A b.]\n"),
        ("pillars:\n  - A b.\n  - C.\n  - claim: A\n      b.\n", "pillars:\n  - A b.\n  - C.\n"),
        (
            "pillars:\n  - claim: A b.\n    reasons:\n      - D.\n\n  # more\n  - {claim: A b.}\n",
            "pillars:\n  - claim: A b.\n    reasons:\n      - D.\n\n  # more\n",
        ),
        ("pillars:\n  - premises:\n    - A b.\n    - a b\n", "pillars:\n  - premises:\n    - A b.\n"),
    ],
)
def test_a_bare_repeat_beside_the_first_is_taken_out(below: str, after: str) -> None:
    text = mended(THESIS + below, "duplicate-sibling")
    assert text == THESIS + after
    assert parse(text).diagnostics == ()
    assert found(text, "duplicate-sibling") == []


@pytest.mark.parametrize(
    "below",
    [
        "pillars:\n  - A b.\n  - A b.  # twice\n",
        "pillars:\n  - A b.\n  - {claim: A b., voice: me}\n",
        "pillars:\n  - A b.\nclaims:\n  - {claim: A b., supports: [t]}\n",
        "pillars: [A b.]\n" + "recommendations: [{claim: A b., supports: [t]}]\n",
        "pillars: [{premises: [A b., C.]}, {premises: [A b., D.]}]\n",
    ],
)
def test_a_repeat_beside_that_cannot_go_without_loss_stays(below: str) -> None:
    (diagnostic,) = found(THESIS + below, "duplicate-sibling")
    assert diagnostic.fix is None


def test_thousands_of_repeats_are_found_in_one_pass() -> None:
    wide = THESIS + "pillars:\n" + "  - A b.\n" * 5000
    assert len(found(wide, "duplicate-sibling")) == 1001
    apart = THESIS + "pillars:\n" + "".join(f"  - {{claim: Claim {n}, reasons: [A b.]}}\n" for n in range(3000))
    diagnostics = found(apart, "duplicate-claim")
    assert len(diagnostics) == 1001
    assert all(d.fix is not None for d in diagnostics[:1000])


def test_a_recommendation_without_an_aim() -> None:
    text = (
        THESIS
        + "objections: [{id: o, claim: But.}]\nrecommendations:\n  - Do it.\n  - {claim: Do that., addresses: o}\n"
    )
    assert places(text, "orphan-recommendation") == [(5, 5, 5, 11)]
    draft = text.replace("  - Do it.", "  - {claim: Do it., status: draft}")
    assert places(draft, "orphan-recommendation") == []


def test_a_recommendation_that_supports_something_or_is_the_thesis_has_an_aim() -> None:
    thesis = "argmap: 1\nthesis: {id: t, claim: Do it., kind: recommendation}\n"
    text = thesis + "recommendations: [{claim: Do that., supports: [t]}]\n"
    assert places(text, "orphan-recommendation") == []


def test_one_side_only() -> None:
    pro, con = THESIS + "pillars: [One.]\n", THESIS + "objections: [One.]\n"
    assert places(pro, "one-sided-map") == places(con, "one-sided-map") == [(2, 24, 2, 33)]
    assert "no objection" in found(pro, "one-sided-map")[0].message
    assert "there is no pillar" in found(con, "one-sided-map")[0].message


def test_an_issue_that_is_not_declared() -> None:
    text = "argmap: 1\nissues: [trade, health]\nthesis: {claim: It is so., issue: heatlh}\n"
    (diagnostic,) = found(text, "unknown-issue")
    assert places(text, "unknown-issue") == [(3, 35, 3, 41)]
    assert "did you mean 'health'?" in diagnostic.message
    assert diagnostic.fix is not None and diagnostic.fix.edits[0].text == "health"
    assert places(text, "unused-issue") == [(2, 9, 2, 10), (2, 9, 2, 10)]
    assert places("argmap: 1\nthesis: {claim: It is so., issue: any}\n", "unknown-issue") == []


def test_a_fix_keeps_the_quotes_of_the_value() -> None:
    text = '{"argmap": "1", "issues": ["health"], "thesis": {"claim": "It is so.", "issue": "heatlh"}}'
    (diagnostic,) = found(text, "unknown-issue")
    assert diagnostic.fix is not None and diagnostic.fix.edits[0].text == '"health"'


def test_backings_that_only_back_each_other_are_a_ring_without_claims() -> None:
    builder = MapBuilder()
    builder.thesis("It is so.", id="t")
    builder.support("t", "r2", id="r1")
    builder.support("t", "r1", id="r2")
    messages = [d.message for d in check(Document(builder.build())) if d.rule == "circular-support"]
    assert messages == ["these backings support only each other"]


def test_a_ring_beside_the_thesis_is_reported_once_with_what_hangs_below_it() -> None:
    text = THESIS + (
        "claims:\n  - {id: a, claim: One., attacks: [b]}\n  - {id: b, claim: Two., attacks: [a], reasons: [Three.]}\n"
    )
    (diagnostic,) = found(text, "unreachable-claim")
    assert diagnostic.message == "nothing leads from 'a', 'b', 'three' to the thesis or to another root"
    assert places(text, "unreachable-claim") == [(4, 20, 4, 24)]
    assert [other.element for other in diagnostic.related] == ["b", "three"]
    assert places(text, "second-root") == []
    assert places(text.replace("attacks: [a]", "attacks: [a, t]"), "unreachable-claim") == []


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("relations: [{premises: [a], neutral: t}]\nclaims: [{id: a, claim: One., reasons: [Two.]}]", ["a", "two"]),
        ("relations: [{premises: [a], neutral: t, label: rephrases}]\nclaims: [{id: a, claim: One.}]", []),
        ("relations: [{premises: [a], neutral: a}]\nclaims: [{id: a, claim: One., kind: question}]", []),
        ("pillars: [{claim: P., context: [{claim: One., id: a, reasons: [Two.]}]}]", []),
        ("pillars: [{claim: P., context: [{claim: One., id: a, kind: evidence}]}]", ["a"]),
        ("claims: [{id: a, claim: One., reasons: [Two.]}]", []),
        ("recommendations: [{claim: Do., reasons: [Two.]}]", []),
        ("pillars: [{id: p, claim: P.}]\nobjections: [{claim: O., attacks: [p->t]}]", []),
    ],
)
def test_what_leads_to_the_thesis_or_to_a_root(below: str, expected: list[str]) -> None:
    diagnostics = found(THESIS + below + "\n", "unreachable-claim")
    named = [name for d in diagnostics for name in (d.element, *(other.element for other in d.related))]
    assert named == expected


def test_without_a_thesis_nothing_can_lead_to_it() -> None:
    assert places("argmap: 1\nclaims: [{id: a, claim: One., attacks: [b]}, {id: b, claim: Two., attacks: [a]}]\n",
                  "unreachable-claim") == []  # fmt: skip


def test_many_groups_beside_the_thesis_are_reported_together() -> None:
    pairs = "".join(
        f"  - {{id: a{n}, claim: A {n}., attacks: [b{n}]}}\n  - {{id: b{n}, claim: B {n}., attacks: [a{n}]}}\n"
        for n in range(11)
    )
    (diagnostic,) = found(THESIS + "claims:\n" + pairs, "unreachable-claim")
    assert diagnostic.message.startswith("22 claims")
    assert len(diagnostic.related) == 9


def test_seven_reasons_are_enough_and_sides_are_counted_apart() -> None:
    seven = ", ".join(f"Reason {n}" for n in range(7))
    text = THESIS + f"pillars: [{seven}]\nobjections: [{seven.replace('Reason', 'But')}]\n"
    assert places(text, "crowded-claim") == []
    (diagnostic,) = found(text.replace("But 0", "But 0, But 9"), "crowded-claim")
    assert "8 objections to 't'" in diagnostic.message
    assert diagnostic.severity is Severity.INFO
    assert len(found(text, "crowded-claim", relations=6)) == 2


def test_context_does_not_crowd_a_claim() -> None:
    text = THESIS + "pillars: [{claim: P., context: [" + ", ".join(f"Aside {n}" for n in range(12)) + "]}]\n"
    assert places(text, "crowded-claim") == []


def nested(depth: int, key: str = "reasons") -> str:
    """A thesis with a chain of so many claims below it, each on a line of its own."""
    lines = [f"{'  ' * (2 * n - 1)}- claim: Step {n}.\n{'  ' * 2 * n}{key}:\n" for n in range(1, depth)]
    return THESIS + "pillars:\n" + "".join(lines) + f"{'  ' * (2 * depth - 1)}- Step {depth}.\n"


def test_a_branch_is_too_deep_from_the_seventh_step_on() -> None:
    assert places(nested(6), "deep-branch") == []
    (diagnostic,) = found(nested(9), "deep-branch")
    assert diagnostic.message.startswith("from 'step-7' on, this branch goes 9 steps deep")
    assert [d.element for d in found(nested(9), "deep-branch", depth=8)] == ["step-9"]


def test_each_branch_that_is_too_deep_is_reported() -> None:
    text = (
        THESIS
        + "pillars:\n  - {claim: A., reasons: [{claim: B., reasons: [C., D.]}]}\n  - {claim: E., reasons: [F.]}\n"
    )
    assert [d.element for d in found(text, "deep-branch", depth=2)] == ["c", "d"]
    assert [d.element for d in found(text, "deep-branch", depth=1)] == ["b", "f"]
    assert "goes 3 steps" in found(text, "deep-branch", depth=1)[0].message


def test_a_claim_met_again_deep_down_is_not_deep() -> None:
    text = nested(6).replace("- Step 6.", "- {ref: t2}") + "  - {id: t2, claim: Two.}\n"
    assert places(text, "deep-branch") == []


BRANCH = (
    "pillars:\n  - claim: One.\n    reasons: [A., B., C., D.]\n    objections: [{claim: E., rebuttals: [F.]}, G.]\n"
)


def test_a_thesis_with_one_line_that_holds_everything() -> None:
    (diagnostic,) = found(THESIS + BRANCH, "single-branch-map")
    assert diagnostic.message.startswith("all 8 claims hang on one pillar: this map debates 'one'")
    assert places(THESIS + BRANCH, "single-branch-map") == [(2, 24, 2, 33)]
    assert places(THESIS + BRANCH.replace("D.", "{ref: a}"), "single-branch-map") == []
    assert places(THESIS + BRANCH + "objections: [But.]\n", "single-branch-map") == []
    assert len(found(THESIS + BRANCH.replace("D.", "{ref: a}"), "single-branch-map", claims=7)) == 1


def test_co_premises_are_no_single_branch() -> None:
    text = (
        THESIS + "pillars: [{premises: [{claim: One., reasons: [A., B., C.]}, {claim: Two., reasons: [D., E., F.]}]}]\n"
    )
    assert places(text, "single-branch-map") == []


def test_large_maps_of_every_shape_are_checked_without_recursion() -> None:
    builder = MapBuilder()
    below = thesis = builder.thesis("It is so.", id="t")
    for number in range(5000):
        builder.support(builder.claim(f"Pillar {number} holds."), thesis)
        below_next = builder.claim(f"Step {number} holds.")
        builder.attack(below_next, below)
        below = below_next
        builder.attack(builder.claim(f"Ring {number} holds.", id=f"r{number}"), f"r{(number + 1) % 5000}")
    rules = {d.rule for d in check(Document(builder.build()))}
    assert {"unreachable-claim", "crowded-claim", "deep-branch"} <= rules
