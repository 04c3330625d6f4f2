"""What is worked out from a text once, for all rules of a run that ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class TextTable(dict[str, Result], Generic[Result]):
    """Text → what a function makes of it, worked out when it is first looked up.

    It lasts as long as the run that holds it, so it has at most one entry for each text of the map.

    >>> lengths = TextTable(len)
    >>> lengths["Shops lose customers."], len(lengths)
    (21, 1)
    """

    def __init__(self, function: Callable[[str], Result]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, text: str) -> Result:
        result = self[text] = self._function(text)
        return result
