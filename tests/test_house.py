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


SHARED_MODULE_NAMES = {
    "guide": "a command and a command of teach",
    "report": "a command of corpus and a command of teach",
    "schema": "a command and a command of teach",
    "serve": "a command and a command of teach",
    "_serve": "the helpers of both",
    "stats": "the command shows what the structure counts",
    "markdown": "a renderer and a reporter, each named after its format",
    "phrases": "parts of sentences about a map, and about a score of it",
}
SHARED_CLASS_NAMES = {
    "Claims": "private in one of the modules",
    "Model": "private in one of the modules",
    "Side": "private in one of the modules",
}


def test_a_name_that_several_modules_or_classes_share_is_justified() -> None:
    assert set(house.duplicate_modules(house.ROOT)) <= set(SHARED_MODULE_NAMES)
    assert set(house.duplicate_classes(house.ROOT)) <= set(SHARED_CLASS_NAMES)


def test_no_module_and_no_function_outgrows_one_idea() -> None:
    assert max(module.lines for module in house.modules(house.ROOT, "argmap")) < 600
    assert max(function.lines for function in house.functions(house.ROOT)) < 100
