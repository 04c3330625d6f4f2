"""Themes that people bring along: what a file changes, and what is refused with what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap
from argmap.diagnostics import ArgmapError
from argmap.drawing import Style, render
from argmap.drawing.style.theme_file import read_theme
from argmap.drawing.style.themes import THEMES, Tone
from argmap.formats import parse

MAP = "argmap: 1\nthesis: T.\npillars: [Yes.]\nobjections: [No.]\n"
HOUSE = """\
base = "light"
typeface = "Georgia"
page = "#fffdf8"
[for]
ink = "#00506B"
[band]
paper = "#f0f0f0"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    file = tmp_path / "house.toml"
    file.write_text(HOUSE)
    return file


def test_a_file_changes_what_it_says_and_keeps_the_rest_of_its_base(house: Path) -> None:
    theme, light = read_theme(house), THEMES["light"]
    assert (theme.page, theme.typeface, theme.band.paper) == ("#fffdf8", "Georgia", "#f0f0f0")
    assert theme.tones[Tone.SUPPORT] == light.tones[Tone.SUPPORT]._replace(ink="#00506b")
    assert (theme.text, theme.tones[Tone.ATTACK], theme.band.ink) == (
        light.text,
        light.tones[Tone.ATTACK],
        light.band.ink,
    )


@pytest.mark.parametrize("name", ["svg", "dot", "html", "slides", "mermaid", "typst"])
def test_pictures_have_its_colours(name: str, house: Path) -> None:
    assert "#00506b" in str(render(parse(MAP).map, name, style=Style(theme=read_theme(house))))


def test_lines_of_an_svg_keep_their_width_in_another_typeface(house: Path) -> None:
    drawn = str(render(parse(MAP).map, "svg", style=Style(theme=read_theme(house))))
    assert drawn.count("<text") == drawn.count("textLength=") == drawn.count("'Georgia'")
    assert "textLength" not in str(render(parse(MAP).map, "svg"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('pgae = "#ffffff"', "there is no 'pgae' in a theme; did you mean 'page'?"),
        ('page = "white"', "'page' is 'white'; expected a colour such as \"#0b5394\""),
        ('base = "lihgt"', "'base' is 'lihgt', which is no theme; did you mean 'light'?"),
        ("line = 9", "'line' is 9; expected a factor of the width of lines, 0.5 to 3"),
        ('typeface = "a\\"; x"', "expected the name of one typeface"),
        ('for = "#000000"', "expected a table [for] with 'ink' and 'paper'"),
        ('[for]\ncolour = "#000000"', "there is no 'colour' in [for]; there are ink, paper"),
        ("[for]\nink = 3", "'for.ink' is 3; expected a colour"),
        (
            '[against]\nink = "#ff8888"',
            "'against.ink' (#ff8888) on 'page' (#ffffff) has a contrast of 2.3, and small type needs 4.5",
        ),
        ('[for]\nink = "#333333"\n[against]\nink = "#333333"', "'for.ink' and 'against.ink' are the same colour"),
        ("base = ", "the theme is not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text(text)
    with pytest.raises(ArgmapError) as error:
        read_theme(file)
    assert message in str(error.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('pgae = 1\npage = "white"\n[for]\nink = 3\n')
    with pytest.raises(ArgmapError) as error:
        read_theme(file)
    assert len(str(error.value).splitlines()) == 3


def test_the_command_and_the_settings_take_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP)
    for number, options in enumerate((["--theme", "house.toml"], [])):
        if number:
            Path("argmap.toml").write_text('[render]\ntheme = "house.toml"\n')
        ended = CliRunner().invoke(argmap, ["render", "map.yaml", "-o", f"{number}.svg", *options])
        assert ended.exit_code == 0, ended.output
        assert "#00506b" in Path(f"{number}.svg").read_text()
    Path("argmap.toml").unlink()
    ended = CliRunner().invoke(argmap, ["render", "map.yaml", "--theme", "none.toml"])
    assert ended.exit_code == 2
    assert "cannot read" in ended.output
