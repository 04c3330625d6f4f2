"""Pages, parts, styles and several outputs of `render`."""

import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.formats import load
from tests.drawing import measure

MAPS = Path(__file__).parents[2] / "maps"
ARTICLE = MAPS / "us-pakistan.yaml"
PILLARS = ("security", "trade", "diplomacy")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def svg(command, *options: str) -> ElementTree.Element:
    code, _, said = command("render", str(ARTICLE), "-o", "x.svg", "--page", "screen", *options)
    assert (code, said) == (0, "")
    return ElementTree.parse("x.svg").getroot()


def boxes(root: ElementTree.Element) -> set[str]:
    claims = {claim.id for claim in load(ARTICLE).claims}
    return {group.get("data-id", "") for group in root.iter(f"{measure.NS}g")} & claims


def test_a_map_that_is_not_legible_on_a_page_becomes_sheets_that_are_and_that_is_said(command, tmp_path: Path) -> None:
    code, said, talk = command("render", str(ARTICLE), "-o", "x.svg")
    assert (code, said) == (0, "")
    assert "55 claims are not legible on one page (a4, landscape): x.svg is an overview, 4 sheets follow" in talk
    assert "x-2.svg … x-5.svg; --page screen draws one picture" in talk
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["x-2.svg", "x-3.svg", "x-4.svg", "x-5.svg", "x.svg"]
    for name in files:
        page = measure.svg((tmp_path / name).read_text())
        assert page.smallest >= 7
        assert page.beyond <= 0.5
    assert 'xlink:href="x-2.svg"' in (tmp_path / "x.svg").read_text()
    assert 'xlink:href="x.svg"' in (tmp_path / "x-2.svg").read_text()


def test_the_names_of_sheets_stand_in_links_as_addresses_do(command, tmp_path: Path) -> None:
    command("render", str(ARTICLE), "-o", 'a "b" #1.svg')
    assert 'xlink:href="a%20%22b%22%20%231-2.svg"' in (tmp_path / 'a "b" #1.svg').read_text()
    assert (tmp_path / 'a "b" #1-2.svg').exists()


def test_the_screen_takes_any_map_in_one_picture(command, tmp_path: Path) -> None:
    assert len(boxes(svg(command))) == 55
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]


def test_several_outputs_come_from_one_call(command, tmp_path: Path) -> None:
    town = str(MAPS / "weekend-homework.yaml")
    code, _, _ = command("render", town, "-o", "a.svg", "-o", "b.png", "-o", "c.pdf", "-o", "d.md", "-o", "e.html")
    assert code == 0
    starts = {path.name: path.read_bytes()[:4] for path in tmp_path.iterdir()}
    assert starts["a.svg"] == b"<svg"
    assert starts["b.png"] == b"\x89PNG"
    assert starts["c.pdf"] == b"%PDF"
    assert starts["d.md"].startswith(b"# ")
    assert starts["e.html"] == b"<!DO"


def test_standard_output_holds_one_sheet_only(command) -> None:
    code, said, talk = command("render", str(ARTICLE), "--format", "svg")
    assert (code, said) == (2, "")
    assert "needs 5 sheets" in talk
    assert command("render", str(ARTICLE), "--format", "svg", "--page", "screen")[1].startswith("<svg")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--focus", "china", "--depth", "0"], {"reset", "china", "infrastructure"}),
        (["--depth", "0"], {"reset"}),
        (["--only", "pillars"], {"reset", *PILLARS}),
        (["--only", "pillar, objections", "--depth", "1"], {"reset", *PILLARS, "distrust", "china", "domestic"}),
    ],
)
def test_a_part_can_be_drawn(command, options: list[str], expected: set[str]) -> None:
    assert boxes(svg(command, *options)) == expected


