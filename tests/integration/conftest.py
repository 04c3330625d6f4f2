"""What the tests of whole runs need: the command line, as the tests of the commands call it, and a Git repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import command as command
from tests.integration.git_repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)
