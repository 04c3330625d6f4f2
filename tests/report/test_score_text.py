"""The table of a score for people."""

from argmap.model.builder import MapBuilder
from argmap.report.answers.score_text import score_lines
from argmap.scoring import score


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
    found = table(small_map())
    assert row(found, "Shops lose").split() == ["██░░░░░░░░", "0.20", "0.12", "answered", "Shops", "lose", "customers."]
    assert "unanswered" in row(found, "Deliveries stop")
    assert "untested" in row(found, "The air gets")


def test_the_reading_names_who_is_unanswered():
    found = " ".join(table(small_map()).split())
    assert "1 of 2 objections is answered (not: goods). The only pillar is not tested." in found
    assert "Both sides are put forward, the con side with more weight." in found


def test_pillars_are_judged_in_the_debate_profile_only():
    assert "pillar is" not in table(small_map(), profile="advocacy")


def test_the_warrant_gap_is_shown_only_with_a_prior():
    assert "warrant gap" not in table(small_map())
    found = row(table(small_map(), prior=0.75), "warrant gap")
    assert " ".join(found.split()) == "warrant gap 0.53 1 no gap; pro share 0.40 of the mass, warranted 0.75"
    b = MapBuilder()
    b.thesis("The thesis holds.")
    assert row(table(b, prior=0.5), "warrant gap").split()[2] == "–"


def test_edge_parity_is_shown_only_as_baseline():
    assert "edge parity" not in table(small_map())
    assert row(table(small_map(), baseline=True), "edge parity").split()[2] == "0.50"


def test_small_maps_and_uniform_base_scores_are_remarked():
    found = table(small_map())
    assert "Note: Small map: with 3 lines" in found
    assert "Note: Every base score is 0.5" in found


def test_a_one_sided_map_is_called_that():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.support(b.claim("One."), "t")
    b.support(b.claim("Two."), "t")
    found = table(b)
    assert "Against the thesis: nothing" in found
    assert "Only the pro side is put forward." in " ".join(found.split())
    assert row(found, "Balance (debate)").split()[:3] == ["Balance", "(debate)", "0.00"]


def test_undefined_figures_are_dashes_and_negative_ones_have_a_minus():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.attack(b.claim("One."), "t")
    found = table(b)
    assert row(found, "Balance (debate)").split() == ["Balance", "(debate)", "–"]
    assert row(found, "  lean ").split()[1] == "−1.00"


def test_without_a_thesis_the_claims_are_listed():
    b = MapBuilder()
    b.claim("Standing alone.")
    found = table(b)
    assert "Standing alone." in found
    assert "no thesis" in found


def test_semantics_that_disagree_are_told():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.support(b.claim("Strong.", base_score=0.9), "t")
    for n in range(3):
        b.attack(b.claim(f"Weak {n}.", base_score=0.35), "t")
    found = " ".join(table(b).split())
    assert "comes out narrowly against the thesis" in found
    assert "the second opinion comes out for it." in found


def test_hostile_text_stays_on_its_line_and_moves_no_cursor():
    b = MapBuilder(title="line\nbreak \u202e turned")
    b.thesis("tab\tand\nline\u2028end " + "long " * 500, id="t")
    lines = table(b).split("\n")
    assert lines[0] == "line break � turned"
    assert all(line.isprintable() and len(line) <= 100 for line in lines)
