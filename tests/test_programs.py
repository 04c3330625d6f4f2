"""Five small programs that a user would write, run as a user runs them, and checked by two type checkers.

They import nothing of the project but `argmap`, which makes them a test of the public interface.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(__file__).parent / "programs"

TOWN = """\
argmap: 1
# kept: above the thesis
thesis:
  id: close
  claim: The old town should be closed to private cars.  # kept: beside the thesis
pillars:
  # kept: above a pillar
  - id: air
    claim: The air gets cleaner.
    objections:
      - claim: Most of the dust comes from heating.  # kept: beside an objection
objections:
  - id: trade
    claim: Shops lose customers who come by car.
    # kept: inside an objection
    rebuttals:
      - claim: In the trial year takings rose.
  # kept: above another objection
  - claim: Deliveries take longer.
# kept: at the end
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    file = tmp_path / "town.yaml"
    file.write_text(TOWN)
    return file


def run(program: str, *arguments: object) -> tuple[int, str, str]:
    """Exit code, output and error output of a program."""
    done = subprocess.run(
        [sys.executable, str(PROGRAMS / program), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.returncode, done.stdout, done.stderr


def test_the_programs_import_nothing_but_argmap_and_the_standard_library() -> None:
    for program in PROGRAMS.glob("*.py"):
        for node in ast.walk(ast.parse(program.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert all(name == "argmap" or name in sys.stdlib_module_names for name in names), program.name


def test_all_unanswered_objections_are_printed_with_their_places(town: Path) -> None:
    assert run("unanswered_objections.py", town) == (
        0,
        f"{town}:11:16: Most of the dust comes from heating.\n{town}:19:12: Deliveries take longer.\n",
        "",
    )


def test_a_map_is_built_from_a_table(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,parent,side,text\nclose,,,Close it.\nair,close,pro,Clean air.\nshops,close,con,Shops lose.\n")
    code, out, err = run("map_from_csv.py", table)
    assert (code, err) == (0, "")
    assert out.endswith(
        """\
thesis:
  id: close
  claim: Close it.

pillars:
  - id: air
    claim: Clean air.

objections:
  - id: shops
    claim: Shops lose.
"""
    )


def test_a_wrong_parent_in_the_table_is_an_error_with_the_nearest_id(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,parent,side,text\nclose,,,Close it.\nair,clsoe,pro,Clean air.\n")
    code, out, err = run("map_from_csv.py", table)
    assert (code, out) == (1, "")
    assert "the target 'clsoe' is not in this map; did you mean 'close'? (ARG021)" in err
    assert "Traceback" not in err


def test_a_map_is_scored_with_another_semantics(town: Path) -> None:
    usual, other = run("another_semantics.py", town, "quadratic-energy"), run("another_semantics.py", town, "df-quad")
    assert usual[0] == other[0] == 0
    assert usual[1] != other[1]
    assert other[1].startswith("The old town should be closed to private cars. 0.")
    assert usual[1].split("lean")[1] == other[1].split("lean")[1]


def test_a_misspelt_semantics_names_the_nearest(town: Path) -> None:
    code, _, err = run("another_semantics.py", town, "euler")
    assert (code, err) == (1, "no semantics is called 'euler'; did you mean 'max-euler'?\n")


def test_the_tree_is_walked_with_text_role_and_depth(town: Path) -> None:
    assert (
        run("walk_the_tree.py", town)[1]
        == """\
thesis: The old town should be closed to private cars.
  pillar: The air gets cleaner.
    objection: Most of the dust comes from heating.
  objection: Shops lose customers who come by car.
    rebuttal: In the trial year takings rose.
  objection: Deliveries take longer.
"""
    )


def test_a_changed_text_is_saved_with_all_comments_and_no_other_line_changed(town: Path) -> None:
    assert run("reword_claim.py", town, "trade", "Shops lose trade.") == (0, "", "")
    after = town.read_text()
    changed = list(unified_diff(TOWN.splitlines(), after.splitlines(), n=0, lineterm=""))[3:]
    assert changed == ["-    claim: Shops lose customers who come by car.", "+    claim: Shops lose trade."]
    assert TOWN.count("# kept") == after.count("# kept") == 7


@pytest.mark.slow
def test_mypy_finds_nothing_in_the_programs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", str(PROGRAMS)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stdout) == (0, "Success: no issues found in 5 source files\n"), done.stderr


@pytest.mark.slow
def test_pyright_finds_nothing_in_the_programs(tmp_path: Path) -> None:
    # basedpyright is pyright from the package index, with its engine in the wheel; "strict" is pyright's own mode
    settings = {"include": [str(PROGRAMS)], "typeCheckingMode": "strict", "extraPaths": [str(ROOT)]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--project", str(tmp_path), "--pythonpath", sys.executable],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "0 errors, 0 warnings, 0 notes"
