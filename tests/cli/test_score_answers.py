"""The questions of `score` through the real entry point: --why, --what-if, --robust, --compare."""

import json
from functools import partial

import pytest

from argmap.syntax import limits
from tests.samples.unsettled import UNSETTLED

TOWN = """argmap: 1
title: Old town
thesis: {id: t, claim: Close it.}
pillars: [{id: air, claim: The air gets cleaner., relation: airstep}]
objections: [{id: trade, claim: Shops lose., rebuttals: [{id: takings, claim: Takings rose.}]}]
"""
EARLIER = TOWN.replace(", rebuttals: [{id: takings, claim: Takings rose.}]", "")
BROKEN = TOWN + "colour: red\n"
NO_THESIS = "argmap: 1\nclaims: [{id: a, claim: A holds.}]\n"
HOSTILE = (
    'argmap: 1\nthesis: {id: t, claim: "Close\u202e it.", base: 0.6}\n'
    'objections: [{id: "tra\u202ede", claim: "Shops\u2066 lose."}]\n'
)


@pytest.fixture
def score(command):
    return partial(command, "score")


def test_why_is_answered_instead_of_the_score(score):
    code, out, err = score("town.yaml", "--why", "trade", town=TOWN)
    assert (code, err) == (0, "")
    assert out.startswith("trade: Shops lose.\n\nThis is an objection to the thesis (t).")
    assert "Balance" not in out


def test_why_in_json(score):
    code, out, _ = score("town.yaml", "--why", "trade", "--format", "json", town=TOWN)
    fields = json.loads(out)
    assert code == 0
    assert list(fields) == ["version", "file", "why"]
    assert (fields["version"], fields["file"]) == (1, "town.yaml")
    assert (fields["why"]["claim"], fields["why"]["strength"]) == ("trade", pytest.approx(0.4))


def test_what_if_takes_claims_and_relations(score):
    code, out, _ = score("town.yaml", "--what-if", "trade=0.9", "--what-if", "airstep=.25", town=TOWN)
    assert code == 0
    assert out.startswith(
        "What if trade had a base score of 0.9 instead of 0.5 and the step from air to t had a weight"
    )


def test_what_if_in_json(score):
    _, out, _ = score("town.yaml", "--what-if", "trade=0.9", "--what-if", "airstep=0", "--format", "json", town=TOWN)
    fields = json.loads(out)
    assert list(fields) == ["version", "file", "what_if"]
    assert [(change["element"], change["field"]) for change in fields["what_if"]["set"]] == [
        ("trade", "base_score"), ("airstep", "weight"),
    ]  # fmt: skip


def test_what_if_takes_a_profile(score):
    _, out, _ = score("town.yaml", "--what-if", "trade=1", "--profile", "advocacy", town=TOWN)
    assert "Balance (advocacy)" in out


def test_an_id_may_hold_an_equals_sign(score):
    code, out, _ = score("town.yaml", "--what-if", "a=b=0.9", town=TOWN.replace("id: trade", "id: a=b"))
    assert code == 0
    assert "What if a=b had a base score of 0.9" in out


def test_robust_is_answered(score):
    code, out, err = score("town.yaml", "--robust", town=TOWN)
    assert (code, err) == (0, "")
    assert [line for line in out.split("\n") if line.endswith("?")] == [
        "How firm is the verdict?", "What would have to change?", "What to say next?",
    ]  # fmt: skip


def test_robust_in_json(score):
    _, out, _ = score("town.yaml", "--robust", "--format", "json", town=TOWN)
    assert set(json.loads(out)["robust"]) == {"robustness", "counterfactual", "next_moves"}


def test_robust_without_a_thesis_says_so_and_is_fine(score):
    code, out, _ = score("none.yaml", "--robust", none=NO_THESIS)
    assert (code, out) == (0, "The map has no thesis, so there is no verdict that could change.\n")
    _, out, _ = score("none.yaml", "--robust", "--format", "json", none=NO_THESIS)
    assert json.loads(out)["robust"] is None


def test_compare_takes_the_other_map_for_the_earlier_one(score):
    code, out, err = score("town.yaml", "--compare", "earlier.yaml", town=TOWN, earlier=EARLIER)
    assert (code, err) == (0, "")
    assert out.startswith("The thesis (t) had a strength of 0.500 and now has 0.505: +0.005")
    assert "   +0.005   added takings: Takings rose.\n" in out


