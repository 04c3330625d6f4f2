"""The files of exercises: exercises for students, keys for teachers, answers of students; in YAML or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from argmap.diagnostics import Diagnostic, ReadError, Span
from argmap.model.stored import Frozen
from argmap.syntax import yaml_text
from argmap.syntax.files import read_bytes, write_bytes
from argmap.syntax.tree import Parsed
from argmap.syntax.yaml import in_quotes
from argmap.teach import versioned_files
from argmap.teach.exercise import Answers, Exercise, Posed

VERSION_KEYS: Mapping[type[BaseModel], str] = {
    Exercise: "argmap-exercise",
    Posed: "argmap-key",
    Answers: "argmap-answers",
}
Model = TypeVar("Model", Exercise, Posed, Answers)


class AnswerFile(NamedTuple):
    """Answers with their places in the file.

    `answers` is None when the file cannot be read; `diagnostics` say why, or what is wrong in a file that can be read.
    `file` is its name, and `parsed` has the places.
    """

    answers: Answers | None
    diagnostics: tuple[Diagnostic, ...] = ()
    file: str | None = None
    parsed: versioned_files.ParsedFile[Answers] | None = None

    def span(self, task: str, part: str | None = None) -> Span | None:
        """The place of the answer to a task, or to a part of it, in the file."""
        if self.parsed is None:
            return None
        path = ("answers", task) if part is None else ("answers", task, part)
        return self.parsed.span(*path)


def kind_of(parsed: Parsed) -> type[Exercise | Posed | Answers] | None:
    """The kind of file that the values come from; None for a map or anything else."""
    first_key = versioned_files.version_key(parsed)
    return next((model for model, key in VERSION_KEYS.items() if key == first_key), None)  # type: ignore[return-value]


def read_values(path: str | Path) -> Parsed:
    """The plain values of a file; ArgmapError when it cannot be read."""
    return versioned_files.values(read_bytes(Path(path)), str(path))


def read(text: str | bytes, model: type[Model], file: str | None = None) -> Model:
    """An exercise, a key or answers from a text; ReadError with the places of all mistakes."""
    parsed = versioned_files.read(versioned_files.values(text, file or "the text"), VERSION_KEYS[model], model)
    if parsed.model is None or any(diagnostic.is_reading_error for diagnostic in parsed.diagnostics):
        raise ReadError(_with_file(parsed.diagnostics, file))
    return parsed.model


def load(path: str | Path, model: type[Model]) -> Model:
    """An exercise, a key or answers from a file; raises like `read`."""
    return read(read_bytes(Path(path)), model, str(path))


def read_answers(text: str | bytes, file: str | None = None) -> AnswerFile:
    """Answers with their places; mistakes in the file are diagnostics."""
    parsed = versioned_files.read(versioned_files.values(text, file or "the text"), VERSION_KEYS[Answers], Answers)
    return AnswerFile(parsed.model, _with_file(parsed.diagnostics, file), file, parsed)


def dumps(value: Exercise | Posed | Answers, *, as_json: bool = False) -> str:
    """The text of an exercise, a key or answers."""
    fields = {VERSION_KEYS[type(value)]: 1, **_plain(value)}
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n" if as_json else yaml_text.write(fields)


def dump(value: Exercise | Posed | Answers, path: str | Path) -> None:
    """Write a file, whole or not at all; as JSON if its name ends in .json."""
    write_bytes(Path(path), dumps(value, as_json=Path(path).suffix == ".json").encode())


def blank_answers(exercise: Exercise) -> str:
    """A form for the answers to an exercise; comments say what each task takes."""
    lines = [f"{VERSION_KEYS[Answers]}: 1", f"exercise: {in_quotes(exercise.fingerprint)}", "student:", "attempt: 1"]
    lines.append("answers:")
    for task in exercise.tasks:
        names = [choice.id for choice in task.choices]
        span = f"{names[0]} to {names[-1]}" if names else "a text"
        several = ", several words in brackets: [1, 7]" if task.ask == "mark" else ""
        if task.parts:
            lines.append(f'  "{task.id}":    # {span} for each')
            lines.extend(f'    "{part.id}":' for part in task.parts)
        else:
            lines.append(f'  "{task.id}":    # {span}{several}')
    return "\n".join(lines) + "\n"


def schema(model: type[Exercise | Posed | Answers]) -> dict[str, Any]:
    """The JSON schema of a kind of file."""
    fields = model.model_json_schema()
    key = VERSION_KEYS[model]
    fields["properties"] = {key: {"const": 1, "description": "The version of the format."}, **fields["properties"]}
    fields["required"] = [key, *fields.get("required", [])]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **fields, "title": key}


def _plain(value: Frozen) -> dict[str, Any]:
    return value.model_dump(mode="json", exclude_defaults=True)


def _with_file(diagnostics: Iterable[Diagnostic], file: str | None) -> tuple[Diagnostic, ...]:
    return tuple(replace(diagnostic, file=file) if file is not None else diagnostic for diagnostic in diagnostics)
