"""The tables of the guide name every member of what they list: `formats.md`, `pictures.md`, `format.md`, `rules.md`."""

from __future__ import annotations

import json
import re

import pytest

import argmap
from argmap.formats.native.starter import schema_text
from argmap.registry import FORMATS, RENDERERS
from tests.pages.blocks import ROOT
from tests.pages.rule_reference import FILE, reference

GUIDE = ROOT / "argmap" / "guide"


def rows(page: str) -> list[list[str]]:
    """The cells of the tables of a page, row by row."""
    lines = (GUIDE / f"{page}.md").read_text(encoding="utf-8").split("\n")
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_format_is_listed_with_its_suffixes_and_what_it_can_do() -> None:
    listed = {name: row for row in rows("formats") if len(row) == 5 for name in named(row[0])}
    assert sorted(listed) == FORMATS.names()
    for name, row in listed.items():
        form = FORMATS.get(name)
        assert (row[2] == "yes", row[3] == "yes") == (form.read is not None, form.write is not None), name
        assert set(form.suffixes) <= set(named(row[1])), name


def test_every_suffix_of_a_picture_is_listed() -> None:
    listed = {suffix for row in rows("pictures") if len(row) == 2 for suffix in named(row[0])}
    assert listed == {renderer.suffixes[0] for renderer in RENDERERS if renderer.suffixes} | {".txt"}


def test_every_key_of_the_file_format_is_explained() -> None:
    text = (GUIDE / "format.md").read_text(encoding="utf-8")
    schema = json.loads(schema_text())
    keys = set(schema["properties"]) | {key for form in schema["$defs"].values() for key in form.get("properties", {})}
    assert len(keys) > 40
    yaml = "".join(re.findall(r"```yaml\n(.*?)```", text, re.DOTALL))
    for key in keys:
        assert f"`{key}`" in text or f"`source.{key}`" in text or key in ("author", "date", "url"), key
        assert re.search(rf"\b{key}:", yaml), key


@pytest.mark.parametrize("name", ["quadratic-energy", "df-quad", "euler-based", "mlp-based"])
def test_the_examples_of_semantics_are_right(name: str) -> None:
    (row,) = [row for row in rows("semantics") if named(row[0]) == [name]]
    assert f"{argmap.SEMANTICS.get(name).strength(0.5, supports=[1.0]):.2f}" == row[2]


def test_the_rule_reference_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == reference(), "run: python -m tests.pages.rule_reference"
