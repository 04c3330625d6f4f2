"""The house stays in order: what is private stays private, and one name has one meaning."""

from __future__ import annotations

from tests import house


def test_nobody_imports_what_is_private_to_another_folder() -> None:
    assert house.foreign_private_imports(house.ROOT) == []


def test_the_measure_sees_a_private_import(tmp_path) -> None:
    for folder in ("argmap/cli", "argmap/model", "tests"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "__init__.py").write_text("")
    (tmp_path / "argmap/cli/_draw.py").write_text("from argmap.cli import _watch\n")
    (tmp_path / "argmap/model/walk.py").write_text("from argmap.cli import _draw\n")
    (tmp_path / "tests/test_draw.py").write_text("from argmap.cli._draw import draw\n")
    assert house.foreign_private_imports(tmp_path) == [
        "argmap.model.walk imports argmap.cli._draw",
        "tests.test_draw imports argmap.cli._draw.draw",
    ]
