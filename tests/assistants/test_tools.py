"""What each tool answers to sound and to wrong calls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from argmap.assistants.edit_tool import action_schema
from argmap.assistants.tool_list import TOOLS
from argmap.formats import parse
from argmap.review.actions import ACTIONS
from tests.assistants.calls import ARTICLE, MAP, SOUND, call

BROKEN = "argmap: 1\nthesis: {id: a, claim: A is so.}\npilars: [B]\nobjections: [{claim: C, rebutals: [D]}]\n"


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_sound_call_is_answered_as_its_schema_says(tool: Any) -> None:
    jsonschema.validate(SOUND[tool.name], tool.schemas()[0])
    called = call(tool.name, **SOUND[tool.name])
    assert called.values is not None, called.text
    jsonschema.validate(called.values, tool.schemas()[1])
    assert set(called.values) == set(tool.values.model_fields)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_argument_is_described(tool: Any) -> None:
    for name, field in tool.schemas()[0]["properties"].items():
        assert field.get("description"), name
    assert 80 < len(tool.description) < 2_000


@pytest.mark.parametrize("name", [name for name in SOUND if name not in ("method", "passages", "draft", "diff")])
def test_a_broken_map_is_answered_for_the_part_that_can_be_read(name: str) -> None:
    arguments = {**SOUND[name], "text": BROKEN}
    if "claim" in arguments:
        arguments["claim"] = "a"
    if "values" in arguments:
        arguments["values"] = {"a": 0.2}
    called = call(name, **arguments)
    if name == "edit":
        assert called.text.startswith("the file has errors, which have to be corrected first")
        return
    assert called.values is not None
    if name == "check":
        assert called.values["errors"] == 2
        assert "did you mean 'pillars'?" in called.text
    else:
        assert "Only a part of this map could be read (2 errors" in called.text


@pytest.mark.parametrize("name", [name for name in SOUND if "text" in SOUND[name]])
@pytest.mark.parametrize("text", ["", "\x00", "{" * 5000, "- " * 3000, "%PDF-1.4", "\ud800", "%TAG ! x\n&a *a"])
def test_what_is_no_map_and_no_article_is_refused_in_words(name: str, text: str) -> None:
    called = call(name, **{**SOUND[name], "text": text})
    assert not called.crash
    assert called.values is not None or " " in called.text


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("chekc", {}, "there is no tool 'chekc'; did you mean 'check'?"),
        ("check", {"pth": "x"}, "there is no argument 'pth'; did you mean 'path'?"),
        ("check", {}, "give either 'path' or 'text'; neither is given"),
        ("check", {"path": "a", "text": "b"}, "give either 'path' or 'text'; not both"),
        ("diff", {"old_text": MAP}, "give either 'new_path' or 'new_text'; neither is given"),
        ("why", {"text": MAP, "claim": "mony"}, "there is no claim 'mony'; did you mean 'money'?"),
        ("what_if", {"text": MAP, "values": {"mony": 0.5}}, "did you mean 'money'?"),
        ("what_if", {"text": MAP, "values": {"money": 7}}, "7"),
        ("render", {"text": MAP, "focus": "mony"}, "there is no claim 'mony'; did you mean 'money'?"),
        ("render", {"text": MAP, "format": "svg", "theme": "drak"}, "there is no theme 'drak'; did you mean 'dark'?"),
        ("render", {"text": MAP, "depth": -1}, "depth: expected 0 or more, found -1"),
        ("render", {"text": MAP, "format": "outlines"}, "did you mean 'outline'?"),
        ("edit", {"text": MAP, "actions": [{}] * 101}, "actions: expected at most 100, found 101"),
        ("convert", {"text": MAP, "to": "argdwn"}, "did you mean 'argdown'?"),
        ("score", {"text": MAP, "semantics": "eulr-based"}, "did you mean"),
        ("score", {"text": MAP, "offset": 99999}, "the offset is 99,999, but the answer has only"),
        ("draft", {"text": ARTICLE, "thesis": " "}, "the thesis is empty"),
        ("draft", {"text": "Zwei Gründe sprechen für den Bus, und wir sollten sie alle nennen."}, "English only"),
        ("passages", {"text": "  "}, "the article has no words"),
        ("method", {"task": "maps"}, "task: expected 'map', 'answer' or 'steelman', found 'maps'"),
        ("edit", {"text": MAP, "actions": []}, "no action is given"),
        ("edit", {"text": MAP, "actions": [{"action": "acept", "claim": "work"}]}, "did you mean 'accept'?"),
        ("edit", {"text": MAP, "actions": ["accept"]}, "action 1 of 1: an action is an object"),
        ("edit", {"text": MAP, "actions": [{"action": "reword", "claim": "wrok", "text": "So."}]}, "work"),
    ],
)
def test_a_wrong_call_is_refused_in_words(name: str, arguments: dict[str, Any], message: str) -> None:
    called = call(name, **arguments)
    assert called.values is None
    assert message in called.text
    assert not called.crash


def test_lists_and_objects_may_come_as_json_in_a_text() -> None:
    actions = json.dumps([{"action": "reword", "claim": "work", "text": "So it is."}])
    assert call("edit", text=MAP, actions=actions).values is not None
    assert call("what_if", text=MAP, values='{"money": 0.2}').values is not None


def test_the_passages_hold_the_whole_article_with_its_places() -> None:
    values = call("passages", text=ARTICLE, detail=True).values
    assert values is not None
    for passage in values["passages"]:
        assert " ".join(ARTICLE[passage["start"] : passage["end"]].split()) == passage["text"]
        assert ARTICLE.count("\n", 0, passage["start"]) + 1 == passage["line"]
    words = " ".join(passage["text"] for passage in values["passages"]).split()
    assert words == ARTICLE.split()
    assert values["passages"][1]["text"] == "The city should run buses all night on its four main lines."


def test_a_sentence_without_an_end_is_cut_into_passages() -> None:
    values = call("passages", text="word " * 10_000, detail=True).values
    assert values is not None
    assert all(len(passage["text"]) <= 600 for passage in values["passages"])
    assert values["total"] > 50


def test_quotes_are_compared_with_the_article_word_for_word(tmp_path: Path) -> None:
    assert call("check", text=MAP).values["quotes_missing"] is None  # type: ignore[index]
    sound = call("check", text=MAP, article_text=ARTICLE)
    assert sound.values is not None
    assert (sound.values["quotes_in_article"], sound.values["quotes_missing"]) == (4, 0)
    wrong = call("check", text=MAP.replace("empty buses burn", "empty coaches burn"), article_text=ARTICLE)
    assert wrong.values is not None
    assert (wrong.values["quotes_in_article"], wrong.values["quotes_missing"]) == (3, 1)
    assert wrong.values["diagnostics"][0]["rule"] == "quote-not-in-source"
    assert "Critics say that empty buses burn money" in wrong.text or "empty buses burn money" in wrong.text


def test_the_outline_has_the_ids_that_the_other_tools_take() -> None:
    text = call("render", text=MAP).text
    for claim in parse(MAP).map.claims:
        assert f"[{claim.id}]" in text
    part = call("render", text=MAP, focus="small").values
    assert part is not None
    assert part["claims"] == 3
    assert "[work]" not in part["text"]


def test_a_cycle_that_does_not_settle_is_refused() -> None:
    ring = "".join(f"  - {{id: r{n}, premises: [c{n}], attack: c{(n + 1) % 3}, weight: 1}}\n" for n in range(3))
    claims = "".join(f"  - {{id: c{n}, claim: Claim {n} is so., base: 1}}\n" for n in range(3))
    text = f"argmap: 1\nthesis: T\nclaims:\n{claims}relations:\n{ring}"
    for semantics in ("df-quad", None):
        called = call("score", text=text, semantics=semantics)
        assert called.values is not None or "do not settle" in called.text


def test_a_map_that_is_too_large_is_refused() -> None:
    called = call("check", text="argmap: 1\nthesis: T\n" + "#" * 10_000_000)
    assert called.text.startswith("the map has 10,000,020 characters; 5,000,000 is the most")


def test_the_schema_of_actions_has_every_field_of_every_action() -> None:
    schema = action_schema()
    assert "$ref" not in json.dumps(schema)
    fields = {name for action in ACTIONS for name in action.model_fields}
    assert set(schema["items"]["properties"]) == fields
    assert schema["items"]["properties"]["sign"]["enum"] == ["support", "attack", "neutral", "unknown"]
