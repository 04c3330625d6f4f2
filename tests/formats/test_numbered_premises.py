"""Numbered premises with a conclusion are one step with co-premises; other numbered lists are not."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.model.document import Document


def steps(document: Document) -> set[tuple[frozenset[str], str, str]]:
    """Premises, sign and target of each relation, by their texts."""
    text = {claim.id: claim.text for claim in document.map.claims}
    return {(frozenset(text[p] for p in r.premises), str(r.polarity), text[r.target]) for r in document.map.relations}


SOCRATES = {(frozenset({"All men are mortal.", "Socrates is a man."}), "support", "Socrates is mortal.")}


@pytest.mark.parametrize(
    "text",
    [
        "1. All men are mortal.\n2. Socrates is a man.\n3. So Socrates is mortal. (1, 2)\n",
        "1. All men are mortal.\n2. Socrates is a man.\n3. Socrates is mortal. [1 and 2]\n",
        "1) All men are mortal.\n2) Socrates is a man.\n3) Therefore, Socrates is mortal.\n",
        "1. All men are mortal.\n2. Socrates is a man.\n\nTherefore, Socrates is mortal.\n",
        "1. All men are mortal.\n2. Socrates is a man.\n3. ∴ Socrates is mortal.\n",
        "P1. All men are mortal.\nP2. Socrates is a man.\nC. Socrates is mortal.\n",
        "**P1:** All men are mortal.\n**P2:** Socrates is a man.\n\n**C1 (from P1, P2):** Socrates is mortal.\n",
        "- P1: All men are mortal.\n- P2: Socrates is a man.\n- C: Hence Socrates is mortal. (P1, P2)\n",
        "Premise 1: All men are mortal.\nPremise 2: Socrates is a man.\nConclusion: Socrates is mortal.\n",
        "Premise: All men are mortal.\nPremise: Socrates is a man.\n---\nConclusion: Socrates is mortal.\n",
        "1. All men are mortal.\n2. Socrates is a man.\n3. Daher Socrates is mortal.\n",
        "1. All men are mortal.\n2. Socrates is a man.\n3. Por lo tanto, Socrates is mortal.\n",
        "1. All men are mortal.\n2. Socrates\n   is a man.\n3. Socrates is mortal. (from 1 and 2)\n",
    ],
)
def test_premises_support_their_conclusion_together(text: str) -> None:
    document = parse(text)
    assert document.format == "outline"
    assert steps(document) == SOCRATES
    assert document.map.claim(document.map.thesis or "").text == "Socrates is mortal."
    assert [d for d in document.diagnostics if d.severity != "info"] == []


def test_a_chain_of_conclusions() -> None:
    text = "# Chain\n\nP1: a\nP2: b\nC1 (from P1, P2): c\nP3: d\nC2 (from C1, P3): e\n"
    document = parse(text)
    assert steps(document) == {(frozenset("ab"), "support", "c"), (frozenset("cd"), "support", "e")}
    assert (document.map.title, document.map.claim(document.map.thesis or "").text) == ("Chain", "e")


def test_a_conclusion_without_references_takes_what_is_not_used_yet() -> None:
    document = parse("1. a\n2. b\n3. Therefore, c\n4. d\n5. Hence e\n")
    assert steps(document) == {(frozenset({"a", "b"}), "support", "C"), (frozenset({"C", "d"}), "support", "E")}


def test_an_objection_below_a_premise() -> None:
    document = parse("1. a\n   - Con: b\n   - c\n2. d\n3. e (1, 2)\n", format="outline")
    assert steps(document) == {
        (frozenset("ad"), "support", "e"), (frozenset("b"), "attack", "a"), (frozenset("c"), "unknown", "a")
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "1. Boil water\n2. Add the pasta (see 1)\n3. Eat\n",
        "1. Install it\n2. Run it so that it works\n3. Also, read the paper (2019)\n",
        "1. One\n2. Two\n3. So far so good\n",
        "1. One (2)\n2. Two (1)\n",
        "Therefore, we wait.\n",
        "1. One\n2. Logo of the firm\n3. Thusly named\n",
    ],
)
def test_an_ordinary_list_is_no_argument(text: str) -> None:
    assert parse(text, format="outline").map.relations == ()
    assert parse(text).format != "outline"


def test_very_long_lists_are_read_in_a_moment() -> None:
    text = "".join(f"{number}. Line {number} (1, 2\n" for number in range(1, 20_000))
    assert len(parse(text, format="outline").map.claims) == 19_999