def test_compare_in_json_names_the_other_file(score):
    _, out, _ = score("town.yaml", "--compare", "earlier.yaml", "--format", "json", town=TOWN, earlier=EARLIER)
    fields = json.loads(out)
    assert (fields["file"], fields["compare"]["other"]) == ("town.yaml", "earlier.yaml")
    assert [(change["change"], change["claims"]) for change in fields["compare"]["changes"]] == [("added", ["takings"])]


def test_several_questions_are_answered_one_after_the_other(score):
    asked = ("--robust", "--compare", "earlier.yaml", "--what-if", "air=0", "--why", "air")
    _, out, _ = score("town.yaml", *asked, town=TOWN, earlier=EARLIER)
    places = [
        out.index(words)
        for words in ("air: The air", "\n\n\nWhat if air", "\n\n\nHow firm", "\n\n\nThe thesis (t) had")
    ]
    assert places == sorted(places)
    _, out, _ = score("town.yaml", *asked, "--format", "json", town=TOWN, earlier=EARLIER)
    assert list(json.loads(out)) == ["version", "file", "why", "what_if", "robust", "compare"]


def test_several_files_are_answered_under_their_names(score):
    code, out, _ = score("one.yaml", "two.yaml", "--why", "trade", one=TOWN, two=EARLIER)
    assert code == 0
    first, second = out.split("\ntwo.yaml\n")
    assert first.startswith("\none.yaml\n\ntrade: Shops lose.")
    assert "a strength of 0.40" in first
    assert "Nothing bears on it" in second


def test_several_files_in_json_are_an_array(score):
    asked = ("--compare", "earlier.yaml", "--format", "json")
    _, out, _ = score("one.yaml", "two.yaml", *asked, one=TOWN, two=EARLIER, earlier=EARLIER)
    assert [(entry["file"], len(entry["compare"]["changes"])) for entry in json.loads(out)] == [
        ("one.yaml", 1), ("two.yaml", 0),
    ]  # fmt: skip


def test_standard_input_is_asked_too(score):
    code, out, _ = score("-", "--why", "air", stdin=TOWN)
    assert (code, out.split("\n")[0]) == (0, "air: The air gets cleaner.")


def refused(result: tuple[int, str, str], *words: str) -> bool:
    """Whether a call ended as a usage error that says certain words and nothing was answered."""
    code, out, err = result
    return (code, out) == (2, "") and all(word in err for word in words)


@pytest.mark.parametrize("option", ["--why=trad", "--what-if=trad=0.5"])
def test_an_unknown_id_is_exit_2_with_the_nearest_name(score, option):
    result = score("town.yaml", option, town=TOWN)
    assert refused(result, option.split("=")[0], "there is no claim", " 'trad'; did you mean 'trade'?")
    assert "Traceback" not in result[2]


def test_why_of_a_relation_is_exit_2_with_its_claims(score):
    assert refused(
        score("town.yaml", "--why", "airstep", town=TOWN), "'airstep' is a relation, not a claim; ask for air or t"
    )


@pytest.mark.parametrize("value", ["trade", "=0.5", "0.5"])
def test_a_supposition_of_another_form_is_exit_2(score, value):
    assert refused(score("town.yaml", "--what-if", value, town=TOWN), "--what-if", "does not have the form ID=VALUE")


@pytest.mark.parametrize("value", ["1.5", "-0.1", "nan", "inf", "half", ""])
def test_a_supposed_value_that_is_no_number_in_the_range_is_exit_2(score, value):
    assert refused(score("town.yaml", "--what-if", f"trade={value}", town=TOWN), "--what-if")


def test_a_word_for_a_number_is_called_no_number(score):
    assert refused(score("town.yaml", "--what-if", "trade=half", town=TOWN), "'half' is not a valid number.")


def test_two_values_for_one_id_are_exit_2(score):
    assert refused(
        score("town.yaml", "--what-if", "t=0.1", "--what-if", "t=0.2", town=TOWN), "has two values for the same ID"
    )


ASKED = [("--why", "t"), ("--robust",), ("--compare", "town.yaml"), ("--what-if", "t=0.1")]


@pytest.mark.parametrize(
    ("question", "option"),
    [
        *(
            (question, option)
            for question in ASKED
            for option in (("--baseline",), ("--prior", "0.5"), ("--semantics", "quad"))
        ),
        *((question, ("--profile", "debate")) for question in ASKED[:3]),
    ],
)
def test_options_of_the_whole_score_do_not_go_with_questions(score, question, option):
    assert refused(score("town.yaml", *question, *option, town=TOWN), "cannot be used with --why")


