"""`diff` and `merge` inside git itself: revisions, the external diff of `git diff` and `git log`, the merge driver."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.formats import load, loads
from argmap.versions import diff
from tests.samples.versions import NEW, OLD

BIN = Path(sys.executable).parent
ARGMAP = f"'{sys.executable}' -m argmap"


class Repository:
    """A repository whose maps are compared and merged by argmap."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "diff.argmap.command", f"{ARGMAP} diff --git")
        self.git("config", "merge.argmap.name", "claims of argument maps")
        self.git("config", "merge.argmap.driver", f"{ARGMAP} merge %O %A %B --path %P")
        (folder / ".gitattributes").write_text("*.yaml diff=argmap merge=argmap\n")

    def run(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        return subprocess.run(
            command,
            cwd=folder or self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def argmap(self, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "argmap", *arguments, folder=folder)

    def commit(self, **maps: str | None) -> None:
        for name, text in maps.items():
            file = self.folder / f"{name}.yaml"
            if text is None:
                file.unlink()
            else:
                file.write_text(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A change")

    def branched(self, base: str, ours: str, theirs: str) -> subprocess.CompletedProcess[str]:
        """The merge of a branch into another."""
        self.commit(town=base)
        self.git("checkout", "--quiet", "-b", "side")
        self.commit(town=theirs)
        self.git("checkout", "--quiet", "main")
        self.commit(town=ours)
        return self.run("git", "merge", "--quiet", "--no-edit", "side")

    @property
    def town(self) -> str:
        return (self.folder / "town.yaml").read_text()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


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
    repository.commit(aa="# \n" + f"# {1000 * 'x'}\n" * 64_000, ab="a\0b", town=OLD)
    repository.commit(aa="one: 1\n", ab="a\0c", town=NEW)
    shown = repository.git("show", "--ext-diff", "--format=")
    assert "diff --argmap a/aa.yaml b/aa.yaml\nnot compared: " in shown
    assert "is larger than 64,000,000 bytes" in shown
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


def test_git_diff_during_a_conflict_says_that_it_is_not_merged(repository: Repository) -> None:
    ours, theirs = (OLD.replace("for people", f"for {who}") for who in ("children", "walkers"))
    assert repository.branched(OLD, ours, theirs).returncode == 1
    assert repository.git("diff", "--cached") == "town.yaml: not merged yet\n"


def test_an_outline_can_be_compared_by_lines(repository: Repository) -> None:
    repository.git("config", "--unset", "diff.argmap.command")
    repository.git("config", "diff.argmap.textconv", f"{ARGMAP} render --format markdown")
    repository.commit(town=OLD)
    (repository.folder / "town.yaml").write_text(OLD.replace("for people", "for children"))
    shown = repository.git("diff")
    assert "Streets are for children." in shown
    assert "{id:" not in shown


def test_lines_that_merge_are_merged_as_lines(repository: Repository) -> None:
    base = f"# Kept.\n{OLD}"
    theirs = base.replace("Old people cannot walk far.", "Old people cannot walk so far.")
    assert repository.branched(base, base.replace("title: The", "title: An"), theirs).returncode == 0
    assert repository.town == theirs.replace("title: The", "title: An")


def test_lines_in_conflict_are_merged_by_claims_and_comments_stay(repository: Repository) -> None:
    base = OLD.replace("  - {id: streets", "  # About people.\n  - {id: streets")
    ours = base.replace("Streets are for people.}", "Streets are for all people.}   # so")
    theirs = base.replace(
        "id: streets, claim: Streets are for people.", "id: streets, claim: Streets are for people., base: 0.7"
    )
    done = repository.branched(base, ours, theirs)
    assert done.returncode == 0, done.stderr
    assert "town.yaml: merged claim by claim; the file is now in the canonical layout" in done.stderr
    assert "# About people.\n" in repository.town
    assert "# so" in repository.town
    merged = loads(repository.town)
    assert merged.claim("streets").text == "Streets are for all people."
    assert merged.claim("streets").base_score == 0.7
    assert repository.git("status", "--porcelain") == ""


def test_a_conflict_leaves_the_usual_marks_and_one_line_for_each(repository: Repository) -> None:
    ours, theirs = (OLD.replace("for people", f"for {who}") for who in ("children", "walkers"))
    done = repository.branched(OLD, ours, theirs)
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.startswith("argmap: ")]
    assert lines == [
        "argmap: town.yaml: conflict in streets, words: ours “Streets are for children.”; "
        "theirs “Streets are for walkers.”"
    ]
    for mark in ("<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"):
        assert mark in repository.town
    assert repository.git("status", "--porcelain").startswith("UU town.yaml")


def test_lines_that_merge_to_something_broken_are_a_conflict(repository: Repository) -> None:
    """One side removes a claim that the other refers to from elsewhere: git alone would see nothing."""
    ours = OLD.replace("  - {id: streets, claim: Streets are for people.}\n", "")
    theirs = OLD.replace("voice: The mayor", "voice: The mayor, attacks: [streets]")
    done = repository.branched(OLD, ours, theirs)
    assert done.returncode == 1
    assert "conflict in old-people->streets, ends: ours removes streets; theirs needs streets" in done.stderr
    assert "the lines merge without conflicts, but the maps do not" in done.stderr


def test_the_same_new_claim_on_both_sides_is_there_once(repository: Repository) -> None:
    """The lines merge, but to a file that has the claim twice."""
    ours = OLD.replace("pillars:\n", "pillars:\n  - It is quiet.\n")
    theirs = OLD.replace("objections:\n", "  - It is quiet.\nobjections:\n")
    assert repository.branched(OLD, ours, theirs).returncode == 0
    texts = [claim.text for claim in load(repository.folder / "town.yaml").claims]
    assert texts.count("It is quiet.") == 1


def test_files_that_both_sides_add_are_merged_without_a_base(repository: Repository) -> None:
    repository.commit(other=OLD)
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(town=OLD)
    repository.git("checkout", "--quiet", "main")
    repository.commit(town=OLD.replace("  - {id: streets, claim: Streets are for people.}\n", ""))
    done = repository.run("git", "merge", "--quiet", "--no-edit", "side")
    assert done.returncode == 0, done.stderr
    assert not diff(loads(repository.town), loads(OLD))


@pytest.mark.parametrize("way", ["rebase", "cherry-pick"])
def test_commits_are_put_on_others_claim_by_claim(repository: Repository, way: str) -> None:
    repository.commit(town=OLD)
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(town=OLD.replace("for people.}", "for people., base: 0.7}"))
    repository.git("checkout", "--quiet", "main")
    repository.commit(town=OLD.replace("Streets are for people.", "Streets are for all people."))
    repository.git(way, "side")
    claim = loads(repository.town).claim("streets")
    assert (claim.text, claim.base_score) == ("Streets are for all people.", 0.7)


def test_a_stash_is_put_back_claim_by_claim(repository: Repository) -> None:
    repository.commit(town=OLD)
    (repository.folder / "town.yaml").write_text(OLD.replace("for people.}", "for people., base: 0.7}"))
    repository.git("stash", "--quiet")
    repository.commit(town=OLD.replace("Streets are for people.", "Streets are for all people."))
    repository.git("stash", "pop")
    claim = loads(repository.town).claim("streets")
    assert (claim.text, claim.base_score) == ("Streets are for all people.", 0.7)


def test_what_cannot_be_read_is_merged_by_lines(repository: Repository) -> None:
    broken = OLD + "pilars: []\n"
    theirs = broken.replace("Old people cannot walk far.", "Old people cannot walk so far.")
    done = repository.argmap("merge", *_written(repository, broken, broken.replace("The old town\n", "Old\n"), theirs))
    assert done.returncode == 1
    assert "error[ARG011]" in done.stderr
    assert "only the lines were merged" in done.stderr
    assert (repository.folder / "ours").read_text() == theirs.replace("The old town\n", "Old\n")


def test_line_ends_stay(repository: Repository) -> None:
    ours = OLD.replace("Streets are for people.}", "Streets are for all people.}")
    theirs = OLD.replace("Streets are for people.}", "Streets are for people., base: 0.7}")
    files = _written(repository, *(text.replace("\n", "\r\n") for text in (OLD, ours, theirs)))
    assert repository.argmap("merge", *files).returncode == 0
    raw = (repository.folder / "ours").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 5


def test_a_failure_leaves_the_file_as_it_was(repository: Repository) -> None:
    files = _written(repository, OLD, NEW, "\0")
    before = (repository.folder / "ours").read_bytes()
    done = repository.argmap("merge", *files)
    assert done.returncode == 2
    assert done.stderr.startswith("argmap: git cannot merge ours")
    assert (repository.folder / "ours").read_bytes() == before
    assert sorted(file.name for file in repository.folder.iterdir() if file.name != ".git") == [
        ".gitattributes", "base", "ours", "theirs",
    ]  # fmt: skip


def test_messages_do_not_steer_the_terminal(repository: Repository) -> None:
    ours, theirs = (OLD.replace("for people.", f"for {who}\u202e.") for who in ("children", "walkers"))
    done = repository.argmap("merge", *_written(repository, OLD, ours, theirs), "--path", "a\x1b[31m.yaml")
    assert done.returncode == 1
    assert "\u202e" not in done.stderr
    assert "\x1b" not in done.stderr


def _written(repository: Repository, *texts: str) -> list[str]:
    """The names of three files with these texts."""
    names = ["base", "ours", "theirs"]
    for name, text in zip(names, texts, strict=True):
        (repository.folder / name).write_bytes(text.encode())
    return names
