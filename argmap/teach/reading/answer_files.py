"""The files that students hand in, by their endings; what a file holds, and which files contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from argmap.diagnostics import ArgmapError, Diagnostic, did_you_mean
from argmap.teach import exercise_files, versioned_files
from argmap.teach.exercise import Answers, Exercise, Posed
from argmap.teach.reading.answer_lines import read_lines
from argmap.teach.reading.choice_words import fold
from argmap.teach.reading.class_table import read_class
from argmap.teach.reading.handed_in import HandedIn, tidy_name
from argmap.teach.reading.plain_decoding import to_text
from argmap.teach.reading.table_cells import CellTable, read_csv, read_workbook
from argmap.teach.reading.word_sheet import read_word

LARGEST = 10_000_000
"""Bytes of one file of answers."""
LONGEST = 2_000_000
"""Characters of one text of answers; a value of YAML takes 0.5 kB to read."""
ENDINGS = {
    ".yaml": "answer files, as the page for students saves them",
    ".json": "the same as JSON",
    ".txt": "a line for each task: `1: a`",
    ".docx": "a worksheet filled in with Word",
    ".csv": "a table of the class: a row for each student",
    ".xlsx": "the same as an Excel workbook",
}
"""The endings of files of answers, with what they hold; `.yml` and `.tsv` are read too."""
_ALIKE = {".yml": ".yaml", ".tsv": ".csv", ".text": ".txt"}
_OTHERS = {
    ".pdf": "save the worksheet as .docx, or type the answers into a .txt file",
    ".odt": "save it as .docx",
    ".doc": "save it as .docx",
    ".rtf": "save it as .docx",
    ".pages": "export it as .docx",
    ".ods": "save it as .xlsx or .csv",
    ".xls": "save it as .xlsx or .csv",
    ".numbers": "export it as .csv",
    ".html": "save the answers on the page with its button",
    ".zip": "unpack it",
}


def ending(file: str) -> str | None:
    """The ending by which a file is read; None for files that are not read.

    >>> ending("Anna.YML"), ending("class.tsv"), ending("anna.pdf")
    ('.yaml', '.csv', None)
    """
    suffix = Path(file).suffix.lower()
    suffix = _ALIKE.get(suffix, suffix)
    return suffix if suffix in ENDINGS else None


def why_unreadable(file: str) -> str:
    """Why a file of a folder is not read, and what to do.

    >>> why_unreadable("anna.odt")
    'a .odt file cannot be read; save it as .docx'
    """
    suffix = Path(file).suffix.lower()
    if not suffix:
        return "a file without an ending cannot be read; add .txt if it is a text"
    known = ", ".join(ENDINGS)
    advice = _OTHERS.get(suffix, f"the endings that can be read are {known}{did_you_mean(suffix, ENDINGS)}")
    return f"a {suffix[:20]} file cannot be read; {advice}"


def read_handed_in(raw: bytes, file: str, posed: Posed, columns: Mapping[str, str]) -> list[HandedIn]:
    """What a file holds: one student's answers, or those of a class; never nothing, and never an error.

    `columns` names columns of tables by what they hold, as `--columns` does.
    """
    try:
        if len(raw) > LARGEST:
            return [HandedIn(file, None, f"the file is larger than {LARGEST:,} bytes")]
        if not raw.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
            return [HandedIn(file, None, "the file is empty")]
        results = _read(raw, file, posed, columns)
    except ArgmapError as error:
        return [HandedIn(file, None, str(error))]
    return [_check_exercise(one, posed) for one in results]


def _read(raw: bytes, file: str, posed: Posed, columns: Mapping[str, str]) -> list[HandedIn]:
    kind = ending(file) or _guess(raw)
    if kind == ".docx":
        return [read_word(raw, posed.exercise, file)]
    if kind in (".csv", ".xlsx"):
        table: CellTable = read_csv(raw) if kind == ".csv" else read_workbook(raw)
        return read_class(table, posed, file, columns)
    text = to_text(raw)
    if len(text) > LONGEST:
        raise ArgmapError(f"the text is longer than {LONGEST:,} characters")
    if kind == ".txt" and not _has_version_key(text):
        return [read_lines(text.split("\n"), posed.exercise, file)]
    return [_read_structured(text, file, posed.exercise)]


def _guess(raw: bytes) -> str:
    """What a file without a known ending is: standard input, or a name that the teacher gave."""
    if raw[:4] == b"PK\3\4":
        return ".docx" if b"word/" in raw else ".xlsx"
    return ".txt"


def _has_version_key(text: str) -> bool:
    start = text.lstrip()[:2_000]
    return start.startswith("argmap-") or (start.startswith("{") and '"argmap-' in start)


def _read_structured(text: str, file: str, exercise: Exercise) -> HandedIn:
    """Answers in YAML or JSON; a file with tabs is read as if they were spaces."""
    first = exercise_files.read_answers(text, file)
    if first.answers is None and "\t" in text:
        again = exercise_files.read_answers(text.expandtabs(2), file)
        first = again if again.answers is not None else first
    answers = first.answers
    if answers is None:
        other = _what_else(text)
        return HandedIn(file, None, other or _explain(first.diagnostics), () if other else first.diagnostics)
    named = answers.evolve(student=tidy_name(answers.student)) if answers.student else answers
    is_blank = all(named.answer_to(task).is_empty for task in exercise.tasks) and not any(answers.answers.values())
    return HandedIn(file, named, "it has no answers" if is_blank else "", first.diagnostics, (), first.span)


def _what_else(text: str) -> str:
    """What a file is that holds no answers; empty if it is none of ours."""
    parsed = versioned_files.values(text)
    kind = exercise_files.kind_of(parsed)
    if kind is Exercise:
        return "this is the exercise, not the answers to it"
    if kind is Posed:
        return "this is a key, not answers"
    if isinstance(parsed.value, dict) and "argmap" in parsed.value:
        return "this is an argument map; answers to an exercise were expected"
    return ""


def _explain(diagnostics: Sequence[Diagnostic]) -> str:
    """The first mistake of a file, with its line."""
    if not diagnostics:
        return "it cannot be read"
    first = diagnostics[0]
    place = f" (line {first.span.start.line})" if first.span is not None else ""
    return f"{first.message}{place}"


def _check_exercise(handed_in: HandedIn, posed: Posed) -> HandedIn:
    answers = handed_in.answers
    other = (answers.exercise or "") if answers is not None else ""
    if other in ("", posed.exercise.fingerprint):
        return handed_in
    message = (
        f"these answers are for exercise {other[:40]}, "
        f"but the key is for {posed.exercise.fingerprint} ({posed.exercise.title})"
    )
    return replace(handed_in, problem=message)


def is_no_work(handed_in: HandedIn) -> bool:
    """Whether a file is no student's work: the exercise or its key, which teachers keep in the same folder."""
    return handed_in.answers is None and handed_in.problem.startswith(("this is the exercise", "this is a key"))


