"""`argmap guide`: the list of topics, a page, and what happens with an unknown topic."""

from __future__ import annotations

import click
import pytest
from click.shell_completion import ShellComplete

from argmap import cli
from argmap.cli.guide import command as guide


def test_the_topics_are_listed_with_their_title_and_first_sentence(command) -> None:
    code, out, err = command("guide")
    assert code == 0
    rows = {line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1] for line in out.splitlines()}
    assert list(rows) == sorted(rows)
    _, page, _ = command("guide", "format")
    title, opening = page.split("\n\n")[:2]
    assert rows["format"].startswith(f"{title.removeprefix('# ')}. {opening.split('.')[0][:40]}")
    assert rows["teaching"].startswith("Teaching debate. ")
    assert "argmap guide TOPIC" in err


def test_a_page_is_printed_as_markdown(command) -> None:
    code, out, err = command("guide", "format")
    assert (code, err) == (0, "")
    assert out.startswith("# The file format\n\n")
    assert "```yaml" in out


def test_the_guide_for_teachers_is_the_page_about_teaching(command) -> None:
    assert command("teach", "guide") == command("guide", "teaching")


def test_an_unknown_topic_names_the_nearest(command) -> None:
    code, out, err = command("guide", "formt")
    assert (code, out) == (2, "")
    assert "the guide has no topic 'formt'; did you mean 'format'?" in err


def test_a_terminal_shows_a_page_in_a_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[str] = []
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr(click, "echo_via_pager", pages.append)
    guide.main(["format"], standalone_mode=False)
    assert pages[0].startswith("# The file format\n")


def test_topics_are_completed() -> None:
    completions = ShellComplete(cli.argmap, {}, "argmap", "_ARGMAP_COMPLETE").get_completions(["guide"], "for")
    assert {item.value: item.help for item in completions}["format"] == "The file format"
    assert all(item.value.startswith("for") for item in completions)


def test_a_line_of_the_list_is_cut_only_where_it_is_too_long(command, monkeypatch: pytest.MonkeyPatch) -> None:
    def lines(width: int) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        return command("guide")[1].splitlines()

    whole = lines(1_000)
    assert lines(max(map(len, whole))) == whole
    cut = lines(70)
    assert any(line.endswith("…") for line in cut)
    for line, shown in zip(whole, cut, strict=True):
        assert shown == (line if len(line) <= 70 else f"{line[:69].rstrip()}…")
