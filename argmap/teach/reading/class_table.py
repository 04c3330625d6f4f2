"""A table of a whole class: a row for each student, a column for the name and one for each task or part.

Tables that form services and learning platforms export are read as they are; `find_columns` knows their headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.teach.exercise import Posed
from argmap.teach.exporting.bank_questions import questions
from argmap.teach.reading.choice_words import bare, shown
from argmap.teach.reading.class_columns import ClassColumns, count_headings, find_by_content, find_columns
from argmap.teach.reading.handed_in import HandedIn, hand_in
from argmap.teach.reading.table_cells import CellTable, TableError

LOOKED_AT = 10
"""The rows among which the headings may be."""
_NO_NAMES = ("anonymous", "anonym", "anonyme", "anónimo", "anonimo", "anônimo", "-")


def read_class(table: CellTable, posed: Posed, file: str, chosen: Mapping[str, str]) -> list[HandedIn]:
    """What each student of a table handed in. Raises TableError if the table has no headings that name tasks."""
    responses = _responses(posed)
    head = _head(table.rows, posed, responses, chosen)
    columns = find_columns(table.rows[head], posed.exercise, responses, chosen)
    if not columns.tasks:
        raise TableError(
            "no heading of the table names a task; call the columns 1, 2 … or give them with --columns 1=HEADING"
        )
    lacking = columns.lacking(posed.exercise)
    notes = [*table.notes]
    if (heading := find_by_content(columns, [row for row in table.rows[head + 1 :] if any(row)])) is not None:
        notes.append(f"the names are taken from the column {shown(heading)}; --columns name=HEADING takes another")
    if columns.unused:
        headings = ", ".join(shown(heading) for heading in [*columns.unused.values()][:8])
        notes.append(f"columns that were not used: {headings}{' …' * (len(columns.unused) > 8)}")
    results = list(_rows(table.rows, head, columns, file, lacking))
    if not results:
        raise TableError("the table has headings, but no rows below them")
    results[0] = replace(results[0], notes=(*notes, *results[0].notes))
    return results


def _head(
    rows: Sequence[Sequence[str]], posed: Posed, responses: Sequence[tuple[str, str | None]], chosen: Mapping[str, str]
) -> int:
    """The number of the row with the headings: the one that names the most tasks, or else the chosen columns."""
    if not rows:
        raise TableError("the table is empty")
    counts = [count_headings(row, posed.exercise, responses) for row in rows[:LOOKED_AT]]
    wanted = {bare(heading) for heading in chosen.values()}
    counts = [count + 100 * len(wanted & {bare(cell) for cell in rows[n]}) for n, count in enumerate(counts)]
    return counts.index(max(counts))


def _rows(
    rows: Sequence[Sequence[str]], head: int, columns: ClassColumns, file: str, lacking: Mapping[str, str]
) -> Iterator[HandedIn]:
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        answers: dict[str, list[str]] = {}
        for (task, part), places in columns.tasks.items():
            texts = [cells[place] for place in places if cells[place].strip(" -–—")]
            if texts:
                answers[task if part is None else f"{task}.{part}"] = texts
        attempt = cells[columns.attempt] if columns.attempt is not None else None
        given = {name: texts[0] if len(texts) == 1 else texts for name, texts in answers.items()}
        handed_in = hand_in(file, given, _name(cells, columns), attempt=attempt or None, row=number)
        yield replace(handed_in, lacking=lacking)


def _name(cells: Sequence[str], columns: ClassColumns) -> str | None:
    joined = " ".join(cells[place] for place in columns.names if cells[place])
    others = (cells[place] for place in columns.alternatives)
    return joined or next((name for name in others if name and name.casefold() not in _NO_NAMES), None)


def _responses(posed: Posed) -> list[tuple[str, str | None]]:
    """The task, and the part if it is a question of its own, of each question in the exports for Moodle."""
    title = f"{posed.exercise.title} "
    pairs: list[tuple[str, str | None]] = []
    for _, question in questions([posed], spare_choices=True):
        task, _, part = question.name.removeprefix(title).partition(".")
        pairs.append((task, part or None))
    return pairs
