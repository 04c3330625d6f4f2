"""`stats` through the real entry point."""

import json

import pytest

GOOD = """argmap: 1
thesis: {id: t, claim: Close it.}
pillars:
  - {id: p, claim: The air gets cleaner., undercuts: [Air is not all.]}
  - premises: [{id: s, claim: Shops need walkers.}, {id: w, claim: Walkers come.}]
objections: [{id: o, claim: Shops lose., rebuttals: [Takings rose.]}]
claims: [Standing apart.]
"""


@pytest.fixture
def stats(command):
    return lambda *arguments, text=GOOD: command("stats", *arguments, map=text)


def test_json_holds_the_counts(stats):
    code, out, err = stats("map.yaml", "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "version": 1,
        "file": "map.yaml",
        "claims": 8,
        "kinds": {"claim": 8, "evidence": 0, "recommendation": 0, "question": 0, "context": 0},
        "relations": {"support": 2, "attack": 3, "neutral": 0, "unknown": 0},
        "pairs": {"support": 3, "attack": 2, "undercut": 1, "backing": 0},
        "co_premise_relations": 1,
        "roots": 2,
        "isolated": 1,
        "cyclic": False,
        "depth": 2,
    }


def test_text_leaves_out_what_does_not_occur(stats):
    code, out, _ = stats("map.yaml")
    assert code == 0
    assert out.splitlines()[:3] == [
        "claims         8  8 claim",
        "relations      5  2 support, 3 attack, 1 with co-premises",
        "pairs          6  3 support, 2 attack, 1 undercut",
    ]


def test_a_broken_map_is_counted_as_far_as_it_is_sound(stats):
    code, out, err = stats("map.yaml", "--format", "json", text=GOOD + "colour: red\n")
    assert (code, json.loads(out)["claims"]) == (1, 8)
    assert "map.yaml:8:1: error[ARG011]" in err


def test_a_cyclic_map_is_counted(stats):
    ring = "argmap: 1\nclaims:\n  - {id: a, claim: A., supports: [b]}\n  - {id: b, claim: B., supports: [a]}\n"
    code, out, _ = stats("map.yaml", text=ring)
    assert code == 0
    assert "cyclic" in out
