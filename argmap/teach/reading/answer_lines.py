"""Answers on numbered lines, in any order: `1: a`, `1a`, `2) 1=c 2=b`, `Task 3: because`, and a line with the name.

A worksheet that was typed or copied is read too: what is printed in the exercise is not taken for an answer, a printed
question says which task comes next, and a choice with a cross in front of it is picked. Lines that belong to nothing
are named, not dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from argmap.diagnostics import Span
from argmap.patterns import compile_later
from argmap.teach.exercise import Ask, Exercise, Task
from argmap.teach.exporting.figure_pictures import outline
from argmap.teach.reading.choice_words import bare, fold, pick_choice, shown
from argmap.teach.reading.handed_in import HandedIn, Where, hand_in
from argmap.teach.reading.heading_words import heading_words

MOST_LINES = 5_000
"""The most lines of one student's file that are read."""
LONGEST_LINE = 20_000
"""The most characters of a line that are read, as on the page for students."""
_FIELD = compile_later(r"\s*([^\d:：=]{1,40}?)\s*[:：=]\s*(.*)")
_NUMBERED = compile_later(
    r"(?P<before>\s*[(\[]?)(?P<word>[^\W\d_]{0,12})\.?\s*(?P<task>\d{1,4})(?:\.(?P<part>\d{1,4}))?"
    r"(?P<mark>\s*(?:->|=>|[.):：\]=\-–—→]+)\s*|\s+|(?=[A-Za-z]\b)|\s*$)(?P<rest>.*)",
    re.DOTALL,
)
_CROSSED = compile_later(r"\s*(?:[\[(]\s*[xX✗✘✓✔☒☑]\s*[\])]|[✗✘✓✔☒☑]|[xX]\s)\s*(.+)")
_EMPTY_BOX = compile_later(r"\s*(?:[\[(]\s*[\])]|[☐□▢_]+)\s*")
_FINGERPRINT = compile_later(r"\b[0-9a-f]{12}\b")


@dataclass(slots=True)
class _AnswerLines:
    """What the lines say so far."""

    exercise: Exercise
    answers: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    student: str | None = None
    attempt: str | None = None
    fingerprint: str | None = None
    task: Task | None = None
    next_part: int = 0
    """The part that a numbered line may mean after a task without an answer on its line; 0 for none."""

    def add(self, name: str, answer: str, line: int) -> None:
        self.answers.setdefault(name, []).append(answer)
        self.lines.setdefault(name, line)

    def is_answered(self, task: str) -> bool:
        """Whether there is an answer to a task, or to a part of it."""
        return any(name == task or name.startswith(f"{task}.") for name in self.answers)


def read_lines(lines: Iterable[str], exercise: Exercise, file: str) -> HandedIn:
    """The answers on the lines of one student."""
    sheet = _AnswerLines(exercise)
    tasks = {task.id: task for task in exercise.tasks}
    printed = _printed(exercise)
    for number, line in enumerate(lines, 1):
        if number > MOST_LINES:
            return HandedIn(file, None, f"it has more than {MOST_LINES:,} lines")
        if words := line[:LONGEST_LINE].split():  # runs of white space would take the patterns long
            _read_line(sheet, " " * line[0].isspace() + " ".join(words), number, tasks, printed)
    answers = {
        name: "\n".join(texts) if _is_written(name, tasks) else _one(texts) for name, texts in sheet.answers.items()
    }
    notes = tuple(f"not used: {line}" for line in sheet.unused[:20])
    notes += (f"{len(sheet.unused) - 20} more lines were not used",) if len(sheet.unused) > 20 else ()
    where = _place_lines(dict(sheet.lines))
    return hand_in(
        file, answers, sheet.student, exercise=sheet.fingerprint, attempt=sheet.attempt, notes=notes, where=where
    )


def _place_lines(lines: dict[str, int]) -> Where:
    def where(task: str, part: str | None) -> Span | None:
        line = lines.get(f"{task}.{part}", lines.get(task))
        return Span.of(line, 1, line, 2) if line is not None else None

    return where


def _one(texts: list[str]) -> str | list[str]:
    """The only text for a task; all of them if there are several, which must then agree."""
    return texts[0] if len(texts) == 1 else texts


def _is_written(name: str, tasks: dict[str, Task]) -> bool:
    return name in tasks and tasks[name].ask is Ask.WRITE


def _read_line(sheet: _AnswerLines, line: str, number: int, tasks: dict[str, Task], printed: dict[str, str]) -> None:
    if _read_field(sheet, line):
        return
    plain = bare(_EMPTY_BOX.sub("", line, count=1))
    crossed = _CROSSED.fullmatch(line)
    task = sheet.task
    if crossed is not None and task is not None and task.ask is Ask.CHOOSE:
        crossed_text = crossed[1]
        if pick_choice(crossed_text, task.choices).names:
            sheet.add(task.id, crossed_text, number)
            return
    if (task_id := _find_printed(printed, plain)) is not None:
        sheet.task = tasks.get(task_id, sheet.task)
        return
    match = _NUMBERED.fullmatch(line)
    if match is not None and _read_numbered(sheet, match, line, number, tasks, printed):
        return
    task = sheet.task
    if task is not None and (task.ask is Ask.WRITE or (not sheet.is_answered(task.id) and not sheet.next_part)):
        sheet.add(task.id, line.strip(), number)
    else:
        sheet.unused.append(f"line {number}, {shown(line)}")


