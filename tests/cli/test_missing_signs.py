"""Commands on a map in which the sign of a relation is missing: they do their work and exit with 1."""

from __future__ import annotations

import json

import pytest

TOWN = """\
argmap: 1

thesis:
  id: close
  claim: Close the old town.

pillars:
  - id: air
    claim: The air gets cleaner.

objections:
  - Shops lose customers.

unsigned:
  - Shops live from walkers.
"""
READERS = [
    ("validate", "town.yaml"),
    ("score", "town.yaml"),
    ("score", "town.yaml", "--format", "json"),
    ("score", "town.yaml", "--why", "close"),
    ("stats", "town.yaml"),
    ("label", "town.yaml"),
    ("render", "town.yaml"),
    ("render", "town.yaml", "--format", "markdown"),
    ("diff", "town.yaml", "town.yaml"),
    ("convert", "town.yaml", "--to", "outline"),
    ("convert", "town.yaml", "--to", "native"),
    ("teach", "kinds", "town.yaml"),
    ("teach", "flow", "town.yaml"),
    ("teach", "lesson", "town.yaml"),
]


@pytest.fixture
def on_town(command):
    return lambda *arguments: command(*arguments, town=TOWN)


@pytest.mark.parametrize("arguments", READERS, ids=" ".join)
def test_every_command_does_its_work_and_says_what_is_missing(on_town, arguments) -> None:
    code, out, err = on_town(*arguments)
    assert code == 1
    assert out or arguments[0] == "diff"
    assert "supports or attacks 'Close the old town.'; write it under reasons or objections" in out + err


@pytest.mark.parametrize("arguments", [reader for reader in READERS if reader[0] != "diff"], ids=" ".join)
def test_with_an_assumption_nothing_is_missing(on_town, arguments) -> None:
    code, out, err = on_town(*arguments, "--assume", "support")
    assert code == 0
    assert "write it under reasons" not in out + err


def test_the_assumption_is_noted_in_the_map(on_town) -> None:
    _, out, err = on_town("convert", "town.yaml", "--assume", "support")
    assert 'support: "1"' in out
    assert "1 relation has no sign in this file; support is assumed" in err


def test_only_support_can_be_assumed(on_town) -> None:
    code, _, err = on_town("validate", "town.yaml", "--assume", "attack")
    assert code == 2
    assert "'attack' is not 'support'" in err


def test_a_loss_says_how_many_signs_a_format_cannot_hold(on_town) -> None:
    code, _, err = on_town("convert", "town.yaml", "--to", "argdown", "--report", "json")
    assert code == 1
    losses = json.loads(err)["losses"]
    assert [(loss["kind"], loss["count"]) for loss in losses if loss["kind"] == "unknown"] == [("unknown", 1)]


def test_a_strict_conversion_fails_for_a_sign_that_was_not_written(on_town) -> None:
    code, _, err = on_town("convert", "town.yaml", "--to", "tgf", "--strict")
    assert code == 1
    assert "relations without a sign left out, once" in err


def test_fmt_lays_the_file_out_and_still_says_what_is_missing(on_town, tmp_path) -> None:
    code, out, err = on_town("fmt", "town.yaml")
    assert (code, out) == (1, "")
    assert "write it under reasons or objections" in err
    assert "1 file unchanged" in err
    assert (tmp_path / "town.yaml").read_text(encoding="utf-8") == TOWN


def test_versions_with_missing_signs_are_merged(command, tmp_path) -> None:
    ours, theirs = (TOWN.replace("argmap: 1\n", f"argmap: 1\n{header}\n") for header in ("title: Old town", ""))
    theirs = theirs.replace("Shops lose customers.", "Shops lose many customers.")
    code, _, err = command("merge", "base.yaml", "ours.yaml", "theirs.yaml", base=TOWN, ours=ours, theirs=theirs)
    assert code == 1
    assert "write it under reasons or objections" in err
    merged = (tmp_path / "ours.yaml").read_text(encoding="utf-8")
    assert "title: Old town" in merged
    assert "Shops lose many customers." in merged


def test_a_reference_map_must_have_every_sign(on_town) -> None:
    code, out, err = on_town("teach", "grade", "town.yaml", "town.yaml")
    assert (code, out) == (1, "")
    assert "write it under reasons or objections" in err


def test_a_map_with_a_missing_sign_is_no_exercise(on_town) -> None:
    code, _, err = on_town("teach", "pose", "town.yaml", "--kind", "support-or-attack")
    assert code == 1
    assert "1 relation of the map has no sign; this exercise needs all signs" in err
