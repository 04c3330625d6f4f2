"""What commands import before they do their work: nothing that the work does not need. No test measures time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
MAP = "tests/samples/plain.yaml"
"""A sound map in the native format, without expectations: no rule asks for scores."""
RUN = "import sys\nfrom argmap.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
DRAWING = {"graphviz", "jinja2", "rich", "rapidfuzz", "munkres", "defusedxml", "argmap.drawing", "argmap.teach"}
LIBRARIES = DRAWING | {"difflib", "tomllib", "glob", "click.shell_completion", "email", "zipfile"}
READING = {"pydantic", "yaml"}
OPENSSL = {"_hashlib", "_ssl"}
"""For hashes of texts, and for nothing else."""
OTHERS = {
    "html",
    "argmap.formats.native.entry_errors",
    "argmap.formats.native.sound_entries",
    "argmap.formats.shared.fenced_blocks",
    "argmap.formats.shared.inline_text",
    "argmap.formats.shared.reducing",
    "argmap.syntax.json_values",
    "argmap.syntax.markdown_text",
    "argmap.syntax.recovery",
}
"""What is for texts with errors, in other formats, or with markup."""
CHECKS = len(list((ROOT / "argmap/rules/checks").glob("[!_]*.py")))


class Command(NamedTuple):
    """A call, the number of modules of argmap that it may import, and what it must not import.

    A larger number needs a reason: each module costs as much as the check of a small map by several rules.
    """

    arguments: tuple[str, ...]
    most: int
    without: set[str]


COMMANDS = {
    "help": Command(
        ("--help",),
        9,
        LIBRARIES | READING | OPENSSL | {"tempfile", "json", "pkgutil", "argmap.diagnostics"},
    ),
    "validate": Command(
        ("validate", "--no-cache", MAP),
        98 + CHECKS,
        LIBRARIES | OTHERS | OPENSSL | {"argmap.scoring", "argmap.report.findings.github", "argmap.report.output"},
    ),
    "score": Command(("score", MAP), 117, LIBRARIES | OTHERS | OPENSSL | {"argmap.rules", "sqlite3"}),
}


def imported(arguments: tuple[str, ...], folder: Path) -> set[str]:
    """The modules that a process has imported when the command ends, with the cache in `folder`."""
    services = ("GITHUB_ACTIONS", "GITLAB_CI")
    environment = {name: value for name, value in os.environ.items() if name not in services}
    environment["ARGMAP_CACHE_DIR"] = str(folder)
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, cwd=ROOT, env=environment, check=True
    )
    return set(done.stderr.split())


def count_own(modules: set[str]) -> int:
    return sum(module.split(".")[0] == "argmap" for module in modules)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_imports_what_it_needs(name: str, tmp_path: Path) -> None:
    command = COMMANDS[name]
    modules = imported(command.arguments, tmp_path)
    assert "argmap.cli" in modules
    assert not command.without & modules
    assert count_own(modules) <= command.most, sorted(module for module in modules if module.startswith("argmap"))


def test_a_file_in_the_cache_is_neither_read_nor_checked(tmp_path: Path) -> None:
    arguments = ("validate", MAP)
    assert "argmap.rules" in imported(arguments, tmp_path)
    modules = imported(arguments, tmp_path)
    assert "sqlite3" in modules
    assert not modules & (
        LIBRARIES | READING | OPENSSL | {"tempfile", "argmap.rules", "argmap.formats", "argmap.scoring"}
    )
    assert count_own(modules) <= 35


def test_a_map_that_expects_scores_loads_the_kernel_but_draws_nothing(tmp_path: Path) -> None:
    modules = imported(("validate", "--no-cache", "maps/us-pakistan.yaml"), tmp_path)
    assert "argmap.scoring" in modules
    assert not modules & (LIBRARIES | OTHERS)


@pytest.mark.parametrize(
    "question",
    [
        "from importlib.metadata import version; version('click')",
        "import importlib.metadata; importlib.metadata.version('click')",
        "from importlib.metadata import entry_points; entry_points(group='argmap.rule')",
        "from importlib import metadata; assert issubclass(metadata.PackageNotFoundError, Exception)",
        "import secrets; assert len(secrets.token_bytes(9)) == 9; assert secrets is not sys.modules['secrets']",
    ],
)
def test_modules_imported_late_answer_every_question(question: str) -> None:
    code = (
        "import sys\nfrom argmap.cli._late_modules import import_late\nimport_late()\n"
        f"assert not {{'email', 'hmac'}} & {{*sys.modules}}\n{question}\n"
        "import importlib.metadata\nimportlib.metadata.version('click')\nimport importlib.metadata\n"
        "assert importlib.metadata is sys.modules['importlib.metadata']\n"
        "assert importlib.metadata.__file__ and 'email' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
