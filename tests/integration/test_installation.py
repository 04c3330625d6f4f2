"""The package as users get it: built, installed in a fresh environment, and tried there.

An editable installation stays whole when the settings of the build forget a file; a wheel does not. The commands are
those of README.md and CONTRIBUTING.md.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.npm import missing
from tests.pages.blocks import ROOT, blocks

README = ROOT / "README.md"
CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"
TRIAL = """
import argmap, json
from pathlib import Path
from argmap.model.structure import numbering, ordering, reachability, rows
from argmap.scoring.kernel import passes, slopes_and_shapley
compiled = passes, numbering, ordering, reachability, rows, slopes_and_shapley
folder = Path(argmap.__file__).parent
print(json.dumps({
    "files": sorted(path.relative_to(folder.parent).as_posix() for path in folder.rglob("*") if path.is_file()),
    "compiled": [module.__file__.endswith((".so", ".pyd")) for module in compiled],
    "flag": passes.COMPILED,
}))
"""


class Built(NamedTuple):
    """A copy of the checkout, and what was built from it."""

    checkout: Path
    wheel: Path
    source: Path
    files: set[str]
    """The files of the package that are under version control."""


def shell(command: str, folder: Path) -> str:
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The wheel is built from the source distribution, so that it lacks whatever that lacks."""
    if not (ROOT / ".git").exists():
        missing("the files under version control are only known in a git checkout")
    checkout = tmp_path_factory.mktemp("checkout")
    tracked = shell("git ls-files -z --cached --others --exclude-standard", ROOT).rstrip("\0").split("\0")
    tracked = [name for name in tracked if (ROOT / name).is_file()]
    for name in tracked:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, checkout / name)
    shell(f"'{sys.executable}' -m build --outdir dist .", checkout)
    (wheel,), (source,) = (checkout / "dist").glob("*.whl"), (checkout / "dist").glob("*.tar.gz")
    extension = "argmap/lsp/vscode/"  # is built with npm, from a checkout
    files = {name for name in tracked if name.startswith("argmap/") and not name.startswith(extension)}
    return Built(checkout, wheel, source, files)


def test_the_wheel_and_the_source_distribution_have_every_file_of_the_package(built: Built) -> None:
    assert len(built.files) > 300
    with zipfile.ZipFile(built.wheel) as wheel:
        assert built.files <= set(wheel.namelist())
    with tarfile.open(built.source) as source:
        members = {name.partition("/")[2] for name in source.getnames()}
    assert built.files | {"README.md", "LICENSE", "pyproject.toml"} <= members


def test_the_first_command_of_the_readme_runs_on_a_bare_installation_that_is_whole(built: Built) -> None:
    if shutil.which("cc") is None and shutil.which("gcc") is None:
        missing("install a C compiler to test that the compiled modules are installed")
    (command,) = [
        block.text for block in blocks(README) if "venv .venv" in block.text and "test command" not in block.notes
    ]
    assert "pip install --quiet .\n" in command
    output = shell(command.replace("--quiet .\n", f"--quiet {built.wheel}\n"), built.checkout)
    assert re.search(r"\b0\.\d\d\b", output)
    (picture,) = re.findall(r"-o (\S+\.svg)", command)
    assert "</svg>" in (built.checkout / picture).read_text(encoding="utf-8")
    (built.checkout / "trial.py").write_text(TRIAL, encoding="utf-8")
    elsewhere = built.checkout.parent
    python = built.checkout / ".venv" / "bin" / "python"
    installed = json.loads(shell(f"'{python}' -P '{built.checkout}/trial.py'", elsewhere))
    assert built.files <= set(installed["files"])
    assert installed["compiled"] == [True] * 6
    assert installed["flag"] is True


def test_the_gate_is_the_command_of_the_readme() -> None:
    (command,) = [block.text for block in blocks(README) if "test command" in block.notes]
    line = next(
        line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").split("\n") if line.startswith("command=")
    )
    assert shell(f"{line}\nprintf '%s\\n' \"$command\"", ROOT) == command


def test_the_commands_for_contributors_use_extras_that_bring_their_programs() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    commands = "\n".join(
        block.text for page in (README, CONTRIBUTING) for block in blocks(page) if block.language == "sh"
    )
    assert set(re.findall(r"'\.\[(\w+)\]'", commands)) == {"dev", "gate"}
    packages = {re.match(r"[\w-]+", requirement)[0] for requirement in extras["dev"]}  # type: ignore[index]
    for program, package in {
        "ruff": "ruff",
        "pyrefly": "pyrefly",
        "lint-imports": "import-linter",
        "pytest": "pytest",
    }.items():
        assert program in commands
        assert package in packages
    assert any("argmap[dev]" in requirement for requirement in extras["gate"])
