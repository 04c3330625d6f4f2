"""`diff` through the real entry point: versions, forms, exit codes, faults, and nothing that steers a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ROOT
from tests.samples.unsettled import UNSETTLED
from tests.samples.versions import NEW, OLD

BROKEN = "argmap: 1\nthesis: {id: close, claim: The old town should be closed to private cars.}\npilars: []\n"


def test_the_text_says_what_differs(command) -> None:
    code, out, err = command("diff", "old.yaml", "new.yaml", old=OLD, new=NEW)
    assert (code, err) == (0, "")
    assert out.startswith("old.yaml → new.yaml: 1 claim added, 1 removed, 1 turned, 1 reworded, 1 moved, 1 changed; ")
    assert "turned    trade: Shops lose customers who come by car.\n" in out


def test_equal_maps_are_said_to_say_the_same(command) -> None:
    tidied = OLD.replace("argmap: 1", "# A comment.\nargmap: 1")
    assert command("diff", "old.yaml", "new.yaml", "--exit-code", old=OLD, new=tidied) == (
        0,
        "old.yaml → new.yaml: the maps say the same\n",
        "",
    )


def test_the_exit_code_tells_on_request(command) -> None:
    assert command("diff", "old.yaml", "new.yaml", "--exit-code", old=OLD, new=NEW)[0] == 1


def test_one_version_can_come_from_standard_input(command) -> None:
    code, out, _ = command("diff", "old.yaml", "-", old=OLD, stdin=OLD)
    assert (code, out) == (0, "old.yaml → <stdin>: the maps say the same\n")
    assert command("diff", "-", "-", stdin=OLD)[0] == 2


def test_json_is_one_object_with_its_version(command) -> None:
    code, out, _ = command("diff", "old.yaml", "new.yaml", "--format", "json", "--scores", old=OLD, new=NEW)
    told = json.loads(out)
    assert code == 0
    assert (told["version"], told["old_file"], told["new_file"], told["same"]) == (1, "old.yaml", "new.yaml", False)
    assert told["scores"]["balance"].keys() == {"before", "after"}


def test_scores_are_told_on_request(command) -> None:
    assert "balance   " in command("diff", "old.yaml", "new.yaml", "--scores", old=OLD, new=NEW)[1]
    assert "balance   " not in command("diff", "old.yaml", "new.yaml")[1]


@pytest.mark.parametrize(
    ("suffix", "start"),
    [("txt", "old.yaml →"), ("json", "{"), ("md", "### argmap"), ("svg", "<svg"), ("dot", "digraph"), ("mmd", "")],
)
def test_the_suffix_says_what_is_written(command, tmp_path: Path, suffix: str, start: str) -> None:
    code, out, err = command("diff", "old.yaml", "new.yaml", "-o", f"x.{suffix}", old=OLD, new=NEW)
    assert (code, out, err) == (0, "", "")
    written = (tmp_path / f"x.{suffix}").read_text()
    assert written.startswith(start)
    assert "Old people cannot" in written


def test_a_picture_says_what_happened_to_each_claim(command, tmp_path: Path) -> None:
    command("diff", "old.yaml", "new.yaml", "-o", "x.svg", old=OLD, new=NEW)
    drawn = (tmp_path / "x.svg").read_text()
    for word in ("ADDED", "REMOVED", "TURNED", "REWORDED", "MOVED", "CHANGED"):
        assert word in drawn


@pytest.mark.parametrize(
    "arguments",
    [
        ["old.yaml"],
        ["old.yaml", "old.yaml", "old.yaml"],
        ["old.yaml", "old.yaml", "-o", "x.unknown"],
        ["old.yaml", "old.yaml", "-o", "."],
        ["old.yaml", "missing.yaml"],
        ["old.yaml", "."],
        ["--git", "old.yaml", "old.yaml"],
    ],
)
def test_a_wrong_call_is_code_2(command, arguments: list[str]) -> None:
    code, out, err = command("diff", *arguments, old=OLD)
    assert (code, out) == (2, "")
    assert err


def test_faults_are_told_and_the_sound_part_compared(command) -> None:
    code, out, err = command(
        "diff", "old.yaml", "new.yaml", old=OLD, new=NEW.replace("pillars:", "pilars: []\npillars:")
    )
    assert code == 1
    assert "new.yaml:4:1: error[ARG011]" in err
    assert "turned    trade" in out


def test_of_a_text_that_cannot_be_read_at_all_nothing_is_compared(command) -> None:
    code, out, err = command("diff", "old.yaml", "new.yaml", old=OLD, new="- no map\n")
    assert (code, out) == (1, "")
    assert "new.yaml:1:1: error[ARG014]" in err


def test_a_ring_that_does_not_settle_is_told_and_the_rest_compared(command) -> None:
    ring = (ROOT / "tests" / "samples" / "plain.yaml").read_text()
    code, out, err = command("diff", "old.yaml", "new.yaml", "--scores", old=ring, new=UNSETTLED)
    assert code == 1
    assert "ARG030" in err
    assert out.startswith("old.yaml → new.yaml: ")


def test_what_a_terminal_might_act_upon_is_shown_as_pictures(command) -> None:
    nasty = OLD.replace("Streets are for people.", '"Streets \\x9b31m are \\u202e for people."')
    for form in ("text", "markdown", "json"):
        code, out, _ = command("diff", "old.yaml", "nasty.yaml", "--format", form, old=OLD, nasty=nasty)
        assert code == 0
        assert "\x9b" not in out
        assert "\u202e" not in out


def test_colours_are_for_terminals_that_want_them(command, monkeypatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32madded     \x1b[0m" in command("diff", "old.yaml", "new.yaml", old=OLD, new=NEW)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in command("diff", "old.yaml", "new.yaml")[1]


def test_a_picture_of_bytes_is_nothing_for_a_terminal(command, monkeypatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True)
    code, out, err = command("diff", "old.yaml", "new.yaml", "--format", "png", old=OLD, new=NEW)
    assert (code, out) == (2, "")
    assert "a picture cannot be shown in a terminal" in err


def test_a_revision_that_looks_like_an_option_is_none(command, tmp_path: Path) -> None:
    code, out, err = command("diff", "--", "--output=stolen:x.yaml", "old.yaml", old=OLD)
    assert (code, out) == (2, "")
    assert "is neither a file nor REV:path" in err
    assert not list(tmp_path.glob("stolen*"))


def test_without_git_a_revision_is_refused_in_words(command, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    code, _, err = command("diff", "HEAD:old.yaml", "old.yaml", old=OLD)
    assert code == 2
    assert "install git" in err


def test_a_file_with_a_colon_in_its_name_is_a_file(command) -> None:
    assert command("diff", "a:old.yaml", "a:old.yaml", **{"a:old": OLD})[0] == 0


def test_what_is_said_of_words_loads_neither_scores_nor_pictures(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "new.yaml").write_text(NEW)
    code = (
        "import contextlib, io, sys\nfrom argmap.cli import argmap\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    argmap(['diff', 'old.yaml', 'new.yaml'])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert "argmap.versions.difference_text" in modules
    assert not modules & {"argmap.scoring", "argmap.drawing", "graphviz", "rich", "jinja2"}


def test_a_name_as_long_as_no_file_can_have_it_is_refused_in_words(command) -> None:
    code, out, err = command("diff", f"HEAD:{'a' * 5_000}", "old.yaml", old=OLD)
    assert (code, out) == (2, "")
    assert err.startswith("argmap: there is no file HEAD:aaa")
