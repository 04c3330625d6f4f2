"""A finding keeps its fingerprint while the text around it changes, and no two in a file have the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Position, Severity, Span
from argmap.formats import parse
from argmap.report import Checked
from argmap.report.diagnostic.fingerprints import LONG, fingerprints
from argmap.rules import check
from tests.samples.reports import diagnostics

WORDS = st.text("ab :", min_size=1, max_size=8)
SPACES = st.sampled_from(["", "  ", "\t", " " * LONG])


def at(line: int, column: int = 1, end_line: int = 0, end_column: int = 9, code: str = "ARG301") -> Diagnostic:
    span = Span.of(line, column, end_line or line, end_column)
    return Diagnostic(code, "some-rule", Severity.WARNING, "m", None, span)


def of(text: str, *found: Diagnostic) -> tuple[str, ...]:
    return fingerprints(text, found)


@given(text=st.text("ab \n", max_size=30), found=st.lists(diagnostics(), max_size=8))
def test_each_finding_has_its_own(text: str, found: list[Diagnostic]) -> None:
    prints = fingerprints(text, found)
    assert len(set(prints)) == len(prints) == len(found)
    assert fingerprints(text, found) == prints


@given(
    lines=st.lists(WORDS, min_size=1, max_size=6),
    picked=st.lists(st.tuples(st.integers(1, 6), st.integers(0, 2), st.integers(1, 6)), max_size=5),
    above=st.lists(WORDS, max_size=4),
    below=st.lists(WORDS, max_size=4),
    indent=SPACES,
    repeat=st.sampled_from([1, LONG]),
)
def test_lines_around_and_indentation_leave_all_of_them(
    lines: list[str], picked: list[tuple[int, int, int]], above: list[str], below: list[str], indent: str, repeat: int
) -> None:
    lines = [line * repeat for line in lines]
    found = [
        at(line, column, min(line + height, len(lines)), column + 3)
        for line, height, column in picked
        if line <= len(lines)
    ]

    def moved(place: Position) -> Position:
        return Position(place.line + len(above), place.column + len(indent))

    later = [replace(one, span=Span(moved(one.span.start), moved(one.span.end))) for one in found if one.span]
    text = "\n".join([*above, *(indent + line for line in lines), *below])
    assert fingerprints(text, later) == fingerprints("\n".join(lines), found)


def test_a_map_that_is_changed_elsewhere_and_moved_to_another_file_keeps_them() -> None:
    def prints(text: str, file: str) -> tuple[str, ...]:
        document = parse(text.encode()).with_file(file)
        return tuple(
            mark for found, mark in Checked.of(document, check(document)).with_fingerprints() if found.code == "ARG201"
        )

    pillars = "pillars:\n  - claim: One.\n    objections:\n      - claim: But.\n      - claim: Also.\n"
    before = prints(f"argmap: 1\nthesis: It is so.\n{pillars}", "a.yaml")
    deep = pillars.replace("\n  ", "\n      ").replace("One.", "One and a half.")
    assert len(before) == 2
    assert prints(f"# new\nargmap: 1\nthesis: It is not so.\n{deep}", "b/c.yaml") == before


def test_the_rule_and_the_line_count() -> None:
    assert len({*of("aa\nbb", at(1)), *of("aa\nbb", at(2)), *of("aa\nbb", at(1, code="ARG302"))}) == 3


def test_the_line_after_a_place_that_ends_at_its_start_does_not_count() -> None:
    assert of("aa\nbb\ncc", at(1, 1, 3, 1)) == of("aa\nbb\ndd", at(1, 1, 3, 1))
    assert of("aa\nbb\ncc", at(1, 1, 3, 2)) != of("aa\nbb\ndd", at(1, 1, 3, 2))


def test_message_element_and_severity_do_not_count() -> None:
    other = replace(at(1), message="n", element="e", severity=Severity.ERROR, file="f")
    assert of("aa", at(1)) == of("aa", other)


def test_of_a_very_long_line_only_the_place_counts() -> None:
    line = "x" * LONG
    assert of(f"here{line}", at(1, 1, 1, 5)) == of(f"here{line}yz", at(1, 1, 1, 5))
    assert of(f"here{line}", at(1, 1, 1, 5)) != of(f"hare{line}", at(1, 1, 1, 5))


def test_equal_findings_are_told_apart_by_their_order_and_the_first_stays() -> None:
    first, second = of("aa\naa", at(1), at(2))
    assert first != second
    assert of("aa", at(1)) == (first,)


def test_they_outlive_the_text() -> None:
    document = parse(b"argmap: 1\nthesis: So?\n")
    checked = Checked.of(document, check(document))
    assert checked.fingerprints
    assert list(checked.without_text().with_fingerprints()) == list(checked.with_fingerprints())
    assert Checked.of(document, []).fingerprints == ()
