"""Which column of a table of a class holds the name and which the answer to which task, by the words above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from argmap.diagnostics import did_you_mean
from argmap.patterns import compile_later
from argmap.teach.exercise import Exercise
from argmap.teach.reading.choice_words import bare, fold, shown
from argmap.teach.reading.heading_words import heading_words
from argmap.teach.reading.table_cells import TableError

LONGEST_HEADING = 500
"""The most characters of a heading that are looked at."""
_TASK = compile_later(r"([^\W\d_]{0,12})\.?\s*#?\s*(\d{1,4})(?:\s?[.\-]\s?(\d{1,4})|\s?\((\d{1,4})\))?\W*")
_NUMBERED_QUESTION = compile_later(r"(\d{1,4})(?:\.(\d{1,4}))?[.):]\s*\D.*")
_GRID = compile_later(r"(.*\S)\s*\[(.*)\]")
_SCORE = compile_later(r"(?:q\.?\s*\d+\s*/|grade/|bewertung/|(?:points|feedback|punkte) ?[-–] ).*")
_NAME = compile_later(r"(?=.{2,60}$)[^\W\d_]+(?:[ ,.'’\-]{1,2}[^\W\d_]*){0,4}")
_MARKED = compile_later(r"[^\d]{2,30}? ?[-:] ")
"""What a form service puts before the text of a question where it has the points for it, in some language."""
_ALIKE = 0.9
"""The likeness, in [0, 1], at which a heading is a question with a slip or a mark more."""
_COMPARED = 60
"""The most headings that are compared with the questions letter by letter."""
_LETTERS = compile_later(r"[A-Za-z]{1,2}")


@dataclass(slots=True)
class ClassColumns:
    """The columns of a table, by their places from 0.

    `names` are joined, or, if they are `alternatives`, the first one with a name is taken. `tasks` has them by task and
    part; a part is None for the whole task. `unused` are the columns that hold nothing known, with their headings.
    """

    names: list[int] = field(default_factory=list)
    alternatives: list[int] = field(default_factory=list)
    attempt: int | None = None
    tasks: dict[tuple[str, str | None], list[int]] = field(default_factory=dict)
    unused: dict[int, str] = field(default_factory=dict)

    def lacking(self, exercise: Exercise) -> dict[str, str]:
        """Task, or task and part, → why its answer is not in the table."""
        reasons: dict[str, str] = {}
        for task in exercise.tasks:
            if (task.id, None) in self.tasks:
                continue
            parts = [part for part in task.part_ids if (task.id, part) not in self.tasks]
            if len(parts) == len(task.part_ids):
                reasons[task.id] = f"the table has no column for task {task.id}"
            else:
                reasons.update({f"{task.id}.{p}": f"the table has no column for task {task.id}.{p}" for p in parts})
        return reasons


def find_columns(
    headings: Sequence[str],
    exercise: Exercise,
    responses: Sequence[tuple[str, str | None]],
    chosen: Mapping[str, str],
) -> ClassColumns:
    """The columns by their headings; `chosen` names some of them, by heading or by letter, as `--columns` does.

    `responses` are the task and part of each question of a quiz, in order, since Moodle counts questions. Raises
    TableError if a chosen column does not exist.
    """
    headings = [heading[:LONGEST_HEADING] for heading in headings]
    columns = ClassColumns()
    taken = {_place(heading, headings): kind for kind, heading in chosen.items()}
    for place, kind in taken.items():
        if kind == "name":
            columns.names.append(place)
        elif kind == "try":
            columns.attempt = place
        else:
            task, _, part = kind.partition(".")
            columns.tasks[(task, part or None)] = [place]
    has_names = bool(columns.names)
    texts = _texts(exercise)
    first, last, full, mail, compared = [], [], [], [], 0
    for place, heading in enumerate(headings):
        words = bare(heading)
        if place in taken or not words:
            continue
        for wanted, group in (
            (heading_words("first"), first),
            (heading_words("last"), last),
            (heading_words("name"), full),
            (heading_words("mail"), mail),
        ):
            if words in wanted:
                group.append(place)
                break
        else:
            task = _task(heading, exercise, responses, texts)
            if task is None and compared < _COMPARED and not _is_mark(heading, texts):
                compared, task = compared + 1, _similar(words, texts)
            if task is not None and (task not in columns.tasks or _is_found(columns, task, taken)):
                columns.tasks.setdefault(task, []).append(place)
            elif words in heading_words("try") and columns.attempt is None:
                columns.attempt = place
            elif words not in heading_words("service") and not _is_mark(heading, texts):
                columns.unused[place] = heading
    if not has_names:
        similar = [place for place, heading in columns.unused.items() if _mentions_name(heading)]
        columns.names = [*first[:1], *last[:1]] if first else []
        columns.alternatives = [*full, *similar, *(last if not first else []), *mail]
        columns.unused = {place: heading for place, heading in columns.unused.items() if place not in similar}
    return columns


def _mentions_name(heading: str) -> bool:
    """Whether a heading such as "Enter your full name (first and last)" asks for a name."""
    words = {word.strip(".,:;!?()'") for word in bare(heading).split()}
    return not words.isdisjoint(heading_words("name") | heading_words("first") | heading_words("last"))


def find_by_content(columns: ClassColumns, rows: Sequence[Sequence[str]]) -> str | None:
    """Takes the names from a column that looks like names, where no heading says which; its heading, if there is one.

    Such a column has a short text with letters in most rows, hardly the same one twice, and no addresses or dates.
    """
    if columns.names or columns.alternatives:
        return None
    for place, heading in columns.unused.items():
        texts = [text for row in rows if (text := row[place].strip())]
        words = [text for text in texts if _NAME.fullmatch(text)]
        if 2 * len(texts) > len(rows) and len(words) == len(texts) and 10 * len({*words}) >= 9 * len(words):
            columns.alternatives = [place]
            del columns.unused[place]
            return heading
    return None


def _is_found(columns: ClassColumns, task: tuple[str, str | None], taken: Mapping[int, str]) -> bool:
    """Whether the columns of a task were found, not chosen; what is chosen is not found as well."""
    return not any(place in taken for place in columns.tasks[task])


def count_headings(cells: Sequence[str], exercise: Exercise, responses: Sequence[tuple[str, str | None]]) -> int:
    """How many cells of a row are headings: different tasks, names, and what services add.

    Numbers and points in a row of answers may look like headings of tasks as well, but not like the others.
    """
    texts = _texts(exercise)
    tasks = {_task(cell[:LONGEST_HEADING], exercise, responses, texts) for cell in cells} - {None}
    known = frozenset().union(*map(heading_words, ("name", "first", "last", "mail", "service")))
    return len(tasks) + sum(bare(cell[:LONGEST_HEADING]) in known for cell in cells)


def _place(heading: str, headings: Sequence[str]) -> int:
    """The column with this heading or, if there is none, with this letter."""
    wanted = bare(heading)
    places = [place for place, other in enumerate(headings) if bare(other) == wanted]
    if len(places) == 1:
        return places[0]
    if places:
        raise TableError(f"{len(places)} columns are called {shown(heading)}; give the letter of one, such as D")
    if _LETTERS.fullmatch(heading):
        number = 0
        for letter in heading.upper():
            number = 26 * number + ord(letter) - 64
        if number <= len(headings):
            return number - 1
    near = did_you_mean(heading, [other for other in headings if other.strip()])
    raise TableError(f"the table has no column {shown(heading)}{near}")


def _texts(exercise: Exercise) -> dict[str, list[tuple[str, str | None]]]:
    """Questions and parts by their folded texts."""
    texts: dict[str, list[tuple[str, str | None]]] = {}
    for task in exercise.tasks:
        texts.setdefault(bare(task.prompt), []).append((task.id, None))
        for part in task.parts:
            texts.setdefault(bare(part.text), []).append((task.id, part.id))
    return texts


def _task(
    heading: str,
    exercise: Exercise,
    responses: Sequence[tuple[str, str | None]],
    texts: Mapping[str, list[tuple[str, str | None]]],
) -> tuple[str, str | None] | None:
    """The task, and perhaps the part, that a heading names; None if it names none, or several."""
    plain = fold(heading)
    if _is_mark(heading, texts):
        return None
    parts = {task.id: task.part_ids for task in exercise.tasks}
    if (match := _TASK.fullmatch(plain)) is not None and (not match[1] or match[1] in heading_words("task")):
        number = int(match[2])
        if match[1] in heading_words("response") and 0 < number <= len(responses):
            return responses[number - 1]
        return _named(str(number), match[3] or match[4], parts)
    same = texts.get(bare(heading), [])
    if len(same) == 1:
        return same[0]
    if (match := _GRID.fullmatch(heading.strip())) is not None:
        within = [pair for pair in texts.get(bare(match[2]), []) if pair[1] is not None]
        asked = {task for task, part in texts.get(bare(match[1]), []) if part is None}
        within = [pair for pair in within if not asked or pair[0] in asked]
        if len(within) == 1:
            return within[0]
    if (match := _NUMBERED_QUESTION.fullmatch(plain)) is not None:
        return _named(str(int(match[1])), match[2], parts)
    return None


def _is_mark(heading: str, texts: Mapping[str, list[tuple[str, str | None]]]) -> bool:
    """Whether points stand below a heading: a question after or before a word such as "Points - " or " [Score]"."""
    if _SCORE.fullmatch(fold(heading)):
        return True
    before = _MARKED.match(fold(heading))
    after = _GRID.fullmatch(heading.strip())
    within = bare(after[2]) in texts if after else False
    return (before is not None and bare(fold(heading)[before.end() :]) in texts and bare(heading) not in texts) or (
        after is not None and not within and bare(after[1]) in texts
    )


def _similar(heading: str, texts: Mapping[str, list[tuple[str, str | None]]]) -> tuple[str, str | None] | None:
    """The task or part whose text is nearly the heading, if only one is."""
    near = get_close_matches(heading, texts, 2, _ALIKE)
    return texts[near[0]][0] if len(near) == 1 and len(texts[near[0]]) == 1 else None


def _named(task: str, part: str | None, parts: Mapping[str, Sequence[str]]) -> tuple[str, str | None] | None:
    if task not in parts:
        return None
    if part is None:
        return task, None
    part = str(int(part))
    return (task, part) if part in parts[task] else None
