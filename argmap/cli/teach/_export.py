"""The help of `teach export`, which lists the registered forms of export."""

from __future__ import annotations

import click


class ExportCommand(click.Command):
    """A command whose help ends with the forms of export, so that a new form is listed without an edit here."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the name, the suffixes and the first sentence of each form."""
        from argmap.registry import EXPORTS

        with formatter.section("Forms"):
            formatter.write_dl(
                [(form.name, f"{_summarise(form.doc)} ({', '.join(form.suffixes)})") for form in EXPORTS],
                col_max=12,
            )


def _summarise(doc: str) -> str:
    """The first sentence of a docstring, up to its first colon or semicolon.

    >>> _summarise("A deck of cards for Anki: the question on the front.\\n\\nMore.")
    'A deck of cards for Anki'
    """
    line = doc.strip().split("\n\n")[0].split(":")[0].split(";")[0]
    return " ".join(line.split()).rstrip(".")
