"""The report for people: places underlined in any text, and nothing that a terminal would act upon."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Related, Severity, Span
from argmap.report import Checked, Summary
from argmap.report.diagnostic.source_excerpts import COLUMNS, show_diagnostics


def shown(text: str, span: Span | None, message: str = "wrong", **fields: object) -> list[str]:
    diagnostic = Diagnostic("ARG999", "some-rule", Severity.WARNING, message, "x.yaml", span, **fields)  # type: ignore[arg-type]
    return show_diagnostics(Checked("x.yaml", text, [diagnostic])).split("\n")


def columns(text: str) -> int:
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def test_a_finding_shows_its_line_and_underlines_its_place() -> None:
    assert shown("argmap: 1\nthesis: So?\n", Span.of(2, 9, 2, 12), "a question") == [
        "x.yaml:2:9: warning: a question [ARG999 some-rule]",
        "    2 | thesis: So?",
        "      |         ^^^",
        "",
        "",
    ]


def test_related_places_follow() -> None:
    lines = shown(
        "a\nb\n", Span.of(2, 1, 2, 2), related=(Related("first here", Span.of(1, 1, 1, 2)), Related("see there"))
    )
    assert lines[3:5] == ["      = x.yaml:1:1: first here", "      = see there"]


def test_a_finding_without_a_place_is_one_line() -> None:
    assert shown("", None) == ["x.yaml: warning: wrong [ARG999 some-rule]", "", ""]


def test_a_place_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert shown("claim: one\n  two\n", Span.of(1, 8, 2, 6))[2] == "      |        ^^^"


def test_a_place_of_no_width_or_behind_the_end_still_has_a_mark() -> None:
    assert shown("ab", Span.of(1, 2, 1, 2))[2] == "      |  ^"
    assert shown("ab", Span.of(1, 3, 1, 3))[2] == "      |   ^"
    assert len(shown("ab", Span.of(9, 1, 9, 2))) == 3


def test_marks_stand_below_wide_characters_tabs_and_accents() -> None:
    for before in ("世界 ", "🙂🙂", "\t", "a\tb\t", "e\u0301e\u0301"):
        line, marks = shown(f"{before}HERE", Span.of(1, len(before) + 1, 1, len(before) + 5))[1:3]
        at = line.index("HERE")
        assert columns(marks[: marks.index("^")]) == columns(line[:at])
        assert marks.count("^") == 4


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "x" * 5000 + "HERE" + "y" * 5000
    line, marks = shown(text, Span.of(1, 5001, 1, 5005))[1:3]
    assert len(line) < COLUMNS + 20
    assert line.endswith("…")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_control_characters_are_pictures_wherever_they_stand() -> None:
    lines = shown(
        "a\x1b[31m\u202eb\x9bc", Span.of(1, 1, 1, 2), "mess\x1b]0;age\x07\n\u2066", related=(Related("\x08see"),)
    )
    text = "\n".join(lines)
    assert lines[0] == "x.yaml:1:1: warning: mess␛]0;age␇␊� [ARG999 some-rule]"
    assert not set(text) & set("\x1b\x07\x08\x9b\u202e\u2066")


@given(st.text(max_size=80), st.text(max_size=20), st.integers(1, 90), st.integers(0, 90))
def test_nothing_in_a_map_or_message_reaches_the_terminal_as_a_control(
    text: str, message: str, column: int, width: int
) -> None:
    found = show_diagnostics(
        Checked(
            message,
            text,
            [Diagnostic("ARG999", "r", Severity.INFO, message, None, Span.of(1, column, 1, column + width))],
        )
    )
    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in found)
    found.encode()


def test_colours_are_what_the_caller_makes_of_them() -> None:
    diagnostic = Diagnostic("ARG999", "r", Severity.ERROR, "wrong", None, Span.of(1, 1, 1, 2))
    painted = show_diagnostics(Checked("x", "ab", [diagnostic]), lambda part, style: f"<{style}>{part}</>")
    assert painted.startswith("<place>x:1:1</>: <error>error</>: wrong")
    assert "<error>^</>" in painted


def test_the_summary_counts_files_findings_and_quotes() -> None:
    files = [
        Checked("a", "", [Diagnostic("ARG999", "r", severity, "m") for severity in Severity], 3, True),
        Checked("b", "", [Diagnostic("ARG999", "r", Severity.ERROR, "m")], 1, False),
    ]
    assert Summary().plus(files[0]).plus(files[1]).in_words() == (
        "2 files, 2 errors, 1 warning, 1 info; 3 quotes checked; 1 quote not checked (the source text is missing)"
    )
    assert Summary(files=1).in_words() == "1 file, nothing to report"
