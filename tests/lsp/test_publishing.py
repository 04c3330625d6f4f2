"""What the client is shown while a text changes, and what makes it change besides edits."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.files_beside import FilesBeside
from argmap.lsp.open_files import Client, OpenFile, OpenFiles
from argmap.lsp.publisher import Publisher, move
from argmap.lsp.worker import Worker

TOWN = """\
argmap: 1
thesis: The old town should be closed to cars.
pillars:
  - The air gets cleaner.
"""


def partial(text: str, *ends: int) -> types.TextDocumentContentChangePartial:
    line, character, end_line, end_character = ends
    place = types.Range(types.Position(line, character), types.Position(end_line, end_character))
    return types.TextDocumentContentChangePartial(range=place, text=text)


def at_lines(*numbers: int) -> list[types.Diagnostic]:
    return [types.Diagnostic(types.Range(types.Position(n, 0), types.Position(n, 5)), str(n)) for n in numbers]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (partial("x", 2, 0, 2, 0), [("0", 0), ("5", 5)]),
        (partial("a\nb\n", 1, 0, 1, 0), [("0", 0), ("2", 4), ("5", 7)]),
        (partial("", 1, 0, 3, 0), [("0", 0), ("5", 3)]),
        (types.TextDocumentContentChangeWholeDocument("x"), []),
    ],
)
def test_findings_move_along_with_an_edit(change: Any, expected: list[tuple[str, int]]) -> None:
    moved = move(at_lines(0, 2, 5), [change])
    assert [(each.message, each.range.start.line) for each in moved] == expected


async def _run(text: str, work: Callable[[Publisher, OpenFile], Any]) -> list[types.PublishDiagnosticsParams]:
    published: list[types.PublishDiagnosticsParams] = []
    publisher = Publisher(Worker(), published.append, quiet=0)
    file = OpenFile(types.TextDocumentItem("untitled:1", "yaml", 1, text), Client())
    publisher.refresh(file, at_once=True)
    await publisher.settle(file.uri)
    for step in work(publisher, file):
        await publisher.settle(file.uri) if step is None else await asyncio.sleep(step)
    return published


def test_while_a_line_is_half_typed_the_findings_stay() -> None:
    def work(publisher: Publisher, file: OpenFile) -> Any:
        change = partial("  - id: x\n    reas\n", 4, 0, 4, 0)
        file.change(2, [change])
        publisher.refresh(file, changes=[change])
        yield

    first, second, *_ = asyncio.run(_run(TOWN, work))
    before = [each.code for each in first.diagnostics]
    assert before
    assert second.version == 2
    assert "ARG002" in {each.code for each in second.diagnostics}
    assert set(before) <= {each.code for each in second.diagnostics}


def test_of_edits_in_a_row_only_the_last_is_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int | None] = []
    reading = Analysis.reading_diagnostics.fget
    assert reading is not None

    def note(analysis: Analysis) -> Any:
        read.append(analysis.version)
        return reading(analysis)

    monkeypatch.setattr(Analysis, "reading_diagnostics", property(note))

    def work(publisher: Publisher, file: OpenFile) -> Any:
        for version in range(2, 30):
            change = partial("x", 1, 10, 1, 10)
            file.change(version, [change])
            publisher.refresh(file, changes=[change])
        yield

    asyncio.run(_run(TOWN, work))
    assert set(read) == {1, 29}


def test_what_is_no_map_any_more_loses_its_diagnostics() -> None:
    def work(publisher: Publisher, file: OpenFile) -> Any:
        file.change(2, [partial("#", 0, 0, 0, 0)])
        publisher.refresh(file)
        yield

    assert asyncio.run(_run(TOWN, work))[-1].diagnostics == []


def test_a_change_of_the_settings_or_of_the_source_text_is_seen(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('ignore = ["one-sided-map"]\n')
    files = OpenFiles()
    text = TOWN + "source: {title: Letter, file: letter.txt}\n"
    file = files.open(types.TextDocumentItem((tmp_path / "town.yaml").as_uri(), "yaml", 1, text))
    renewed: list[str] = []
    beside = FilesBeside(files, lambda one: renewed.append(one.uri))

    def codes() -> set[str]:
        assert file.analysis is not None
        found = {each.code for each in file.analysis.diagnostics}
        assert file.analysis.needed_files
        beside.look()
        return found

    codes()
    beside.look()
    assert renewed == []
    (tmp_path / "letter.txt").write_text("The air gets cleaner.\n")
    beside.look()
    assert renewed == [file.uri]
    assert file.analysis is not None
    assert file.analysis.source_text == "The air gets cleaner.\n"
    assert "ARG109" not in codes()
    (tmp_path / "argmap.toml").write_text("")
    os.utime(tmp_path / "argmap.toml", (1, 1))
    beside.look()
    assert "ARG109" in codes()


def test_wrong_settings_that_are_corrected_and_settings_that_are_new_are_seen(tmp_path: Path) -> None:
    settings = tmp_path / "argmap.toml"
    files = OpenFiles()
    file = files.open(types.TextDocumentItem((tmp_path / "town.yaml").as_uri(), "yaml", 1, TOWN))
    beside = FilesBeside(files, lambda _: None)

    def codes() -> set[str]:
        beside.look()
        assert file.analysis is not None
        codes = {each.code for each in file.analysis.diagnostics}
        assert file.analysis.needed_files
        beside.look()
        return codes

    assert "ARG109" in codes()
    settings.write_text('ignore = ["one-sided-map"\n')
    assert any(code.startswith("ARG0") for code in codes())
    settings.write_text('ignore = ["one-sided-map"]\n')
    assert not any(code.startswith("ARG0") or code == "ARG109" for code in codes())


def test_settings_apply_as_in_validate(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('[severity]\nbare-pillar = "error"\n')
    uri = (tmp_path / "town.yaml").as_uri()
    analysis = OpenFile(types.TextDocumentItem(uri, "yaml", 1, TOWN), Client()).analysis
    assert analysis is not None
    assert {each.code: each.severity.value for each in analysis.diagnostics}["ARG203"] == "error"
    (tmp_path / "argmap.toml").write_text("selct = []\n")
    analysis = OpenFile(types.TextDocumentItem(uri, "yaml", 1, TOWN), Client()).analysis
    assert analysis is not None
    assert any("argmap.toml" in (each.file or "") for each in analysis.diagnostics)
