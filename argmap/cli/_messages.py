"""What commands print to stderr: diagnostics of files that cannot be read, or only in part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.cli._printing import say_lines
from argmap.diagnostics import ArgmapError, Diagnostic, one_line
from argmap.printable import show_name
from argmap.syntax.limits import TooLargeError

if TYPE_CHECKING:
    from argmap.model.document import Document


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints diagnostics to stderr, one per line."""
    say_lines([one_line(diagnostic) for diagnostic in diagnostics])


def words_about(name: str, error: ArgmapError) -> str:
    """The words of an error about a file; those of a limit do not name the file themselves."""
    return f"{show_name(name)}: {error}" if isinstance(error, TooLargeError) else str(error)


def print_reading_errors(document: Document) -> bool:
    """Prints the reading errors of a map to stderr, and returns whether there are any."""
    errors = [diagnostic for diagnostic in document.diagnostics if diagnostic.is_reading_error]
    print_diagnostics(errors)
    return bool(errors)
