"""Long texts in reports: what is cut, and exactly where; and what stands at the edges of a report."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.model.source.coverage import Sentence
from argmap.report import Checked, Summary
from argmap.report.diagnostic.file_places import lines_of, uri
from argmap.report.diagnostic.fingerprints import fingerprints
from argmap.report.diagnostic.rule_help import markdown
from argmap.report.diagnostic.source_excerpts import show_diagnostics
from argmap.report.explanations import Explanation, explain_all, explain_name, list_names
from argmap.report.output.screen import cut_line
from tests.samples.reports import written


def finding(message: str, span: Span | None = None, severity: Severity = Severity.INFO) -> Diagnostic:
    return Diagnostic("ARG999", "a-rule", severity, message, "x.yaml", span)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("abcd", "abcd"), ("abcde", "abcde"), ("abcdef", "abcd…"), ("a\n b", "a b")],
)
def test_a_line_is_cut_to_its_width(text: str, shown: str) -> None:
    assert cut_line(text, 5) == shown


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("w" * 300, "w" * 300),
        ("w" * 301, "w" * 299 + "…"),
        ("w" * 298 + " ww", "w" * 298 + "…"),
        ("w" + " " * 1199, "w"),
        ("w" + " " * 1200, "w…"),
    ],
)
def test_markdown_shows_300_characters_of_a_message(message: str, shown: str) -> None:
    assert written("markdown", Checked("x.yaml", "", [finding(message)])).endswith(f"| {shown} |\n")


@pytest.mark.parametrize(("number", "more"), [(99, ""), (100, ""), (101, "\n… and 1 more\n")])
def test_markdown_lists_a_hundred_findings(number: int, more: str) -> None:
    report = written("markdown", Checked("x.yaml", "", [finding("m")] * number))
    assert report.count("| m |") == min(number, 100)
    assert report.endswith(f"| m |\n{more}")


@pytest.mark.parametrize(("sentence", "shown"), [("w" * 100, "w" * 100), ("w" * 101, "w" * 99 + "…")])
def test_sentences_that_are_not_quoted_are_shown_up_to_100_characters(sentence: str, shown: str) -> None:
    coverage = (Sentence(12, sentence, False), Sentence(13, "Quoted.", True))
    assert written("text", Checked("x.yaml", "", (), coverage=coverage)) == (
        f"x.yaml: 1 of 2 sentences of the source quoted\n   12 | {shown}\n\n1 file, nothing to report\n"
    )
    assert written("text", Checked("x.yaml", "", (), coverage=())).startswith("x.yaml: 0 of 0 sentences of the source")


@pytest.mark.parametrize(
    ("line", "column", "shown", "marks"),
    [
        ("x" * 99 + "!", 100, "x" * 99 + "!", " " * 99 + "^"),
        ("x" * 100 + "!", 101, "…" + "x" * 25 + "!", " " * 26 + "^"),
        ("!" + "x" * 100, 1, "!" + "x" * 99 + "…", "^"),
        ("x" * 25 + "!" + "x" * 90, 26, "x" * 25 + "!" + "x" * 74 + "…", " " * 25 + "^"),
        ("x" * 26 + "!" + "x" * 90, 27, "…" + "x" * 25 + "!" + "x" * 74 + "…", " " * 26 + "^"),
    ],
)
def test_a_source_line_of_more_than_100_columns_is_cut_around_the_place(
    line: str, column: int, shown: str, marks: str
) -> None:
    span = Span.of(1, column, 1, column + 1)
    lines = show_diagnostics(Checked("x.yaml", line, [finding("m", span)])).split("\n")
    assert lines[1:3] == [f"    1 | {shown}", f"      | {marks}"]


@pytest.mark.parametrize(("spaces", "same"), [(0, True), (1, False)])
def test_only_the_place_counts_on_lines_of_more_than_300_characters(spaces: int, same: bool) -> None:
    before = "a" * (297 + spaces)
    one, other = (fingerprints(f"{before}bc{end}", [finding("m", Span.of(1, 1, 1, 3))]) for end in "de")
    assert (one == other) is not same


def test_a_summary_of_a_description_is_its_first_paragraph_and_cut_to_70_characters() -> None:
    assert Explanation("rule", "x", "", "", "One\n  line.\n\nMore.").summary == "One line."
    for line, entry in zip(list_names().split("\n"), explain_all(), strict=True):
        if len(entry.summary) <= 70:
            assert line.endswith(f"  {entry.summary}")
        else:
            words = line.rpartition("  ")[2].removesuffix("…")
            assert entry.summary.startswith(f"{words} ")
            left = entry.summary.removeprefix(f"{words} ").split()
            assert len(words) <= 69 < len(f"{words} {left[0]} ")


def test_a_description_may_end_with_a_text_between_sections() -> None:
    assert markdown("A rule.\n\nWhy\n    So.\n\nSee: there.\n") == "A rule.\n\n### Why\n\nSo.\n\nSee: there."
    assert markdown("Why\n    So.\n") == "### Why\n\nSo."


def test_what_a_baseline_holds_back_is_counted_over_all_files() -> None:
    counts = Summary().plus(Checked("a", "", (), held_back=2)).plus(Checked("b", "", (), held_back=3))
    assert (counts.files, counts.held_back) == (2, 5)
    counts = (
        Summary()
        .plus(Checked("a", "", (), 2, True))
        .plus(Checked("b", "", (), 3, True))
        .plus(Checked("c", "", (), 4, False))
    )
    assert (counts.quotes_checked, counts.quotes_unchecked) == (5, 4)


def test_files_outside_are_given_with_a_scheme() -> None:
    assert uri("/elsewhere/a b.yaml") == "file:///elsewhere/a%20b.yaml"
    assert uri("a b.yaml") == "a%20b.yaml"


def test_a_place_that_ends_at_the_beginning_of_a_line_does_not_touch_it() -> None:
    assert lines_of(Span.of(4, 1, 4, 1)) == (4, 4)
    assert lines_of(Span.of(4, 2, 5, 2)) == (4, 5)
    assert lines_of(Span.of(4, 2, 5, 1)) == (4, 4)
    assert lines_of(None) == (1, 1)


def test_options_of_a_rule_are_shown_as_settings() -> None:
    assert "[rules.long-claim]\n    words = 40" in explain_name("long-claim")
    assert "Options" not in explain_name("bare-pillar")
