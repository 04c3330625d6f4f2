"""Exercises on paper, as HTML or as PDF set by Typst, with or without the answers."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from argmap.diagnostics import ArgmapError, missing_package
from argmap.drawing.graphviz.glyphs import MENTIONED, name_fonts, without_font
from argmap.drawing.renderers.typst import FONTS
from argmap.drawing.web.template import fill, source
from argmap.language.wording import SOURCE, Wording, count_of
from argmap.teach.exercise import ONLY, Ask, Posed, Task, TaskKey, one_choice_each
from argmap.teach.exporting.figure_pictures import outline, sheet_picture, typst_picture
from argmap.teach.exporting.task_points import with_points

HERE = "argmap.teach"
WIDEST, HIGHEST = 630.0, 780.0
"""The largest width and height of a picture, in points: scaled to an A4 page, its type still has 7 points."""
MOST_LINES = 12
"""The most ruled lines for a written answer."""


def sheet(posed: Sequence[Posed], suffix: str, *, answers: bool) -> bytes:
    """The worksheet, or the same pages with the `answers`, as HTML or PDF."""
    wording = Wording(posed[0].exercise.language or SOURCE)
    values = {
        "title": posed[0].exercise.about,
        "answers": answers,
        "fonts": list(FONTS),
        "exercises": [_exercise(one, answers, wording) for one in posed],
        "words": wording.below("sheet"),
        "language": wording.catalogue,
        "direction": "rtl" if wording.is_right_to_left else "ltr",
    }
    if suffix == ".pdf":
        return _pdf(posed, values)
    css = source("worksheet.css", HERE)
    return fill("worksheet.html.jinja", css, "", wording=wording, package=HERE, **values).encode()


def _exercise(posed: Posed, answers: bool, wording: Wording) -> dict[str, Any]:
    exercise = posed.exercise
    return {
        "title": exercise.title,
        "instructions": exercise.instructions,
        "fingerprint": exercise.fingerprint,
        "tasks": [_task(task, key, answers, wording) for task, key in posed.tasks_with_keys()],
    }


def _task(task: Task, key: TaskKey, answers: bool, wording: Wording) -> dict[str, Any]:
    """What is printed for a task; without `answers` nothing from the key."""
    right = key.right if answers else {}
    drawn = sheet_picture(task, _fill_in(task, key, answers)) if task.figure is not None else ""
    in_words = outline(task.figure) if task.figure is not None else ""
    fits = _fits(drawn)
    passages = [task.passage or "", "" if fits else in_words]
    values: dict[str, Any] = {
        "id": task.id,
        "ask": task.ask.value,
        "prompt": with_points(task.prompt, key, wording),
        "passage": "\n".join(part for part in passages if part),
        "figure": drawn if fits else "",
        "outline": in_words,
        "choices": [{"id": c.id, "text": c.text, "right": c.id in right.get(ONLY, ())} for c in task.choices],
        "parts": [{"id": p.id, "text": p.text, "right": " / ".join(right.get(p.id, ()))} for p in task.parts],
        "lines": min(MOST_LINES, 2 + (task.words or (0, 0))[1] // 12) if task.ask is Ask.WRITE else 0,
        "words": wording.word("sheet.words", least=task.words[0], most=task.words[1]) if task.words else "",
        "why": [],
    }
    if answers:
        example = [wording.word("sheet.example", example=key.example)] if key.example else []
        values["why"] = [*dict.fromkeys(key.why.values()), *example]
    return values


def _fill_in(task: Task, key: TaskKey, answers: bool) -> dict[str, str]:
    """The right choices by part, with their letters, for the boxes of the picture; nothing without `answers`."""
    if not answers or task.board is None:
        return {}
    return {part: f"{name}) {task.choice(name)}" for part, name in one_choice_each(task, key).items()}


def _fits(drawn: str) -> bool:
    """Whether a picture is legible on the page; otherwise an outline is printed."""
    size = re.match(r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"', drawn)
    return size is not None and float(size[1]) <= WIDEST and float(size[2]) <= HIGHEST


def _pdf(posed: Sequence[Posed], values: dict[str, Any]) -> bytes:
    """The sheet as set by Typst; all texts are passed as data, none as code."""
    try:
        import typst
    except ImportError as error:
        raise missing_package("typst", "worksheets as PDF", "teach", "a worksheet can be written as .html") from error
    if letters := without_font(json.dumps(values, ensure_ascii=False)):
        shown = f"{' '.join(letters[:MENTIONED])}{' …' if len(letters) > MENTIONED else ''}"
        raise ArgmapError(
            f"no font on this machine has {count_of(len(letters), 'letter')} of the worksheet: {shown}; write it as "
            f".html instead, or install fonts that have them, such as {name_fonts(letters)}"
        )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        number = 0
        for one, exercise in zip(posed, values["exercises"], strict=True):
            for task, printed in zip(one.exercise.tasks, exercise["tasks"], strict=True):
                if printed["figure"]:
                    number += 1
                    drawn = typst_picture(task, _fill_in(task, one.key[task.id], values["answers"]))
                    (root / f"map-{number}.typ").write_text(drawn, encoding="utf-8")
                    printed["figure"] = f"map-{number}.typ"
        (root / "sheet.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
        (root / "worksheet.typ").write_text(source("worksheet.typ", HERE), encoding="utf-8")
        try:
            return typst.compile(str(root / "worksheet.typ"), root=folder)
        except typst.TypstError as error:
            raise ArgmapError(f"the worksheet cannot be written as PDF ({error}); write it as .html instead") from error
