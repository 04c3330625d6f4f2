"""`--block` chooses one of the maps of a page, in every command that reads maps."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tests.cli.file_parameters import CALLS, MAP, commands

FIRST = "# Two maps\n\n```argmap\nargmap: 1\nthesis: Trams are quiet.\n```\n\nAnd now:\n\n"
PAGE = f"{FIRST}```argmap\n{MAP}```\n"
READERS = [words for words, command in commands() if any(option.name == "block" for option in command.params)]
SEVERAL = "10:1: error[ARG010] this page has 2 map blocks, at lines 3 and 10; only the first is read"
NONE = "there is no block 3; this page has 2 map blocks, at lines 3 and 10"


def call(command, words: str, folder: Path, *further: str):
    """Calls a command with its sound call, its maps in pages."""
    for name in ("m", "n", "o", "base"):
        (folder / f"{name}.md").write_text(PAGE, encoding="utf-8")
    first, *rest = [*words.split(), *CALLS[words].replace(".yaml", ".md").split(), *further]
    return command(first, *rest)


def test_every_command_that_takes_columns_takes_a_block() -> None:
    takers = [words for words, each in commands() if any(option.name == "columns" for option in each.params)]
    assert takers == READERS
    assert {"convert", "diff", "label", "render", "score", "stats", "validate", "teach grade"} <= set(READERS)


@pytest.mark.parametrize("words", READERS)
def test_the_second_map_of_a_page_is_read(words: str, command, tmp_path: Path) -> None:
    code, out, error = call(command, words, tmp_path, "--block", "2")
    assert (code, "ARG010" in out + error) == (0, False), error
    code, out, error = call(command, words, tmp_path, "--block", "3")
    assert (code, NONE in error) == (2, True), error


@pytest.mark.parametrize("words", [words for words in READERS if words not in ("teach flow", "validate")])
def test_without_a_number_the_first_map_is_read_and_the_others_are_errors(words: str, command, tmp_path: Path) -> None:
    code, _, error = call(command, words, tmp_path)
    assert (code, f"m.md:{SEVERAL}" in error) == (1, True), error


def test_diagnostics_have_the_lines_of_the_page(command, tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text(PAGE.replace("objections:", "objektions:"), encoding="utf-8")
    line = PAGE.split("\n").index("objections:") + 1
    code, out, _ = command("validate", "--block", "2", "m.md")
    assert (code, f"m.md:{line}:1: error: a map has no key 'objektions'" in out) == (1, True), out


def test_standard_input(command) -> None:
    code, out, error = command("stats", "--block", "2", "-", stdin=PAGE)
    assert (code, "claims         6" in out, error) == (0, True, "")
    code, out, error = command("stats", "--block", "3", "-", stdin=PAGE)
    assert (code, out, error) == (2, "", f"argmap: the text: {NONE}\n")


@pytest.mark.parametrize(("number", "code"), [("0", 2), ("-1", 2), ("two", 2)])
def test_a_number_that_is_none(number: str, code: int, command) -> None:
    given, _, error = command("stats", "--block", number, "m.yaml", m=MAP)
    assert (given, "--block" in error) == (code, True)


def test_a_file_that_is_no_page(command) -> None:
    code, _, error = command("stats", "--block", "1", "m.yaml", m=MAP)
    assert code == 2
    assert error == (
        "argmap: m.yaml: there is no block 1: this is not a page with blocks of code named argdown, argdown-map or "
        "argmap\n"
    )


def test_a_folder_has_its_pages_with_blocks(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "m.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pages" / "notes.md").write_text("# Notes\n\nProse.\n", encoding="utf-8")
    code, out, _ = command("validate", "pages", "--block", "2")
    assert (code, "1 other file left out" in out, "ARG010" in out) == (0, True, False), out


def test_fix_writes_into_the_chosen_block_only(command, tmp_path: Path) -> None:
    second = MAP.replace("argmap: 1\n", "")
    indented = "".join(f"  {line}" for line in f"```argmap\n{second}```\n".splitlines(keepends=True))
    (tmp_path / "m.md").write_text(f"{FIRST}{indented}\nThe end.\n", encoding="utf-8")
    code, _, error = command("validate", "--fix", "--block", "2", "m.md")
    assert (code, error) == (0, "m.md: fixed 1 missing-version\n")
    fixed = indented.replace("  ```argmap\n", "  ```argmap\n  argmap: 1\n")
    assert (tmp_path / "m.md").read_text(encoding="utf-8") == f"{FIRST}{fixed}\nThe end.\n"


def test_fmt_leaves_a_page_alone(command, tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text(PAGE, encoding="utf-8")
    code, _, error = command("fmt", "m.md")
    assert (code, "use `argmap convert` to write its map" in error) == (2, True)
    assert (tmp_path / "m.md").read_text(encoding="utf-8") == PAGE


def test_help_says_what_is_read_without_it() -> None:
    stats = dict(commands())["stats"]
    assert "--block N" in stats.get_help(click.Context(stats))
