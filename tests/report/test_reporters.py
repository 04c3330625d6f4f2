"""What every reporter does: any text, any number of files, the same every time, while the files come in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given

from argmap.formats import parse
from argmap.registry import REPORTERS
from argmap.report import Checked, Reporter
from argmap.rules import check
from tests.samples.reports import QUESTION, RUN, RUNS, TOWN, written

TERMINAL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
each = pytest.mark.parametrize("name", REPORTERS.names())


@each
def test_a_reporter_bears_its_name_and_says_in_one_sentence_what_it_writes(name: str) -> None:
    member = REPORTERS.get(name)
    assert isinstance(member, Reporter)
    assert member.name == name
    assert member.doc.split("\n")[0].endswith((".", ":"))


@each
@given(files=RUNS)
def test_any_text_is_written_as_utf8_that_no_terminal_acts_upon(name: str, files: list[Checked]) -> None:
    text = written(name, *files)
    text.encode()
    assert TERMINAL.search(text) is None
    assert text.endswith("\n")


@each
def test_the_same_run_is_the_same_text(name: str) -> None:
    assert written(name, *RUN) == written(name, *RUN)


@each
def test_a_run_without_files_one_file_and_a_file_twice_are_reports(name: str) -> None:
    assert len({written(name), written(name, TOWN, several=False), written(name, TOWN, TOWN)}) == 3


@each
def test_source_lines_are_not_needed_but_for_people(name: str) -> None:
    files = [Checked.of(document, check(document)) for document in [parse(b"argmap: 1\nthesis: So?\n")]]
    assert (written(name, *files) == written(name, *(checked.without_text() for checked in files))) is (name != "text")


@pytest.mark.parametrize("name", [name for name in REPORTERS.names() if name != "markdown"])
def test_a_file_is_written_before_the_next_is_asked_for(name: str) -> None:
    asked = []

    def files() -> Iterator[Checked]:
        for number in range(5):
            asked.append(number)
            yield TOWN

    pieces = REPORTERS.get(name).write(files(), several=True)
    assert any(QUESTION.message in piece for piece in pieces)
    assert asked == [0]


def test_an_unknown_reporter_is_refused_with_the_nearest() -> None:
    with pytest.raises(KeyError, match="no reporter is called 'sariff'; did you mean 'sarif'"):
        REPORTERS.get("sariff")


def test_the_report_for_people_ends_with_the_summary() -> None:
    assert written("text", *RUN).startswith("maps/town.yaml: error: nothing␊there [ARG004 empty-file]\n")
    assert written("text", *RUN).endswith("\n2 files, 1 error, 1 warning, 1 info; 2 quotes checked\n")
