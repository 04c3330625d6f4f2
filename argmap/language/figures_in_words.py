"""Figures however they are written: eleven and 11, 9 pm, 9pm, 21:00 and nine, 1,000 and a thousand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.patterns import compile_later

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: number for number, word in enumerate(_SMALL.split())}
_WHOLE_TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_TIMES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_CLOCK = compile_later(r"(\d{1,2})(?::\d\d(?:am|pm)?|am|pm)")
_LONGEST = 12
"""Digits of a figure that count; nobody counts further."""


def figure_tokens(words: Iterable[str]) -> Iterator[str]:
    """The words with figures as `#` and digits; *one* stays a word, since it is mostly a pronoun.

    >>> list(figure_tokens(["at", "9pm", "twenty", "two", "of", "a", "hundred", "one", "4b"]))
    ['at', '#9', '#22', 'of', 'a', '#100', 'one', '4b']
    """
    held: int | None = None
    is_open = False
    for word in words:
        number = _read(word)
        if held is not None and word in _TIMES:
            held, is_open = held * _TIMES[word], False
            continue
        if held is not None and is_open and number is not None and 0 < number < 10:
            held, is_open = held + number, False
            continue
        if held is not None:
            yield f"#{held}"
        held, is_open = number, word in _WHOLE_TENS
        if number is None:
            yield word
    if held is not None:
        yield f"#{held}"


def _read(word: str) -> int | None:
    if word.isdecimal() and word.isascii():
        return int(word[:_LONGEST])
    if word[:1].isdecimal():
        clock = _CLOCK.fullmatch(word)
        if clock is not None:
            return int(clock[1]) - 12 * (int(clock[1]) > 12)
        digits = word.replace(",", "").replace(".", "")
        return int(digits[:_LONGEST]) if digits.isdecimal() and digits.isascii() else None
    if word == "one":
        return None
    return _ONES.get(word, _WHOLE_TENS.get(word, _TIMES.get(word)))
