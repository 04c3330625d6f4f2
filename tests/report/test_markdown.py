"""The summary in Markdown, rendered: the text of a map stays text, in its cell."""

from __future__ import annotations

import html

from hypothesis import given
from markdown_it import MarkdownIt

from argmap.diagnostics import Diagnostic, Severity
from argmap.report import Checked
from argmap.report.diagnostic.file_places import relative
from argmap.report.findings.markdown import LENGTH, MOST
from argmap.report.output.screen import safe
from tests.samples.reports import CLEAN, RUN, RUNS, found, written

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def cells(text: str) -> list[list[str]]:
    """The cells of the body, row by row; fails when there is anything but text in them."""
    rows: list[list[str]] = []
    for token in GFM.parse(text):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and rows:
            children = token.children or []
            if token.level > 3:
                assert {child.type for child in children} <= {"text", "text_special"}
                rows[-1].append("".join(child.content for child in children))
    return rows[1:]


def of(message: str, file: str = "x.yaml") -> str:
    return written("markdown", Checked(file, "", [Diagnostic("ARG201", "rule", Severity.WARNING, message)]))


def test_a_run_has_counts_and_a_table_with_the_gravest_first() -> None:
    assert written("markdown", *RUN) == (
        "### argmap\n"
        "\n"
        "2 files, 1 error, 1 warning, 1 info; 2 quotes checked\n"
        "\n"
        "| Place | Severity | Rule | Finding |\n"
        "| --- | --- | --- | --- |\n"
        "| maps/town.yaml | error | ARG004 empty-file | nothing there |\n"
        "| maps/town.yaml:2 | warning | ARG301 question-as-claim | a question: say what is claimed |\n"
        "| maps/town.yaml:4 | info | ARG203 bare-pillar | 50 % of it, bare |\n"
    )


def test_a_clean_run_says_so() -> None:
    assert written("markdown", CLEAN, CLEAN) == "### argmap\n\n2 files, nothing to report\n"


@given(RUNS)
def test_any_text_is_shown_as_it_is_in_its_cell(files: list[Checked]) -> None:
    def plain(text: str) -> str:
        return safe(" ".join(text.split()))

    rows = cells(written("markdown", *files))
    ordered = sorted(found(files), key=lambda one: one[1].severity.rank)
    for row, (checked, diagnostic) in zip(rows, ordered, strict=True):
        place, severity, rule, message = (cell.replace("\u200b", "") for cell in row)
        line = f":{diagnostic.span.start.line}" if diagnostic.span else ""
        assert place.strip() == plain(f"{relative(checked.file)}{line}")
        assert (severity, rule) == (diagnostic.severity, f"{diagnostic.code} {diagnostic.rule}")
        assert message == plain(diagnostic.message)


def test_nobody_is_mentioned_and_nothing_linked() -> None:
    text = of("@all @me, #12, !3 https://x.y www.x.y me@x.y [a](b) <https://x.y> <img src=x> `c` | d $e$", "@you.yaml")
    assert not [live for live in ("[", "<", "`", "$", "c | d") if live in text]
    read = html.unescape(text)
    assert not [live for live in ("@a", "@m", "@x", "@y", "#1", "!3", "://", "www.x") if live in read]
    assert len(cells(text)) == 1


def test_a_hundred_findings_are_shown_and_the_others_counted() -> None:
    infos = [Diagnostic("ARG202", "rule", Severity.INFO, "small")] * (MOST + 1)
    error = Diagnostic("ARG101", "rule", Severity.ERROR, "grave")
    text = written("markdown", Checked("a", "", infos), Checked("b", "", [error] * 2))
    rows = cells(text)
    assert [row[3] for row in rows] == ["grave"] * 2 + ["small"] * (MOST - 2)
    assert text.endswith("\n… and 3 more\n")


def test_a_long_text_is_cut() -> None:
    (row,) = cells(of("word " * 10_000))
    assert row[3].endswith("word…")
    assert len(row[3]) <= LENGTH
