"""Say what differs between two versions of a map."""

from __future__ import annotations

import sys

import click

from argmap.cli._diff import compared, form_of, forms, put
from argmap.cli._diff_git import for_git
from argmap.cli._diff_versions import version
from argmap.cli._inputs import reading_options


class _Diff(click.Command):
    """A command that takes no file name from git for an option, whatever it begins with."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, ["--git", "--", *args[1:]] if args[:1] == ["--git"] else args)


@click.command(cls=_Diff)
@click.argument("versions", nargs=-1, required=True, metavar="OLD NEW")
@reading_options
@click.option("-o", "--output", metavar="OUT", help="The file to write; its suffix says the format.")
@click.option("--format", "kind", type=click.Choice(forms()), help="Instead of what the suffix of OUT says.")
@click.option("--scores", "scored", is_flag=True, help="Also say which strengths differ, and the balance.")
@click.option("--exit-code", "strict", is_flag=True, help="Exit with 1 when the maps differ.")
@click.option("--git", "driver", is_flag=True, help="Take the arguments that git gives to an external diff.")
def command(
    versions: tuple[str, ...], output: str | None, kind: str | None, scored: bool, strict: bool, driver: bool
) -> None:
    """Say what differs between two maps in what they say, whatever the lines of their files.

    OLD and NEW are files, - for standard input, or REV:path for a file as it was in a revision of a git repository.
    Claims are matched by the ids that people gave, then by text, then by their words and place; order is no
    difference. The suffix of OUT says what is written: .txt .json .md, or a picture of both versions in one (.svg .png
    .dot …). Of a map with faults the sound part is compared; the exit code is then 1.

    \b
    Example:
      argmap diff essay-1.yaml essay-2.yaml
      argmap diff HEAD~3:maps/us-pakistan.yaml maps/us-pakistan.yaml --scores
      argmap diff old.yaml new.yaml -o changes.svg
      argmap diff old.yaml new.yaml --format markdown
      git config diff.argmap.command 'argmap diff --git'
    """
    if driver:
        for_git(versions)
        sys.exit(0)
    if len(versions) != 2:
        raise click.UsageError("give two versions: OLD and NEW")
    if versions == ("-", "-"):
        raise click.UsageError("only one of OLD and NEW can come from standard input")
    form = form_of(output, kind)
    result, faulty = compared(*map(version, versions), scored=scored)
    if form == "text" and output is None:
        result.show()
    else:
        put(result.written(form), output)
    sys.exit(1 if faulty or (strict and result.found) else 0)
