"""Texts that show by themselves where something is expected, so that no test counts lines and columns.

A part of a text between `«` and `»` is a place:

>>> text, places = marked('''
...     thesis: Close it.
...     «pilars»: [The air gets cleaner.]
... ''')
>>> text
'thesis: Close it.\\npilars: [The air gets cleaner.]\\n'
>>> places
[Span(start=Position(line=2, column=1), end=Position(line=2, column=7))]
"""

from __future__ import annotations

from textwrap import dedent

from argmap.diagnostics import Position, Span


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks and indentation, and the places between the marks in the order of their ends."""
    plain: list[str] = []
    places: list[Span] = []
    opened: list[Position] = []
    line = column = 1
    for character in dedent(text).removeprefix("\n"):
        if character == "«":
            opened.append(Position(line, column))
        elif character == "»":
            places.append(Span(opened.pop(), Position(line, column)))
        else:
            plain.append(character)
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    assert not opened, "a place is opened and never closed"
    return "".join(plain), places
