"""Show what differs between two versions of a map."""

from __future__ import annotations

import sys

import click

from argmap.cli._diff import compare, form_of, forms, write_output
from argmap.cli._diff_git import diff_for_git
from argmap.cli._diff_versions import read_version
from argmap.cli._inputs import reading_options
from argmap.cli._outputs import Outputs


class _Diff(click.Command):
    """A command that never takes a file name from git for an option, whatever the name begins with."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, ["--git", "--", *args[1:]] if args[:1] == ["--git"] else args)


@click.command(cls=_Diff)
@click.argument("versions", nargs=-1, required=True, metavar="OLD NEW")
@reading_options
@click.option(
    "-o", "--output", metavar="OUT", help="File to write; its suffix chooses the format.  [default: standard output]"
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(forms()),
    help="Format of the output.  [default: by the suffix of OUT, else text]",
)
@click.option(
    "--scores", "scored", is_flag=True, help="Also show which strengths differ, and the balance of both maps."
)
@click.option("--exit-code", "strict", is_flag=True, help="Exit with 1 if the maps differ, so that a script notices.")
@click.option(
    "--git",
    "driver",
    is_flag=True,
    help="Take the arguments that git passes to an external diff; see the last example.",
)
def command(
    versions: tuple[str, ...], output: str | None, kind: str | None, scored: bool, strict: bool, driver: bool
) -> None:
    """Show what differs in content between two maps, whatever the lines of their files.

    OLD and NEW are files, - for standard input, or REV:path for a file in a revision of a git repository. Claims are
    matched by the ids that people gave, then by text, then by similar words and place; order does not count. The suffix
    of OUT chooses the format: .txt, .json, .md, or a picture of both versions in one (.svg, .png, .dot …). If a map has
    errors, the part that could be read is compared and the exit code is 1.

    \b
    Example:
      argmap diff essay-1.yaml essay-2.yaml
      argmap diff HEAD~3:maps/us-pakistan.yaml maps/us-pakistan.yaml --scores
      argmap diff old.yaml new.yaml -o changes.svg
      argmap diff old.yaml new.yaml --format markdown
      git config diff.argmap.command 'argmap diff --git'
    """
    if driver:
        diff_for_git(versions)
        sys.exit(0)
    if len(versions) != 2:
        raise click.UsageError("two versions are needed: OLD and NEW")
    if versions == ("-", "-"):
        raise click.UsageError("only one of OLD and NEW can come from standard input")
    form = form_of(output, kind)
    outputs = Outputs(versions)
    outputs.claim(output)
    result, has_errors = compare(*map(read_version, versions), scored=scored)
    if form == "text" and output is None:
        result.show()
    else:
        write_output(result.write(form), output, outputs)
    sys.exit(1 if has_errors or (strict and result.difference) else 0)
