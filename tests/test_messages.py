"""The list of everything that a user can read is current, so that a change of wording is seen as one."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from tests.messages import FILE, all_messages, texts_of_module, texts_of_script, texts_of_template


def test_the_list_of_messages_is_current() -> None:
    listed, current = FILE.read_text(encoding="utf-8").split("\n"), all_messages().split("\n")
    changes = list(unified_diff(listed, current, "tests/messages.txt", "the package", n=0, lineterm=""))
    assert not changes, "\n".join(["run `python -m tests.messages`, and read what changes:", *changes[:40]])


def test_the_texts_of_a_module_are_found(tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text(
        '''
"""A sample."""

import click


@click.command()
@click.option("--all", help="Show everything.")
def command(name: str, count: int) -> None:
    """Show NAME.

    \\b
    Example:
      argmap show x
    """
    if name == "not shown at all":
        raise ValueError(f"there is no '{name}'; {count:,} others")
    assert count, "cannot happen here"
    click.echo("Done.")
    execute("select name from names")
'''
    )
    assert texts_of_module(file, "argmap/sample.py") == [
        "Show everything.",
        "Show NAME.\n\nExample:\n  argmap show x",
        "there is no '{name}'; {count} others",
        "Done.",
    ]


def test_the_texts_of_templates_and_scripts_are_found() -> None:
    template = (
        '<p title="What it means">{# no #}{% if a %}{{ words.title }} of the map{% endif %}</p><style>a b</style>'
    )
    assert texts_of_template(template) == ["What it means", "{title} of the map"]
    assert texts_of_script("// not this one\nshow('Not yet answered', `${n} of many`, 'Right.', 'key')") == [
        "Not yet answered",
        "{…} of many",
        "Right.",
    ]
