"""The files of the page: one HTML page, a style sheet and small ES modules.

Colours, base style and the modules that `page/` imports but does not have are those of the HTML page that `render`
writes.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from argmap.drawing.web.palette import rules
from argmap.drawing.web.template import imports, source
from argmap.language.wording import SOURCE
from argmap.preview.page_words import page_words

MODULE = "text/javascript"
_KINDS = {".js": MODULE, ".css": "text/css", ".html": "text/html"}
_SHARED = "base.css"


@cache
def page_files() -> dict[str, tuple[str, bytes]]:
    """For each file its kind and its content, by name; no other file is ever sent."""
    folder = resources.files("argmap.preview").joinpath("page")
    files = {
        file.name: (kind, file.read_bytes())
        for file in folder.iterdir()
        for suffix, kind in _KINDS.items()
        if file.name.endswith(suffix)
    }
    # what the page says before it knows a map
    files["english.js"] = (MODULE, f"export const english = {json.dumps(page_words(SOURCE))};\n".encode())
    waiting = [content.decode() for kind, content in files.values() if kind == MODULE]
    while waiting:
        for name in imports(waiting.pop()):
            if name not in files:
                files[name] = (MODULE, source(name).encode())
                waiting.append(source(name))
    return {**files, _SHARED: ("text/css", f"{rules('light')}\n{source(_SHARED)}".encode())}
