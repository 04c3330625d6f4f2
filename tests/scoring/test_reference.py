"""Strengths that other programs computed and papers printed, and what there is to say where a cycle allows several."""

import json
from pathlib import Path

import pytest

from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.registry import SEMANTICS
from argmap.scoring import Evaluation, evaluation

REFERENCE = json.loads(Path(__file__).with_name("reference.json").read_text(encoding="utf-8"))
FIGURES = [(case, result) for case in REFERENCE["graphs"] for result in case["results"]]


def graph(case) -> ArgumentMap:
    claims = [Claim(id=name, text=name, base_score=base) for name, base in case["arguments"].items()]
    edges = [("support", edge) for edge in case["supports"]] + [("attack", edge) for edge in case["attacks"]]
    relations = [
        Relation(id=f"edge-{n}", polarity=polarity, premises=(source,), target=target)
        for n, (polarity, (source, target)) in enumerate(edges)
    ]
    return ArgumentMap(claims=claims, relations=relations)


def error(case, semantics: str, found: Evaluation) -> float:
    """How far the strengths are from those that the semantics gives from them: 0 at a fixed point."""
    formula, v = SEMANTICS.get(semantics).strength, found.strengths
    return max(
        abs(
            v[name]
            - formula(
                base,
                [v[source] for source, target in case["supports"] if target == name],
                [v[source] for source, target in case["attacks"] if target == name],
            )
        )
        for name, base in case["arguments"].items()
    )


@pytest.mark.parametrize(
    ("case", "result"), FIGURES, ids=[f"{c['graph']}-{r['semantics']}-{r['tool']}" for c, r in FIGURES]
)
def test_strengths_agree_with_other_programs(case, result):
    evaluated = evaluation(graph(case), result["semantics"])
    assert error(case, result["semantics"], evaluated) < 1e-12
    if result["ambiguous"]:
        assert evaluated.unique is not True
    else:
        tolerance = 1e-9 if case["kind"] in ("tree", "dag") else result["tolerance"]
        assert list(evaluated.strengths.values()) == pytest.approx(result["strengths"], abs=tolerance)


@pytest.mark.parametrize("case", REFERENCE["published"], ids=lambda case: case["example"])
def test_strengths_agree_with_published_examples(case):
    if case["semantics"] == "weighted-sum":  # its base scores are outside [0, 1], which a map cannot state
        formula = SEMANTICS.get("weighted-sum").strength
        assert [formula(1.0), formula(1.0, [1.0]), formula(5.0, attacks=[1.0])] == list(case["strengths"].values())
        return
    found = evaluation(graph(case), case["semantics"]).strengths
    expected = case["strengths"]
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=case["tolerance"])
