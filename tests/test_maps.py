"""The maps of the project: each is clean, does what it expects of itself, and can be drawn."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import argmap
from argmap.formats import read, tidy
from argmap.model.structure.lines import role

FOLDER = Path(__file__).parents[1] / "maps"
MAPS = sorted(FOLDER.rglob("*.yaml"))


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
def test_a_map_has_no_error_and_meets_what_it_expects(file: Path) -> None:
    document = read(file)
    assert document.map.expect is not None
    assert [d for d in argmap.check(document) if d.severity is argmap.Severity.ERROR] == []


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
def test_rules_scores_and_expectations_count_the_same_unanswered_objections(file: Path) -> None:
    document = read(file)
    reported = [d for d in argmap.check(document, select=["unanswered-objection"]) if d.code == "ARG201"]
    allowed = sum("unanswered-objection" in element.allow for element in document.map.by_id.values())
    balance = argmap.score(document.map).balance
    assert balance is not None and document.map.expect is not None
    assert balance["unanswered_objections"] == len(reported) + allowed
    assert document.map.expect.unanswered in (None, str(len(reported) + allowed))


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
def test_every_claim_has_a_short_quote(file: Path) -> None:
    for claim in read(file).map.claims:
        assert claim.quotes, claim.id
        assert all(len(quote.split()) <= 25 for quote in claim.quotes)


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
@pytest.mark.parametrize("renderer", argmap.RENDERERS.names())
def test_a_map_can_be_drawn_with_its_strengths(file: Path, renderer: str) -> None:
    debate = argmap.load(file)
    strengths = argmap.score(debate).strengths("quadratic-energy")
    assert argmap.render(debate, renderer, strengths=strengths)


def test_the_article_has_three_pillars_three_objections_and_three_recommendations() -> None:
    debate = argmap.load(FOLDER / "us-pakistan.yaml")
    roles = Counter(role(debate, relation) for relation in debate.relations if relation.target == debate.thesis)
    assert roles == {"pillar": 3, "objection": 3}
    addressed = {r.premises[0]: r.target for r in debate.relations if r.label == "addresses"}
    assert addressed == {"dialogue": "distrust", "tariffs": "america-first", "infrastructure": "china"}


def test_the_op_ed_uses_every_construct() -> None:
    debate = argmap.load(FOLDER / "sunday-library.yaml")
    roles = {role(debate, relation) for relation in debate.relations}
    assert {"pillar", "reason", "objection", "rebuttal", "undercut", "backing", "addresses"} <= roles
    assert any(len(relation.premises) > 1 for relation in debate.relations)
    assert any(len(relations) > 1 for relations in debate.out_of.values())


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_every_map_is_laid_out(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert tidy(text) == text
