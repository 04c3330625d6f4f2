"""Which columns of a table hold what: ids, texts, parents and stances, by the words of their heads."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.language.sign_words import fold, section

COLUMNS = ("id", "text", "parent", "child", "stance", "topic")
"""What a column of somebody's table can hold."""


def column_kinds(head: Sequence[str]) -> dict[str, int]:
    """What the columns hold, by their names, with their numbers from 0; each kind and each column at most once.

    >>> column_kinds(["Argument", "Pro/Con"]), column_kinds(["id", "parent_id", "Side", "text"])
    ({'text': 0, 'stance': 1}, {'id': 0, 'text': 3, 'parent': 1, 'stance': 2})
    """
    names = [fold(name.strip("*_ \ufeff").replace("_", " ").replace("-", " ")).replace(" / ", "/") for name in head]
    columns: dict[str, int] = {}
    for kind in COLUMNS:
        words = section(f"column {kind}")
        fits = [(words[name], number) for number, name in enumerate(names) if name in words]
        free = [fit for fit in fits if fit[1] not in columns.values()]
        if free:
            columns[kind] = min(free)[1]
    return columns
