"""The table of a score for people."""

import re

import pytest

import argmap
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.report.answers.label_text import label_lines
from argmap.report.answers.score_text import score_lines
from argmap.report.explanations import explain_name
from argmap.scoring import UnsettledError, score
from argmap.scoring.labelling.attack_graph import labellings


def table(
    b: MapBuilder, width: int = 100, profile: str = "debate", prior: float | None = None, baseline: bool = False
) -> str:
    debate = b.build()
    return "\n".join(score_lines(debate, score(debate, profile, prior), width=width, baseline=baseline))


def small_map() -> MapBuilder:
    b = MapBuilder(title="Old town")
    b.thesis("The old town should be closed to cars.", id="t")
    b.support(b.claim("The air gets cleaner.", id="air", issue="health"), "t")
    b.attack(b.claim("Shops lose customers.", id="trade"), "t", weight=0.5)
    b.attack(b.claim("Deliveries stop.", id="goods"), "t")
    b.attack(b.claim("Takings rose in the trial."), "trade")
    return b


def row(text: str, words: str) -> str:
    return next(line for line in text.split("\n") if words in line)


def test_a_line_shows_what_reaches_the_thesis_under_both_semantics_and_its_answer():
    rows = table(small_map())
    assert row(rows, "Shops lose").split() == ["██░░░░░░░░", "0.20", "0.12", "answered", "Shops", "lose", "customers."]
    assert "unanswered" in row(rows, "Deliveries stop")
    assert "untested" in row(rows, "The air gets")


@pytest.mark.parametrize("semantics", [(), ("quadratic-energy", "euler-based")])
def test_headings_end_where_their_figures_end(semantics):
    debate = small_map().build()
    lines = score_lines(debate, score(debate, semantics=semantics) if semantics else score(debate))
    heading = next(n for n, line in enumerate(lines) if line.startswith("Thesis  "))
    ends = [[match.end() for match in re.finditer(r"\S+", lines[n])] for n in (heading, heading + 1)]
    assert ends[0][1:3] == ends[1][1:3]


@pytest.mark.parametrize(
    ("width", "words", "lines"),
    [
        (60, ["x" * 17, "yy"], 1),
        (60, ["x" * 18, "yy"], 2),
        (86, ["x" * 37, "yy"], 1),
        (86, ["x" * 38, "yy"], 2),
        (86, ["word"] * 40, 2),
    ],
)
def test_the_words_of_a_line_take_two_lines_at_most_and_twenty_columns_at_least(width, words, lines):
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim(" ".join(words), id="long"), "t")
    rows = table(b, width).split("\n")
    at = next(number for number, line in enumerate(rows) if " untested " in line and words[0] in line)
    start = rows[at].index(words[0])
    shown = [rows[at], *(line for line in rows[at + 1 :][:3] if line.startswith(" " * start))]
    assert len(shown) == lines
    assert all(len(line) <= start + max(width - start, 20) for line in shown)


def test_the_reading_names_who_is_unanswered():
    found = " ".join(table(small_map()).split())
    assert "1 of 2 lines against the thesis is answered (not: goods)." in found
    assert "The only pillar is not tested." in found
    assert "Both sides are put forward, the side against the thesis with more weight; the balance is 0." in found


def test_pillars_are_judged_in_the_debate_profile_only():
    assert "pillar is" not in table(small_map(), profile="advocacy")


def test_the_warrant_gap_is_shown_only_with_a_prior():
    assert "warrant-gap" not in table(small_map())
    line = row(table(small_map(), prior=0.75), "warrant-gap")
    assert " ".join(line.split()) == "warrant-gap 0.53 share of weight for: 0.40, due 0.75; 1 is no gap"
    b = MapBuilder()
    b.thesis("The thesis holds.")
    assert "warrant-gap" not in table(b, prior=0.5)


def test_edge_parity_is_shown_only_as_baseline():
    assert "edge-parity" not in table(small_map())
    assert row(table(small_map(), baseline=True), "edge-parity").split()[1] == "0.50"


def test_small_maps_and_uniform_base_scores_are_remarked():
    rows = table(small_map())
    assert "Note: Small map: it has 3 lines" in rows
    assert "Note: Every base score is 0.5" in rows


def test_a_one_sided_map_is_called_that():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.support(b.claim("One."), "t")
    b.support(b.claim("Two."), "t")
    rows = table(b)
    assert "Against the thesis: nothing" in rows
    assert "Only the side for the thesis is put forward; the balance is 0.00 out of 1" in " ".join(rows.split())
    assert row(rows, "Balance (debate)").split()[:3] == ["Balance", "(debate)", "0.00"]


