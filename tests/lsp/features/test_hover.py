"""What is said of the thing at the cursor."""

from __future__ import annotations

import pytest

from tests.lsp.features.marked import TOWN, answer, ask, opened
from tests.samples.unsettled import UNSETTLED


def said(marked: str, format: str = "native") -> str | None:
    hover = ask("hover", marked, format)
    return hover.contents.value if hover is not None else None


def test_a_claim_says_its_role_its_strength_and_why() -> None:
    assert said(TOWN.replace("The old", "The o‸ld")) == (
        "**thesis** · close\n\n"
        "The old town should be closed to private cars.\n\n"
        "strength **0.50** (base 0.50, not stated)  \n"
        "supported most by “The air gets cleaner.” (+0.10)  \n"
        "attacked most by “Shops lose customers.” (−0.10)"
    )


def test_an_id_says_the_same_wherever_it_stands() -> None:
    there = said(TOWN.replace("id: clean", "id: cl‸ean") + "    supports: [clean]\n")
    assert there == said(TOWN + "    supports: [cle‸an]\n")
    assert "issue: air" in there


def test_a_cycle_that_does_not_settle_hides_no_claim() -> None:
    analysis, _ = opened(UNSETTLED)
    claim = analysis.map.claim("a0")
    span = analysis.document.span(claim.id, "id", "text")
    hover = answer("hover", analysis, analysis.offsets_of(span)[0])
    assert "strength unknown: the strengths in a cycle" in hover.contents.value


@pytest.mark.parametrize(
    ("mark", "begins"),
    [
        ("    sch‸eme: expert-opinion", "**scheme**: the pattern of reasoning"),
        ("    scheme: expert-‸opinion", "**Argument from Expert Opinion**\n\nPremises:"),
        ("    allow: {bare-‸pillar: why}", "**bare-pillar** · ARG203 · warning\n\nA pillar that has no support."),
        ("# argmap: ignore[one-sided-map, bare-p‸illar]", "**bare-pillar** · ARG203"),
        ("relations:\n  - {premises: [clean], attack: shops-‸step}", "**objection** · shops-step\n\n“Shops lose"),
        ("exp‸ect: {}", "**expect**: what must come out of the map"),
    ],
)
def test_keys_schemes_rules_and_relations_are_explained(mark: str, begins: str) -> None:
    assert (said(TOWN + mark) or "").startswith(begins)


def test_an_issue_counts_its_claims() -> None:
    assert said(TOWN.replace("issue: air", "issue: a‸ir")) == "**issue** · air\n\n1 claim about it"


def test_texts_of_a_map_are_shown_as_they_are() -> None:
    hostile = "'[x](command:evil) <img src=x onerror=alert(1)> ![i](https://evil.example) **b** `c`'"
    shown = said(TOWN.replace("claim: The air gets cleaner.", f"claim: {hostile}").replace("id: clean", "id: cle‸an"))
    assert "<img" not in shown and "](" not in shown and "**b**" not in shown and "`c`" not in shown
    assert "https://evil" not in shown


def test_nothing_is_said_of_blanks_and_unknown_ids() -> None:
    assert said(TOWN + "    supports: [nowhere‸]\n") is None
    assert said(TOWN + "‸\n") is None


def test_an_argdown_title_says_its_claim() -> None:
    text = "[Close]: Close it.\n  + <Air>: The air.\n  + <Air>\n"
    assert said(text.replace("<Air>\n", "<A‸ir>\n"), "argdown").startswith("**pillar** · Air\n\nThe air.")
    assert said(text.replace("Close it", "Clo‸se it"), "argdown") is None
