"""`score` through the real entry point: table, JSON, broken and cyclic maps, exit codes."""

import json
from functools import partial
from pathlib import Path

import pytest

from argmap.model.default_semantics import DEFAULT_SEMANTICS, SECOND_OPINION
from tests.samples.unsettled import UNSETTLED

GOOD = """argmap: 1
title: Old town
thesis: {id: t, claim: Close it.}
pillars: [{id: p, claim: The air gets cleaner.}]
objections: [{id: o, claim: Shops lose., rebuttals: [Takings rose.]}]
"""
BROKEN = GOOD + "colour: red\n"


@pytest.fixture
def score(command):
    return partial(command, "score")


def test_a_sound_map_gives_a_table_and_exit_0(score):
    code, out, err = score("good.yaml", good=GOOD)
    assert (code, err) == (0, "")
    assert out.startswith("Old town\n")
    assert "The only line against the thesis is answered." in out


def test_json_of_one_file_is_an_object(score):
    code, out, _ = score("good.yaml", "--format", "json", good=GOOD)
    fields = json.loads(out)
    assert code == 0
    assert (fields["version"], fields["file"], fields["thesis"]) == (1, "good.yaml", "t")
    assert fields["semantics"]["df-quad"]["strengths"]["p"] == 0.5
    assert fields["balance"]["response"] == {"pro": 0.0, "con": 1.0, "unanswered": [], "untested": ["p"]}


def test_json_of_several_files_is_an_array(score):
    _, out, _ = score(".", "--format", "json", a=GOOD, b=GOOD)
    assert [Path(entry["file"]).name for entry in json.loads(out)] == ["a.yaml", "b.yaml"]


def test_several_tables_are_headed_by_their_files(score):
    _, out, _ = score("a.yaml", "b.yaml", a=GOOD, b=GOOD)
    assert "\na.yaml\n" in out
    assert "\nb.yaml\n" in out


def test_standard_input_is_read(score):
    code, out, _ = score("-", stdin=GOOD)
    assert (code, out.split("\n")[0]) == (0, "Old town")


def test_the_profile_can_be_chosen(score):
    _, out, _ = score("good.yaml", "--profile", "advocacy", "--format", "json", good=GOOD)
    assert json.loads(out)["balance"]["profile"] == "advocacy"


def test_the_semantics_can_be_chosen(score):
    _, out, _ = score("good.yaml", "--semantics", "euler-based", "--semantics", "df-quad", good=GOOD)
    assert "Under Euler-based semantics, the verdict is narrowly for the thesis" in " ".join(out.split())
    assert "Under DF-QuAD, the verdict is for the thesis: its strength is 0.62 out of 1." in " ".join(out.split())
    heading = next(line for line in out.split("\n") if line.startswith("Thesis"))
    assert heading.split() == ["Thesis", "euler-based", "df-quad"]
    assert "−1 is rejected, +1 accepted; DF-QuAD +0.25" in out
    _, out, _ = score("good.yaml", "--semantics", "euler-based", "--format", "json", good=GOOD)
    assert list(json.loads(out)["semantics"]) == ["euler-based"]
    code, _, err = score("good.yaml", "--semantics", "eulerbased", good=GOOD)
    assert code == 2
    assert "euler-based" in err


def test_a_prior_is_taken_from_the_map_or_the_command_line(score):
    declared = GOOD + "prior: 0.9\n"
    found = [
        json.loads(score("map.yaml", "--format", "json", *asked, map=text)[1])["balance"]
        for text, asked in ((GOOD, ()), (declared, ()), (declared, ("--prior", "0.5")))
    ]
    assert [figures["prior"] for figures in found] == [None, 0.9, 0.5]
    assert [figures["warrant_gap"] for figures in found] == [None, pytest.approx(5 / 9), 1.0]
    assert "warrant-gap" in score("map.yaml", map=declared)[1]


@pytest.mark.parametrize("prior", ["1.5", "-0.1", "nan", "half"])
def test_a_prior_that_is_no_share_is_exit_2(score, prior):
    code, out, err = score("good.yaml", "--prior", prior, good=GOOD)
    assert (code, out) == (2, "")
    assert "--prior" in err


def test_the_baseline_is_printed_when_asked_for_and_json_always_has_it(score):
    assert "edge-parity" not in score("good.yaml", good=GOOD)[1]
    assert "edge-parity" in score("good.yaml", "--baseline", good=GOOD)[1]
    assert json.loads(score("good.yaml", "--format", "json", good=GOOD)[1])["balance"]["edge_parity"] == pytest.approx(
        2 / 3
    )


def test_the_sound_part_of_a_broken_map_is_scored_and_the_fault_reported(score):
    code, out, err = score("broken.yaml", "--format", "json", broken=BROKEN)
    assert code == 1
    assert json.loads(out)["thesis"] == "t"
    assert "broken.yaml:6:1: error[ARG011]" in err


def test_a_ring_that_settles_is_scored(score):
    code, out, err = score("ring.yaml", "--format", "json", ring=GOOD + "relations: [{premises: [t], attack: t}]\n")
    found = json.loads(out)["semantics"]["quadratic-energy"]
    assert (code, err) == (0, "")
    assert found["sweeps"] > 1
    assert found["residual"] < 1e-12
    assert found["unique"] is True


def test_a_ring_that_does_not_settle_is_a_diagnostic_with_a_place(score):
    code, out, err = score("ring.yaml", ring=UNSETTLED)
    assert (code, out) == (1, "")
    assert err.startswith("ring.yaml:4:")
    assert "error[ARG030]" in err
    assert "do not settle" in err


def test_a_ring_in_json_is_an_object_of_diagnostics(score):
    code, out, _ = score("ring.yaml", "--format", "json", ring=UNSETTLED)
    fields = json.loads(out)
    assert code == 1
    assert list(fields) == ["version", "file", "diagnostics"]
    assert [fault["code"] for fault in fields["diagnostics"]] == ["ARG030"]
    assert fields["diagnostics"][0]["span"]["start"]["line"] == 4


def test_a_map_without_a_thesis_is_fine(score):
    code, out, _ = score("none.yaml", "--format", "json", none="argmap: 1\nclaims: [A holds.]\n")
    fields = json.loads(out)
    assert code == 0
    assert fields["balance"] is None
    assert "no thesis" in fields["notes"][0]


def test_a_missing_file_wins_over_findings(score):
    code, out, err = score("ring.yaml", "nowhere.yaml", "--format", "json", ring=UNSETTLED)
    assert code == 2
    assert "nowhere.yaml: no such file" in err
    assert "diagnostics" in out


def test_help_names_the_semantics_that_are_used_by_default(score):
    code, out, _ = score("--help")
    assert (code, f"[default:{DEFAULT_SEMANTICS},{SECOND_OPINION}]" in "".join(out.split())) == (0, True)
