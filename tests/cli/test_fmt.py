"""`fmt` through the real entry point: what it writes, lists and leaves alone, line ends, exit codes."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.report.output.screen import safe

TIDY = "argmap: 1\n\nthesis: It is so.\n"
LOOSE = "thesis: 'It is so.'\nargmap: 1\n"
BROKEN = "argmap: 1\ntitel: x\n"


def test_files_are_laid_out_in_place_and_said(command, tmp_path: Path) -> None:
    code, out, err = command("fmt", ".", tidy=TIDY, loose=LOOSE)
    assert (code, out, err) == (0, "reformatted loose.yaml\n", "1 file reformatted, 1 file unchanged\n")
    assert (tmp_path / "loose.yaml").read_text() == TIDY
    assert command("fmt", ".") == (0, "", "2 files unchanged\n")


def test_an_unchanged_file_is_not_written(command, tmp_path: Path) -> None:
    command("fmt", "tidy.yaml", tidy=TIDY)
    before = (tmp_path / "tidy.yaml").stat()
    command("fmt", "tidy.yaml")
    after = (tmp_path / "tidy.yaml").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_link_stays_a_link(command, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "loose.yaml")
    command("fmt", "link.yaml", loose=LOOSE)
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "loose.yaml").read_text() == TIDY


def test_check_lists_and_writes_nothing(command, tmp_path: Path) -> None:
    code, out, err = command("fmt", "--check", ".", tidy=TIDY, loose=LOOSE)
    assert (code, out, err) == (1, "would reformat loose.yaml\n", "1 file would be reformatted, 1 file unchanged\n")
    assert (tmp_path / "loose.yaml").read_text() == LOOSE
    assert command("fmt", "--check", "tidy.yaml")[0] == 0


@pytest.mark.parametrize(
    "text", [LOOSE, LOOSE[:-1], LOOSE.replace("\n", "\r\n"), f"\ufeff{LOOSE}", "# \u202e\u2028\n" + LOOSE]
)
def test_a_diff_can_be_applied(command, tmp_path: Path, text: str) -> None:
    (tmp_path / "loose.yaml").write_bytes(text.encode())
    (tmp_path / "copy.yaml").write_bytes(text.encode())
    assert command("fmt", "copy.yaml")[0] == 0
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "fmt", "--diff", "loose.yaml"], cwd=tmp_path, capture_output=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stdout.startswith(b"--- loose.yaml\n+++ loose.yaml\n@@ ")
    assert (tmp_path / "loose.yaml").read_bytes() == text.encode()
    subprocess.run(["git", "apply", "-p0", "-"], input=done.stdout, cwd=tmp_path, check=True, timeout=60)
    assert (tmp_path / "loose.yaml").read_bytes() == (tmp_path / "copy.yaml").read_bytes()


def test_a_diff_on_a_terminal_moves_no_cursor(command, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert command("fmt", "--diff", "loose.yaml", loose="# \u202e\n" + LOOSE)[0] == 1
    assert " # \ufffd\n" in screen.getvalue()
    assert all(safe(line) == line for line in screen.getvalue().split("\n"))


def test_line_ends_stay_and_a_byte_order_mark_goes(command, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_bytes(b"\xef\xbb\xbf" + LOOSE.replace("\n", "\r\n").encode())
    assert command("fmt", "map.yaml")[0] == 0
    assert (tmp_path / "map.yaml").read_bytes() == TIDY.replace("\n", "\r\n").encode()
    assert command("fmt", "--check", "map.yaml")[0] == 0


def test_standard_input_goes_to_standard_output(command) -> None:
    assert command("fmt", "-", stdin=LOOSE)[:2] == (0, TIDY)
    assert command("fmt", "-", stdin=TIDY)[:2] == (0, TIDY)
    assert command("fmt", "--check", "-", stdin=LOOSE)[:2] == (1, "would reformat <stdin>\n")
    assert command("fmt", "-", stdin=BROKEN)[:2] == (1, "")


def test_a_file_with_faults_is_reported_and_the_others_are_done(command, tmp_path: Path) -> None:
    code, out, err = command("fmt", ".", broken=BROKEN, loose=LOOSE)
    assert (code, out) == (1, "reformatted loose.yaml\n")
    assert err.startswith("broken.yaml:2:1: error[ARG011] a map has no key 'titel'; did you mean 'title'?\n")
    assert err.endswith("1 file reformatted, 1 file with errors\n")
    assert (tmp_path / "broken.yaml").read_text() == BROKEN


def test_a_file_that_is_not_utf8_is_a_fault_and_a_missing_one_exit_2(command, tmp_path: Path) -> None:
    (tmp_path / "raw.yaml").write_bytes(b"\xff")
    code, _, err = command("fmt", "raw.yaml")
    assert (code, "raw.yaml:1:1: error[ARG001]" in err) == (1, True)
    code, out, err = command("fmt", "none.yaml", "loose.yaml", loose=LOOSE)
    assert (code, out) == (2, "reformatted loose.yaml\n")
    assert "none.yaml: no such file" in err


def test_help_has_an_example(command) -> None:
    code, out, _ = command("fmt", "--help")
    assert code == 0
    assert "argmap fmt --check maps/" in out


@pytest.mark.parametrize("title", ["A title", 'so: "it" is', "#1", "no"])
def test_a_new_map_is_laid_out_already(command, title: str) -> None:
    assert command("new", "fresh.yaml", "--title", title)[0] == 0
    assert command("fmt", "--check", "fresh.yaml")[0] == 0
