"""The worked example of the balance page, to the digits printed there, and its two pathologies."""

import pytest

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import score

ISSUES = {
    "security": ["P1", "E1", "O1", "H3"],
    "trade": ["P2", "E2", "O2"],
    "diplomacy": ["P3", "E3"],
    "domestic politics": ["O3"],
}
VOICES = {"author": ["E1", "E3", "B1", "R1", "R2", "R3"], "PM": ["E2"], "US": ["H3"]}


def example(*, answers: bool = True, copies: int = 0) -> ArgumentMap:
    issue = {claim: name for name, claims in ISSUES.items() for claim in claims}
    voice = {claim: name for name, claims in VOICES.items() for claim in claims}
    b = MapBuilder()
    thesis = b.thesis("The thesis holds.", id="T")
    names = ["P1", "P2", "P3", "E1", "E2", "E3", "O1", "O2", "O3", "H3", *(["B1", "R1", "R2", "R3"] if answers else [])]
    for name in names:
        kind = "recommendation" if name[0] == "R" else "claim"
        b.claim(f"This is {name}.", id=name, kind=kind, issue=issue.get(name), voice=voice.get(name))
    for number in "123":
        b.support(f"P{number}", thesis)
        b.support(f"E{number}", f"P{number}")
        b.attack(f"O{number}", thesis)
    b.support("H3", "O1")
    if answers:
        b.attack("B1", "O1")
        b.address("R1", "O1")
        b.address("R2", "O3")
        b.address("R3", "O2")
    for _ in range(copies):
        b.support(b.claim("this is P1"), thesis)
    return b.build()


def test_strengths():
    result = score(example())
    assert result.strength("T") == pytest.approx(0.6324, abs=5e-5)
    assert result.strength("T", "df-quad") == pytest.approx(0.668, abs=5e-4)
    by_hand = {"P1": 0.6, "P2": 0.6, "P3": 0.6, "O1": 0.4, "O2": 0.4, "O3": 0.4, "E1": 0.5}
    assert {claim: result.strength(claim) for claim in by_hand} == pytest.approx(by_hand, abs=1e-12)


def test_presence():
    balance = score(example()).balance
    assert balance["lines"] == {"pro": 3, "con": 3}
    assert balance["mass"] == pytest.approx({"pro": 1.8, "con": 1.6})
    assert balance["lean"] == pytest.approx(0.059, abs=5e-4)
    assert balance["presence"] == pytest.approx(0.941, abs=5e-4)


def test_treatment():
    balance = score(example()).balance
    assert balance["depths"] == pytest.approx({"pro": 2.0, "con": 1.333}, abs=5e-4)
    assert balance["development"] == pytest.approx(0.80)
    assert balance["response"] == {"pro": 0.0, "con": 1.0, "unanswered": [], "untested": ["P1", "P2", "P3"]}
    assert balance["test_parity"] == 0.0
    assert balance["last_word"] == pytest.approx(0.889, abs=5e-4)
    assert balance["integration"] == {"level": 4, "ignored": 0, "refuted": 0, "mitigated": 3, "weighed": 0}
    assert balance["issue_coverage"] == 0.5
    assert list(balance["issues"]) == list(ISSUES)
    assert balance["voices"] == pytest.approx(2.09, abs=5e-3)


def test_verdict():
    verdict = score(example()).balance["verdict"]
    assert verdict["quadratic-energy"] == pytest.approx(0.265, abs=5e-4)
    assert verdict["df-quad"] == pytest.approx(0.336, abs=5e-4)
    assert verdict["agree"]


def test_robustness():
    found = score(example()).balance["robustness"]
    assert found["all"] == pytest.approx(0.0415, abs=5e-5)
    assert found["arguments"] == pytest.approx(0.079, abs=5e-4)
    assert found["flip_probability"] == pytest.approx(0.144, abs=0.02)
    assert found["draws"] == 4000
    assert found["keystone"]["claims"] == ["P1", "P2", "P3"]
    assert found["keystone"]["effect"] == pytest.approx(0.132, abs=5e-4)


def test_balance_in_both_profiles():
    debate, advocacy = (score(example(), profile).balance for profile in ("debate", "advocacy"))
    assert debate.number == pytest.approx(0.639, abs=5e-4)
    assert debate["interval"] == pytest.approx([0, 0.868], abs=5e-4)
    assert advocacy.number == pytest.approx(0.849, abs=5e-4)
    assert (debate["profile"], advocacy["profile"]) == ("debate", "advocacy")


def test_deleting_every_answer_raises_one_number_and_lowers_the_other():
    bare = example(answers=False)
    assert score(bare, "debate").balance_number == pytest.approx(0.849, abs=5e-4)
    assert score(bare, "advocacy").balance_number == pytest.approx(0.639, abs=5e-4)


def test_six_copies_of_a_pillar_move_the_strength_but_not_the_lean():
    result = score(example(copies=6))
    assert result.balance["lean"] == pytest.approx(0.059, abs=5e-4)
    assert result.balance["lines"] == {"pro": 3, "con": 3}
    assert result.strength("T") == pytest.approx(0.964, abs=5e-4)
    assert any(note.startswith("7 lines say the same") for note in result.notes)


def test_the_published_json_has_these_fields():
    found = score(example()).to_json()
    assert list(found) == ["version", "thesis", "semantics", "balance", "unsigned", "notes"]
    assert (found["version"], found["thesis"]) == (1, "T")
    assert set(found["semantics"]) == {"quadratic-energy", "df-quad"}
    for evaluation in found["semantics"].values():
        assert list(evaluation) == ["strengths", "relations", "sweeps", "residual", "unique"]
        assert (evaluation["sweeps"], evaluation["residual"], evaluation["unique"]) == (1, 0.0, True)
    assert set(found["balance"]) >= {
        "lines", "mass", "depths", "issues", "lean", "presence", "presence_interval", "development", "response",
        "test_parity", "last_word", "integration", "issue_coverage", "verdict", "voices", "profile", "number",
        "interval", "edge_parity", "prior", "pro_share", "warrant_gap", "robustness",
    }  # fmt: skip
