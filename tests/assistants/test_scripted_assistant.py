"""A map can be made by the tools alone, from the passages of an article to one that validates; a false quote cannot."""

from __future__ import annotations

import anyio
import pytest

from argmap.formats import parse
from argmap.rules import check
from tests.assistants.calls import ARTICLE, ask
from tests.assistants.scripted_assistant import NIGHT_BUSES, US_PAKISTAN, Plan, map_article
from tests.house import ROOT

SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize(
    "plan",
    [NIGHT_BUSES, pytest.param(US_PAKISTAN, marks=pytest.mark.needs_corpus(SHARED))],
    ids=lambda plan: plan.title,
)
def test_an_article_is_mapped_and_a_false_quote_is_refused_on_the_way(plan: Plan) -> None:
    file = SHARED / "article-us-pakistan.txt"
    article = ARTICLE if plan is NIGHT_BUSES else file.read_text(encoding="utf-8")
    mapped = anyio.run(lambda: map_article(ask, plan, text=article))
    assert mapped.refusal == f"the article does not say '{plan.false_quote}', word for word"
    assert plan.false_quote not in mapped.text
    assert (mapped.check["errors"], mapped.check["quotes_missing"]) == (0, 0)
    assert mapped.check["quotes_in_article"] == len(plan.steps) + 1
    document = parse(mapped.text, source_text=article).sound()
    assert not [each for each in check(document) if each.severity == "error"]
    assert len(document.map.claims) == len(plan.steps) + 1
