"""Letters that an engine has no picture of are said, not drawn as empty frames."""

import pytest

from argmap.diagnostics import ArgmapError
from argmap.drawing import Style, build_scene, render
from argmap.drawing.graphviz import engine, glyphs
from argmap.drawing.graphviz.engine import Engine
from argmap.drawing.graphviz.glyphs import caution, engine_for, lacks, script
from argmap.drawing.scene.about import About
from argmap.drawing.scene.scene import Scene
from argmap.model.builder import MapBuilder

BUNDLED = Engine("graphviz-pure", ("graphviz-pure",), draws_pdf=False)
OTHER = Engine("dot", ("dot",))


def scene_with(text: str) -> Scene:
    builder = MapBuilder()
    builder.thesis(text)
    return build_scene(builder.build(), About(), Style())


@pytest.fixture(autouse=True)
def two_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "engines", lambda: iter((BUNDLED, OTHER)))
    monkeypatch.setattr(glyphs, "find", lambda kind: BUNDLED)


@pytest.mark.parametrize("text", ["Plain.", "Ünïcödé – “quoted” €", "Ελληνικά", "Русский", "→ ½ ≤"])
def test_the_bundled_engine_draws_what_its_typeface_has(text: str) -> None:
    assert engine_for(scene_with(text), "png") is BUNDLED
    assert caution(scene_with(text), "png") == ""


@pytest.mark.parametrize(
    ("text", "name"), [("سلام", "Arabic"), ("שלום", "Hebrew"), ("世界", "Cjk"), ("かな", "Hiragana")]
)
def test_other_scripts_go_to_an_engine_with_the_typefaces_of_the_machine(
    text: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert script(text[0]) == name
    monkeypatch.setattr(glyphs, "_is_installed", lambda script, sample: script == name)
    assert engine_for(scene_with(text), "png") is OTHER
    monkeypatch.setattr(glyphs, "_is_installed", lambda script, sample: False)
    with pytest.raises(ArgmapError, match=f"no installed Graphviz can draw {name} letters: render the map as svg"):
        engine_for(scene_with(text), "png")


def test_of_signs_that_nobody_has_there_is_a_word_and_the_rest_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_is_installed", lambda script, sample: False)
    assert engine_for(scene_with("Glad 🙂 about it."), "png") is BUNDLED
    assert caution(scene_with("Glad 🙂 about it."), "png") == "no installed font has 🙂; svg and html show them"


def test_where_the_machine_cannot_say_engines_are_taken_at_their_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    glyphs._is_installed.cache_clear()
    assert lacks(OTHER, "世") == set()
    glyphs._is_installed.cache_clear()
    assert lacks(BUNDLED, "世") == {"世"}


def test_a_picture_with_letters_that_no_engine_has_is_refused_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "engines", lambda: iter((next(engine.engines()),)))
    builder = MapBuilder()
    builder.thesis("世界")
    with pytest.raises(ArgmapError, match="draw Cjk letters"):
        render(builder.build(), "png")
    assert "世界" in str(render(builder.build(), "svg"))
