"""The pages of a class: one to join and choose an exercise, one for each exercise, and the teacher's board.

The page of an exercise is the one that `argmap teach export --to page` writes, without the key, and with a script that
saves each change.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from argmap.drawing.web.palette import rules
from argmap.drawing.web.template import fill, imports, source
from argmap.language.wording import SOURCE, Wording
from argmap.preview.classroom.class_exercises import ClassExercise
from argmap.preview.page_files import MODULE, page_files
from argmap.preview.page_words import page_words
from argmap.teach.exports.page import exercise_page

HERE = "argmap.preview.classroom"
HTML = "text/html"
_SHARED = "base.css"
_KINDS = {".js": MODULE, ".css": "text/css", ".html": HTML}
_FRAME = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
INLINE = {"content-security-policy": _FRAME}
"""The header of a page with a script of its own; the page itself says by its hash that only this one may run."""


@cache
def board_files(language: str = SOURCE) -> Mapping[str, tuple[str, bytes]]:
    """For each file of the board its kind and its content, by name; its words are in a language."""
    folder = resources.files(HERE).joinpath("page")
    files = {
        file.name: (kind, file.read_bytes())
        for file in folder.iterdir()
        for suffix, kind in _KINDS.items()
        if file.name.endswith(suffix)
    }
    waiting = [content.decode() for kind, content in files.values() if kind == MODULE]
    while waiting:  # modules of the live page, and what those import
        for name in imports(waiting.pop()):
            if name not in files:
                files[name] = page_files()[name]
                waiting.append(files[name][1].decode())
    words = f"export const english = {json.dumps(_board_words(language))};\n".encode()
    return {**files, _SHARED: page_files()[_SHARED], "english.js": (MODULE, words)}


def _board_words(language: str) -> dict[str, Any]:
    """The words of the board, as its scripts take them."""
    live = page_words(language)
    own = Wording(language).below("class-board")
    return {**live, "words": {**own, "unreachable": live["words"]["unreachable"]}}


@cache
def join_page(language: str, takes_names: bool) -> bytes:
    """The page on which students join and choose an exercise."""
    wording = Wording(language)
    css = f"{rules('light')}\n{source('class.css', HERE)}\n{source('join.css', HERE)}"
    page = fill(
        "join.html.jinja",
        css,
        f'"use strict";\n{_script(wording, "join.js")}',
        wording=wording,
        package=HERE,
        asks_server=True,
        takes_names=takes_names,
    )
    return page.encode()


def work_page(exercise: ClassExercise) -> bytes:
    """The page of an exercise, the same for all students."""
    wording = Wording(exercise.posed.exercise.language or SOURCE)
    page = exercise_page(
        [exercise.posed],
        more_css=f"\n{source('class.css', HERE)}",
        more_script=_script(wording, "work.js"),
        has_key=False,
    )
    return page.encode()


def _script(wording: Wording, name: str) -> str:
    """A script with the words that it shows, in a block, so that its names do not meet those of other scripts."""
    shown = {key: text for key, text in wording.below("class").items() if key != "animals"}
    words = json.dumps(shown, ensure_ascii=False).replace("<", "\\u003c")
    return f"{{\nconst WORDS = {words};\n{source('asking.js', HERE)}\n{source(name, HERE)}}}\n"


@cache
def qr_code(address: str) -> str:
    """An address as a QR code: a picture as a data URL."""
    import segno

    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", scale=8, border=4, dark="#000", light="#fff")
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.getvalue()).decode()}"
