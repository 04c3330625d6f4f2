"""A worksheet in Word (.docx): its paragraphs, its lists that Word has numbered by itself, and tables of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.article.blocks import Article, TextBlock
from argmap.article.word_document import read_document
from argmap.patterns import compile_later
from argmap.teach.exercise import Ask, Exercise
from argmap.teach.reading.answer_lines import read_lines
from argmap.teach.reading.choice_words import bare
from argmap.teach.reading.handed_in import HandedIn
from argmap.teach.reading.heading_words import heading_words
from argmap.teach.reading.task_answers import split_name

_CELL = " | "
_BETWEEN = compile_later(r" \|(?= )")


def read_word(raw: bytes, exercise: Exercise, file: str) -> HandedIn:
    """The answers in a Word document. Raises ArticleError if it is damaged, encrypted, too large, or has no words."""
    return read_lines(_lines(read_document(raw), exercise), exercise, file)


def _lines(article: Article, exercise: Exercise) -> Iterator[str]:
    """The lines of a document; rows of tables become lines with the number and the answer of a task."""
    tables = [block for block in article.blocks if block.kind == "table"]
    numbers = _numbers(article, len(exercise.tasks))
    start = 0
    for line in article.text.split("\n"):
        table = next((block for block in tables if block.start <= start < block.end), None)
        if table is not None and start == table.start:
            yield from _rows(article.text[table.start : table.end], exercise)
        elif table is None:
            yield f"{numbers[start]}. {line}" if start in numbers else line
        start += len(line) + 1


def _numbers(article: Article, tasks: int) -> dict[int, int]:
    """Where items begin whose numbers only Word shows, with their numbers: if there is one for each task."""
    items = [block for block in article.blocks if block.kind == "item" and _begins_line(article.text, block)]
    return {block.start: number for number, block in enumerate(items, 1)} if len(items) == tasks else {}


def _begins_line(text: str, block: TextBlock) -> bool:
    return block.start == 0 or text[block.start - 1] == "\n"


def _rows(text: str, exercise: Exercise) -> Iterator[str]:
    """The rows of a table as lines: the name or the number in front, and the answer."""
    column, ends = -1, _printed_ends(exercise)
    for line in text.split("\n"):
        cells = [cell.strip() for cell in _BETWEEN.split(f" {line} ")]
        answers = [number for number, cell in enumerate(cells) if bare(cell) in heading_words("answer")]
        first, beside = _split_number(cells[0], ends)
        if split_name(first) is None:
            if answers:
                column = answers[-1]
            else:
                yield (
                    ": ".join(cells) if len(cells) == 2 and bare(cells[0]) in heading_words("name") else " ".join(cells)
                )
        elif len(cells) > 1:
            last = cells[column] if -len(cells) <= column < len(cells) - 1 else cells[-1]
            answer = _CELL.join(filter(None, cells[column:])) if 0 < column < len(cells) else last
            name = first.rstrip(".):")
            if answer := answer or beside or _find_behind(" ".join(cells[1:]), ends.get(name, "")):
                yield f"{name}: {answer}"


def _printed_ends(exercise: Exercise) -> dict[str, str]:
    """What the question of each task, or of a part of it, ends with on the sheet."""
    ends: dict[str, str] = {}
    for task in exercise.tasks:
        ends |= {f"{task.id}.{part.id}": part.text for part in task.parts}
        if task.words is not None:
            ends[task.id] = exercise.wording.word("sheet.words", least=task.words[0], most=task.words[1])
        elif task.ask is Ask.MARK:
            ends[task.id] = " ".join(choice.text for choice in task.choices)
        else:
            ends[task.id] = f"{task.choices[-1].id}) {task.choices[-1].text}"
    return {name: " ".join(end.split()) for name, end in ends.items()}


def _split_number(cell: str, ends: Mapping[str, str]) -> tuple[str, str]:
    """The number of a task and what was written behind it in the same cell."""
    first, _, beside = cell.partition(" ")
    return (first, beside.strip()) if first.rstrip(".):") in ends else (cell, "")


def _find_behind(cell: str, end: str) -> str:
    """What was written behind the question, in its cell."""
    text = " ".join(cell.split())
    place = text.rfind(end) if end else -1
    behind = text[place + len(end) :].strip() if place >= 0 else ""
    label, mark, rest = behind.partition(":")
    return rest.strip() if mark and bare(label) in heading_words("answer") else behind
