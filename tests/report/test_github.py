"""Workflow commands: the text as GitHub prints it, and that its reader gets back what was said."""

from __future__ import annotations

import re

from hypothesis import given

from argmap.report import Checked
from argmap.report.diagnostic.file_places import relative
from argmap.report.output.screen import safe
from tests.samples.reports import CLEAN, RUN, RUNS, found, written

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def unescaped(text: str, *, value: bool = False) -> str:
    """As the runner does it, the per cent sign last."""
    escapes = {"%0D": "\r", "%0A": "\n", **({"%3A": ":", "%2C": ","} if value else {}), "%25": "%"}
    for escape, char in escapes.items():
        text = text.replace(escape, char)
    return text


def shown(text: str) -> str:
    return "".join(char if char in "\r\n" else safe(char) for char in text)


def test_a_run_is_a_command_for_each_finding_and_a_summary() -> None:
    assert written("github", *RUN) == (
        "::error file=maps/town.yaml,title=ARG004 empty-file::nothing%0Athere\n"
        "::warning file=maps/town.yaml,line=2,endLine=2,col=9,endColumn=12,title=ARG301 question-as-claim"
        "::a question: say what is claimed\n"
        "::notice file=maps/town.yaml,line=4,endLine=6,title=ARG203 bare-pillar::50 %25 of it, bare\n"
        "2 files, 1 error, 1 warning, 1 info; 2 quotes checked\n"
    )


def test_a_clean_run_is_the_summary() -> None:
    assert written("github", CLEAN) == "1 file, nothing to report\n"


@given(RUNS)
def test_what_is_escaped_is_read_back(files: list[Checked]) -> None:
    *lines, last = written("github", *files).removesuffix("\n").split("\n")
    assert not last.startswith("::")
    for (checked, diagnostic), line in zip(found(files), lines, strict=True):
        match = COMMAND.fullmatch(line)
        assert match is not None
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert unescaped(properties["file"], value=True) == shown(relative(checked.file))
        assert unescaped(properties["title"], value=True) == f"{diagnostic.code} {diagnostic.rule}"
        assert unescaped(match[3]) == shown(diagnostic.message)
        assert ("col" in properties) == (
            diagnostic.span is not None and diagnostic.span.start.line == diagnostic.span.end.line
        )
