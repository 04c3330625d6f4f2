"""Text as it is shown: harmless characters, measured widths, broken lines.

Pictures are set in the typeface of Arial, Helvetica and Arimo, whose widths agree; a terminal counts cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

Measure = Callable[[str], float]

_WIDTHS = {
    char: width
    for width, chars in {
        191: "'",
        222: "ijl‘’",
        260: "|",
        278: " !,./:;I[\\]ft·",
        333: "()-`r“”„",
        355: '"{}',
        389: "*",
        469: "^",
        500: "Jcksvxyz",
        556: "#$0123456789?L_abdeghnopqu–€",
        584: "+<=>~",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
        1015: "@—…",
    }.items()
    for char in chars
}
"""Advance widths in thousandths of the type size, from the metrics of the typeface; others are estimated from above."""
_OTHER = 720
_WIDE = 1040
_BOLD = 1.1
_UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that turn the direction of what follows, also outside the text they stand in."""


def shown(text: str) -> str:
    """`text` in one line: white space folded, control characters as U+FFFD, overrides of the direction dropped.

    >>> shown("two\\n lines\\x9b31m")
    'two lines�31m'
    """
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(_harmless(char) for char in folded if char not in _UNSEEN)


def _harmless(char: str) -> str:
    strange = unicodedata.category(char) in ("Cc", "Cs") or ord(char) & 0xFFFE == 0xFFFE
    return "\ufffd" if strange else char


@cache
def _advance(char: str) -> int:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    return _WIDTHS.get(unicodedata.normalize("NFD", char)[0], _OTHER)


def ems(text: str) -> float:
    """The width of `text` as a multiple of its type size."""
    return sum(map(_advance, text)) / 1000


def bold_ems(text: str) -> float:
    """As `ems`, in bold type."""
    return ems(text) * _BOLD


def cells(text: str) -> float:
    """The columns that `text` takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if _advance(char) == 0 else 2 if _advance(char) == _WIDE else 1 for char in text)


def wrap(text: str, limit: float, measure: Measure = ems, taken: float = 0.0) -> list[str]:
    """`text` in lines that measure at most `limit`, broken between words, within a word only if it alone is too long.

    `taken` is what already stands in the first line; that line stays empty when nothing fits beside it.

    >>> wrap("the air gets cleaner", 12, len)
    ['the air gets', 'cleaner']
    >>> wrap("uncharacteristically", 9, len), wrap("cleaner air", 9, len, taken=4)
    (['uncharact', 'eristical', 'ly'], ['', 'cleaner', 'air'])
    """
    space = measure(" ")
    lines: list[str] = []
    line: list[str] = []
    used = taken
    for word in shown(text).split(" "):
        for piece in _pieces(word, limit, measure):
            wide = measure(piece)
            if (line or taken) and used + (space if line else 0) + wide > limit:
                lines.append(" ".join(line))
                line, used, taken = [], 0.0, 0.0
            used += wide + (space if line else 0)
            line.append(piece)
    lines.append(" ".join(line))
    return lines


def _pieces(word: str, limit: float, measure: Measure) -> Iterator[str]:
    """The word whole when it fits, else in parts that do; a mark stays with the letter it stands on."""
    if measure(word) <= limit:
        yield word
        return
    start, used = 0, 0.0
    for place, char in enumerate(word):
        wide = measure(char)
        if used + wide > limit and wide > 0 and place > start:
            yield word[start:place]
            start, used = place, 0.0
        used += wide
    yield word[start:]
