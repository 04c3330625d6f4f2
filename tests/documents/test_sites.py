"""Whole sites, built by the programs themselves: a broken map fails a strict build at its line, and then it passes."""

from __future__ import annotations

import importlib
import io
import logging
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from sphinx.cmd.build import main as sphinx_build

from argmap.diagnostics import ArgmapError
from argmap.documents import fenced_map
from argmap.documents.superfences import accept_attributes, draw_block
from tests.documents.test_fence import Ids
from tests.pages.blocks import blocks

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "argmap" / "guide" / "documents.md"
MAP = """\
argmap: 1
title: Parks & "trees"
thesis: {id: t, claim: The town should open more parks.}
pillars:
  - {id: air, claim: Parks clean the air.}
"""
PAGE = f"""\
---
title: Parks
---

# Parks

```argmap
{MAP}```

- In a list, the same map again:

    ```{{.argmap caption="The same map"}}
{"".join(f"    {line}" for line in MAP.splitlines(keepends=True))}    ```

```{{.argmap src=maps/parks.yaml focus=air strengths=yes}}
```

> ~~~argdown
> [a]: Parks are good.
>   + <b>: They clean the air.
> ~~~
"""
BROKEN = 22
"""The line that `broken` breaks: in the second of two equal maps, which is in a list."""
RST = """\
Parks
=====

.. argmap::

   argmap: 1
   thesis: {id: t, claim: Parks are good.}

* In a list:

  .. argdown::
     :caption: Air

     [a]: Parks are good.
       + <b>: They clean the air.

.. argmap::
   :src: maps/parks.yaml
   :depth: 1

.. toctree::

   more
"""
MYST = """\
# More

```{argmap}
:caption: Again

argmap: 1
thesis: {id: t, claim: Parks are good.}
```

```{argmap}
argmap: 1
thesis: {id: t, claim: Parks are good.}
```
"""


def of_guide(language: str, words: str) -> str:
    """The block of the guide page `documents.md` in this language that has these words."""
    (text,) = [block.text for block in blocks(GUIDE) if block.language == language and words in block.text]
    return text


def broken(page: str) -> str:
    """The page with a wrong key in line `BROKEN`."""
    lines = page.split("\n")
    assert "claim: Parks clean" in lines[BROKEN - 1]
    lines[BROKEN - 1] = lines[BROKEN - 1].replace("claim", "clam")
    return "\n".join(lines)


