"""Text as it is shown: safe characters, measured widths, line breaks.

Pictures are measured in Arial, whose widths Helvetica and Arimo share; a terminal counts cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]

_WIDTHS = {
    char: width
    for width, chars in {
        191: "'",
        222: "ijl",
        260: "|",
        278: " !,./:;I[\\]ft·",
        333: "()-`r",
        355: '"{}',
        389: "*",
        469: "^",
        500: "Jcksvxyz",
        556: "#$0123456789?L_abdeghnopqu",
        584: "+<=>~",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm‘’“”„–€",
        889: "%",
        944: "W",
        1000: "→",
        1015: "@—…",
    }.items()
    for char in chars
}
"""Advance widths in thousandths of the type size, from the metrics of the typeface; others are estimated from above.

Quotation marks, dashes and the euro sign have the widths that the bundled engine assumes.
"""
_OTHER = 720
_WIDE = 1040
_BOLD = 1.1
_NEVER_FIRST = frozenset("。，、．：；！？）］｝」』】〉》〕”’…")
"""Characters that do not begin a line (as in JIS X 4051) if the one before can move with them."""
_UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that change the direction of what follows, even outside of their text."""


def clean_line(text: str) -> str:
    """`text` in one line: white space folded, control characters as U+FFFD, overrides of the direction dropped.

    >>> clean_line("two\\n lines\\x9b31m")
    'two lines�31m'
    """
    return clean(" ".join(unicodedata.normalize("NFC", text).split()))


def clean(text: str) -> str:
    """`text` with its white space as it is, its control characters as U+FFFD, overrides of the direction dropped."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_HARMLESS)


class _Harmless(dict[int, str | None]):
    """What is shown for each code point, worked out as they occur; None for nothing."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        strange = unicodedata.category(char) in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE
        self[code] = None if char in _UNSEEN else "\ufffd" if strange else char
        return self[code]


_HARMLESS = _Harmless()


def _advance(char: str) -> int:
    """The width of a character that is not in the table."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    return _WIDTHS.get(unicodedata.normalize("NFD", char)[0], _OTHER)


class _Advances(dict[str, int]):
    """The width of each character, those beyond the table as they occur."""

    def __missing__(self, char: str) -> int:
        width = self[char] = _advance(char)
        return width


_ADVANCES = _Advances(_WIDTHS)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script that runs from right to left (UAX #9, P2 and P3).

    >>> is_right_to_left("3 שלום"), is_right_to_left("سلام"), is_right_to_left("Salaam سلام")
    (True, True, False)
    """
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def ems(text: str) -> float:
    """The width of `text` as a multiple of its type size."""
    return sum(map(_ADVANCES.__getitem__, text)) / 1000


def bold_ems(text: str) -> float:
    """As `ems`, in bold type."""
    return ems(text) * _BOLD


def cells(text: str) -> float:
    """The number of columns that `text` takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum({0: 0, _WIDE: 2}.get(_ADVANCES[char], 1) for char in text)


def shorten(text: str, limit: int) -> str:
    """`text`, or as many of its words as fit into `limit` characters, with an ellipsis.

    >>> shorten("the air gets cleaner", 15), shorten("cleaner", 4)
    ('the air gets …', 'cle…')
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)
    return f"{cut[0]} …" if len(cut) > 1 and cut[0] else f"{text[: limit - 1]}…"


def first_line(text: str, limit: float, measure: Measure) -> str:
    """`text` if it measures at most `limit`, else its start with an ellipsis."""
    lines = wrap(text, limit, measure)
    return text if len(lines) == 1 else f"{wrap(text, max(limit - 1, 1), measure)[0]}…"


def wrap(text: str, limit: float, measure: Measure = ems, taken: float = 0.0) -> list[str]:
    """`text` in lines that measure at most `limit`; a word is broken only if it alone is too long.

    `taken` is the width that the first line already has; that line stays empty when no word fits beside it.

    >>> wrap("the air gets cleaner", 12, len)
    ['the air gets', 'cleaner']
    >>> wrap("uncharacteristically", 9, len), wrap("cleaner air", 9, len, taken=4)
    (['uncharact', 'eristical', 'ly'], ['', 'cleaner', 'air'])
    """
    space = measure(" ")
    lines: list[str] = []
    line: list[str] = []
    used = taken
    for word in clean_line(text).split(" "):
        whole = measure(word)
        for piece, wide in [(word, whole)] if whole <= limit else _pieces(word, limit, measure):
            if (line or taken) and used + (space if line else 0) + wide > limit:
                lines.append(" ".join(line))
                line, used, taken = [], 0.0, 0.0
            used += wide + (space if line else 0)
            line.append(piece)
    lines.append(" ".join(line))
    return lines


def _pieces(word: str, limit: float, measure: Measure) -> Iterator[tuple[str, float]]:
    """Parts of a word that fit, with their widths; an accent stays with its letter."""
    start, used = 0, 0.0
    for place, char in enumerate(word):
        wide = measure(char)
        if used + wide > limit and wide > 0 and place > start:
            cut = place - 1 if char in _NEVER_FIRST and place - 1 > start else place
            yield word[start:cut], measure(word[start:cut])
            start, used = cut, sum(map(measure, word[cut:place]))
        used += wide
    yield word[start:], measure(word[start:])
