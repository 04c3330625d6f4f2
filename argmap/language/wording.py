"""The words that pictures, pages and scores show, by key, in one place, in the languages that have a catalogue.

A catalogue is one text file, `shown/<language>.txt`, with a line `key = words` for each text. Words in braces are
filled in: `sheet {number} of {total}`. English has every key; what another catalogue lacks is said in English. A key
that ends in `.many` is the plural of the one without; languages with more plural forms have more endings, by the rules
of `plural_forms`. The messages of rules and readers do not belong here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from argmap.diagnostics import did_you_mean
from argmap.language.plural_forms import MANY, TWO, plural_ending, without_ending

FOLDER = Path(__file__).parent / "shown"
SOURCE = "en"
"""The language that has every key."""
RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi"])
LEFT_TO_RIGHT_SCRIPTS, RIGHT_TO_LEFT_SCRIPTS = frozenset(["latn", "cyrl", "deva"]), frozenset(["arab", "aran", "hebr"])


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language.

    - `language`: its BCP 47 tag, such as "de" or "pt-BR"; default English. A tag without a catalogue takes that of the
      tag without its last part, and at last English, so that "pt-BR" is Portuguese and "nl" English.

    >>> Wording("de").quantity(3, "role.pillar")
    '3 Säulen'
    """

    language: str = SOURCE

    @property
    def catalogue(self) -> str:
        """The language whose words are shown: `language`, a shorter form of it, or English."""
        return _catalogues(self.language)[0]

    @property
    def name(self) -> str:
        """The name of the catalogue in its own language, such as "Deutsch"."""
        return self.word("catalogue.name")

    @property
    def is_reviewed(self) -> bool:
        """Whether a native speaker has reviewed the catalogue."""
        return self.word("catalogue.reviewed") == "yes"

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is written from right to left, whether or not it has a catalogue.

        >>> Wording("ur").is_right_to_left, Wording("fa-IR").is_right_to_left, Wording("ks-Deva").is_right_to_left
        (True, True, False)
        """
        first, *rest = _parts(self.language)
        if not LEFT_TO_RIGHT_SCRIPTS.isdisjoint(rest):
            return False
        return first in RIGHT_TO_LEFT or not RIGHT_TO_LEFT_SCRIPTS.isdisjoint(rest)

    def word(self, key: str, /, **values: object) -> str:
        """The words for a key, with `values` for the names in braces; numbers are written as `number` does.

        Raises KeyError, with the nearest key, for one that English does not have, and for a value that is missing.

        >>> Wording().word("part.sheet", number=2, total=1500)
        'Sheet 2 of 1,500'
        """
        words = table(self.language)
        if key not in words:
            raise KeyError(f"there are no words for '{key}'{did_you_mean(key, words)}")
        text = words[key]
        if "{" not in text:
            return text
        return text.format_map({name: self._value(value) for name, value in values.items()})

    def find(self, key: str) -> str | None:
        """The words for a key without placeholders, None if there are none."""
        return table(self.language).get(key)

    def pattern(self, key: str) -> str:
        """The words for a key with the names in braces as they are, for a script that fills them in."""
        return table(self.language)[key]

    def quantity(self, number: int, key: str) -> str:
        """A number with the word for what is counted, in the form that the number asks for.

        >>> Wording().quantity(1, "role.pillar"), Wording().quantity(1200, "role.pillar")
        ('1 pillar', '1,200 pillars')
        """
        chosen = self._form(number, key)
        counted = self.word(chosen)
        return counted if chosen.endswith(TWO) else self.word("number.of", number=number, noun=counted)

    def quantify(self, number: int, key: str, /, **values: object) -> str:
        """Words about a number of things, in the form that the number asks for; the number fills in `{number}`.

        >>> Wording().quantify(1, "rows.more"), Wording().quantify(1200, "compare.idle", changes="…")
        ('… and 1 more', '1,200 changes do nothing to this strength: ….')
        """
        return self.word(self._form(number, key), number=number, **values)

    def _form(self, number: int, key: str) -> str:
        """The key of the plural form for a number, of those that there are."""
        catalogue = next((name for name in _catalogues(self.language) if key in _read(name)), SOURCE)
        ending = plural_ending(catalogue, number)
        words = _read(catalogue)
        return next((key + form for form in (ending, MANY if ending else "") if key + form in words), key)

    def _value(self, value: object) -> object:
        if type(value) is int:
            return self.number(value)
        return self.number(value, "g") if type(value) is float else value

    def number(self, value: float, form: str = ",") -> str:
        """A number as `format` writes it in `form`, with the separators of the language, in Western digits.

        >>> Wording().number(1234.5, ",.2f"), Wording("de").number(1234.5, ",.2f"), Wording("hi").number(1234567)
        ('1,234.50', '1.234,50', '12,34,567')
        """
        written = format(value, form)
        words = table(self.language)
        if words["number.groups"] == "2":
            written = _pair_digits(written)
        return written.translate({ord("."): words["number.decimal"], ord(","): words["number.group"]})

    def quote(self, text: str) -> str:
        """A text in the quotation marks of the language.

        >>> Wording().quote("It rains."), Wording("de").quote("Es regnet.")
        ('“It rains.”', '„Es regnet.“')
        """
        return table(self.language)["quote"].replace("{text}", text)

    def join(self, parts: Iterable[str]) -> str:
        """Parts with the comma of the language between them; empty ones are left out.

        >>> Wording().join(["one", "", "two"])
        'one, two'
        """
        comma = table(self.language)["list.comma"].format(first="", second="")
        return comma.join(filter(None, parts))

    def series(self, parts: Iterable[str]) -> str:
        """Parts as a sentence lists them.

        >>> Wording().series(["a"]), Wording().series("abc")
        ('a', 'a, b and c')
        """
        *others, last = [*parts] or [""]
        return self.word("list.last", others=self.join(others), last=last) if others else last

    def below(self, prefix: str) -> dict[str, str]:
        """All words whose keys begin with `prefix` and a dot, by the rest of their keys: what a template takes.

        >>> Wording().below("change")["added"]
        'added'
        """
        start = f"{prefix}."
        words = table(self.language).items()
        return {key.removeprefix(start): text for key, text in words if key.startswith(start)}


ENGLISH = Wording()


def capitalise(text: str) -> str:
    """A text with its first letter in capitals and the others as they are: nouns of German keep theirs.

    >>> capitalise("the Thesis")
    'The Thesis'
    """
    return text[:1].upper() + text[1:]


def count_of(number: int, noun: str) -> str:
    """A number with its English noun.

    >>> count_of(1, "file"), count_of(3, "file")
    ('1 file', '3 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@lru_cache(64)
def table(language: str) -> Mapping[str, str]:
    """All words of a language by key, in English where its catalogue has none."""
    words: dict[str, str] = {}
    for name in reversed(_catalogues(language)):
        own = _read(name)  # which may do with fewer plural forms, as Chinese does
        words = {key: text for key, text in words.items() if without_ending(key) not in own} | dict(own)
    return MappingProxyType(words)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, English first."""
    names = sorted(file.stem for file in FOLDER.glob("*.txt"))
    return tuple(sorted(names, key=lambda name: name != SOURCE))


def has_catalogue(language: str) -> bool:
    """Whether a language, or a shorter form of it, has a catalogue of its own.

    >>> has_catalogue("pt-BR"), has_catalogue("nl"), has_catalogue("en-GB")
    (True, False, True)
    """
    return _catalogues(language)[0] == _parts(language)[0] or _catalogues(language)[0] != SOURCE


@lru_cache(64)
def _catalogues(language: str) -> tuple[str, ...]:
    """The catalogues to look a key up in, one after another; English is last."""
    known = {name.casefold(): name for name in languages()}
    parts = _parts(language)
    tags = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    found = [known[tag] for tag in tags if tag in known]
    return tuple(dict.fromkeys([*found, SOURCE]))


def _parts(language: str) -> list[str]:
    return language.strip().casefold().replace("_", "-").split("-")


@cache
def _read(name: str) -> Mapping[str, str]:
    """The words of one catalogue."""
    words: dict[str, str] = {}
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, text = line.partition(" = ")
            words[key] = text
    return MappingProxyType(words)


def catalogue(name: str) -> Mapping[str, str]:
    """The words that a catalogue has of its own, by key; KeyError, with the nearest name, if there is none."""
    if name not in languages():
        hint = did_you_mean(name, languages()) or f"; there are {', '.join(languages())}"
        raise KeyError(f"there is no catalogue '{name}'{hint}")
    return _read(name)


def _pair_digits(written: str) -> str:
    """A number with groups of three digits, grouped as in South Asia: three digits, then pairs."""
    whole, comma, rest = written.partition(".")
    *front, last = whole.split(",")
    digits = "".join(front)
    if not digits:
        return written
    sign, digits = (digits[0], digits[1:]) if not digits[0].isdigit() else ("", digits)
    odd = len(digits) % 2
    groups = [digits[:odd], *(digits[n : n + 2] for n in range(odd, len(digits), 2)), last]
    return f"{sign}{','.join(filter(None, groups))}{comma}{rest}"
