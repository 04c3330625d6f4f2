"""`argmap diff` on revisions, and as Git's external diff of `git diff` and `git log`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.syntax import limits
from tests.integration.git_repository import ARGMAP, Repository
from tests.samples.versions import NEW, OLD


def test_a_revision_is_compared_with_a_file(repository: Repository) -> None:
    repository.commit(town=OLD)
    (repository.folder / "town.yaml").write_text(NEW)
    done = repository.argmap("diff", "HEAD:town.yaml", "town.yaml")
    assert done.returncode == 0
    assert done.stdout.startswith("HEAD:town.yaml → town.yaml: 1 claim added, 1 removed")
    repository.git("add", "--all")
    assert "say the same" in repository.argmap("diff", ":town.yaml", "town.yaml").stdout


def test_two_revisions_are_compared_from_any_folder(repository: Repository, tmp_path: Path) -> None:
    repository.commit(town=OLD)
    repository.commit(town=NEW)
    (tmp_path / "below").mkdir()
    done = repository.argmap("diff", "HEAD~1:town.yaml", "HEAD:town.yaml", "--exit-code", folder=tmp_path / "below")
    assert done.returncode == 1
    assert "1 turned" in done.stdout


@pytest.mark.parametrize("name", ["nowhere:town.yaml", "HEAD:missing.yaml", "HEAD:", "-p:town.yaml", "HEAD:\n"])
def test_an_unknown_version_is_refused_in_words(repository: Repository, name: str) -> None:
    repository.commit(town=OLD)
    done = repository.argmap("diff", "--", name, "town.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("argmap: ")
    assert "Traceback" not in done.stderr


def test_outside_a_repository_a_revision_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "town.yaml").write_text(OLD)
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "diff", "HEAD:town.yaml", "town.yaml"],
        cwd=tmp_path, env={**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_git_diff_shows_claims(repository: Repository) -> None:
    repository.commit(town=OLD)
    (repository.folder / "town.yaml").write_text(NEW)
    shown = repository.git("diff")
    assert shown.startswith("diff --argmap a/town.yaml b/town.yaml\na/town.yaml → b/town.yaml: 1 claim added")
    assert "turned    trade: Shops lose customers who come by car.\n" in shown


def test_git_log_shows_claims_of_files_that_came_went_and_were_renamed(repository: Repository) -> None:
    repository.commit(town=OLD)
    repository.commit(town=None, city=OLD.replace("Streets", "Roads"))
    repository.commit(city=None)
    shown = repository.git("log", "-p", "--ext-diff", "-M")
    assert "/dev/null → b/town.yaml: 7 claims added; title, thesis changed\n" in shown
    assert "diff --argmap a/town.yaml b/city.yaml\n" in shown
    assert "now: Roads are for people.\n" in shown
    assert "a/city.yaml → /dev/null: 7 claims removed; title, thesis changed\n" in shown


def test_git_diff_shows_lines_of_what_is_no_map(repository: Repository) -> None:
    repository.commit(settings="one: 1\n")
    (repository.folder / "settings.yaml").write_text("one: 2\n")
    shown = repository.git("diff")
    assert "\n-one: 1\n+one: 2\n" in shown


@pytest.mark.parametrize("name", ["-x", "--help", "--output=stolen", "a\tb", "my town"])
def test_git_diff_shows_files_of_any_name(repository: Repository, name: str) -> None:
    repository.commit(**{name: OLD})
    repository.commit(**{name: NEW})
    shown = repository.git("diff", "HEAD~1")
    assert shown.startswith(f"diff --argmap a/{name.replace(chr(9), '␉')}.yaml b/")
    assert "turned    trade: Shops lose customers who come by car.\n" in shown


def test_git_log_goes_on_behind_what_cannot_be_compared(repository: Repository) -> None:
    repository.commit(aa="# \n" + f"# {1000 * 'x'}\n" * (limits.BYTES // 1000), ab="a\0b", town=OLD)
    repository.commit(aa="one: 1\n", ab="a\0c", town=NEW)
    shown = repository.git("show", "--ext-diff", "--format=")
    assert "diff --argmap a/aa.yaml b/aa.yaml\nnot compared: " in shown
    assert f"is larger than {limits.BYTES:,} bytes" in shown
    assert "diff --argmap a/ab.yaml b/ab.yaml\nBinary files differ\n" in shown
    assert "turned    trade: Shops lose customers who come by car.\n" in shown


def test_git_diff_tells_another_mode(repository: Repository) -> None:
    repository.commit(town=OLD)
    (repository.folder / "town.yaml").chmod(0o755)
    assert repository.git("diff") == (
        "diff --argmap a/town.yaml b/town.yaml\nmode 100644 → 100755\n"
        "a/town.yaml → b/town.yaml: the maps say the same\n"
    )


def test_a_map_with_faults_is_compared_as_far_as_it_is_sound(repository: Repository) -> None:
    repository.commit(town=OLD)
    (repository.folder / "town.yaml").write_text(NEW + "pilars: []\n")
    done = repository.run("git", "diff")
    assert done.returncode == 0
    assert "turned    trade" in done.stdout
    assert "b/town.yaml:16:1: error[ARG011]" in done.stderr


def test_an_outline_can_be_compared_by_lines(repository: Repository) -> None:
    repository.git("config", "--unset", "diff.argmap.command")
    repository.git("config", "diff.argmap.textconv", f"{ARGMAP} render --format markdown")
    repository.commit(town=OLD)
    (repository.folder / "town.yaml").write_text(OLD.replace("for people", "for children"))
    shown = repository.git("diff")
    assert "Streets are for children." in shown
    assert "{id:" not in shown
