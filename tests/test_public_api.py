"""The public surface: every name exported once, from one home, and importing it stays cheap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import argmap

ROOT = Path(__file__).parents[1]


def loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(done.stdout.split())


def test_every_name_exists_and_says_what_it_is_for() -> None:
    for name in argmap.__all__:
        assert getattr(argmap, name).__doc__, name
    assert sorted(set(argmap.__all__)) == sorted(argmap.__all__)


def test_each_name_has_one_home() -> None:
    homes = [name for names in argmap._HOMES.values() for name in names]
    assert sorted([*homes, "check"]) == sorted(argmap.__all__)


def test_importing_loads_neither_graphviz_nor_rich_nor_the_models() -> None:
    assert not loaded("import argmap") & {"graphviz", "rich", "pydantic", "yaml", "jinja2", "argmap.scoring"}


def test_reading_loads_no_renderer_and_no_scores() -> None:
    code = "import argmap; argmap.loads('argmap: 1\\nthesis: T')"
    assert not loaded(code) & {"graphviz", "rich", "jinja2", "argmap.scoring", "argmap.drawing"}
