"""Blocks of maps in documents that pandoc or Quarto convert: the program `argmap-pandoc`.

The Lua filter `argmap.lua` calls it once for each document. It sends the blocks and the names of the files that are
converted, as JSON; the line of a block is looked up in them, because pandoc does not know it. Formats for
paper and office programs get a PNG picture, all others the map as an outline in text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from argmap.diagnostics import Diagnostic, one_line
from argmap.documents.fence_attributes import LANGUAGES, language_of
from argmap.documents.fence_finder import FenceFinder
from argmap.documents.fence_picture import fence_pictures
from argmap.documents.fence_place import FencePlace
from argmap.documents.fence_text import fence_text
from argmap.documents.fenced_map import fence

SLIDES = ("revealjs", "slidy", "slideous", "dzslides", "s5")
HTML = frozenset(["html", "html4", "html5", "chunkedhtml", "epub", "epub2", "epub3", *SLIDES])
"""The formats of pandoc in which HTML can be written as it is."""
INDENTED = 4
"""Spaces before a line that make it code as it is."""
PICTURES = frozenset(["beamer", "context", "docx", "icml", "latex", "odt", "opendocument", "pptx", "rtf", "typst"])
"""The formats that take a PNG picture."""


def main() -> None:
    """Answers a request on standard input; with `--filter`, prints where the Lua filter is."""
    if sys.argv[1:] == ["--filter"]:
        sys.stdout.write(f"{Path(__file__).with_name('argmap.lua')}\n")
        return
    try:
        if sys.argv[1:] or sys.stdin.isatty():
            raise ValueError
        request = json.loads(sys.stdin.buffer.read())
        files, format, blocks = request["files"], request["format"], request["blocks"]
    except (ValueError, TypeError, KeyError):
        sys.exit('argmap-pandoc is called by a filter: pandoc page.md --lua-filter "$(argmap-pandoc --filter)"')
    answer = answer_request(files, format, blocks)
    sys.stdout.buffer.write(json.dumps(answer).encode())


def answer_request(files: Sequence[str], format: str, blocks: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What to show for each block, as `html`, or as `pictures` and `text`, and what is wrong, a line for each."""
    finders = [(Path(file), FenceFinder.of_file(Path(file))) for file in files if file != "-"]
    faults: list[Diagnostic] = []
    shown: list[dict[str, Any]] = []
    for number, block in enumerate(blocks, 1):
        place = _place(finders, block["text"], number)
        given = block["text"], block["language"], block["attributes"][0] or {}
        if format in HTML:
            shown.append({"html": fence(*given, place=place, report=faults.append)})
            continue
        faults_before = len(faults)
        text = fence_text(*given, place=place, report=faults.append)
        is_drawn = format in PICTURES and len(faults) == faults_before  # one that cannot be read has been reported
        pictures = fence_pictures(*given, place=place, report=faults.append) if is_drawn else []
        listed = [{"file": str(file), "width": f"{width:.0%}", "words": words} for file, width, words in pictures]
        shown.append({"text": text, "pictures": listed, "caption": str(given[2].get("caption", ""))})
    for file, finder in finders:
        faults += _unrecognised(file, finder)
    return {"blocks": shown, "faults": [one_line(fault) for fault in faults]}


def _unrecognised(file: Path, finder: FenceFinder) -> list[Diagnostic]:
    """The blocks that pandoc takes for words, because their attributes are not in braces."""
    faults: list[Diagnostic] = []
    for found in finder.left():
        if language_of(found.info) in LANGUAGES and found.column < INDENTED and _has_bare_attributes(found.info):
            message = "pandoc does not recognise this block; write its attributes in braces, as in {.argmap depth=1}"
            faults += FencePlace(file, found.line, found.column).wrong(message).diagnostics
    return faults


def _has_bare_attributes(info: str) -> bool:
    return " " in info and "{" not in info


def _place(finders: Iterable[tuple[Path, FenceFinder]], text: str, number: int) -> FencePlace:
    """The place of a block in the first file that has it; without a line where none has."""
    for file, finder in finders:
        found = finder.take(text)
        if found is not None:
            return FencePlace(file, found.line, found.column, number)
    return FencePlace(next((file for file, _ in finders), None), number=number)


if __name__ == "__main__":
    main()
