"""What the commands that take one map have in common: reading it, and choosing the form of the file to write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from argmap.model.document import Document


@contextmanager
def read_one_map(path: str) -> Iterator[Document]:
    """The map at a path; afterwards the command ends with 2 if it could not be read, and 1 if a part could not."""
    from argmap.cli._inputs import Inputs
    from argmap.cli._messages import print_reading_errors

    inputs = Inputs([path])
    has_errors = False
    if len(inputs.files) > 1:
        raise click.UsageError(f"'{path}' has {len(inputs.files)} maps; give one")
    for document in inputs:
        has_errors = print_reading_errors(document)
        try:
            yield document
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        break
    else:
        sys.exit(2)
    inputs.exit(has_errors)


def choose_suffix(output: str | None, suffixes: tuple[str, ...]) -> str:
    """The suffix of the file to write, which decides its form; without a file the first of `suffixes`."""
    if output is None:
        return suffixes[0]
    suffix = next((suffix for suffix in suffixes if output.lower().endswith(suffix)), None)
    if suffix is None:
        raise click.UsageError(f"'{output}' must end in {' or '.join(suffixes)}")
    return suffix
