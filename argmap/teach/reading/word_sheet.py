"""A worksheet in Word (.docx): its paragraphs, its lists that Word has numbered by itself, and tables of answers."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.article.blocks import Article, TextBlock
from argmap.article.word_document import read_document
from argmap.teach.exercise import Exercise
from argmap.teach.reading.answer_lines import read_lines
from argmap.teach.reading.choice_words import bare
from argmap.teach.reading.handed_in import HandedIn
from argmap.teach.reading.heading_words import heading_words
from argmap.teach.reading.task_answers import split_name

_CELL = " | "


def read_word(raw: bytes, exercise: Exercise, file: str) -> HandedIn:
    """The answers in a Word document. Raises ArticleError if it is damaged, encrypted, too large, or has no words."""
    return read_lines(_lines(read_document(raw), len(exercise.tasks)), exercise, file)


def _lines(article: Article, tasks: int) -> Iterator[str]:
    """The lines of a document; rows of tables become lines with the number and the answer of a task."""
    tables = [block for block in article.blocks if block.kind == "table"]
    numbers = _numbers(article, tasks)
    start = 0
    for line in article.text.split("\n"):
        table = next((block for block in tables if block.start <= start < block.end), None)
        if table is not None and start == table.start:
            yield from _rows(article.text[table.start : table.end])
        elif table is None:
            yield f"{numbers[start]}. {line}" if start in numbers else line
        start += len(line) + 1


def _numbers(article: Article, tasks: int) -> dict[int, int]:
    """Where items begin whose numbers only Word shows, with their numbers: if there is one for each task."""
    items = [block for block in article.blocks if block.kind == "item" and _begins_line(article.text, block)]
    return {block.start: number for number, block in enumerate(items, 1)} if len(items) == tasks else {}


def _begins_line(text: str, block: TextBlock) -> bool:
    return block.start == 0 or text[block.start - 1] == "\n"


def _rows(text: str) -> Iterator[str]:
    """The rows of a table as lines: the name or the number in front, and the answer."""
    column = -1
    for line in text.split("\n"):
        cells = [cell.strip() for cell in f" {line} ".split(_CELL)]
        answers = [number for number, cell in enumerate(cells) if bare(cell) in heading_words("answer")]
        if split_name(cells[0]) is None:
            if answers:
                column = answers[-1]
            else:
                yield (
                    ": ".join(cells) if len(cells) == 2 and bare(cells[0]) in heading_words("name") else " ".join(cells)
                )
        elif len(cells) > 1:
            last = cells[column] if -len(cells) <= column < len(cells) - 1 else cells[-1]
            answer = _CELL.join(cells[column:]) if 0 < column < len(cells) else last
            if answer:
                yield f"{cells[0].rstrip('.):')}: {answer}"
