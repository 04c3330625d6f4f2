"""Hand out exercises in class and collect the answers, on this machine or in its network."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli._language_option import LanguageCode
from argmap.cli._named_files import FILE_NAME


@click.command()
@click.argument("keys", nargs=-1, required=True, type=FILE_NAME, metavar="FOLDER|EXERCISE...")
@click.option(
    "--folder",
    metavar="FOLDER",
    help="Where the class is stored; a class that is there goes on.  [default: `class` beside the exercises]",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    help="Let other machines in, at this address of yours, or at 0.0.0.0 for all.  [default: this machine only]",
)
@click.option("--name", metavar="NAME", help="Another name of this machine, by which students can open the page.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="Port to listen on.  [default: the one that this class had before, else a free one]",
)
@click.option("--names", "takes_names", is_flag=True, help="Students type their names, instead of getting pseudonyms.")
@click.option("--hold", "is_held", is_flag=True, help="Hold feedback back until you release it on the board.")
@click.option(
    "--students",
    "most",
    type=click.IntRange(1, 500),
    default=60,
    show_default=True,
    metavar="N",
    help="The most students that can join.",
)
@click.option(
    "--per-address",
    "most_each",
    type=click.IntRange(1, 500),
    default=10,
    show_default=True,
    metavar="N",
    help="With --host: the most students that can join from one address, so that nobody fills the class alone.",
)
@click.option(
    "--language",
    type=LanguageCode(),
    metavar="CODE",
    help="Language of the page on which students join.  [default: that of the first exercise]",
)
@click.option("--no-browser", is_flag=True, help="Do not open the board; the first line of the output is its address.")
def command(**options: Any) -> None:
    """Serve exercises to a class until interrupted: students join with a code, without accounts.

    EXERCISE is an exercise or its key; a FOLDER stands for all keys in it. Each change of a student is stored at once,
    and nothing that was stored is lost in a crash; the next call goes on with the same links. The key stays with the
    server, which grades and counts the tries. The board shows you who is where and what goes wrong, opens and closes
    exercises, releases feedback, and has the code, as a QR code too. The folder of the class has the answers as files,
    for `argmap teach grade` and `argmap teach report`.

    Without --host only this machine is answered. With it, students open the page over the network, and whoever can read
    the traffic of that network can read along: it is plain HTTP, without encryption. It needs the extra `serve`.

    \b
    Example:
      argmap teach serve exercises/
      argmap teach serve signs.key.yaml thesis.key.yaml --folder class-7b --hold
      argmap teach serve exercises/ --host 192.168.1.20 --names --language de
    """
    from argmap.cli.teach._serve import serve_keys

    serve_keys(**options)
