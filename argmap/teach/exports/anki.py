"""A deck of cards for Anki: the question on the front; the answer, its reason and the principle on the back.

Written with the genanki library (extra `teach`). The ids of decks, cards and notes follow from the exercises, so
importing a deck again updates its cards.
"""

from __future__ import annotations

import base64
import html
import io
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from typing import Any

from argmap.diagnostics import missing_package
from argmap.language.wording import Wording, capitalise
from argmap.model.principles import PRINCIPLES
from argmap.teach.exercise import ONLY, Ask, Posed, Task, TaskKey
from argmap.teach.exporting.directed_html import direct
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.figure_pictures import outline, picture

MODEL = 1_607_392_411
"""The id of the note type; it must never change."""
_TIMESTAMP = 1_577_836_800
"""The time stamp of every deck (2020-01-01), so that the same exercises give the same file."""
_CSS = (
    ".card {font-family: sans-serif; font-size: 18px; text-align: left; max-width: 40em; margin: auto;}"
    "img {max-width: 100%;} li.right {font-weight: bold;} .why {margin-top: 1em;}"
)


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The package with one deck for all exercises."""
    try:
        import genanki
    except ImportError as error:
        raise missing_package("genanki", "decks for Anki", "teach") from error
    model = genanki.Model(
        MODEL,
        "argmap",
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": '{{FrontSide}}<hr id="answer">{{Back}}'}],
        css=_CSS,
    )
    first = posed[0].exercise
    deck = genanki.Deck(int(first.fingerprint[:8], 16) or 1, f"argmap::{first.about[:80]}")
    for one in posed:
        wording = one.exercise.wording
        for task, key in one.tasks_with_keys():
            note = genanki.Note(
                model=model,
                fields=[direct(side, wording) for side in (_front(one, task), _back(task, key, wording))],
                guid=f"argmap-{one.exercise.fingerprint}-{task.id}",
            )
            deck.add_note(note)
    return _package(genanki.Package(deck))


def _package(package: Any) -> bytes:
    """The package as a file, the same whenever it is written; genanki's own way leaves its database behind."""
    content = io.BytesIO()
    with closing(sqlite3.connect(":memory:")) as database:
        package.write_to_db(database.cursor(), _TIMESTAMP, count(int(_TIMESTAMP * 1000)))
        database.commit()
        collection = database.serialize()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in (("collection.anki2", collection), ("media", b"{}")):
            file.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _front(posed: Posed, task: Task) -> str:
    parts = [f"<p><b>{_escape(posed.exercise.title)}</b></p>", f"<p>{_escape(task.prompt)}</p>"]
    if task.passage:
        parts.append(f"<blockquote>{_escape(task.passage)}</blockquote>")
    if task.figure:
        data = base64.b64encode(picture(task.figure).encode()).decode()
        parts.append(f'<img alt="{_escape(outline(task.figure))}" src="data:image/svg+xml;base64,{data}">')
    if task.ask is Ask.MARK:
        parts.append(f"<blockquote>{_escape(' '.join(choice.text for choice in task.choices))}</blockquote>")
    elif task.choices:
        parts.append(f"<ol type='a'>{''.join(f'<li>{_escape(choice.text)}</li>' for choice in task.choices)}</ol>")
    if task.parts:
        parts.append(f"<ol>{''.join(f'<li>{_escape(part.text)}</li>' for part in task.parts)}</ol>")
    return "".join(parts)


def _back(task: Task, key: TaskKey, wording: Wording) -> str:
    lines: list[str] = []
    for part, names in key.right.items():
        joined = " · " if task.ask is Ask.MARK else wording.word("feedback.or", first="", second="")
        right = joined.join(_escape(task.choice(name)) for name in names)
        why = f" – {_escape(key.why[part])}" if key.why.get(part) else ""
        lines.append(f"<li class='right'>{'' if part == ONLY and not task.parts else f'{part}: '}{right}{why}</li>")
    if key.example:
        lines.append(f"<li>{_escape(capitalise(wording.word('feedback.example', example=key.example)))}</li>")
    return f"<ul>{''.join(lines)}</ul><div class='why'>{_escape(PRINCIPLES[key.principle].say(wording))}</div>"


def _escape(text: Any) -> str:
    """Text as HTML in which Anki finds no fields and no mathematics."""
    escaped = html.escape(str(text)).replace("\n", "<br>")
    return escaped.replace("{", "&#123;").replace("}", "&#125;").replace("\\", "&#92;").replace("[", "&#91;")


EXPORT = Export("anki", __doc__ or "", (".apkg",), write, key=True)
