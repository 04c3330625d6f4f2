"""Comments that hold findings back: what they cover, and what is said of those that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.formats import parse
from argmap.rules import RulePlan, check, choose_rules
from argmap.syntax import edits
from tests.rules.cases import found, mended, places

OBJECTION = "argmap: 1\nthesis: {id: t, claim: It is so.}\nobjections:\n"


@pytest.mark.parametrize(
    "lines",
    [
        "  - claim: But.  # argmap: ignore[unanswered-objection]\n",
        "  - claim: But.  # argmap: ignore[ARG201]\n",
        "  - claim: But.  #argmap:ignore[bare-pillar, ARG201]\n",
        "  # argmap: ignore[ARG201] the article leaves it\n  - claim: But.\n",
        "  # argmap: ignore[ARG201]\n\n  # said by many\n  - claim: But.\n",
        "  # argmap: ignore[ARG201]\n\n  - claim: But.\n",
    ],
)
def test_a_comment_covers_its_line_or_alone_the_next(lines: str) -> None:
    assert found(OBJECTION + lines, "unanswered-objection") == []


@pytest.mark.parametrize(
    "lines",
    [
        "  # argmap: ignore[ARG201]\n  - claim: Covered.\n  - claim: But.\n",
        "  - claim: But.  # argmap: ignored[ARG201]\n",
        "  - claim: But.  # argmap: ignore[ARG202]\n",
        "  - claim: '# argmap: ignore[ARG201]'\n",
    ],
)
def test_a_comment_covers_nothing_else(lines: str) -> None:
    assert len(found(OBJECTION + lines, "unanswered-objection")) == 1


def test_an_idle_name_is_reported_at_its_place_and_taken_out() -> None:
    text = OBJECTION + "  - claim: But.  # argmap: ignore[ARG201, bare-pillar]  # why\n"
    assert places(text, "unused-ignore") == [(4, 43, 4, 54)]
    (finding,) = found(text, "unused-ignore")
    assert edits.apply(text, finding.fix.edits) == OBJECTION + "  - claim: But.  # argmap: ignore[ARG201]  # why\n"
    alone = OBJECTION + "  # argmap: ignore[bare-pillar]\n  - claim: But.\n"
    assert edits.apply(alone, found(alone, "unused-ignore")[0].fix.edits) == OBJECTION + "  - claim: But.\n"


def test_a_rule_that_does_not_run_leaves_its_comments_alone() -> None:
    document = parse(OBJECTION + "  - {claim: But., rebuttals: [No.]}  # argmap: ignore[ARG201]\n")
    assert "unused-ignore" in [d.rule for d in check(document)]
    assert "unused-ignore" not in [d.rule for d in check(document, ignore=["ARG201"])]
    assert "unused-ignore" not in [d.rule for d in check(replace(document, comments=()))]


def test_unknown_names_and_no_names_are_reported() -> None:
    text = OBJECTION + "  - claim: But.  # argmap: ignore[ARG021, unanswered-objecton]\n  # argmap: ignore\n"
    messages = [d.message for d in found(text, "unknown-rule")]
    assert "cannot be ignored" in messages[0]
    assert "did you mean 'unanswered-objection'?" in messages[1]
    assert "name the rule to ignore" in messages[2]
    assert places(text, "unknown-rule") == [(4, 35, 4, 41), (4, 43, 4, 62), (5, 3, 5, 19)]


def test_selectors_are_names_codes_beginnings_of_codes_and_all() -> None:
    document = parse(OBJECTION + "  - claim: But no?\n")
    assert [d.code for d in check(document, plan=RulePlan(choose_rules(["ARG2", "question-as-claim"])))] == [
        "ARG201",
        "ARG301",
    ]
    assert [
        d.code for d in check(document, plan=RulePlan(choose_rules(["ALL"], ignore=["ARG2", "ARG301", "ARG1"])))
    ] == []
    with pytest.raises(KeyError, match="there is no rule 'ARG77'"):
        choose_rules(["ARG77"])


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("# argmap: ignore[bare-pillar]", ""),
        ("# so # argmap: ignore[bare-pillar] the rest", "  # so # the rest"),
        ("#argmap:ignore[bare-pillar] the rest", "  # the rest"),
        ("# argmap: ignore[bare-pillar]# why", "  # why"),
        ("# so # argmap: ignore[bare-pillar, ARG201] x", "  # so # argmap: ignore[ARG201] x"),
    ],
)
def test_only_the_idle_part_of_a_comment_is_taken_out(comment: str, left: str) -> None:
    text = OBJECTION + f"  - claim: But.  {comment}\n"
    assert mended(text, "unused-ignore") == OBJECTION + f"  - claim: But.{left}\n"
