"""Write a commented sample map to start from."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli._named_files import FILE_NAME
from argmap.cli._printing import say
from argmap.diagnostics import ArgmapError
from argmap.printable import show_name


@click.command()
@click.argument("path", type=FILE_NAME)
@click.option("--title", default="A title for the map", show_default=True, help="Title of the map.")
def command(path: str, title: str) -> None:
    """Write a commented sample map to start from; an existing file is never replaced.

    The schema of map files is written beside it, as a hidden file, so that editors complete keys and mark mistakes.

    \b
    Example:
      argmap new library.yaml --title "Sunday opening"
    """
    from argmap.formats.native.starter import SCHEMA_FILE, schema_text, starter
    from argmap.report.output.screen import encodable
    from argmap.syntax.files import is_missing, write_bytes

    if not is_missing(path):
        raise ArgmapError(f"{path} already exists; choose another name")
    write_bytes(Path(path), starter(encodable(title)).encode())
    schema = Path(path).with_name(SCHEMA_FILE)
    if is_missing(schema) or _is_older_schema(schema):
        write_bytes(schema, schema_text().encode())
    shown = show_name(path)
    say(f"{shown} written; next: argmap validate {shown}")


def _is_older_schema(file: Path) -> bool:
    """Whether a file is a schema of map files that an earlier version has written; anything else is left alone."""
    from argmap.formats.native.starter import schema_text
    from argmap.syntax.files import read_bytes

    if file.is_symlink():
        return False
    try:
        raw = read_bytes(file)
    except ArgmapError:
        return False
    return b'"$id": "https://argmap.dev/schema/' in raw and raw != schema_text().encode()
