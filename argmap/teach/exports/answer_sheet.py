"""A sheet to fill in on a computer, with the questions and room for the answers: for Word (.docx), or as plain text.

`argmap teach grade` and `argmap teach report` read it when it is filled in. It holds one exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.teach.exercise import Ask, Posed, Task
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.figure_pictures import outline
from argmap.teach.exporting.task_points import with_points


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The sheet of the only exercise."""
    (one,) = posed
    wording = one.exercise.wording
    lines = [f"{wording.word('sheet.name')}: ", f"{wording.word('sheet.exercise')}: {one.exercise.fingerprint}"]
    if suffix == ".txt":
        return "\n".join([one.exercise.title, *lines, "", one.exercise.instructions, *_text(one)]).encode()
    from argmap.drawing.office.table_document import table_document

    head = (wording.word("report.task"), one.exercise.title, wording.word("sheet.answer"))
    return table_document(one.exercise.about, [*lines, one.exercise.instructions], [head, *_rows(one)])


def _question(one: Posed, task: Task) -> list[str]:
    """The question with all that it is about, line by line."""
    wording = one.exercise.wording
    lines = [with_points(task.prompt, one.key[task.id], wording)]
    lines += [task.passage] if task.passage else []
    lines += [outline(task.figure)] if task.figure else []
    if task.ask is Ask.MARK:
        lines.append(" ".join(choice.text for choice in task.choices))
    elif task.words is not None:
        lines.append(wording.word("sheet.words", least=task.words[0], most=task.words[1]))
    else:
        lines += [f"{choice.id}) {choice.text}" for choice in task.choices]
    return [line for text in lines for line in text.split("\n")]


def _rows(one: Posed) -> Iterator[tuple[str, str, str]]:
    for task in one.exercise.tasks:
        yield task.id, "\n".join(_question(one, task)), ""
        yield from ((f"{task.id}.{part.id}", part.text, "") for part in task.parts)


def _text(one: Posed) -> Iterator[str]:
    for task in one.exercise.tasks:
        first, *rest = _question(one, task)
        yield ""
        yield f"{task.id}. {first}"
        yield from (f"   {line}" for line in rest)
        for part in task.parts:
            yield f"   {part.id}) {part.text}"
            yield f"{task.id}.{part.id}: "
        if not task.parts:
            yield f"{task.id}: "


EXPORT = Export("answer-sheet", __doc__ or "", (".docx", ".txt"), write, single=True)
