"""Calls of tools as a client makes them, without a client: what the tests of single tools need."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from argmap.assistants.tool_list import Called, call_tool
from tests.assistants.scripted_assistant import Reply

HERE = Path(__file__).parent
ARTICLE = (HERE / "night_buses.txt").read_text(encoding="utf-8")
MAP = """\
argmap: 1
title: Night buses
thesis:
  id: buses
  claim: Buses should run all night on the four main lines.
  quote: The city should run buses all night on its four main lines
pillars:
  - id: work  # the first reason
    claim: Night buses help people to work at night.
    quote: Work does not end at midnight
objections:
  - id: money
    claim: Empty buses waste money.
    quote: empty buses burn money
    rebuttals:
      - id: small
        claim: Small buses cost half as much.
        quote: small buses would halve that sum
"""
SOUND: dict[str, dict[str, Any]] = {
    "method": {},
    "passages": {"text": ARTICLE},
    "draft": {"text": ARTICLE},
    "check": {"text": MAP, "article_text": ARTICLE},
    "edit": {"text": MAP, "actions": [{"action": "reword", "claim": "work", "text": "People work at night."}]},
    "score": {"text": MAP},
    "why": {"text": MAP, "claim": "money"},
    "what_if": {"text": MAP, "values": {"money": 0.9}},
    "render": {"text": MAP},
    "convert": {"text": MAP, "to": "argdown"},
    "diff": {"old_text": MAP, "new_text": MAP.replace("People", "All")},
}
"""A sound call of each tool."""


def call(name: str, folder: Path | None = None, *, write: bool = False, **arguments: Any) -> Called:
    """A call in this process; the answer keeps within its bounds."""
    called = call_tool(name, arguments, [str(folder)] if folder is not None else [], write)
    check_bounds(name, arguments, called.text, called.values)
    return called


def check_bounds(name: str, arguments: dict[str, Any], text: str, values: dict[str, Any] | None) -> None:
    """Fails for an answer that is too long, or that has characters which a terminal acts upon."""
    most = 20_000 if arguments.get("detail") else 2_000
    dumped = json.dumps(values, ensure_ascii=False) if values is not None else ""
    assert len(text) <= most, (name, len(text))
    assert len(dumped) <= most, (name, len(dumped))
    assert not any(ord(char) < 32 and char not in "\n\t" for char in text), name
    assert "\x1b" not in text + dumped
    assert "\\u001b" not in dumped


ADD = {"action": "add", "claim": "work", "role": "objection", "text": "Few people work at night."}


def add_numbered(folder: Path, writer: int, count: int) -> None:
    """Adds claims to the map of a folder, one call for each."""
    for number in range(count):
        action = {**ADD, "text": f"Writer {writer} says number {number}."}
        called = call("edit", folder, write=True, path="buses.yaml", actions=[action])
        assert called.values is not None, called.text


async def ask(name: str, **arguments: Any) -> Reply:
    """The same for the scripted assistant."""
    called = call(name, **arguments)
    return Reply(called.text, called.values)
