from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap import FencePlace
from argmap.diagnostics import ArgmapError
from argmap.documents import figure_cache
from argmap.drawing.layout import picture_plan

PARKS = "argmap: 1\nthesis: {id: t, claim: Parks are good.}\npillars:\n  - {id: air, claim: They clean the air.}\n"


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many pictures were laid out since the test began."""
    count = 0
    lay_out = picture_plan.lay_out

    def counted(*arguments: object) -> object:
        nonlocal count
        count += 1
        return lay_out(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(picture_plan, "lay_out", counted)
    return lambda: count


def test_the_same_figure_is_drawn_once(tmp_path: Path, layouts: Callable[[], int]) -> None:
    first = argmap.fence(PARKS, cache=tmp_path)
    assert layouts() == 1
    assert argmap.fence(PARKS, cache=tmp_path) == first
    other = argmap.fence(PARKS, cache=tmp_path, place=FencePlace(number=2))
    assert layouts() == 1 and other != first
    argmap.fence(PARKS, cache=tmp_path, attributes={"theme": "dark"})
    argmap.fence(PARKS.replace("good", "bad"), cache=tmp_path)
    assert layouts() == 3


def test_a_changed_file_is_drawn_again(tmp_path: Path, layouts: Callable[[], int]) -> None:
    page = FencePlace(tmp_path / "page.md")
    for text in (PARKS, PARKS, PARKS.replace("good", "bad")):
        (tmp_path / "parks.yaml").write_text(text, encoding="utf-8")
        html = argmap.fence("", attributes={"src": "parks.yaml"}, place=page, cache=tmp_path / "cache")
    assert layouts() == 2 and "Parks are bad." in html


def test_a_changed_file_that_the_text_includes_is_drawn_again(tmp_path: Path, layouts: Callable[[], int]) -> None:
    text = "@include(more.argdown)\n\n[a]: Parks are good.\n  + [b]\n"
    for folder, more in (("one", "Air"), ("one", "Air"), ("two", "Play"), ("one", "Dust")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "more.argdown").write_text(f"[b]: {more}\n", encoding="utf-8")
        place = FencePlace(tmp_path / folder / "page.md")
        assert more in argmap.fence(text, "argdown", place=place, cache=tmp_path / "cache")
    assert layouts() == 3


@pytest.mark.parametrize("damage", [b"", b"\xff\x00", b"0" * 32 + b"\n[[],[]]", b"[[], [1]]", b"{}"])
def test_a_damaged_entry_is_drawn_again(tmp_path: Path, layouts: Callable[[], int], damage: bytes) -> None:
    first = argmap.fence(PARKS, cache=tmp_path)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage)
    assert argmap.fence(PARKS, cache=tmp_path) == first
    assert argmap.fence(PARKS, cache=tmp_path) == first
    assert layouts() == 2


def test_a_changed_byte_is_noticed(tmp_path: Path, layouts: Callable[[], int]) -> None:
    first = argmap.fence(PARKS, cache=tmp_path)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"Parks are good.", b"<script>x</sc>"))
    assert argmap.fence(PARKS, cache=tmp_path) == first
    assert layouts() == 2


def test_a_folder_holds_no_more_entries_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_cache, "MOST_ENTRIES", 4)
    (tmp_path / "own.txt").write_text("not of the cache")
    for number in range(7):
        argmap.fence(PARKS, cache=tmp_path, attributes={"format": "outline", "caption": str(number)})
    assert len(list(tmp_path.glob("*.figure"))) <= 4 and (tmp_path / "own.txt").exists()


def test_a_folder_that_cannot_be_used_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert "They clean the air." in argmap.fence(PARKS, cache=tmp_path / "file")


def test_a_broken_block_is_not_stored(tmp_path: Path) -> None:
    argmap.fence("argmap: 1\nthesis: [", cache=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_figure_that_is_too_large_is_drawn_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layouts: Callable[[], int]
) -> None:
    monkeypatch.setattr(figure_cache, "MOST_BYTES", 1000)
    first = argmap.fence(PARKS, cache=tmp_path)
    assert (argmap.fence(PARKS, cache=tmp_path), layouts(), list(tmp_path.iterdir())) == (first, 2, [])


def test_a_picture_beside_needs_a_folder_and_says_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_cache, "default_folder", lambda: None)
    with pytest.raises(ArgmapError, match="no folder for pictures; name one in ARGMAP_CACHE_DIR"):
        figure_cache.FigureCache(None).write_beside("key", ".png", b"")
