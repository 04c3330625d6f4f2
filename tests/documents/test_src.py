from __future__ import annotations

import os
from pathlib import Path

import pytest

import argmap
from argmap import Diagnostic, FencePlace

PARKS = "argmap: 1\nthesis: {id: t, claim: Parks are good.}\n"


@pytest.fixture
def page(tmp_path: Path) -> FencePlace:
    """A block in line 5 of a document, with a map beside it and another one outside of its folder."""
    folder = tmp_path / "docs"
    (folder / "maps").mkdir(parents=True)
    (folder / "maps" / "parks.yaml").write_text(PARKS, encoding="utf-8")
    (folder / "parks.argdown").write_text("[a]: Trees are good.\n", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(PARKS.replace("Parks", "Secrets"), encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "out").symlink_to(tmp_path)
    return FencePlace(folder / "page.md", line=5)


def shown(place: FencePlace, src: str, text: str = "", language: str = "argmap") -> tuple[str, list[Diagnostic]]:
    faults: list[Diagnostic] = []
    return argmap.fence(text, language, {"src": src}, place=place, report=faults.append), faults


def test_a_file_is_found_beside_the_document(page: FencePlace) -> None:
    assert "Parks are good." in shown(page, "maps/parks.yaml")[0]
    assert "Trees are good." in shown(page, "parks.argdown")[0]


@pytest.mark.parametrize(
    "src",
    [
        "../secret.yaml",
        "maps/../../secret.yaml",
        "../../../../../etc/passwd",
        "/etc/passwd",
        "link.yaml",
        "out/secret.yaml",
        "maps\\..\\..\\secret.yaml",
        "C:secret.yaml",
        "a\0b",
        "x" * 5000,
        "maps",
        "missing.yaml",
    ],
)
def test_nothing_outside_of_the_folder_is_read(page: FencePlace, src: str) -> None:
    html, faults = shown(page, src)
    assert "Secrets" not in html and "root:" not in html
    assert [(fault.file, fault.span.start.line if fault.span else 0) for fault in faults] == [(str(page.document), 5)]


def test_a_missing_file_is_reported_with_the_nearest_name(page: FencePlace) -> None:
    [fault] = shown(page, "maps/park.yaml")[1]
    assert fault.message.endswith("No such file or directory; did you mean 'parks.yaml'?")
    assert "did you mean" not in shown(page, "nowhere/park.yaml")[1][0].message


def test_a_pipe_is_not_waited_for(page: FencePlace) -> None:
    assert page.document is not None
    os.mkfifo(page.document.parent / "pipe.yaml")
    assert "is a pipe, not a file" in shown(page, "pipe.yaml")[1][0].message


def test_what_is_wrong_in_the_file_has_its_line_there(page: FencePlace) -> None:
    assert page.document is not None
    file = page.document.parent / "maps" / "parks.yaml"
    file.write_text(PARKS.replace("claim", "clam"), encoding="utf-8")
    _, (fault, *_) = shown(page, "maps/parks.yaml")
    assert fault.file == str(file) and fault.span is not None and fault.span.start.line == 2


def test_a_block_has_one_map(page: FencePlace) -> None:
    assert "expected one of the two" in shown(page, "maps/parks.yaml", PARKS)[1][0].message
