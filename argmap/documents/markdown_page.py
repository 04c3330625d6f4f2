"""A Markdown file as one HTML page with its maps drawn, for those who use no other program for that.

The Markdown is CommonMark with tables and strike-through. HTML in it is shown as text, and its links lead only to
addresses that are safe to open: what is written in a document runs nothing on the page. The page has one style sheet,
which is inside it, and scripts only in the frames of maps that ask for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from html import escape, unescape
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import Diagnostic
from argmap.documents.fence_attributes import LANGUAGES, AttributeFault, language_of, read_info
from argmap.documents.fence_place import FencePlace
from argmap.documents.fenced_map import error_box, fence
from argmap.language.wording import SOURCE, Wording
from argmap.patterns import compile_later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = compile_later(r"---[ \t]*\n(?:(?!---|\.\.\.).*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LANGUAGE = compile_later(
    r"^lang(?:uage)?:[ \t]*[\"']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4})[\"']?[ \t]*$", re.MULTILINE
)
_SCRIPT = compile_later(r"script-src '(sha256-[A-Za-z0-9+/=]+)'")


def markdown_page(
    text: str, document: Path | None = None, *, cache: Path | None = None, report: Callable[[Diagnostic], object]
) -> str:
    """The HTML page of a Markdown text; `report` is called with each diagnostic of a block that cannot be drawn.

    `document` is the file of the text: `src` of a block is a file beside it. The page is in the language that `lang` in
    the front matter names, and in English where it names none.
    """
    from markdown_it.renderer import RendererHTML

    front = _FRONT.match(text)
    named = _LANGUAGE.search(front[0]) if front is not None else None
    wording = Wording(named[1] if named is not None else SOURCE)
    if front is not None:  # its lines are kept, so that all others have their numbers
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = _parser()
    renderer = parser.renderer
    assert isinstance(renderer, RendererHTML)
    draw = partial(fence, cache=cache, report=report)
    renderer.rules["fence"] = _BlockWriter(renderer.fence, text.split("\n"), document, draw, report).write
    tokens = parser.parse(text)
    body = renderer.render(tokens, parser.options, {})
    title = _title(tokens) or (document.stem if document is not None else "")
    scripts = " ".join(f"'{found}'" for found in sorted(set(_SCRIPT.findall(unescape(unescape(body)))))) or "'none'"
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {scripts}; img-src * data:; media-src *; "
        "base-uri 'none'; form-action 'none'"
    )
    direction = "rtl" if wording.is_right_to_left else "ltr"
    css = resources.files("argmap.documents").joinpath("page.css").read_text("utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{wording.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n</head>\n"
        f'<body class="argmap-page">\n<main>\n{body}</main>\n</body>\n</html>\n'
    )


def has_map_block(text: str) -> bool:
    """Whether a Markdown text has a block that is a map."""
    return any(token.type == "fence" and language_of(token.info) in LANGUAGES for token in _parser().parse(text))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _title(tokens: Sequence[Token]) -> str:
    """The text of the first heading."""
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            return re.sub(r"\s+", " ", "".join(part.content for part in inline.children or ())).strip()
    return ""


class _BlockWriter:
    """Writes the fenced blocks of a page: maps as figures, others as code."""

    def __init__(
        self,
        usual: Callable[..., str],
        lines: Sequence[str],
        document: Path | None,
        draw: Callable[..., str],
        report: Callable[[Diagnostic], object],
    ) -> None:
        self.usual = usual
        self.lines = lines
        self.document = document
        self.draw = draw
        self.report = report
        self.number = 0

    def write(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """The HTML of the block with this index."""
        token = tokens[index]
        if language_of(token.info) not in LANGUAGES:
            return self.usual(tokens, index, options, env)
        assert token.map is not None
        self.number += 1
        first = token.map[0]
        place = FencePlace(self.document, first + 1, max(self.lines[first].find(token.markup), 0), self.number)
        try:
            language, attributes = read_info(token.info)
        except AttributeFault as fault:
            diagnostics = place.wrong(str(fault)).diagnostics
            for diagnostic in diagnostics:
                self.report(diagnostic)
            return error_box(diagnostics)
        return self.draw(token.content, language, attributes, place=place)
