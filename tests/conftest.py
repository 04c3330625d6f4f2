"""How property tests run: random on a desk, the same examples each time where `CI` is set, never judged by speed."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.effort import IS_CI, examples

settings.register_profile(
    "argmap",
    max_examples=examples(100),
    deadline=None,
    derandomize=IS_CI,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("argmap")


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test finds what an earlier run has left or leaves anything in the user's cache; none looks at the terminal."""
    os.environ["COLUMNS"] = "100"
    os.environ["ARGMAP_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "GITHUB_STEP_SUMMARY"):
        os.environ.pop(name, None)
