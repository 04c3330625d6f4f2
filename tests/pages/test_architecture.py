"""The picture and the tables of the page `architecture.md` are those of the code."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise

from argmap.registry import KINDS
from tests.pages.blocks import ROOT

PAGE = (ROOT / "argmap" / "guide" / "architecture.md").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def layers() -> list[set[str]]:
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    (contract,) = [contract for contract in contracts if contract["type"] == "layers"]
    return [set(re.split(r"\s*[|:]\s*", layer)) for layer in contract["layers"]]


def test_the_picture_shows_the_layers_that_the_contract_names() -> None:
    (picture,) = re.findall(r"```mermaid\n(.*?)```", PAGE, re.DOTALL)
    boxes = dict(re.findall(r'(\w+)\["([^"]+)"\]', picture))
    arrows = re.findall(r"(\w+)(?:\[[^]]*\])? --> (\w+)", picture)
    assert [{*name.split(" · ")} for name in boxes.values()] == layers()
    names = list(boxes)
    assert arrows == list(pairwise(names))


def test_the_table_describes_every_package() -> None:
    described = set(re.findall(r"^\| `(\w+)` \| (?!`)", PAGE, re.MULTILINE))
    assert described == set().union(*layers())


def test_every_kind_is_listed_with_its_folder_and_its_object() -> None:
    listed = re.findall(r"^\| ([\w-]+) \| `([\w/]+)/` \| `(\w+)` \|$", PAGE, re.MULTILINE)
    assert set(listed) == {(kind.kind, kind.package.replace(".", "/"), kind.kind.upper()) for kind in KINDS}
