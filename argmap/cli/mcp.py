"""Serve assistants: passages, drafts, checks, edits and pictures as tools."""

from __future__ import annotations

import click

from argmap.cli._named_files import FILE_NAME


@click.command()
@click.argument("roots", nargs=-1, type=FILE_NAME, metavar="[FOLDER]...")
@click.option("--write", is_flag=True, help="Let assistants change maps in these folders, by the tool `edit`.")
def command(roots: tuple[str, ...], write: bool) -> None:
    """Serve an assistant that speaks MCP, on standard input and output, until it hangs up.

    The assistant's own program starts this command. It can then read an article as numbered passages, draft a map,
    check one with its quotes, change it, score, explain, draw, convert and compare it. Files are read only below the
    FOLDERs that are named here, except hidden ones; without a FOLDER no file is read at all, and maps and articles are
    passed as text. Files are written only with --write: maps, by `edit`, and never over anything else. Nothing is sent
    anywhere but to the assistant. It needs the extra `mcp` of argmap; `argmap guide assistants` shows how to set it up.

    \b
    Example:
      argmap mcp
      argmap mcp ~/maps ~/articles
      argmap mcp ~/maps --write
      claude mcp add argmap -- argmap mcp ~/maps
    """
    from argmap.assistants.assistant_server import serve_assistants

    serve_assistants(list(roots), may_write=write)
