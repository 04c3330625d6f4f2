"""The tool that changes a map by the actions of a review, as the smallest change of its text.

A file is changed only if the server was started for it, whole or not at all, and never over what another program has
written meanwhile: then the file is read again, and the actions are carried out on what it holds now.
"""

from __future__ import annotations

import difflib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, WithJsonSchema
from pydantic.json_schema import models_json_schema

from argmap.assistants.answer_window import ToolAnswer, text_answer
from argmap.assistants.assistant_tool import AssistantTool, Surroundings
from argmap.assistants.tool_arguments import (
    MOST_ACTIONS,
    MOST_OF_MAP,
    FromJson,
    MapWithArticle,
    add_article,
    read_article_of,
    read_map,
)
from argmap.diagnostics import ArgmapError
from argmap.formats.native.review_file import review_beside
from argmap.model.document import Document
from argmap.printable import show_name
from argmap.review import ChangedMeanwhile, Edited, Refused, ReviewAction, ReviewedFile, parse_action
from argmap.review.actions import ACTIONS
from argmap.review.edit_engine import act_in_turn, check_editable
from argmap.syntax.files import write_bytes
from argmap.syntax.reading_log import files_read, log_reading

_TRIES, _PAUSE = 50, 0.02
"""How often a file that others write to is tried to be changed, and the seconds between two tries."""
_AROUND = 2
"""Unchanged lines that are shown around a change."""
_COMPARED = 2_000
"""Lines that are compared with each other one by one."""
_REST = "`convert` to native shows the whole map"
"""Where to read on after a change of a file: a further window would need the same call, and change it again."""
_NAMED = 5
"""Actions whose message is shown above the change."""


def action_schema() -> dict[str, Any]:
    """One JSON schema for all actions: every field that one of them has, and in words which action takes which.

    Many clients do not follow references or alternatives, so there are none.
    """
    _, definitions = models_json_schema([(action, "validation") for action in ACTIONS])
    fields: dict[str, Any] = {}
    for action in ACTIONS:
        for name, schema in definitions["$defs"][action.__name__]["properties"].items():
            fields.setdefault(name, {}).update(_plain(schema, definitions["$defs"]))
    names = [action.model_fields["action"].default for action in ACTIONS]
    return {
        "type": "array",
        "maxItems": MOST_ACTIONS,
        "items": {
            "type": "object",
            "properties": {**fields, "action": {"type": "string", "enum": names}},
            "required": ["action", "claim"],
        },
    }


