"""Which plural form a language uses for a number, by the rules of Unicode CLDR.

Source: Unicode CLDR, "Language Plural Rules" (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html),
for whole numbers. CLDR's category *one* is the key itself and *other* the key with `.many`, except in Arabic, where
*other* (a hundred, a thousand …) takes the singular, and *many* (11 to 99) has `.many`. The category that Spanish,
French, Italian and Portuguese have for round millions is left out: no map is so large.
"""

from __future__ import annotations

from collections.abc import Callable

MANY, TWO, FEW = ".many", ".two", ".few"


def plural_ending(language: str, number: int) -> str:
    """What the key ends in for a number in a language with a catalogue: "" for its singular.

    >>> plural_ending("en", 1), plural_ending("en", 0), plural_ending("fr", 0), plural_ending("zh", 7)
    ('', '.many', '', '')
    >>> [plural_ending("ar", number) for number in (1, 2, 3, 10, 11, 99, 100, 103)]
    ['', '.two', '.few', '.few', '.many', '.many', '', '.few']
    """
    return _RULES.get(language.partition("-")[0], _one_is_singular)(number)


def plural_endings(language: str) -> tuple[str, ...]:
    """All endings that a language uses beside the key itself.

    >>> plural_endings("de"), plural_endings("zh"), plural_endings("ar")
    (('.many',), (), ('.few', '.many', '.two'))
    """
    return tuple(sorted({plural_ending(language, number) for number in range(200)} - {""}))


def without_ending(key: str) -> str:
    """A key without the ending of a plural form.

    >>> without_ending("role.pillar.few"), without_ending("role.pillar")
    ('role.pillar', 'role.pillar')
    """
    return next((key.removesuffix(ending) for ending in (MANY, TWO, FEW) if key.endswith(ending)), key)


def category_endings(language: str) -> dict[str, str]:
    """What the key ends in for each of CLDR's categories: for a script that asks its browser for the category.

    >>> category_endings("de")
    {'one': '', 'two': '.two', 'few': '.few', 'many': '.many', 'other': '.many'}
    """
    other = "" if language == "ar" else MANY
    return {"one": "", "two": TWO, "few": FEW, "many": MANY, "other": other}


def _one_is_singular(number: int) -> str:
    return "" if number == 1 else MANY


def _nought_and_one_are_singular(number: int) -> str:
    return "" if number in (0, 1) else MANY


def _never(_: int) -> str:
    return ""


def _arabic(number: int) -> str:
    if number == 2:
        return TWO
    rest = number % 100
    return FEW if 3 <= rest <= 10 else MANY if rest >= 11 else ""


_RULES: dict[str, Callable[[int], str]] = {
    "ar": _arabic,
    "fr": _nought_and_one_are_singular,
    "hi": _nought_and_one_are_singular,
    "pt": _nought_and_one_are_singular,
    "zh": _never,
}
