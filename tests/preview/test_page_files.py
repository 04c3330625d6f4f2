"""The files of the live page: what its modules import is served, from the page itself or from the page of `render`."""

from __future__ import annotations

from importlib import resources

import pytest

from argmap.drawing.web.template import bundle, imports, source
from argmap.preview.page_files import MODULE, page_files

SHARED = ("pan_zoom.js", "tree_keys.js", "search.js", "memory.js", "relations.js", "elements.js")


def test_every_module_that_is_imported_is_served() -> None:
    files = page_files()
    imported = {name for kind, text in files.values() if kind == MODULE for name in imports(text.decode())}
    assert imported <= files.keys()


@pytest.mark.parametrize("name", SHARED)
def test_the_page_of_render_and_the_live_page_share_a_module(name: str) -> None:
    assert not resources.files("argmap.preview").joinpath("page", name).is_file()
    assert page_files()[name] == (MODULE, source(name).encode())
    assert source(name).split("\n")[0] in bundle("map_page.js")


def test_a_bundle_has_no_imports_and_each_module_once() -> None:
    script = bundle("map_page.js")
    assert "\nimport " not in script
    assert "\nexport " not in script
    assert script.count("function panZoom(") == 1
