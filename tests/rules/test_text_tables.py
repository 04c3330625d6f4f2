"""What rules ask of a text: worked out once in a run, and a quick look at its words never hides a finding."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language.negation import DENIALS
from argmap.language.numbers import COUNTING
from argmap.language.word_lists import words
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.rules import RulePlan, check
from argmap.rules.running import rule as running
from tests.effort import examples

SIGNAL = """
Because because, therefore since thus hence However, according to say says said that argue argued critics studies show
it is not never no cannot don't isn't one three hundred million per cent third of quarters out in 40% $5 we shops close
ſince Ten-fold two-thirds “so” (say) because. maybe perhaps I think and but it depends
"""
PHRASES = SIGNAL.split()
LOOKED_FOR = DENIALS | COUNTING | {"because", "according", "that"}
"""Words with which no rule can tell that a text holds nothing for it."""
BY_WORDS = ("connective-in-claim", "unsourced-number", "bare-negation", "unvoiced-report")
SENTENCES = st.lists(st.sampled_from(PHRASES), min_size=2, max_size=12).map(" ".join)
HEDGES = st.lists(st.sampled_from(sorted(words("en-hedges") | words("en-hedge-fillers"))), min_size=1, max_size=3)


def map_of(texts: list[str]) -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("The shops should close.")
    for text in texts:
        claim = builder.claim(text)
        builder.attack(claim, thesis)
        builder.attack(builder.claim(f"It is not so that {text}"), claim)
        builder.attack(builder.claim(text.replace("is", "isn't", 1)), claim)
    return builder.build()


def findings(debate: ArgumentMap, *rules: str) -> list[tuple[str, str | None, str]]:
    plan = RulePlan(frozenset(rules))
    return [
        (diagnostic.rule, diagnostic.element, diagnostic.message) for diagnostic in check(Document(debate), plan=plan)
    ]


def test_texts_are_worked_out_once_for_all_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[tuple[str, str]] = Counter()

    def counting(name: str) -> None:
        function = getattr(running, name)

        def count(text: str) -> object:
            calls[name, text] += 1
            return function(text)

        monkeypatch.setattr(running, name, count)

    for name in ("normalise", "word_set", "mask_asides", "sentences"):
        counting(name)
    check(Document(map_of(["Shops close because people say that it is so. They do."])))
    assert {name for name, _ in calls} == {"normalise", "word_set", "mask_asides", "sentences"}
    assert set(calls.values()) == {1}


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_a_look_at_the_words_of_a_text_hides_no_finding(texts: list[str]) -> None:
    debate = map_of(texts)
    expected = findings(debate, *BY_WORDS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "word_set", lambda folded: LOOKED_FOR)
        assert findings(debate, *BY_WORDS) == expected


@settings(max_examples=examples(200), deadline=None)
@given(HEDGES, st.sampled_from([" ", ", ", " and ", " but ", ". ", " – ", "… "]), st.sampled_from(["", "!", " shops"]))
def test_a_look_at_the_words_of_a_text_hides_no_hedge(phrases: list[str], joint: str, end: str) -> None:
    debate = map_of([joint.join(phrases) + end])
    expected = findings(debate, "hedge-only-claim")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "word_set", lambda folded: frozenset())
        assert findings(debate, "hedge-only-claim") == expected
