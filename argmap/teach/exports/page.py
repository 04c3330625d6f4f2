"""One HTML page for students that checks their answers by itself, without network: with hints, by keyboard or by hand.

Each exercise can be checked as often as it allows: the first check says where something is not right, the second adds
the principle, the last one the answer. The answers can be saved as a file that `argmap teach grade` and `argmap teach
report` read. Nothing is stored and nothing leaves the page.

The key is in the page, but not as text: it is combined with a stream of SHA-256 blocks (FIPS 180-4) over the
fingerprint of the exercise. That keeps the answers from being read by the way, in the page's source or its inspector.
It is no lock: whoever writes a program for it can open it, so nothing of weight should hang on such a page.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from argmap.drawing.web.palette import rules
from argmap.drawing.web.template import fill, source
from argmap.model.matching.resemblance import words
from argmap.model.principles import PRINCIPLES
from argmap.teach.answer_form import COPIED, content
from argmap.teach.exercise import Form, Posed, TaskKey
from argmap.teach.exporting.bank_questions import outline, picture
from argmap.teach.exporting.export_kind import Export

HERE = "argmap.teach"


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The page with all exercises, one below the other."""
    css = f"{rules('light')}\n{source('page.css', HERE)}"
    script = '"use strict";\n' + "\n".join(source(name, HERE) for name in ("page-grade.js", "page.js"))
    page = fill(
        "page.html.jinja",
        css,
        script,
        package=HERE,
        posed=posed,
        title=posed[0].exercise.about,
        sealed=sealed,
        outline=outline,
        picture=_picture,
    )
    return page.encode()


def sealed(posed: Posed) -> str:
    """The key of an exercise as base64 of bytes that are not its text."""
    known = {task.id: _known(key) for task, key in posed.tasks_with_keys()}
    plain = json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(bytes(a ^ b for a, b in zip(plain, _stream(posed, len(plain)), strict=True))).decode()


def _stream(posed: Posed, length: int) -> bytes:
    """As many bytes as are asked for, block by block of SHA-256 over the fingerprint and a number."""
    blocks = -(-length // 32)
    seed = posed.exercise.fingerprint
    return b"".join(hashlib.sha256(f"{seed}:{number}".encode()).digest() for number in range(blocks))[:length]


def _known(key: TaskKey) -> dict[str, Any]:
    """What the page needs to know to grade a task and to give its hints."""
    principle = PRINCIPLES[key.principle]
    found: dict[str, Any] = {"right": key.right, "why": key.why, "says": principle.statement, "do": principle.action}
    if key.form is not None:
        found["form"] = _form(key.form)
        found["example"] = key.example or ""
    return found


def _form(form: Form) -> dict[str, Any]:
    """The points of form as sets of words, so that the page needs no lists of a language."""
    subjects = [sorted(matter) for text in form.about if (matter := content(text))]
    return {
        "words": form.words,
        "sentence": form.sentence,
        "subjects": subjects,
        "texts": [sorted(word for word, _ in words(text)) for text in form.not_copied],
        "copied": COPIED,
    }


def _picture(figure: str) -> str:
    """The figure as an address that holds the picture."""
    return f"data:image/svg+xml;base64,{base64.b64encode(picture(figure).encode()).decode()}"


EXPORT = Export("page", __doc__ or "", (".html",), write)
