"""Pictures of blocks for documents on paper: what cannot be made is reported, and not only left out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from argmap import FencePlace
from argmap.diagnostics import Diagnostic
from argmap.documents.fence_picture import fence_pictures
from argmap.documents.pandoc import answer_request, main

PARKS = "argmap: 1\nthesis: {id: parks, claim: Parks are good.}\npillars: [{id: air, claim: They clean the air.}]\n"


def test_a_picture_has_its_width_and_its_words(tmp_path: Path) -> None:
    (picture,) = fence_pictures(PARKS, cache=tmp_path)
    assert picture.file.read_bytes().startswith(b"\x89PNG") and picture.file.parent == tmp_path
    assert 0.05 < picture.width <= 1 and "Parks are good" in picture.words


def test_a_block_with_an_outline_has_no_picture_and_nothing_wrong(tmp_path: Path) -> None:
    faults: list[Diagnostic] = []
    assert fence_pictures(PARKS, attributes={"format": "outline"}, cache=tmp_path, report=faults.append) == []
    assert faults == []


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    faults: list[Diagnostic] = []
    place = FencePlace(tmp_path / "page.md", line=3)
    assert fence_pictures(PARKS, place=place, cache=tmp_path / "file", report=faults.append) == []
    assert [(fault.file, fault.span.start.line) for fault in faults if fault.span] == [(str(tmp_path / "page.md"), 3)]
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "file"))
    answer = answer_request([], "docx", [{"text": PARKS, "language": "argmap", "attributes": [{}]}])
    assert "They clean the air." in answer["blocks"][0]["text"]
    assert answer["blocks"][0]["pictures"] == [] and len(answer["faults"]) == 1


def test_what_is_wrong_with_a_block_is_reported_once() -> None:
    answer = answer_request([], "docx", [{"text": "argmap: 1\nthesis: [", "language": "argmap", "attributes": [{}]}])
    assert len(answer["faults"]) == len(set(answer["faults"])) > 0


@pytest.mark.parametrize("sent", ["", "no JSON", "[]", '{"files": []}'])
def test_the_program_of_the_filter_says_what_it_is_for_when_it_is_called_by_hand(sent: str, monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["argmap-pandoc"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sent.encode())))
    with pytest.raises(SystemExit, match=r"argmap-pandoc is called by a filter: pandoc page\.md --lua-filter"):
        main()
