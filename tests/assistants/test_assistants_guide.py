"""What the page `assistants.md` of the guide says is so: its set-ups start a server, its limits are those in use."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from argmap.assistants import bounded_call, tool_arguments
from argmap.assistants.answer_window import DETAILED, SHORT
from argmap.assistants.tool_list import TOOLS
from argmap.cli.mcp import command
from argmap.drafting.draft_article import LONGEST
from argmap.syntax import limits
from tests.assistants.calls import ARTICLE, MAP, call
from tests.house import ROOT

PAGE = (ROOT / "argmap" / "guide" / "assistants.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_each_set_up_is_a_call_of_the_command() -> None:
    calls = [shlex.split(block)[shlex.split(block).index("--") + 1 :] for block in blocks("sh")]
    for block in map(json.loads, blocks("json")):
        (servers,) = block.values()
        calls += [[server["command"], *server["args"]] for server in servers.values()]
    assert len(calls) == 3
    for words in calls:
        assert words[:2] == ["argmap", "mcp"]
        command.make_context("mcp", words[2:]).close()


def test_the_help_names_the_page() -> None:
    assert "argmap guide assistants" in " ".join(CliRunner().invoke(command, ["--help"]).output.split())


def test_every_tool_is_in_the_table() -> None:
    rows = [line.split("|")[1] for line in PAGE.split("\n") if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(tool.name for tool in TOOLS)


def test_the_refusal_is_as_shown(tmp_path: Path) -> None:
    (tmp_path / "buses.yaml").write_text(MAP)
    (tmp_path / "buses.txt").write_text(ARTICLE)
    (shown,) = blocks("text")
    given, refused = shown.split("refused ")
    called = call("edit", tmp_path, **json.loads(given.removeprefix("edit")))
    assert (called.values, called.text) == (None, refused.strip())


def test_the_limits_are_those_in_use() -> None:
    for number in (SHORT, DETAILED, tool_arguments.MOST_OF_MAP, limits.ARTICLE, LONGEST):
        assert f"{number:,}" in PAGE
    assert f"{bounded_call.SECONDS:g} seconds" in PAGE
    assert f"{bounded_call.MEMORY // 10**9} GB" in PAGE
    assert f"| calls at the same time | {bounded_call.MOST_AT_ONCE};" in PAGE
    assert f"| actions of one call | {tool_arguments.MOST_ACTIONS} |" in PAGE
