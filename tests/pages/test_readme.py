"""The picture of the README: argmap draws it, and it is legible where the README is shown."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from argmap.cli import argmap as command
from tests.pages.blocks import ROOT

WIDTH = 838
"""Pixels that GitHub gives to the text of a README."""
LEAST = 9
"""Pixels of the smallest text."""

README = (ROOT / "README.md").read_text(encoding="utf-8")
(PICTURE,) = [ROOT / path for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)]


def test_the_picture_is_the_one_that_the_first_command_draws(tmp_path: Path) -> None:
    source, options, target = re.findall(r"argmap render (\S+) (.*)-o (\S+)$", README, re.MULTILINE)[0]
    assert (ROOT / source).with_suffix(".svg") == PICTURE
    drawn = tmp_path / target
    done = CliRunner().invoke(command, ["render", str(ROOT / source), *options.split(), "-o", str(drawn)])
    assert done.exit_code == 0
    assert drawn.read_text(encoding="utf-8") == PICTURE.read_text(encoding="utf-8")


def test_the_picture_is_legible_where_the_readme_is_shown() -> None:
    picture = PICTURE.read_text(encoding="utf-8")
    width = re.search(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) [\d.]+"', picture)
    assert width is not None
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', picture)]
    assert min(sizes) * WIDTH / float(width[1]) >= LEAST