def _read_field(sheet: _AnswerLines, line: str) -> bool:
    """Whether a line is one of those above the answers: the name, the exercise, the try."""
    fingerprint = _FINGERPRINT.search(line)
    match = _FIELD.fullmatch(line)
    label = bare(match[1]) if match is not None else ""
    value = match[2].strip().strip("_ ") if match is not None else ""
    if label in heading_words("name"):
        sheet.student = sheet.student or value or None
    elif label in heading_words("try"):
        sheet.attempt = sheet.attempt or value or None
    elif fingerprint is not None and (label in heading_words("exercise") or line.strip().endswith(fingerprint[0])):
        sheet.fingerprint = sheet.fingerprint or fingerprint[0]
    else:
        return False
    return True


def _read_numbered(
    sheet: _AnswerLines, match: re.Match[str], line: str, number: int, tasks: dict[str, Task], printed: dict[str, str]
) -> bool:
    """Whether a line that begins with a number answers a task or a part of one."""
    if match["word"] and fold(match["word"]) not in heading_words("task"):
        return False
    task_id, part, rest = str(int(match["task"])), match["part"], match["rest"].strip()
    part = str(int(part)) if part is not None else None
    asked = _find_printed(printed, bare(rest)) if rest else None
    if asked is not None and asked in tasks:  # a printed question with its number, such as `1.3 Which is the thesis?`
        sheet.task, sheet.next_part = tasks[asked], 0
        return True
    open_task = sheet.task
    if open_task is not None and part is None and open_task.ask is Ask.MATCH and sheet.next_part:
        is_indented = line[:1] in " \t" or "=" in match["mark"]
        if task_id in open_task.part_ids and (is_indented or int(task_id) == sheet.next_part):
            sheet.add(f"{open_task.id}.{task_id}", rest, number)
            sheet.next_part = int(task_id) + 1
            return True
    has_part = task_id in tasks and bool(tasks[task_id].parts)
    if part is not None and not has_part:
        if task_id != "1" or part not in tasks:
            return False
        task_id, part = part, None  # a worksheet counts its exercises too: `1.3` is task 3 of its only exercise
    if open_task is not None and open_task.ask is Ask.WRITE and not match["mark"].strip() and task_id in tasks:
        choices = tasks[task_id].choices  # “2 of them are right” goes on with a text, “2 b” does not
        if not choices or not pick_choice(rest, choices).names:
            return False
    if task_id not in tasks:
        if open_task is not None and open_task.ask is Ask.WRITE:
            return False
        sheet.add(task_id, rest or match[0].strip(), number)
        return True
    sheet.task, sheet.next_part = tasks[task_id], 0
    if not rest:
        sheet.next_part = 1 if sheet.task.ask is Ask.MATCH else 0
        return True
    sheet.add(task_id if part is None else f"{task_id}.{part}", rest, number)
    return True


def _find_printed(printed: dict[str, str], text: str) -> str | None:
    """The task whose question a folded text is, also with the points behind it; empty for what else is printed."""
    return printed.get(text, printed.get(bare(text.rpartition("(")[0])))


@lru_cache(maxsize=8)
def _printed(exercise: Exercise) -> dict[str, str]:
    """What an exercise prints, folded, and the id of the task whose question it is; empty for other texts."""
    texts = {bare(text): "" for text in (exercise.title, exercise.about, exercise.instructions)}
    for task in exercise.tasks:
        for choice in task.choices if task.ask is not Ask.MARK else ():
            texts.setdefault(bare(choice.text), "")
            texts.setdefault(bare(f"{choice.id}) {choice.text}"), "")
        for part in task.parts:
            texts.setdefault(bare(part.text), "")
            texts.setdefault(bare(f"{part.id}) {part.text}"), "")
        for text in (task.passage or "", outline(task.figure) if task.figure else ""):
            texts.update((bare(line), "") for line in text.split("\n"))
        if task.words is not None:
            texts[bare(exercise.wording.word("sheet.words", least=task.words[0], most=task.words[1]))] = ""
        if task.ask is Ask.MARK:
            texts[bare(" ".join(choice.text for choice in task.choices))] = ""
    texts.pop("", None)
    prompts = [bare(task.prompt) for task in exercise.tasks]
    for task, prompt in zip(exercise.tasks, prompts, strict=True):
        if prompts.count(prompt) == 1:
            texts[prompt] = task.id
        texts[bare(f"{task.id}. {task.prompt}")] = task.id
    return texts
