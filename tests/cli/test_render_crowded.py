"""`render` of a map that is too dense for a picture."""

from __future__ import annotations

from pathlib import Path

DENSE = "\n".join([*map(str, range(50)), "#", *(f"{a} {b}" for a in range(50) for b in range(50) if a != b)]) + "\n"


def test_a_sound_map_that_cannot_be_drawn_is_a_finding_and_no_failure(command, tmp_path: Path) -> None:
    (tmp_path / "dense.tgf").write_text(DENSE)
    code, _, talk = command("render", "dense.tgf", "-o", "dense.svg", "-o", "dense.md")
    assert code == 1
    assert "too dense for a picture" in talk
    assert "--layout matrix" in talk
    assert not (tmp_path / "dense.svg").exists()
    assert (tmp_path / "dense.md").exists()


def test_such_a_map_is_drawn_as_a_matrix(command, tmp_path: Path) -> None:
    (tmp_path / "dense.tgf").write_text(DENSE)
    outputs = ("-o", "dense.svg", "-o", "dense.html")
    code, _, talk = command("render", "dense.tgf", *outputs, "--layout", "matrix", "--page", "screen")
    assert (code, talk) == (0, "")
    assert (tmp_path / "dense.svg").read_text().count('aria-roledescription="step"') == 2450
    assert (tmp_path / "dense.html").read_text().count('class="mark as-') == 2451  # one is in the legend


def test_a_format_without_a_matrix_is_a_mistake_in_the_call(command, tmp_path: Path) -> None:
    (tmp_path / "dense.tgf").write_text(DENSE)
    code, _, talk = command("render", "dense.tgf", "-o", "dense.svg", "-o", "dense.md", "--layout", "matrix")
    assert code == 2
    assert (
        "--layout matrix is for the formats docx, dot, html, pdf, png, pptx, svg, not for markdown; use -o FILE" in talk
    )
    assert not (tmp_path / "dense.svg").exists()
    code, _, talk = command("render", "dense.tgf", "--layout", "matrix")
    assert code == 2
    assert "not for terminal" in talk


def test_a_project_can_choose_the_matrix_for_what_has_one(command, tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('[render]\nlayout = "matrix"\npage = "screen"\n')
    (tmp_path / "dense.tgf").write_text(DENSE)
    code, _, talk = command("render", "dense.tgf", "-o", "dense.svg", "-o", "dense.md")
    assert (code, talk) == (0, "")
    (tmp_path / "argmap.toml").write_text('[render]\nlayout = "matrx"\n')
    code, _, talk = command("render", "dense.tgf", "-o", "dense.svg")
    assert code == 2
    assert "there is no layout 'matrx'; did you mean 'matrix'?" in talk


def test_a_matrix_that_is_too_large_is_a_finding(command, tmp_path: Path) -> None:
    (tmp_path / "long.tgf").write_text("\n".join(map(str, range(401))) + "\n#\n0 1\n")
    code, _, talk = command("render", "long.tgf", "-o", "long.svg", "--layout", "matrix")
    assert code == 1
    assert "the map is too large for a matrix (columns: 401, at most 400; marks: 1, at most 10,000)" in talk
