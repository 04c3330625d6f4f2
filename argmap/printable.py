"""Text that is safe to print wherever it comes from: no character that moves the cursor or turns the line around.

Names of files come from strangers too: in a log of a CI service, a line can be a command.
"""

from __future__ import annotations

import os
import unicodedata

from argmap.patterns import compile_later

_JOINERS = "\u200c\u200d"
_COMMANDS = compile_later(r"##(?=\[|vso\[)")
"""What Azure Pipelines and GitHub take for a command anywhere in a line."""


def safe(text: str) -> str:
    """`text` with a picture for every control character, and U+FFFD for every other one that a terminal may act upon.

    >>> safe("red\\x1b[31m, back\\u202e")
    'red␛[31m, back�'
    """
    return text if text.isascii() and text.isprintable() else "".join(_picture(char) for char in text)


def show_name(name: str | os.PathLike[str]) -> str:
    """The name of a file for people: on one line, without what a terminal or a CI service may act upon.

    >>> show_name("maps/a.yaml"), show_name("::error::b\\n"), show_name("##[group]c")
    ('maps/a.yaml', './::error::b␊', '#�[group]c')
    """
    shown = without_commands(safe(os.fspath(name)))
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def without_commands(line: str) -> str:
    """`line` without the marks that a CI service takes for a command in the middle of a line."""
    return _COMMANDS.sub("#\ufffd", line)


def _picture(char: str) -> str:
    code = ord(char)
    if code < 32:
        return chr(0x2400 + code)
    if code == 127:
        return "␡"
    if char.isprintable() or char in _JOINERS:
        return char
    return " " if unicodedata.category(char) == "Zs" else "�"
