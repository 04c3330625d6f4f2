"""The files of teaching: exercises for students, keys for teachers, answers that come back; YAML or JSON alike."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from argmap.diagnostics import Diagnostic, ReadError, Span
from argmap.model.elements import Frozen
from argmap.syntax import yaml_text
from argmap.syntax.files import read_bytes, write_bytes
from argmap.syntax.tree import Parsed
from argmap.syntax.yaml import in_quotes
from argmap.teach import versioned_files
from argmap.teach.exercise import Answers, Exercise, Posed

MARKS: Mapping[type[BaseModel], str] = {
    Exercise: "argmap-exercise",
    Posed: "argmap-key",
    Answers: "argmap-answers",
}
Model = TypeVar("Model", Exercise, Posed, Answers)


class AnswerFile(NamedTuple):
    """Answers as they were handed in, with their places; `answers` is None where the file cannot be read."""

    answers: Answers | None
    faults: tuple[Diagnostic, ...] = ()
    file: str | None = None
    found: versioned_files.Found[Answers] | None = None

    def span(self, task: str, part: str | None = None) -> Span | None:
        """Where the answer to a task, or to a part of it, stands in the file."""
        if self.found is None:
            return None
        path = ("answers", task) if part is None else ("answers", task, part)
        return self.found.span(*path)


def kind_of(parsed: Parsed) -> type[Exercise | Posed | Answers] | None:
    """What sort of file the values of a text are of; None for a map or anything else."""
    mark = versioned_files.mark_of(parsed)
    return next((model for model, known in MARKS.items() if known == mark), None)  # type: ignore[return-value]


def read_values(path: str | Path) -> Parsed:
    """The plain values of a file; ArgmapError when it cannot be read."""
    return versioned_files.values(read_bytes(Path(path)), str(path))


def read(text: str | bytes, model: type[Model], file: str | None = None) -> Model:
    """An exercise, a key or answers out of a text; ReadError with the places of all mistakes."""
    found = versioned_files.read(versioned_files.values(text, file or "the text"), MARKS[model], model)
    if found.model is None or any(fault.is_reading_error for fault in found.faults):
        raise ReadError([_named(fault, file) for fault in found.faults])
    return found.model


def load(path: str | Path, model: type[Model]) -> Model:
    """As `read`, of a file."""
    return read(read_bytes(Path(path)), model, str(path))


def read_answers(text: str | bytes, file: str | None = None) -> AnswerFile:
    """Answers with their places; mistakes in the file are diagnostics."""
    found = versioned_files.read(versioned_files.values(text, file or "the text"), MARKS[Answers], Answers)
    faults = tuple(_named(fault, file) for fault in found.faults)
    return AnswerFile(found.model, faults, file, found)


def dumps(value: Exercise | Posed | Answers, *, as_json: bool = False) -> str:
    """The text of an exercise, a key or answers."""
    fields = {MARKS[type(value)]: 1, **_plain(value)}
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n" if as_json else yaml_text.write(fields)


def dump(value: Exercise | Posed | Answers, path: str | Path) -> None:
    """Writes a file, whole or not at all; as JSON where its name ends so."""
    write_bytes(Path(path), dumps(value, as_json=Path(path).suffix == ".json").encode())


def blank_answers(exercise: Exercise) -> str:
    """The empty answers to an exercise, to be filled in: what each task takes stands behind it."""
    lines = [f"{MARKS[Answers]}: 1", f"exercise: {in_quotes(exercise.fingerprint)}", "student:", "attempt: 1"]
    lines.append("answers:")
    for task in exercise.tasks:
        names = [choice.id for choice in task.choices]
        span = f"{names[0]} to {names[-1]}" if names else "a text"
        several = ", several in brackets: [1, 7]" if task.ask == "mark" else ""
        if task.parts:
            lines.append(f'  "{task.id}":    # {span} for each')
            lines.extend(f'    "{part.id}":' for part in task.parts)
        else:
            lines.append(f'  "{task.id}":    # {span}{several}')
    return "\n".join(lines) + "\n"


def schema(model: type[Exercise | Posed | Answers]) -> dict[str, Any]:
    """The JSON schema of a sort of file."""
    found = model.model_json_schema()
    mark = MARKS[model]
    found["properties"] = {mark: {"const": 1, "description": "The version of the format."}, **found["properties"]}
    found["required"] = [mark, *found.get("required", [])]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": mark}


def _plain(value: Frozen) -> dict[str, Any]:
    return value.model_dump(mode="json", exclude_defaults=True)


def _named(fault: Diagnostic, file: str | None) -> Diagnostic:
    return replace(fault, file=file) if file is not None else fault
