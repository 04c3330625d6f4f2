"""`argmap merge` as Git's merge driver."""

from __future__ import annotations

import pytest

from argmap.formats import load, loads
from argmap.versions import diff
from tests.integration.git_repository import Repository
from tests.samples.versions import NEW, OLD


def test_git_diff_during_a_conflict_says_that_it_is_not_merged(repository: Repository) -> None:
    ours, theirs = (OLD.replace("for people", f"for {who}") for who in ("children", "walkers"))
    assert repository.branched(OLD, ours, theirs).returncode == 1
    assert repository.git("diff", "--cached") == "town.yaml: not merged yet\n"


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


def test_a_page_keeps_its_prose_when_the_lines_of_its_map_are_in_conflict(repository: Repository) -> None:
    versions = {"base": "Tee. Ay.", "ours": "Tee. Bee.", "theirs": "Tea. Ay."}
    for name, text in versions.items():
        thesis, reason = text.split()
        page = f"# Town\n\nProse.\n\n```argdown\n[t]: {thesis}\n  + [a]: {reason}\n```\n"
        (repository.folder / f"{name}.md").write_text(page)
    done = repository.argmap("merge", "base.md", "ours.md", "theirs.md")
    assert (done.returncode, done.stderr) == (1, "argmap: ours.md: a merged map cannot be written back into a page\n")
    merged = (repository.folder / "ours.md").read_text()
    assert merged.startswith("# Town\n\nProse.\n\n```argdown\n<<<<<<< ours\n")


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
    done = repository.argmap(
        "merge", *repository.write_versions(broken, broken.replace("The old town\n", "Old\n"), theirs)
    )
    assert done.returncode == 1
    assert "error[ARG011]" in done.stderr
    assert "only the lines were merged" in done.stderr
    assert (repository.folder / "ours").read_text() == theirs.replace("The old town\n", "Old\n")


def test_line_ends_stay(repository: Repository) -> None:
    ours = OLD.replace("Streets are for people.}", "Streets are for all people.}")
    theirs = OLD.replace("Streets are for people.}", "Streets are for people., base: 0.7}")
    files = repository.write_versions(*(text.replace("\n", "\r\n") for text in (OLD, ours, theirs)))
    assert repository.argmap("merge", *files).returncode == 0
    raw = (repository.folder / "ours").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 5


def test_a_failure_leaves_the_file_as_it_was(repository: Repository) -> None:
    files = repository.write_versions(OLD, NEW, "\0")
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
    done = repository.argmap("merge", *repository.write_versions(OLD, ours, theirs), "--path", "a\x1b[31m.yaml")
    assert done.returncode == 1
    assert "\u202e" not in done.stderr
    assert "\x1b" not in done.stderr
