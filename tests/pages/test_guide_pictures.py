"""The pictures of the guide are what argmap draws now."""

from __future__ import annotations

from tests.pages.guide_pictures import FOLDER, pictures


def test_the_pictures_of_the_guide_are_current() -> None:
    drawn = pictures()
    assert {file.name for file in FOLDER.iterdir()} == drawn.keys()
    for name, picture in drawn.items():
        written = (FOLDER / name).read_text(encoding="utf-8")
        assert written == picture, "run `python -m tests.pages.guide_pictures`"
