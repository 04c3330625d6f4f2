from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from argmap.cli import argmap as command
from argmap.documents.markdown_page import markdown_page
from tests.documents.test_fence import Ids

PAGE = """\
---
title: Notes
---
# The *parks*

<script>alert(1)</script> [bad](javascript:alert(1)) <img src=x onerror=alert(1)>

```argmap caption="Parks"
argmap: 1
thesis: {id: t, claim: Parks are good.}
```

1. In a list

   ~~~~argdown
   [a]: Parks are good.
   ~~~~

> ```{.argmap src=parks.yaml focus=air}
> ```

```python
print("argmap")
```
"""
PARKS = "argmap: 1\nthesis: {id: t, claim: Parks are good.}\npillars: [{id: air, claim: They clean the air.}]\n"


def run(folder: Path, *arguments: str, text: str = PAGE) -> tuple[int, str, str]:
    """The exit code of `render page.md …`, what it prints to stderr, and the page."""
    (folder / "page.md").write_text(text, encoding="utf-8")
    (folder / "parks.yaml").write_text(PARKS, encoding="utf-8")
    result = CliRunner().invoke(command, ["render", str(folder / "page.md"), "-o", str(folder / "o.html"), *arguments])
    page = folder / "o.html"
    said = result.stderr.replace(f"{folder}/", "")
    return result.exit_code, said, page.read_text(encoding="utf-8") if page.exists() else ""


def test_a_page_with_its_maps_drawn(tmp_path: Path) -> None:
    code, said, page = run(tmp_path)
    assert (code, said) == (0, "")
    found = Ids(page)
    assert found.tags.count("svg") == 3 and found.tags.count("title") > 3 and page.startswith("<!DOCTYPE html>")
    assert "<title>The parks</title>" in page and '<code class="language-python">' in page
    assert len(found.ids) == len(set(found.ids)) > 3


def test_html_of_the_markdown_is_shown_as_text(tmp_path: Path) -> None:
    page = run(tmp_path)[2]
    found = Ids(page)
    assert "script" not in found.tags and "img" not in found.tags and "a" not in found.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "script-src &#x27;none&#x27;" in page


def test_a_broken_block_is_reported_with_its_line_and_the_page_is_written(tmp_path: Path) -> None:
    broken = PAGE.replace("claim: Parks", "clam: Parks").replace("   [a]: Parks are good.", "   [a]: A\n   [b]: B")
    code, said, page = run(tmp_path, text=broken.replace("focus=air", "focus=ari"))
    assert code == 1
    assert [line.split(" ")[0] for line in said.splitlines()] == ["page.md:10:17:", "page.md:17:4:", "page.md:20:3:"]
    assert page.count("argmap-error") == 3 and Ids(page).tags.count("svg") == 0


def test_a_page_is_not_written_over_what_it_is_made_of(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "o.html").hardlink_to(tmp_path / "page.md")
    result = CliRunner().invoke(command, ["render", str(tmp_path / "page.md"), "-o", str(tmp_path / "o.html")])
    assert result.exit_code == 2 and "is read by this call" in result.stderr
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == PAGE


def test_options_of_one_picture_are_refused_and_those_of_one_block_draw_it(tmp_path: Path) -> None:
    code, said, _ = run(tmp_path, "--theme", "dark")
    assert code == 2 and "--theme: in a page, the attributes of each block say how it is drawn: theme=…" in said
    code, said, page = run(tmp_path, "--block", "1")
    assert code == 0 and "Parks are good." in page and "alert" not in page


def test_a_page_without_maps_is_read_as_a_map(tmp_path: Path) -> None:
    code, _, page = run(tmp_path, text="# Parks are good.\n\n- Pro: They clean the air.\n")
    assert code in (0, 1) and "argmap-page" not in page


def test_two_hundred_blocks_share_no_id() -> None:
    block = "```argdown\n[a]: Parks are good.\n  + <b>: They clean the air.\n```\n\n"
    page = markdown_page(block * 200, report=lambda fault: None)
    ids = Ids(page).ids
    assert len(ids) == len(set(ids)) and page.count("<svg") == 200


def test_a_frame_may_run_its_own_script_only() -> None:
    page = markdown_page(f"```argmap format=html\n{PARKS}```\n", report=lambda fault: None)
    assert "script-src &#x27;sha256-" in page and "unsafe-inline&#x27;; script" in page


def test_the_front_matter_names_the_language() -> None:
    page = markdown_page("---\nlang: ar\n---\n# x\n", report=lambda fault: None)
    assert '<html lang="ar" dir="rtl">' in page
    assert '<html lang="en" dir="ltr">' in markdown_page("---\nlang: <b>\n---\n# x\n", report=lambda fault: None)
