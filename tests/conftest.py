"""How tests run: which of them are slow, and how much property tests try.

Examples are random on a desk and the same each time where `CI` is set; they are never judged by speed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests.effort import IS_CI, MANY_EXAMPLES, SLOW, examples

ROOT = Path(__file__).parents[1]

settings.register_profile(
    "argmap",
    max_examples=examples(100),
    deadline=None,
    derandomize=IS_CI,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("argmap")

# the many processes that tests start would each compile the package anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

MISSING = pytest.StashKey[dict[Path, list[str]]]()
"""Folders that are missing and the files whose tests need them."""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: many tests wait for a browser, a server or another program."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks slow tests: those that `SLOW` names, and property tests. Skips tests whose corpus is missing."""
    missing = config.stash.setdefault(MISSING, {})
    for item in items:
        for marker in item.iter_markers("needs_corpus"):
            (folder,) = marker.args
            if not folder.is_dir():
                missing.setdefault(folder, []).append(item.path.name)
                item.add_marker(pytest.mark.skip(reason=f"needs the files in {folder}"), append=False)
        file = item.path.relative_to(ROOT).as_posix() if item.path.is_relative_to(ROOT) else ""
        place = f"{file}::{item.name}"
        reasons = [reason for prefix, reason in SLOW.items() if place.startswith(prefix)]
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            reasons.append(MANY_EXAMPLES)
        for reason in reasons:
            item.add_marker(pytest.mark.slow(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says which tests did not run because a corpus is missing."""
    for folder, files in config.stash.get(MISSING, {}).items():
        names = ", ".join(sorted(set(files)))
        terminalreporter.write_line(f"NOT RUN: {names} ({folder} is missing)", yellow=True)


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test finds what an earlier run has left or leaves anything in the user's cache; none looks at the terminal."""
    os.environ["COLUMNS"] = "100"
    os.environ["ARGMAP_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "GITHUB_STEP_SUMMARY"):
        os.environ.pop(name, None)
