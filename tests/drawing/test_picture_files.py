"""Pictures in files, as library calls; renderers that other packages bring."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.drawing import plan_files, renderer_for
from argmap.registry import RENDERERS

ROOT = Path(__file__).parents[2]
MAP = ROOT / "maps" / "us-pakistan.yaml"

PLUGIN = """
from argmap import About, ArgumentMap, Renderer, Style


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    return "".join(f"* {claim.text}\\n" for claim in debate.claims)


RENDERER = Renderer("bullets", "A list of claims.", (".bullets",), render)
"""


def test_a_map_is_drawn_into_the_format_that_the_suffix_names(tmp_path: Path) -> None:
    debate = argmap.load(MAP)
    assert argmap.draw(debate, tmp_path / "map.md") == [tmp_path / "map.md"]
    assert (tmp_path / "map.md").read_text("utf-8") == argmap.render(debate, "markdown")


def test_a_named_format_goes_before_the_suffix(tmp_path: Path) -> None:
    debate = argmap.load(MAP)
    argmap.draw(debate, str(tmp_path / "map.txt"), "mermaid")
    assert (tmp_path / "map.txt").read_text("utf-8") == argmap.render(debate, "mermaid")


def test_sheets_are_numbered_files_that_refer_to_each_other(tmp_path: Path) -> None:
    debate = argmap.load(MAP)
    paths = argmap.draw(debate, tmp_path / "my map.svg", style=argmap.Style(page="a4"))
    assert [path.name for path in paths] == ["my map.svg", *(f"my map-{n}.svg" for n in range(2, 6))]
    assert 'href="my%20map-2.svg"' in paths[0].read_text("utf-8")
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_strengths_are_shown_in_the_file(tmp_path: Path) -> None:
    debate = argmap.load(MAP)
    argmap.draw(debate, tmp_path / "map.txt", strengths={debate.thesis: 0.625})
    assert "0.62" in (tmp_path / "map.txt").read_text("utf-8").split("\n")[3]


def test_planning_files_writes_none(tmp_path: Path) -> None:
    files = plan_files(argmap.load(MAP), tmp_path / "map.SVG", renderer_for("map.SVG"), style=argmap.Style(page="a4"))
    assert [path.name for path in files.paths][:2] == ["map.SVG", "map-2.SVG"]
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_that_nothing_writes_is_an_error_that_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no renderer writes '\.jpg' files; choose one of .*\.svg"):
        argmap.draw(argmap.load(MAP), tmp_path / "map.jpg")
    assert list(tmp_path.iterdir()) == []


def test_a_renderer_makes_bytes_if_and_only_if_it_says_so() -> None:
    builder = argmap.MapBuilder()
    builder.thesis("It holds.")
    debate = builder.build()
    assert [isinstance(one.plain(debate), bytes) for one in RENDERERS] == [one.is_binary for one in RENDERERS]


@pytest.fixture
def plugin(tmp_path: Path) -> dict[str, str]:
    """The environment of a process in which a package with a renderer is installed."""
    (tmp_path / "bullets_renderer.py").write_text(PLUGIN)
    info = tmp_path / "bullets_renderer-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bullets-renderer\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[argmap.renderer]\nbullets = bullets_renderer:RENDERER\n")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))}


def run(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-c", "from argmap.cli import main; main()", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_plug_in_renderer_writes_its_suffix_and_is_a_format_of_render(plugin: dict[str, str], tmp_path: Path) -> None:
    expected = "".join(f"* {claim.text}\n" for claim in argmap.load(MAP).claims)
    run(plugin, "render", str(MAP), "-o", str(tmp_path / "map.bullets"))
    assert (tmp_path / "map.bullets").read_text("utf-8") == expected
    assert run(plugin, "render", str(MAP), "--format", "bullets") == expected


def test_a_plug_in_renderer_shows_the_difference_of_two_maps(plugin: dict[str, str]) -> None:
    done = run(plugin, "diff", str(MAP), str(MAP), "--format", "bullets")
    assert done.startswith("* ")


def test_every_renderer_is_chosen_by_its_suffixes() -> None:
    for renderer in RENDERERS:
        for suffix in renderer.suffixes:
            assert renderer_for(f"a.b{suffix.upper()}") is renderer


def test_only_renderers_with_the_suffix_are_imported() -> None:
    code = (
        "import sys; from argmap.drawing.picture_files import renderer_for; renderer_for('x.svg'); print(*sys.modules)"
    )
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "argmap.drawing.renderers.svg" in modules
    assert "argmap.drawing.renderers.pptx" not in modules
