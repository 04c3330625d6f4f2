"""Review a drafted map claim by claim, with single keys."""

from __future__ import annotations

import sys

import click

from argmap.cli._named_files import FILE_NAME


@click.command()
@click.argument("map_file", type=FILE_NAME, metavar="MAP")
@click.option(
    "--list", "only_list", is_flag=True, help="Print the claims to review, in their order, and change nothing."
)
@click.option(
    "--keys",
    metavar="KEYS",
    help="Press these keys instead of asking the terminal, for scripts; \\n ends a text.  [default: the terminal]",
)
def command(map_file: str, only_list: bool, keys: str | None) -> None:
    """Review a drafted map claim by claim, with single keys.

    The claims that nobody has reviewed come one after the other, those that the rules were least sure of first. Each is
    shown with what it bears on, and with the paragraph of the article that it quotes. A key decides:

    \b
      a accept      x reject      e reword      k kind        q quote
      m move        t turn sign   c add below   l link        A accept section
      n next        p previous    u undo        r redo        s stop
      ? shows the other keys

    Every decision is written to MAP at once, as the smallest change of its lines: comments and all other lines stay as
    they are. Stop whenever you like, also with Ctrl-C; nothing is lost. Quotes of rejected claims are kept in the
    review beside the map, such as op-ed.review.json, so that `argmap draft` does not propose them again. If another
    program changes the file meanwhile, nothing is overwritten: the file is read again.

    MAP is a file in the native format, YAML or JSON; `argmap convert` makes one of other formats.

    \b
    Example:
      argmap draft op-ed.txt -o op-ed.yaml
      argmap review op-ed.yaml
      argmap review op-ed.yaml --list
      argmap review op-ed.yaml --keys 'aax'
    """
    from argmap.cli._review import review_file

    sys.exit(review_file(map_file, only_list=only_list, keys=keys))