def mark_duplicates(all_of_them: Iterable[HandedIn]) -> list[HandedIn]:
    """The same with a problem for every student who handed in one try twice, with different answers.

    Copies with the same answers count once; the others are noted. Which of two different ones is meant is not guessed.
    """
    handed_in = list(all_of_them)
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, one in enumerate(handed_in):
        if one.answers is not None and one.answers.student and not one.problem:
            groups[fold(one.answers.student), one.answers.attempt].append(number)
    dropped: set[int] = set()
    for (_, attempt), numbers in groups.items():
        if len(numbers) < 2:
            continue
        several = [handed_in[number] for number in numbers]
        places = " and ".join(one.place for one in several[:4]) + (" …" if len(several) > 4 else "")
        if all(_content(one.answers) == _content(several[0].answers) for one in several):
            note = f"the same answers are in {places}; they count once"
            handed_in[numbers[0]] = replace(several[0], notes=(*several[0].notes, note))
            dropped.update(numbers[1:])
            continue
        problem = f"there are several answers with this name for try {attempt}"
        for number in numbers:
            handed_in[number] = replace(handed_in[number], problem=problem, rivals=places)
    return [one for number, one in enumerate(handed_in) if number not in dropped]


def _content(answers: Answers | None) -> object:
    return None if answers is None else answers.answers
