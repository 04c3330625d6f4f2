"""The commands that the page `live-page.md` of the guide shows serve a page until they are interrupted."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.pages.blocks import ROOT, blocks
from tests.preview.conftest import Served, write_parks


def test_the_commands_of_the_page_serve(serve: Callable[..., Served], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "maps", tmp_path / "maps")
    write_parks(tmp_path)
    (tmp_path / "op-ed.txt").write_text((ROOT / "maps" / "sunday-library.txt").read_text(encoding="utf-8"), "utf-8")
    lines = [block.text.split("\n")[0] for block in blocks(ROOT / "argmap" / "guide" / "live-page.md")]
    assert [shlex.split(line)[:3] for line in lines] == [["$", "argmap", "serve"], ["$", "argmap", "draft"]]
    for line in lines:
        _, _, command, path, *options = shlex.split(line)
        served = serve(tmp_path / path, *(options or ["--no-browser"]), command=command)
        status, content = served.ask("/api/maps")
        assert status == 200
        assert served.state(content["maps"][0])["claims"]
