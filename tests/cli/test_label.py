"""`label` through the real entry point: text, JSON, several files, and the missing extra."""

import json
import sys
from functools import partial
from pathlib import Path

import pytest

SOUND = """argmap: 1
title: Old town
thesis: {id: t, claim: Close it.}
pillars: [{id: p, claim: The air gets cleaner., undercuts: [Air is not all.]}]
objections: [{id: o, claim: Shops lose., rebuttals: [Takings rose.], undercuts: [Shops are not all.]}]
"""
CHOICE = """argmap: 1
thesis: {id: t, claim: There will be peace.}
claims:
  - {id: dove, claim: He is a dove., attacks: [hawk]}
  - {id: hawk, claim: He is no pacifist., attacks: [dove, t]}
"""
ODD = """argmap: 1
claims:
  - {id: a, claim: Ann lies., attacks: [b]}
  - {id: b, claim: Ben lies., attacks: [c]}
  - {id: c, claim: Cem lies., attacks: [a]}
"""


@pytest.fixture
def label(command):
    return partial(command, "label")


def test_text_of_one_labelling_lists_claims_and_undercut_attacks(label):
    code, out, err = label("map.yaml", map=SOUND)
    assert (code, err) == (0, "")
    assert out.splitlines()[:10] == [
        "Old town",
        "",
        "Grounded labelling, 6 claims: 5 in, 1 out, 0 undecided",
        "",
        "  in         Close it.",
        "  in         The air gets cleaner.",
        "  in         Air is not all.",
        "  out        Shops lose.",
        "  in         Takings rose.",
        "  in         Shops are not all.",
    ]
    assert "  out        the attack by: Shops lose.\n" in out
    assert "Undecided: neither can be said" in out
    assert "\nLeft out: 1 support, 1 undercut of these.\n" in out


def test_text_of_several_labellings_tells_what_they_share_and_where_they_part(label):
    code, out, _ = label("map.yaml", "--semantics", "preferred", map=CHOICE)
    assert code == 0
    assert out.split("\n\n")[:4] == [
        "2 preferred labellings",
        "Labelling 1\n  in         There will be peace.\n  out        He is no pacifist.\n  in         He is a dove.",
        "Labelling 2\n  out        There will be peace.\n  in         He is no pacifist.\n  out        He is a dove.",
        "In, but only in some of them\n"
        "  1 of 2     There will be peace.\n  1 of 2     He is no pacifist.\n  1 of 2     He is a dove.",
    ]


def test_what_all_labellings_share_comes_first(label):
    _, out, _ = label("map.yaml", "--semantics", "stable", map=CHOICE + "  - {id: sun, claim: The sun shines.}\n")
    assert out.split("\n\n")[1] == "The same in all of them\n  in         The sun shines."


def test_no_stable_labelling_is_said(label):
    code, out, _ = label("map.yaml", "--semantics", "stable", map=ODD)
    assert (code, out.splitlines()[0]) == (0, "No stable labelling exists.")


def test_a_list_that_was_cut_is_said(label):
    _, out, _ = label("map.yaml", "--semantics", "complete", "--limit", "2", map=CHOICE)
    assert out.startswith("2 complete labellings\n")
    assert "There are more labellings; --limit lists more of them." in out


def test_json_holds_everything(label):
    code, out, _ = label("map.yaml", "--semantics", "preferred", "--format", "json", map=CHOICE)
    assert code == 0
    assert json.loads(out) == {
        "version": 1,
        "file": "map.yaml",
        "semantics": "preferred",
        "labellings": [
            {
                "claims": {"t": "in", "dove": "in", "hawk": "out"},
                "relations": {"hawk->t": "out", "hawk->dove": "out", "dove->hawk": "in"},
            },
            {
                "claims": {"t": "out", "dove": "out", "hawk": "in"},
                "relations": {"hawk->t": "in", "hawk->dove": "in", "dove->hawk": "out"},
            },
        ],
        "complete": True,
        "cut": None,
        "in_all": [],
        "in_some": ["t", "hawk", "dove"],
        "left_out": {"support": 0, "attack": 0, "neutral": 0, "unknown": 0},
    }


def test_several_files_give_an_array_and_headed_texts(label):
    _, out, _ = label(".", "--format", "json", a=SOUND, b=ODD)
    assert [Path(entry["file"]).name for entry in json.loads(out)] == ["a.yaml", "b.yaml"]
    _, out, _ = label("a.yaml", "b.yaml")
    assert "\na.yaml\n" in out
    assert "\nb.yaml\n" in out


def test_the_sound_part_of_a_broken_map_is_labelled(label):
    code, out, err = label("map.yaml", map=SOUND + "colour: red\n")
    assert code == 1
    assert out.startswith("Old town\n")
    assert "map.yaml:6:1: error[ARG011]" in err


def test_the_missing_extra_is_exit_2_and_says_what_to_install(label, monkeypatch):
    monkeypatch.setitem(sys.modules, "pysat", None)
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    code, out, err = label("map.yaml", "--semantics", "preferred", map=CHOICE)
    assert (code, out) == (2, "")
    assert "install it, or argmap with its extra 'dung'; grounded labellings need no further package" in err
    assert label("map.yaml")[0] == 0


def test_a_limit_below_one_is_a_usage_error(label):
    assert label("map.yaml", "--limit", "0", map=ODD)[0] == 2
