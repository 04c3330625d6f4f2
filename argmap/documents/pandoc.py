"""Blocks of maps in documents that pandoc or Quarto convert: the program `argmap-pandoc`.

The Lua filter `argmap.lua` calls it once for each document. It sends the blocks and the names of the files that are
converted, as JSON; the line of a block is looked up in them, because pandoc does not know it. What is not HTML gets
the map as an outline in text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from argmap.diagnostics import Diagnostic, one_line
from argmap.documents.fence_finder import FenceFinder
from argmap.documents.fence_place import FencePlace
from argmap.documents.fence_text import fence_text
from argmap.documents.fenced_map import fence

HTML = frozenset(
    [
        "html",
        "html4",
        "html5",
        "chunkedhtml",
        "epub",
        "epub2",
        "epub3",
        "revealjs",
        "slidy",
        "slideous",
        "dzslides",
        "s5",
    ]
)
"""The formats of pandoc in which HTML can be written as it is."""


def main() -> None:
    """Answers a request on standard input; with `--filter`, prints where the Lua filter is."""
    if sys.argv[1:] == ["--filter"]:
        sys.stdout.write(f"{Path(__file__).with_name('argmap.lua')}\n")
        return
    if sys.argv[1:] or sys.stdin.isatty():
        sys.exit('argmap-pandoc is called by a filter: pandoc page.md --lua-filter "$(argmap-pandoc --filter)"')
    request = json.loads(sys.stdin.buffer.read())
    answer = answer_request(request["files"], request["format"], request["blocks"])
    sys.stdout.buffer.write(json.dumps(answer).encode())


def answer_request(files: Sequence[str], format: str, blocks: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What to show for each block, as `html` or as `text`, and what is wrong, a line for each."""
    finders = [(Path(file), FenceFinder.of_file(Path(file))) for file in files if file != "-"]
    faults: list[Diagnostic] = []
    shown: list[dict[str, str]] = []
    for number, block in enumerate(blocks, 1):
        text, language = block["text"], block["language"]
        place = _place(finders, text, number)
        draw, form = (fence, "html") if format in HTML else (fence_text, "text")
        shown.append({form: draw(text, language, block["attributes"][0] or {}, place=place, report=faults.append)})
    return {"blocks": shown, "faults": [one_line(fault) for fault in faults]}


def _place(finders: Iterable[tuple[Path, FenceFinder]], text: str, number: int) -> FencePlace:
    """The place of a block in the first file that has it; without a line where none has."""
    for file, finder in finders:
        found = finder.take(text)
        if found is not None:
            return FencePlace(file, found.line, found.column, number)
    return FencePlace(next((file for file, _ in finders), None), number=number)


if __name__ == "__main__":
    main()