def test_a_side_can_be_drawn(command) -> None:
    pro, con = boxes(svg(command, "--side", "pro")), boxes(svg(command, "--side", "con"))
    assert {"security", "trade", "diplomacy"} <= pro
    assert {"distrust", "china"} <= con
    assert "no-haven" in pro - con
    assert "wary" in con - pro


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--focus", "distrst"], "there is no claim 'distrst'; did you mean 'distrust'?"),
        (["--only", "pilars"], "'pilar' is not a role of claims; did you mean 'pillar'?"),
        (["--depth", "-1"], "-1"),
        (["--strengths", "df-qad"], "there is no semantics 'df-qad'; did you mean 'df-quad'?"),
        (["--theme", "drak"], "there is no theme 'drak'; did you mean 'dark'?"),
        (["--page", "a5"], "'a4'"),
    ],
)
def test_what_there_is_not_is_a_mistake_of_usage(command, options: list[str], message: str) -> None:
    code, _, talk = command("render", str(ARTICLE), *options)
    assert code == 2
    assert message in " ".join(talk.split())


def test_strengths_come_from_the_semantics_that_is_named(command) -> None:
    text = {name: measure.svg(_drawn(command, "--strengths", name)).text for name in ("quadratic-energy", "df-quad")}
    assert "(quadratic-energy)" in text["quadratic-energy"]
    assert "(df-quad)" in text["df-quad"]
    assert " 0.78 " in text["quadratic-energy"]
    assert " 0.51 " in text["df-quad"]
    assert measure.svg(_drawn(command, "--strengths")).text == text["quadratic-energy"]


def _drawn(command, *options: str) -> str:
    svg(command, *options)
    return Path("x.svg").read_text()


def test_colours_legend_order_and_page_are_a_matter_of_choice(command) -> None:
    plain = _drawn(command)
    assert "#14181d" in _drawn(command, "--theme", "dark")
    assert "#14181d" not in plain
    assert ">supports<" in plain
    assert ">supports<" not in _drawn(command, "--no-legend")
    first = {order: _places(svg(command, "--order", order)) for order in ("supports-first", "objections-first")}
    assert first["supports-first"]["security"] < first["supports-first"]["distrust"]
    assert first["objections-first"]["security"] > first["objections-first"]["distrust"]
    strongest = _places(svg(command, "--strengths", "--order", "strongest-first"))
    assert strongest["security"] < strongest["diplomacy"] < strongest["trade"]  # 0.96, 0.92, 0.91


def test_an_order_by_strength_computes_the_strengths_without_being_asked(command) -> None:
    strongest = _places(svg(command, "--order", "strongest-first"))
    assert strongest == _places(svg(command, "--strengths", "--order", "strongest-first"))


def _places(root: ElementTree.Element) -> dict[str, float]:
    return {
        group.get("data-id", ""): min(x for x, _ in measure.points(group))
        for group in root.iter(f"{measure.NS}g")
        if group.get("data-id") in ("security", "trade", "diplomacy", "distrust")
    }


def test_lines_on_one_issue_are_framed_on_request(command) -> None:
    framed = _drawn(command, "--by-issue")
    words = [text.text for text in ElementTree.fromstring(framed).iter(f"{measure.NS}text")]
    assert {"security", "trade", "diplomacy", "trust", "china", "domestic politics"} <= set(words)
    assert not {"security", "trust"} & {text.text for text in svg(command).iter(f"{measure.NS}text")}
    assert measure.svg(framed).beyond < 0.5


def test_a_page_may_stand(command) -> None:
    code, _, _ = command("render", str(ARTICLE), "-o", "x.pdf", "--orientation", "portrait", "--page", "letter")
    assert code == 0
    assert {(page.width, page.height) for page in measure.pdf(Path("x.pdf").read_bytes())} == {(612, 792)}