def test_undefined_figures_are_left_out_and_negative_ones_have_a_minus():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.attack(b.claim("One."), "t")
    rows = table(b)
    assert row(rows, "Balance (debate)").split() == ["Balance", "(debate)", "–"]
    assert row(rows, "  lean ").split()[1] == "−1.00"
    assert not {"voices", "issue-coverage", "test-parity"} & set(rows.split())


def test_without_a_thesis_the_claims_are_listed():
    b = MapBuilder()
    b.claim("Standing alone.")
    rows = table(b)
    assert "Standing alone." in rows
    assert "no thesis" in rows


def test_semantics_that_disagree_are_told():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.support(b.claim("Strong.", base_score=0.9), "t")
    for n in range(3):
        b.attack(b.claim(f"Weak {n}.", base_score=0.35), "t")
    found = " ".join(table(b).split())
    assert "The verdict is narrowly against the thesis" in found
    assert "The second opinion (DF-QuAD) is for the thesis" in found


def test_hostile_text_stays_on_its_line_and_moves_no_cursor():
    b = MapBuilder(title="line\nbreak \u202e turned")
    b.thesis("tab\tand\nline\u2028end " + "long " * 500, id="t")
    lines = table(b).split("\n")
    assert lines[0] == "line break � turned"
    assert all(line.isprintable() and len(line) <= 100 for line in lines)


def first_paragraph(debate: ArgumentMap) -> str:
    return " ".join("\n".join(score_lines(debate, score(debate))).split("\n\n")[0].split())


def test_objections_further_down_are_counted_as_validate_counts_them():
    document = argmap.parse("""
argmap: 1
thesis: The old town should be closed to cars.
pillars:
  - claim: The air gets cleaner.
    objections:
      - claim: Most of the dust comes from heating.
      - id: wind
        claim: The wind carries the dust away.
        allow: {unanswered-objection: The author leaves it.}
objections:
  - claim: Shops lose customers.
    rebuttals:
      - claim: Takings rose in the trial.
""")
    text = first_paragraph(document.map)
    assert "The only line against the thesis is answered; 2 objections further down are not" in text
    assert "The map allows 1 of these. `argmap validate` shows where." in text
    assert [finding.rule for finding in argmap.check(document, select=["unanswered-objection"])] == [
        "unanswered-objection"
    ]


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        ("", "None of the 2 lines against the thesis is answered (one and two). `argmap validate` shows where."),
        ("one", "1 of 2 lines against the thesis is answered (not: two). `argmap validate` shows where."),
        ("one two", "Every line against the thesis is answered. No pillar"),
    ],
)
def test_the_third_sentence_says_which_lines_against_the_thesis_are_answered(answered, words):
    b = MapBuilder()
    b.thesis("T.", id="t")
    for name in ("one", "two"):
        b.support(b.claim(f"For {name}.", id=f"for-{name}"), "t")
        b.attack(b.claim(f"Against {name}.", id=name), "t")
    for name in answered.split():
        b.attack(b.claim(f"Answer {name}."), name)
    assert words in first_paragraph(b.build())


def test_a_map_without_objections_says_so():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("One."), "t")
    assert "No line argues against the thesis. The only pillar is not tested." in first_paragraph(b.build())


def test_every_figure_is_explained_by_its_name():
    debate = argmap.load("maps/us-pakistan.yaml")
    lines = score_lines(debate, score(debate, prior=0.5), baseline=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("Balance ("))
    end = lines.index("", start)
    names = [line.split()[0] for line in lines[start + 1 : end] if line.startswith("  ") and line[2:3].strip()]
    figures = [name for name in names if name not in ("lean", "`argmap")]
    assert len(figures) > 10
    for name in figures:
        assert "(metric)" in explain_name(name)


def test_score_and_label_explain_each_other():
    debate = argmap.load("maps/us-pakistan.yaml")
    scored = " ".join(" ".join(score_lines(debate, score(debate))).split())
    labelled = " ".join(" ".join(label_lines(debate, labellings(debate))).split())
    assert "The verdict is for the thesis" in scored
    assert "`argmap label` says that the thesis is out. It looks at attacks alone" in scored
    assert "`argmap score` is for the thesis (strength 0.78 out of 1). It weighs supports and attacks" in labelled


def test_a_label_is_explained_even_where_strengths_do_not_settle(monkeypatch):
    debate = argmap.load("maps/sunday-library.yaml")

    def unsettled(_):
        raise UnsettledError(("a", "b"), "quadratic-energy", 0.5)

    monkeypatch.setattr("argmap.report.answers.label_text.strengths", unsettled)
    assert "`argmap score` may say otherwise." in " ".join(label_lines(debate, labellings(debate)))