def _plain(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A schema without references, alternatives, titles and defaults."""
    if "$ref" in schema:
        return _plain(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    if "anyOf" in schema:
        plain = _plain(next(each for each in schema["anyOf"] if each.get("type") != "null"), definitions)
        return plain | ({"type": [plain["type"], "null"]} if "enum" not in plain else {})
    return {name: schema[name] for name in ("type", "enum", "items") if name in schema}


def _fields_of(action: type[ReviewAction]) -> str:
    others = [
        f"{name}?" if not field.is_required() else name
        for name, field in action.model_fields.items()
        if name not in ("action", "claim")
    ]
    return f"{action.model_fields['action'].default}({', '.join(others)})"


class EditArguments(MapWithArticle):
    """What `edit` takes."""

    actions: Annotated[
        list[Any],
        FromJson,
        WithJsonSchema(action_schema()),
        Field(
            description='Actions, carried out in their order, all or none, such as {"action": "add", "claim": "air", '
            '"role": "objection", "text": "...", "quote": "..."}. `claim` is the id of the claim that is acted upon.',
            max_length=MOST_ACTIONS,
        ),
    ] = []  # noqa: RUF012
    show: Annotated[
        Literal["changes", "map"],
        Field(description="changes: the lines that change; map: the whole text of the changed map."),
    ] = "changes"
    save_as: Annotated[
        str | None,
        Field(
            description="New file, below a folder of this server, for the changed map; an existing file is never "
            "replaced. It saves a map that was given as text, too, also without actions.",
            max_length=4096,
        ),
    ] = None


class EditValues(BaseModel):
    """What `edit` gives: which file was written, null for none; `text` is what `show` asks for."""

    written: str | None
    done: list[str]
    focus: str | None
    text: str
    total: int
    next_offset: int | None


def _edit(arguments: EditArguments, around: Surroundings) -> ToolAnswer:
    actions = _parse(arguments.actions)
    if not actions and arguments.save_as is None:
        raise ArgmapError("no action is given")
    writes = arguments.save_as is not None or (arguments.path is not None and around.may_write)
    if writes and arguments.offset:
        raise ArgmapError(f"with an offset, the same change would be made again; {_REST}")
    if arguments.save_as is not None:
        before, steps, written = _save_new(arguments, actions, around)
    elif writes:
        before, steps, written = _change_file(arguments, actions, around)
    else:
        document = _read(arguments, around)
        before, steps, written = document, act_in_turn(document, actions), None
    return _answer(arguments, before, steps, written)


def _parse(values: Sequence[Any]) -> list[ReviewAction]:
    actions: list[ReviewAction] = []
    for number, value in enumerate(values, start=1):
        try:
            actions.append(parse_action(value))
        except ValueError as error:
            raise ArgmapError(f"action {number} of {len(values)}: {error}") from None
    return actions


def _read(arguments: EditArguments, around: Surroundings) -> Document:
    document = read_map(around.files, arguments.path, arguments.text)
    return add_article(document, around.files, arguments.article_path, arguments.article_text)


Change = tuple[Document, list[Edited], str | None]
"""The document before, what the actions give, and the file that was written or None."""


def _change_file(arguments: EditArguments, actions: list[ReviewAction], around: Surroundings) -> Change:
    """Changes a file; ChangedMeanwhile if others write to it all the time."""
    assert arguments.path is not None
    article = None
    if arguments.article_path is not None or arguments.article_text is not None:
        article = read_article_of(around.files, arguments.article_path, arguments.article_text).text
    for attempt in range(1, _TRIES + 1):
        path, _ = around.files.read(arguments.path, MOST_OF_MAP, "map")
        _check_review_beside(path, around)
        with log_reading():
            reviewed = ReviewedFile(path, article)
            around.files.check_all(files_read())
        before = reviewed.document
        try:
            return before, reviewed.do_in_turn(actions), around.files.shown(path)
        except ChangedMeanwhile:
            if attempt == _TRIES:
                raise
            time.sleep(_PAUSE)
    raise AssertionError("the last try raises")


def _check_review_beside(path: Path, around: Surroundings) -> None:
    """Refused if the quotes of rejected claims would go to a file that a link leads to."""
    review = review_beside(path)
    if review.is_symlink():
        raise Refused(f"{around.files.shown(review)} is a link, so it is not written")


def _save_new(arguments: EditArguments, actions: list[ReviewAction], around: Surroundings) -> Change:
    """Writes the changed map to a new file."""
    if not around.may_write:
        raise ArgmapError("this server writes no files; it has to be started with --write for that")
    assert arguments.save_as is not None
    document = _read(arguments, around)
    check_editable(document)
    if not document.map.claims:
        raise Refused("the map is empty, so it is not saved")
    path = around.files.find_new(arguments.save_as)
    if path.suffix.lower() == ".json" and not document.text.lstrip().startswith("{"):
        raise Refused(f"the map is YAML; {show_name(path.name)} has to end in .yaml")
    steps = act_in_turn(document, actions) if actions else []
    content = (steps[-1].document if steps else document).text.encode()
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))  # takes the name
    except OSError as error:
        raise ArgmapError(f"cannot write {show_name(arguments.save_as)}: {error.strerror}") from error
    try:
        write_bytes(path, content, over=b"")
    except BaseException:  # also for an interrupt, the empty file that took the name goes
        path.unlink(missing_ok=True)
        raise
    return document, steps, around.files.shown(path)


def _answer(arguments: EditArguments, before: Document, steps: list[Edited], written: str | None) -> ToolAnswer:
    after = steps[-1].document if steps else before
    done = [step.message for step in steps]
    shown = [*done[:_NAMED], f"and {len(done) - _NAMED} more"] if len(done) > _NAMED else done
    shown = [message[:120] for message in shown]
    heading = f"{written} is written." if written is not None else _why_not_written(arguments)
    if any(step.rewritten for step in steps):
        heading += " There was no small change, so further lines have another layout."
    content = after.text if arguments.show == "map" else "\n".join(changed_lines(before.text, after.text))
    label = "changed map" if arguments.show == "map" else "changes"
    facts = {
        "written": written,
        "done": shown,
        "focus": steps[-1].focus if steps else None,
    }
    instead = _REST if written is not None else ""
    return text_answer(heading, label, content, facts, arguments.window, shown, instead)


def _why_not_written(arguments: EditArguments) -> str:
    if arguments.path is None:
        return "Nothing is written: the map was given as text; show=map gives the changed one."
    return "Nothing is written, since this server was started without --write; this is what would change."


def changed_lines(before: str, after: str) -> Iterator[str]:
    """The lines that differ, with - and + before them, and a few around them; many changed lines are only counted.

    >>> print("\\n".join(changed_lines("a\\nb\\nc", "a\\nB\\nc")))
    @@ from line 1 @@
     a
    -b
    +B
     c
    """
    old, new = before.split("\n"), after.split("\n")
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    if head == len(old) == len(new):
        return
    removed, added = len(old) - head - tail, len(new) - head - tail
    first, behind = max(head - _AROUND, 0), max(tail - _AROUND, 0)
    old, new = old[first : len(old) - behind], new[first : len(new) - behind]
    if removed + added > _COMPARED:
        yield f"@@ line {head + 1} @@ {removed:,} lines become {added:,}"
        return
    for line in list(difflib.unified_diff(old, new, lineterm="", n=_AROUND))[2:]:
        if line.startswith("@@"):
            number = int(line.split("-", 1)[1].split(" ")[0].split(",")[0])
            yield f"@@ from line {first + max(number, 1)} @@"
        else:
            yield line


EDIT = AssistantTool(
    "edit",
    "Change a map",
    "Changes a map by actions on its claims, as the smallest change of its text; comments stay. An action that cannot "
    "be done, or a quote that does not stand in the article word for word, is refused with the reason, and then "
    "nothing changes. The actions, with what they take besides `claim`: "
    f"{', '.join(map(_fields_of, ACTIONS))}.",
    EditArguments,
    EditValues,
    _edit,
    changes=True,
)
