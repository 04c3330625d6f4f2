"""Questions, long texts, drafts."""

from __future__ import annotations

import pytest

from tests.rules.cases import found, places

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"


@pytest.mark.parametrize("text", ["Who knows?", "Wer weiß?!", "本当ですか？", "لماذا؟", '"Who knows?"', "Who knows? "])
def test_a_question_mark_of_any_script_makes_a_question(text: str) -> None:
    assert [p[:2] for p in places(THESIS + f"pillars:\n  - '{text}'\n", "question-as-claim")] == [(4, 5)]


@pytest.mark.parametrize("text", ['They ask: "Who knows?"', "Who knows.", "Taxes (really?) fall.", '"Who?" and "Why?"'])
def test_a_quoted_or_passing_question_is_a_claim(text: str) -> None:
    assert places(THESIS + f"pillars:\n  - '{text}'\n", "question-as-claim") == []


def test_questions_and_context_may_ask() -> None:
    text = THESIS + "claims: [{claim: Who knows?, kind: question}]\npillars: [{claim: One., context: [Who?]}]\n"
    assert places(text, "question-as-claim") == []


def test_forty_words_are_enough() -> None:
    words = "word " * 39
    assert places(THESIS + f"pillars: [{words}end.]\n", "long-claim") == []
    (diagnostic,) = found(THESIS + f"pillars:\n  - {words}the end.\n", "long-claim")
    assert "41 words" in diagnostic.message
    assert "301 characters" in found(THESIS + f"pillars: [{'字' * 301}]\n", "long-claim")[0].message


def test_a_draft_is_found_at_its_status() -> None:
    assert places(THESIS + "pillars:\n  - {claim: One., status: draft}\n", "draft-claim") == [(4, 27, 4, 32)]
