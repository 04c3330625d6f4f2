"""Every parameter that takes a path, found in click's own definitions, and a sound call of each command.

A parameter is a flag, a choice, a number – or a text, and of a text somebody has to say what it is: `MEANINGS` does, by
the name that a user types. A new parameter that nobody has put there fails a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from argmap.cli import argmap

READS, WRITES, WRITES_FOLDER, REPORT, PLAIN = "reads", "writes", "writes a folder", "FORMAT=FILE", "no path"
READS_FOLDER = "reads a folder of tables"
MEANINGS = {
    # arguments
    **dict.fromkeys(
        (
            "paths",
            "versions",
            "base",
            "ours",
            "theirs",
            "keys",
            "map_file",
            "key",
            "source",
            "article",
            "maps",
            "sources",
        ),
        READS,
    ),
    **dict.fromkeys(("target", "path"), WRITES),
    **dict.fromkeys(("name", "topic"), PLAIN),
    "roots": PLAIN,  # folders, which tests/assistants tries
    # options
    **dict.fromkeys(("--source", "--baseline", "--compare", "--reference", "--rubric", "--theme"), READS),
    **dict.fromkeys(("-o", "--write-baseline", "--csv", "--html", "--pseudonyms"), WRITES),
    **dict.fromkeys(("--feedback", "--folder"), WRITES_FOLDER),
    "--report": REPORT,
    **dict.fromkeys(
        ("--thesis", "--from", "--to", "--path", "--title", "--focus", "--only", "--why", "--likeness"), PLAIN
    ),
    **dict.fromkeys(("--question", "--llm", "--base-url", "--keys", "--host", "--name", "--frame-ancestor"), PLAIN),
    **dict.fromkeys(("--field", "--ask", "query", "--scheduler"), PLAIN),  # of corpus
    **dict.fromkeys(("tables", "--with"), READS_FOLDER),
    **dict.fromkeys(
        ("--select", "--extend-select", "--ignore", "--style", "--kind", "--strengths", "--exclude"), PLAIN
    ),
}
OF_COMMANDS = {("corpus run", "-o"): WRITES_FOLDER}
"""What a parameter means where the same name means something else in other commands."""
_TEXTS = {"text", "path", "file", "filename", "directory"}
"""The names of click's types for which any text will do."""


class Place(NamedTuple):
    """A parameter that takes a path: the words of its command, the name that a user types, and what it means."""

    command: str
    name: str
    meaning: str


def commands(group: click.Command = argmap, words: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """All commands with their words, such as `teach pose`."""
    if not isinstance(group, click.Group):
        yield " ".join(words), group
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield from commands(command, (*words, name))


def parameters() -> Iterator[tuple[str, str]]:
    """Every parameter whose value is a text: the words of its command, and its name."""
    for words, command in commands():
        for parameter in command.params:
            if parameter.type.name in _TEXTS and not getattr(parameter, "is_flag", False):
                yield words, parameter.opts[0]


def places(*meanings: str) -> list[Place]:
    """The parameters that take a path, for all or some meanings."""
    wanted = meanings or (READS, READS_FOLDER, WRITES, WRITES_FOLDER, REPORT)
    known = ((words, name, OF_COMMANDS.get((words, name), MEANINGS.get(name, ""))) for words, name in parameters())
    return [Place(*place) for place in known if place[2] in wanted]


CALLS: Mapping[str, str] = {
    "convert": "m.yaml out.argdown",
    "corpus query": "tables --ask status",
    "corpus report": "tables -o out.html",
    "corpus run": "m.yaml -o out-tables --engine here",
    "diff": "m.yaml n.yaml",
    "draft": "article.yaml -o out.yaml",
    "explain": "bare-pillar",
    "fmt": "m.yaml",
    "guide": "ci",
    "label": "m.yaml",
    "lsp": "",
    "mcp": "",
    "merge": "base.yaml m.yaml n.yaml",
    "new": "new.yaml",
    "render": "m.yaml --format mermaid",
    "review": "m.yaml --list",
    "schema": "",
    "score": "m.yaml",
    "serve": "m.yaml --no-browser",
    "stats": "m.yaml",
    "validate": "m.yaml",
    "teach export": "x.key.yaml --to gift -o out.gift",
    "teach flow": "m.yaml",
    "teach grade": "m.yaml n.yaml",
    "teach guide": "",
    "teach kinds": "m.yaml",
    "teach lesson": "m.yaml",
    "teach pose": "m.yaml --kind support-or-attack",
    "teach report": "m.yaml n.yaml base.yaml o.yaml",
    "teach rubric": "",
    "teach schema": "key",
    "teach serve": "x.key.yaml --folder class --no-browser",
    "teach vee": "m.yaml -o out.html",
}
"""A call of each command that does its work; every output that it needs begins with `out`."""
EXTRA = {"--write-baseline": ".json", "--csv": ".csv", "--html": ".html", "--pseudonyms": ".csv"}
SUFFIX = {
    "corpus query": ".csv",
    "corpus report": ".html",
    "diff": ".json", "render": ".mmd", "teach export": ".gift", "teach flow": ".md", "teach lesson": ".md",
    "teach pose": ".yaml", "teach vee": ".html", "convert": ".argdown", "new": ".yaml", "draft": ".yaml",
}  # fmt: skip
"""What the name of an output has to end in, by option or command."""


def call_with(place: Place, value: str) -> list[str]:
    """The sound call of a command with one path replaced, or added where the option is not in it."""
    words = CALLS[place.command].split()
    command = dict(commands())[place.command]
    parameter = next(parameter for parameter in command.params if parameter.opts[0] == place.name)
    if isinstance(parameter, click.Option):
        given = f"json={value}" if place.meaning == REPORT else value
        if place.name in words:
            words[words.index(place.name) + 1] = given
        else:
            words += [place.name, given]
    else:
        arguments = [p for p in command.params if isinstance(p, click.Argument)]
        words[arguments.index(parameter)] = value
    return [*place.command.split(), *words]


def suffix_of(place: Place) -> str:
    """What the name of this output has to end in."""
    return EXTRA.get(place.name) or SUFFIX.get(place.command, "")


MAP = """argmap: 1
title: “Parks” – 世界
thesis: {id: t, claim: Parks are good for a town.}
pillars:
  - {id: a, claim: The air is cleaner in a town that has parks., evidence: [{claim: Parks clean the air., id: e}]}
  - {id: b, claim: Children play in parks.}
objections:
  - {id: o, claim: Parks cost a town money., rebuttals: [{claim: Parks save a town costs of health., id: r}]}
"""


ARTICLE = """Parks are good for a town, and the council should open more of them.
Two reasons speak for parks:
- Air: Parks clean the air of the town.
- Play: Children play in parks after school.
"""


def furnish(folder: Path) -> None:
    """Writes the files of the calls into a folder."""
    folder.joinpath("m.yaml").write_text(MAP, encoding="utf-8")
    folder.joinpath("article.yaml").write_text(ARTICLE, encoding="utf-8")
    for name in ("n.yaml", "base.yaml", "o.yaml"):
        folder.joinpath(name).write_text(MAP.replace("cleaner", f"much cleaner in {name}"), encoding="utf-8")