def test_a_missing_map_to_compare_with_is_exit_2(score):
    assert refused(score("town.yaml", "--compare", "nowhere.yaml", town=TOWN), "cannot read nowhere.yaml")


def test_a_folder_to_compare_with_is_exit_2(score):
    assert refused(score("town.yaml", "--compare", ".", town=TOWN), "is a folder, not a file")


def test_a_map_to_compare_with_that_is_too_large_is_exit_2(score, tmp_path):
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(limits.BYTES + 1)
    assert refused(score("town.yaml", "--compare", "large.yaml", town=TOWN), "argmap: large.yaml is larger than")


def test_a_fault_in_the_map_to_compare_with_is_told_once_and_exit_1(score):
    code, out, err = score("one.yaml", "two.yaml", "--compare", "broken.yaml", one=TOWN, two=TOWN, broken=BROKEN)
    assert code == 1
    assert err.count("broken.yaml:6:1: error[ARG011]") == 1
    assert out.count("The versions have the same claims and relations.") == 2


def test_a_map_to_compare_with_that_is_no_map_is_exit_1(score, tmp_path):
    (tmp_path / "other.yaml").write_bytes(b"\xff\xfe\x00")
    code, out, err = score("town.yaml", "--compare", "other.yaml", town=TOWN)
    assert (code, out) == (1, "")
    assert "other.yaml:1:1: error[ARG001]" in err


@pytest.mark.parametrize("question", [("--why", "trade"), ("--what-if", "trade=0.1"), ("--robust",)])
def test_the_sound_part_of_a_broken_map_is_asked_and_the_fault_reported(score, question):
    code, out, err = score("broken.yaml", *question, "--format", "json", broken=BROKEN)
    assert code == 1
    assert "diagnostics" not in json.loads(out)
    assert "broken.yaml:6:1: error[ARG011]" in err


@pytest.mark.parametrize("question", [("--why", "a0"), ("--what-if", "t=0.1"), ("--robust",)])
def test_a_ring_that_does_not_settle_is_a_diagnostic_with_a_place(score, question):
    code, out, err = score("ring.yaml", *question, ring=UNSETTLED)
    assert (code, out) == (1, "")
    assert err.startswith("ring.yaml:4:21: error[ARG030]")


def test_a_ring_that_does_not_settle_is_diagnostics_in_json(score):
    code, out, _ = score("ring.yaml", "--robust", "--format", "json", ring=UNSETTLED)
    assert code == 1
    assert [fault["code"] for fault in json.loads(out)["diagnostics"]] == ["ARG030"]


def test_a_ring_in_the_map_to_compare_with_has_its_place_there(score):
    code, out, err = score("town.yaml", "--compare", "ring.yaml", town=TOWN, ring=UNSETTLED)
    assert (code, out) == (1, "")
    assert err.startswith("ring.yaml:4:21: error[ARG030]")


def test_a_file_that_cannot_be_read_wins_over_findings(score):
    code, out, err = score("nowhere.yaml", "broken.yaml", "--why", "trade", broken=BROKEN)
    assert code == 2
    assert "nowhere.yaml: no such file" in err
    assert "trade: Shops lose." in out


@pytest.mark.parametrize(
    "question", [("--why", "t"), ("--what-if", "t=0.1"), ("--robust",), ("--compare", "other.yaml"), ("--why", "trade")]
)
def test_control_characters_in_texts_do_not_reach_the_terminal(score, question):
    _, out, err = score("hostile.yaml", *question, hostile=HOSTILE, other=HOSTILE.replace("Shops", "All"))
    assert out or err
    assert all(char == "\n" or char.isprintable() for char in out + err)


def test_escapes_in_an_unknown_id_do_not_reach_the_terminal(score):
    assert "\x1b" not in score("town.yaml", "--why", "\x1b[31m", town=TOWN)[2]


def test_escapes_in_json_are_escaped(score):
    _, out, _ = score("hostile.yaml", "--why", "t", "--format", "json", hostile=HOSTILE)
    assert json.loads(out)["why"]["bearings"][0]["premises"] == ["tra\u202ede"]


@pytest.mark.parametrize("columns", [100, 130])
def test_lines_fit_the_terminal(score, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    long = TOWN.replace("Shops lose.", "Shops lose " + "very " * 50 + "much.")
    asked = ("--why", "t", "--robust", "--what-if", "trade=0.6", "--compare", "earlier.yaml")
    _, out, _ = score("town.yaml", *asked, town=long, earlier=TOWN.replace("trade", "shops"))
    assert columns - 10 < max(map(len, out.split("\n"))) <= columns
