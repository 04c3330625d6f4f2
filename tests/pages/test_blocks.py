"""Every code block of the guide, the README and the contributor's page does what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.blocks import PAGES, ROOT, Block, Run, WrongBlockError, blocks, failures


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path) -> None:
    found, _ = failures(page, tmp_path)
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize(
    ("language", "text", "notes"),
    [
        ("", "argmap validate maps\n", {}),
        ("console", "$ argmap\n", {}),
        ("yaml", "argmap: 1\nthesis: A.\npilars: []\n", {}),
        ("yaml", "argmap: 1\nthesis: Close it.\n", {"findings": "bare-pillar"}),
        ("sh", "argmap validate nowhere.yaml\n", {}),
        ("sh", "pip install '.[nothing]'\n", {}),
        ("text", "some words\n", {}),
        ("text", "$ argmap --version\nargmap 7\n", {}),
        ("python", ">>> 1 + 1\n3\n", {}),
        ("python", "print()\n", {}),
        ("toml", "pages = 3\n", {}),
        ("toml", '[render]\npage = "stone"\n', {}),
        ("yaml", "a: b\n", {"checked by": "tests/pages/nothing.py"}),
        ("yaml", "a: b\n", {"chequed": ""}),
    ],
)
def test_a_wrong_block_is_noticed(language: str, text: str, notes: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(WrongBlockError):
        Run(tmp_path).block(Block(ROOT / "README.md", 1, language, text, notes))


def test_there_are_blocks() -> None:
    assert sum(1 for page in PAGES for _ in blocks(page)) > 40


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize(
    "page", [page for page in PAGES if ROOT / "argmap" in page.parents], ids=lambda page: page.stem
)
def test_a_page_of_the_guide_begins_with_its_title_and_what_it_is_for(page: Path) -> None:
    title, blank, first, *_ = page.read_text(encoding="utf-8").split("\n")
    assert re.fullmatch(r"# \S.*", title)
    assert blank == ""
    assert re.match(r"[A-Z]", first)
