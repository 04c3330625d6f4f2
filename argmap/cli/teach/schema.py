"""Print the JSON schema of an exercise, a key or answers."""

from __future__ import annotations

import click


@click.command()
@click.argument("kind", type=click.Choice(["exercise", "key", "answers"]))
def command(kind: str) -> None:
    """Print the JSON schema of one kind of file, for editors and other programs.

    \b
    Example:
      argmap teach schema answers > answers.schema.json
    """
    import json

    from argmap.cli._printing import print_data
    from argmap.teach.exercise import Answers, Exercise, Posed
    from argmap.teach.exercise_files import schema

    model = {"exercise": Exercise, "key": Posed, "answers": Answers}[kind]
    print_data(json.dumps(schema(model), indent=2, ensure_ascii=False), end="\n")
