"""A likeness of another distribution is found by its name, and counts when a map is graded."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap
from argmap.teach.grading.likeness_plugins import LIKENESSES

MODEL = """argmap: 1
thesis: {id: zoo, claim: Our class should go to the zoo.}
objections: [{id: sad, claim: Animals in cages are sad.}]
"""
PUPIL = """argmap: 1
thesis: Our class should go to the zoo.
objections: [It must feel like prison to live there.]
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A distribution with a likeness that takes everything about animals for the same."""
    (tmp_path / "school_words.py").write_text(
        "def likeness(pairs):\n    return [0.99 for one, other in pairs]\n"
        "def doubt(pairs):\n    return [0.01 for one, other in pairs]\n"
    )
    info = tmp_path / "school_words-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: school-words\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[argmap.likeness]\nschool = school_words:likeness\ndoubt = school_words:doubt\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("argmap.registry._has_plugins", lambda: True)
    monkeypatch.delitem(LIKENESSES.__dict__, "_plugins", raising=False)
    (tmp_path / "zoo.yaml").write_text(MODEL)
    (tmp_path / "pupil.yaml").write_text(PUPIL)
    yield tmp_path
    LIKENESSES.__dict__.pop("_plugins", None)
    sys.modules.pop("school_words", None)


def grade(folder: Path, *options: str) -> dict[str, str]:
    files = [str(folder / "zoo.yaml"), str(folder / "pupil.yaml")]
    result = CliRunner().invoke(argmap, ["teach", "grade", *files, "--format", "json", *options])
    return json.loads(result.stdout)["matches"]


def test_a_likeness_of_another_distribution_counts(plugin: Path) -> None:
    assert "sad" in grade(plugin, "--likeness", "school").values()
    assert "sad" not in grade(plugin, "--likeness", "doubt").values()
    assert "sad" not in grade(plugin).values()


def test_an_unknown_likeness_is_told_the_nearest(plugin: Path) -> None:
    files = [str(plugin / "zoo.yaml"), str(plugin / "pupil.yaml")]
    result = CliRunner().invoke(argmap, ["teach", "grade", *files, "--likeness", "schol"])
    assert result.exit_code == 2
    assert "no likeness is called 'schol'; did you mean 'school'?" in result.stderr
