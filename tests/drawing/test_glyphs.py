"""Letters that an engine has no picture of are said, not drawn as empty frames."""

import pytest

from argmap.diagnostics import ArgmapError
from argmap.drawing import Style, build_scene, render
from argmap.drawing.graphviz import engine, glyphs
from argmap.drawing.graphviz.engine import Engine
from argmap.drawing.graphviz.glyphs import engine_for, lacks, script
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


@pytest.mark.parametrize("text", ["Plain.", "Ünïcödé – “quoted” €", "Ελληνικά", "Русский", "→ ½ ≤", "●"])
def test_the_bundled_engine_draws_what_its_typeface_has(text: str) -> None:
    assert engine_for(scene_with(text), "png") is BUNDLED


@pytest.mark.parametrize(
    ("text", "name", "font"),
    [
        ("سلام", "Arabic", "Noto Naskh Arabic"),
        ("שלום", "Hebrew", "Noto Sans Hebrew"),
        ("世界", "Cjk", "Noto Sans CJK"),
        ("かな", "Hiragana", "Noto Sans CJK"),
        ("हिन्दी", "Devanagari", "Noto Sans Devanagari"),
    ],
)
def test_other_scripts_go_to_an_engine_with_the_typefaces_of_the_machine(
    text: str, name: str, font: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert script(text[0]) == name
    monkeypatch.setattr(glyphs, "_installed", lambda: frozenset(map(ord, text)))
    assert engine_for(scene_with(text), "png") is OTHER
    monkeypatch.setattr(glyphs, "_installed", lambda: frozenset([0x20]))
    with pytest.raises(ArgmapError, match=f"can draw [0-9]+ {name} characters: .*fonts that have them, such as {font}"):
        engine_for(scene_with(text), "png")


def test_every_missing_letter_is_named_not_one_for_each_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_installed", lambda: frozenset(map(ord, "کیا")))
    with pytest.raises(ArgmapError, match="2 Arabic characters: ہ ے;"):
        engine_for(scene_with("کیا یہ ہے"), "png")


def test_signs_that_nobody_has_are_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_installed", lambda: frozenset([0x20]))
    with pytest.raises(ArgmapError, match="1 character: 🙂; render the map as svg or html"):
        engine_for(scene_with("Glad 🙂 about it."), "png")


def test_labels_in_another_script_count_like_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_installed", lambda: frozenset([0x20]))
    builder = MapBuilder()
    builder.thesis("Plain.")
    with pytest.raises(ArgmapError, match="Devanagari"):
        engine_for(build_scene(builder.build(), About(), Style(language="hi")), "png")


def test_where_the_machine_cannot_say_engines_are_taken_at_their_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    glyphs._installed.cache_clear()
    assert lacks(OTHER, "世") == set()
    glyphs._installed.cache_clear()
    assert lacks(BUNDLED, "世") == {"世"}


def test_a_picture_with_letters_that_no_engine_has_is_refused_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "engines", lambda: iter((next(engine.engines()),)))
    builder = MapBuilder()
    builder.thesis("世界")
    with pytest.raises(ArgmapError, match="draw 2 Cjk characters: 世 界"):
        render(builder.build(), "png")
    assert "世界" in str(render(builder.build(), "svg"))
