"""Commands that the page `performance.md` shows and that take too long to run in a test: what they name exists."""

from __future__ import annotations

import re
from importlib.util import find_spec

from tests.pages.blocks import ROOT


def test_the_benchmarks_exist() -> None:
    page = (ROOT / "argmap" / "guide" / "performance.md").read_text(encoding="utf-8")
    modules = re.findall(r"python -m ([\w.]+)", page)
    assert len(modules) == 2
    for module in modules:
        assert find_spec(module) is not None, module