def check_page(html: str, pictures: int) -> None:
    """All pictures are there, and no id is there twice."""
    ids = Ids(html).ids
    assert html.count('<figure class="argmap argmap-svg"') == pictures
    assert len(ids) == len(set(ids)) > pictures


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "maps").mkdir(parents=True)
    (tmp_path / "docs" / "maps" / "parks.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The maps that are drawn, and not taken from the store."""
    maps: list[object] = []
    draw = fenced_map.draw_figure
    monkeypatch.setattr(fenced_map, "draw_figure", lambda *arguments: maps.append(arguments) or draw(*arguments))
    return maps


def test_mkdocs(folder: Path, drawn: list[object]) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    (folder / "mkdocs.yml").write_text(f"site_name: Parks\n{of_guide('yaml', 'superfences')}", encoding="utf-8")

    def run(page: str) -> tuple[bool, str]:
        (folder / "docs" / "index.md").write_text(page, encoding="utf-8")
        said = io.StringIO()
        handler, log = logging.StreamHandler(said), logging.getLogger("mkdocs")
        log.addHandler(handler)
        try:
            with chdir(folder):
                build(load_config("mkdocs.yml", strict=True))
            return True, said.getvalue()
        except Abort:
            return False, said.getvalue()
        finally:
            log.removeHandler(handler)

    passed, said = run(broken(PAGE))
    assert not passed and f"docs/index.md:{BROKEN}:" in said and "did you mean 'claim'?" in said
    passed, said = run(PAGE)
    assert passed and "docs/index.md" not in said
    check_page((folder / "site" / "index.html").read_text(encoding="utf-8"), 4)
    drawn.clear()
    assert run(PAGE)[0] and drawn == []


@pytest.mark.parametrize("builder", ["html", "text"])
def test_sphinx(folder: Path, drawn: list[object], builder: str) -> None:
    docs = folder / "docs"
    conf = of_guide("python", "extensions")
    (docs / "conf.py").write_text(f"{conf}extensions.append('myst_parser')\n", encoding="utf-8")
    (docs / "shown.rst").write_text(":orphan:\n\nShown\n=====\n\n" + of_guide("text", ".. argmap::"), encoding="utf-8")
    shutil.copy(ROOT / "maps" / "sunday-library.yaml", docs / "maps")

    def run(rst: str, myst: str = MYST) -> tuple[int, str]:
        (docs / "index.rst").write_text(rst, encoding="utf-8")
        (docs / "more.md").write_text(myst, encoding="utf-8")
        faults = folder / "faults.txt"
        options = ["-q", "-W", "-E", "--keep-going", "--no-color", "-w", str(faults), "-b", builder]
        code = sphinx_build([*options, str(docs), str(folder / "site")])
        return code, faults.read_text(encoding="utf-8") if faults.exists() else ""

    code, said = run(
        RST.replace("+ <b>:", "<b>:").replace(":depth:", ":dept:"), MYST.replace("claim: Parks", "clam: Parks", 1)
    )
    assert code == 1
    assert [line.split(": ")[0] for line in said.splitlines()] == [
        f"{docs / 'index.rst'}:15",
        f"{docs / 'index.rst'}:17",
        f"{docs / 'more.md'}:7",
    ]
    assert run(RST)[0] == 0, said
    if builder == "html":
        check_page((folder / "site" / "index.html").read_text(encoding="utf-8"), 3)
        drawn.clear()
        assert run(RST)[0] == 0 and drawn == []
        assert sphinx_build(["-q", "-W", "-b", "singlehtml", str(docs), str(folder / "single")]) == 0
        check_page((folder / "single" / "index.html").read_text(encoding="utf-8"), 5)
    else:
        assert "└─ PILLAR  They clean the air." in (folder / "site" / "index.txt").read_text(encoding="utf-8")


@pytest.fixture
def pandoc(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Runs pandoc with the Lua filter on a page, strictly."""
    import pypandoc  # the quick run has no pandoc, nor MkDocs

    program = folder / "argmap-pandoc"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap.documents.pandoc "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (folder / "pandoc").symlink_to(pypandoc.get_pandoc_path())
    place = subprocess.run(["argmap-pandoc", "--filter"], capture_output=True, text=True, check=True).stdout.strip()

    def run(page: str, *options: str) -> tuple[int, str]:
        (folder / "docs" / "page.md").write_text(page, encoding="utf-8")
        command = ["pandoc", "page.md", "--fail-if-warnings", "--lua-filter", place, *options]
        done = subprocess.run(command, cwd=folder / "docs", capture_output=True, text=True)
        return done.returncode, done.stderr if done.returncode else done.stdout

    return run


def test_pandoc(pandoc: Callable[..., tuple[int, str]], folder: Path) -> None:
    code, said = pandoc(broken(PAGE))
    assert code == 3 and f"page.md:{BROKEN}:" in said and "did you mean 'claim'?" in said
    code, said = pandoc("Words.\n\n```argmap depth=1\n[a]: A\n```\n")
    assert code == 3 and "page.md:3:1: " in said and "write its attributes in braces" in said
    code, page = pandoc(PAGE, "--standalone")
    assert code == 0
    check_page(page, 4)
    code, page = pandoc(PAGE, "--to", "plain")
    assert code == 0 and "└─ PILLAR  They clean the air." in page
    code, page = pandoc(PAGE, "--to", "latex")
    assert code == 0 and page.count("includegraphics") == 4, page
    for name in re.findall(r"\{([^{}]*\.png)\}", page):
        assert Path(name).read_bytes().startswith(b"\x89PNG")
    (folder / "docs" / "notes.md").write_text(PAGE, encoding="utf-8")
    subprocess.run(["sh", "-c", of_guide("sh", "--lua-filter")], cwd=folder / "docs", check=True)
    check_page((folder / "docs" / "notes.html").read_text(encoding="utf-8"), 4)


def test_zensical_is_told_an_extension_that_exists() -> None:
    extensions = tomllib.loads(of_guide("toml", "superfences"))["project"]["markdown_extensions"]
    assert list(extensions) == ["pymdownx", "argmap.documents.superfences"]
    assert importlib.import_module(list(extensions)[1]).makeExtension()


def test_a_custom_fence_with_another_name() -> None:
    custom = {"name": "debate", "class": "x", "format": draw_debate, "validator": accept_attributes}
    extensions = ["pymdownx.superfences", "argmap.documents.superfences"]
    settings = {"pymdownx.superfences": {"custom_fences": [custom]}}
    page = Markdown(extensions=extensions, extension_configs=settings).convert(
        '```debate depth="1"\n[a]: Why?\n  + <b>: So.\n```\n'
    )
    check_page(page, 1)


def draw_debate(source: str, language: str, *rest: Any, **more: Any) -> str:
    return draw_block(source, "argdown", *rest, **more)


def test_attributes_without_quotes_and_wrong_ones_reach_the_map(caplog: pytest.LogCaptureFixture) -> None:
    md = Markdown(extensions=["pymdownx.superfences", "argmap.documents.superfences"])
    page = md.convert(f"```argmap focus=air strengths\n{MAP}```\n\n> ```argmap depth=\n> [a]\n> ```\n")
    assert page.count("<svg") == 1 and "(quadratic-energy)" in page and page.count("argmap-error") == 1
    assert "'depth=' is not an attribute" in caplog.text
    again = md.reset().convert(f"```argmap\n{MAP}```\n")
    assert 'id="argmap-1-' in again and "argmap-2-" not in again


def test_the_extension_needs_superfences() -> None:
    with pytest.raises(ArgmapError, match=r"needs pymdownx\.superfences"):
        Markdown(extensions=["argmap.documents.superfences"]).convert("x")


def test_a_block_that_superfences_leaves_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    Markdown(extensions=["pymdownx.superfences", "argmap.documents.superfences"]).convert(
        "````text\n```argmap\n```\n````\n\nWords.\n\n- ```argdown\n  [a]: A\n  ```\n"
    )
    (said,) = caplog.messages
    assert said.startswith("<text>:8:3: ") and "write its fence on a line of its own" in said
