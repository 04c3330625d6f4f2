"""An HTML page for students that checks answers by itself, offline, with hints; it works with keyboard and pointer.

Each exercise can be checked as often as it allows: the first check says where mistakes are, the second adds the
principle, the last one shows the answers. Students can save their answers to a file that `argmap teach grade` and
`argmap teach report` read. Nothing is stored and nothing leaves the page.

The page contains the key, but not as text: it is combined with a stream of SHA-256 blocks (FIPS 180-4) over the
fingerprint of the exercise, so nobody reads the answers by accident in the source or the inspector. This is not
encryption: anyone who can program can decode the key, so do not use such a page for exams.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from argmap.drawing.renderers.html import in_script
from argmap.drawing.web.palette import rules
from argmap.drawing.web.template import fill, source
from argmap.language.plural_forms import category_endings
from argmap.language.wording import SOURCE, Wording
from argmap.model.matching.resemblance import words
from argmap.model.principles import PRINCIPLES
from argmap.teach.answer_form import COPIED, content
from argmap.teach.exercise import Form, Option, Posed, Task, TaskKey, Way
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.figure_pictures import map_picture, outline, page_picture
from argmap.teach.exporting.task_points import with_points

HERE = "argmap.teach"
SCRIPTS = ("page-words.js", "page-grade.js", "page-ways.js", "page-board.js", "page.js")


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The page with all exercises, one below the other."""
    return exercise_page(posed).encode()


def exercise_page(
    posed: Sequence[Posed],
    *,
    more_css: str = "",
    more_script: str = "",
    has_key: bool = True,
    asks_server: bool | None = None,
) -> str:
    """The page; `more_css` and `more_script` are added to its own.

    With `has_key=False` it is for a server that keeps the key: the script that is added has to replace `judge` of
    `page.js`, and may ask that server, unless `asks_server` says otherwise.
    """
    css = f"{rules('light')}\n{source('page.css', HERE)}{more_css}"
    scripts = (*(source(name, HERE) for name in SCRIPTS), more_script)
    wording = Wording(posed[0].exercise.language or SOURCE)
    return fill(
        "page.html.jinja",
        css,
        '"use strict";\n' + "\n".join(filter(None, scripts)),
        wording=wording,
        package=HERE,
        asks_server=not has_key if asks_server is None else asks_server,
        posed=posed,
        title=posed[0].exercise.about,
        has_key=has_key,
        seal_key=seal_key,
        outline=outline,
        picture=page_picture,
        offered=_offered,
        with_points=lambda prompt, key: with_points(prompt, key, wording),
        words=in_script(_words(wording)),
    )


def seal_key(posed: Posed) -> str:
    """The key of an exercise as base64, not readable as text."""
    wording = Wording(posed.exercise.language or SOURCE)
    keys = {task.id: page_key(key, wording) for task, key in posed.tasks_with_keys()}
    plain = json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(bytes(a ^ b for a, b in zip(plain, _stream(posed, len(plain)), strict=True))).decode()


def _stream(posed: Posed, length: int) -> bytes:
    """`length` bytes: blocks of SHA-256 over the fingerprint and the number of the block."""
    blocks = -(-length // 32)
    seed = posed.exercise.fingerprint
    return b"".join(hashlib.sha256(f"{seed}:{number}".encode()).digest() for number in range(blocks))[:length]


def page_key(key: TaskKey, wording: Wording) -> dict[str, Any]:
    """What the page needs to grade a task and to give hints."""
    principle = PRINCIPLES[key.principle]
    values: dict[str, Any] = {"right": key.right, "why": key.why, "says": principle.say(wording)}
    values["do"] = principle.advise(wording)
    if key.form is not None:
        values["form"] = _form(key.form)
        values["example"] = key.example or ""
    if key.figure is not None:
        values |= {"picture": map_picture(key.figure), "words": outline(key.figure), "lit": key.lit}
    return values


def _form(form: Form) -> dict[str, Any]:
    """The checks of the form as sets of words, so that the page needs no word lists."""
    subjects = [sorted(matter) for text in form.about if (matter := content(text))]
    return {
        "words": form.words,
        "sentence": form.sentence,
        "subjects": subjects,
        "texts": [sorted(word for word, _ in words(text)) for text in form.not_copied],
        "copied": COPIED,
    }


def _offered(task: Task, part: str) -> list[Option]:
    """The choices that the list of a part offers: of a line to draw, boxes for its ends and words for what it does."""
    if task.board is None or task.board.way is not Way.DRAW:
        return list(task.choices)
    is_end = part != task.part_ids[-1]
    places = zip(task.choices, task.board.choices, strict=False)
    return [choice for choice, place in places if bool(place) == is_end]


def _words(wording: Wording) -> dict[str, Any]:
    """The words that the script shows, and how it finds plural forms."""
    words = wording.below("exercise-page")
    words |= {f"feedback.form.{key}": text for key, text in wording.below("feedback.form").items()}
    words |= {key: wording.pattern(key) for key in ("feedback.or", "list.comma", "number.decimal", "quote")}
    return {"words": words, "language": wording.catalogue, "endings": category_endings(wording.catalogue)}


EXPORT = Export("page", __doc__ or "", (".html",), write)
