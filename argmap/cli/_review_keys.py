"""Keys and lines for `review`: from the terminal, one by one, or from a text that stands for them."""

from __future__ import annotations

import codecs
import os
import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

ENTER, ESCAPE, BACKSPACE = "\n", "\x1b", "\x7f"
CURSOR = "▏"
"""What shows the place in a line that is typed."""
_SPECIAL = {"[D": "left", "[C": "right", "[H": "home", "[F": "end", "[3~": "delete", "OH": "home", "OF": "end"}
_AT_ONCE = 4096


class OutOfKeys(Exception):
    """There are no more keys: the text is over, or the terminal is gone."""


class KeySource(ABC):
    """Where keys come from."""

    @abstractmethod
    def key(self) -> str:
        """The next key: a character, or the name of a special key such as `left`. OutOfKeys if there is none."""

    def line(self, prompt: str, text: str = "", show: Callable[[str], None] = lambda _: None) -> str | None:
        """A line of text, with `text` to begin with; None if it is given up with Escape. `show` draws the line."""
        place = len(text)
        while True:
            show(f"{prompt}{text[:place]}{CURSOR}{text[place:]}")
            key = self.key()
            match key:
                case "\n" | "\r":
                    return text
                case "\x1b":
                    return None
                case "\x7f" | "\b":
                    text, place = text[: max(place - 1, 0)] + text[place:], max(place - 1, 0)
                case "\x15":  # Ctrl-U
                    text, place = "", 0
                case "delete":
                    text = text[:place] + text[place + 1 :]
                case "left":
                    place = max(place - 1, 0)
                case "right":
                    place = min(place + 1, len(text))
                case "home" | "\x01":
                    place = 0
                case "end" | "\x05":
                    place = len(text)
                case _ if key.isprintable() and len(key) == 1:
                    text, place = text[:place] + key + text[place:], place + 1


class ScriptedKeys(KeySource):
    r"""The characters of a text as keys; `\n` in it, as shells hand it on, is the Enter key.

    >>> keys = ScriptedKeys(r"eBetter.\na")
    >>> keys.key(), keys.line("new words: "), keys.key()
    ('e', 'Better.', 'a')
    """

    def __init__(self, text: str) -> None:
        self._left = deque(text.replace("\\n", "\n"))

    def key(self) -> str:
        if not self._left:
            raise OutOfKeys
        return self._left.popleft()


class TerminalKeys(KeySource):
    """The keys of the terminal that standard input is."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._left: deque[str] = deque()

    def key(self) -> str:
        while not self._left:
            raw = os.read(self._descriptor, _AT_ONCE)
            if not raw:
                raise OutOfKeys
            self._take(self._decoder.decode(raw))
        return self._left.popleft()

    def _take(self, text: str) -> None:
        """Splits what was read into keys; what follows an escape character at once is a special key."""
        while text:
            if text[0] == ESCAPE and text[1:2] in ("[", "O"):
                end = next((n for n in range(2, len(text)) if text[n].isalpha() or text[n] == "~"), len(text) - 1)
                name = _SPECIAL.get(text[1 : end + 1])
                if name is not None:
                    self._left.append(name)
                text = text[end + 1 :]
            else:
                self._left.append(text[0])
                text = text[1:]


@contextmanager
def single_keys() -> Generator[KeySource]:
    """The keys of standard input, one by one and without being shown; afterwards the terminal is as it was."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        yield _ClickKeys()
        return
    descriptor = sys.stdin.fileno()
    before: list[Any] = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        yield TerminalKeys(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


class _ClickKeys(KeySource):
    """The keys of a terminal that only click knows how to read."""

    def key(self) -> str:
        import click

        return click.getchar().replace("\r", ENTER).replace("\b", BACKSPACE)
