"""Which words of a text changed, and which part of two long texts to show."""

from __future__ import annotations

from difflib import SequenceMatcher

COMPARED = 500
"""Texts with more words than this count as changed as a whole: the work grows with the square of the number."""


def mark_changed_words(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts in stretches of words, each with whether only this text has it.

    >>> mark_changed_words("The air gets cleaner.", "The air gets much cleaner.")[1]
    [('The air gets', False), ('much', True), ('cleaner.', False)]
    """
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > COMPARED:
        return [(" ".join(old), True)], [(" ".join(new), True)]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        [(" ".join(old[a:b]), tag != "equal") for tag, a, b, _, _ in codes if a < b],
        [(" ".join(new[c:d]), tag != "equal") for tag, _, _, c, d in codes if c < d],
    )


def excerpts(before: str, after: str, room: int) -> tuple[str, str]:
    """Both texts on one line each; if one is longer than `room` characters, without most of their common beginning.

    >>> excerpts("a b c d e f g h", "a b c d e f g i", 8)
    ('… g h', '… g i')
    """
    old, new = before.split(), after.split()
    common = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    texts = (" ".join(old), " ".join(new))
    if max(map(len, texts)) <= room or common == 0:
        return texts
    start = max(common - max(room // 30, 1), 0)
    return _from(old, start), _from(new, start)


def _from(words: list[str], start: int) -> str:
    return " ".join([*(["…"] if start else []), *words[start:]])