def test_what_a_project_always_wants_stands_in_its_settings(command, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("argmap: 1\nthesis: Towns are loud.\npillars: [Cars honk.]\n")
    (tmp_path / "argmap.toml").write_text('[render]\ntheme = "dark"\nlegend = false\nbox = 40\n')
    assert command("render", "map.yaml", "-o", "x.svg")[0] == 0
    drawn = (tmp_path / "x.svg").read_text()
    assert "#14181d" in drawn
    assert ">supports<" not in drawn
    command("render", "map.yaml", "-o", "x.svg", "--theme", "light")
    assert "#14181d" not in (tmp_path / "x.svg").read_text()


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('theme = "drak"', "there is no theme 'drak'; did you mean 'dark'?"),
        ("theem = 1", "pictures have no option 'theem'; did you mean 'theme'?"),
        ("legend = 1", "'legend' is 1; expected true or false"),
        ('box = "40"', "'box' is '40'; expected a whole number"),
        ("box = 4", "'box' must be 10 to 200 characters, not 4"),
        ("theme = 3", "'theme' is 3; expected a string"),
    ],
)
def test_a_setting_that_is_none_is_placed(command, tmp_path: Path, setting: str, message: str) -> None:
    (tmp_path / "map.yaml").write_text("argmap: 1\nthesis: Towns are loud.\n")
    (tmp_path / "argmap.toml").write_text(f"[render]\n{setting}\n")
    code, _, talk = command("render", "map.yaml", "-o", "x.svg")
    assert code == 2
    assert "argmap.toml:2:" in talk
    assert message in " ".join(talk.split())


def test_watching_draws_again_when_a_map_changes_until_interrupted(tmp_path: Path) -> None:
    map_file, picture = tmp_path / "map.yaml", tmp_path / "x.svg"
    map_file.write_text("argmap: 1\nthesis: Towns are loud.\n")
    watching = subprocess.Popen(
        [sys.executable, "-m", "argmap", "render", "map.yaml", "-o", "x.svg", "--watch"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        assert watching.stderr is not None
        lines = iter(watching.stderr.readline, "")
        assert next(lines) == "waiting for changes; press Ctrl-C to stop\n"
        assert "Towns are loud." in picture.read_text()
        map_file.write_text("argmap: 1\nthesis: Towns are much too quiet.\n")
        assert next(lines) == "waiting for changes; press Ctrl-C to stop\n"
        assert "Towns are much too quiet." in picture.read_text()
        watching.send_signal(signal.SIGINT)
        assert watching.wait(60) == 0
    finally:
        watching.kill()
        watching.wait()


SMALL = "argmap: 1\nthesis: Towns are loud.\npillars: [Cars honk.]\n"


def test_no_picture_replaces_a_map_or_the_picture_of_another_map(command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SMALL)
    assert command("render", "a.txt", "-o", "a.txt")[0] == 2
    assert (tmp_path / "a.txt").read_text() == SMALL
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.yaml").write_bytes(ARTICLE.read_bytes())
    (tmp_path / "maps" / "a-2.yaml").write_text(SMALL)
    code, _, talk = command("render", "maps/", "-o", "out/")
    assert code == 2
    assert "a-2.svg is already a result of this call" in " ".join(talk.split())
    assert "Towns are loud." in (tmp_path / "out" / "a-2.svg").read_text()


def test_a_hyphen_is_standard_output_and_a_link_is_followed(command, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(SMALL)
    assert command("render", "map.yaml", "-o", "-", "--format", "svg")[1].startswith("<svg")
    (tmp_path / "real.svg").write_text("old")
    (tmp_path / "link.svg").symlink_to("real.svg")
    assert command("render", "map.yaml", "-o", "link.svg")[0] == 0
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "real.svg").read_text().startswith("<svg")


def test_each_map_has_the_settings_beside_it(command, tmp_path: Path) -> None:
    for folder, theme in (("one", "dark"), ("two", "light")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.yaml").write_text(SMALL)
        (tmp_path / folder / "argmap.toml").write_text(f'[render]\ntheme = "{theme}"\n')
    assert command("render", "one", "two", "-o", "out/")[0] == 0
    assert "#14181d" in (tmp_path / "out" / "one.svg").read_text()
    assert "#14181d" not in (tmp_path / "out" / "two.svg").read_text()


def test_no_sort_at_all_is_a_mistake_of_usage(command) -> None:
    assert command("render", str(ARTICLE), "--only", " , ")[0] == 2


def test_a_part_says_how_much_of_the_map_it_is(command) -> None:
    assert "Part: 1 of 55 claims" in _drawn(command, "--depth", "0", "--focus", "reset")
