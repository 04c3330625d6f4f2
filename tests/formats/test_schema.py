"""The published schema and the reader take and refuse the same files."""

from __future__ import annotations

import copy
import json
from importlib import resources
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import dumps, parse
from argmap.formats.native.published_schema import json_schema
from argmap.model.elements import ArgumentMap
from tests.effort import examples
from tests.strategies import maps

SCHEMA = jsonschema.Draft202012Validator(json_schema())
FORM = {"ARG004", "ARG011", "ARG012", "ARG013", "ARG014", "ARG015", "ARG023"}
"""What the reader says of the form of a file; the rest (who refers to whom) no schema can say."""
KEYS = [
    *(
        "argmap",
        "title",
        "thesis",
        "pillars",
        "objections",
        "recommendations",
        "claims",
        "relations",
        "issues",
        "source",
    ),
    *("claim", "id", "kind", "quote", "quotes", "base", "tags", "status", "origin", "allow", "supports", "addresses"),
    *(
        "reasons",
        "evidence",
        "rebuttals",
        "context",
        "undercuts",
        "backing",
        "weight",
        "ref",
        "premises",
        "support",
        "unknown",
    ),
]
VALUES: list[Any] = [
    *("text", "claim", "draft", "", "  "),
    *([], ["a"], [[]], ["a", {"claim": "A"}], [{"ref": "a"}], [{}]),
    *({}, {"claim": "A"}, {"ref": "a"}, {"premises": ["a", "b"]}, {"premises": []}, {"claim": "A", "ref": "a"}),
]


def test_the_schema_in_the_package_is_the_one_of_the_reader() -> None:
    published = resources.files("argmap.formats.native").joinpath("argmap-1.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == json_schema()
    jsonschema.Draft202012Validator.check_schema(json_schema())


def mappings(value: Any) -> list[dict[str, Any]]:
    """All mappings of a file but those whose keys are free."""
    found, work = [], [value]
    while work:
        one = work.pop()
        if isinstance(one, dict):
            found.append(one)
            work.extend(held for key, held in one.items() if key not in ("allow", "metadata", "expect", "issues"))
        elif isinstance(one, list):
            work.extend(one)
    return found


def changed(data: st.DataObject, file: dict[str, Any]) -> dict[str, Any]:
    """A file with some keys renamed, taken away, added, or with another value."""
    file = copy.deepcopy(file)
    for _ in range(data.draw(st.integers(0, 3))):
        entry = data.draw(st.sampled_from(mappings(file)))
        key = data.draw(st.sampled_from([*entry, *KEYS]) if entry else st.sampled_from(KEYS))
        deed = data.draw(st.sampled_from(["drop", "rename", "set"]))
        if deed == "set":
            entry[key] = copy.deepcopy(data.draw(st.sampled_from(VALUES)))
        elif key in entry:
            held = entry.pop(key)
            if deed == "rename":
                entry[data.draw(st.sampled_from(KEYS))] = held
    return file


@settings(max_examples=examples(120), deadline=None)
@given(maps(), st.data())
def test_schema_and_reader_agree(debate: ArgumentMap, data: st.DataObject) -> None:
    file = changed(data, json.loads(dumps(debate, format="native-json")))
    refused = [d for d in parse(json.dumps(file)).diagnostics if d.code in FORM]
    diagnostics = [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in SCHEMA.iter_errors(file)]
    assert bool(refused) is bool(diagnostics), (file, [d.message for d in refused], diagnostics)
