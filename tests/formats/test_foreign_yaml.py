"""YAML that is no map gets one sentence; a map with a misspelt key is still read as one."""

from __future__ import annotations

import pytest

from argmap.formats import parse

SAFETY_CASE = """\
G1:
  text: The lift is acceptably safe.
  supportedBy: [S1]
S1: {text: Argue over all hazards., supportedBy: [G2]}
G2: {text: The doors close softly., undeveloped: true}
"""
COMPOSE = """\
services:
  db: &db
    image: postgres
    ports: ["5432:5432"]
  other:
    <<: *db
volumes:
"""
NOTES = "title: My notes\ndate: 2024-01-01\ntags: [a, b]\n---\nText: with\n  - a: [broken\n"
COMMAND = """\
release_tracks: [GA]
help_text: {brief: List the zones.}
arguments:
  resource: {spec: !REF zones, is_positional: true}
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SAFETY_CASE, ["none of its 3 keys ('G1', 'S1', 'G2')", "an assurance case in GSN"]),
        (COMPOSE, ["none of its 2 keys", "a Docker Compose file"]),
        (NOTES, ["it has 'title'", "'thesis'"]),
        ("name: x\n", ["its key 'name' is not"]),
        (COMMAND, ["none of its 3 keys"]),
        ("- " + COMMAND.replace("\n", "\n  "), ["expected keys such as 'thesis', found a list"]),
    ],
)
def test_foreign_yaml_gets_one_sentence(text: str, words: list[str]) -> None:
    assert [d.code for d in parse(text).diagnostics] == ["ARG014"]
    (diagnostic,) = parse(text, format="native").diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("ARG014", "error")
    assert all(word in diagnostic.message for word in words), diagnostic.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("thesiss: T\nfoo: x\n", "ARG011"),
        ("argmap: 1\nG1: x\n", "ARG011"),
        ("claim: T\nreasons: [x]\n", "ARG011"),
        ("title: only a title\n", "ARG023"),
    ],
)
def test_a_map_with_a_wrong_key_is_told_so(text: str, code: str) -> None:
    codes = [d.code for d in parse(text).diagnostics]
    assert code in codes
    assert "ARG014" not in codes
