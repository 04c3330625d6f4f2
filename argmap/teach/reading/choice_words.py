"""Which choices a student means, however they are written: `A`, `a)`, `1`, the words of the choice, with any quotes.

What could mean two things is not guessed, and what means nothing is not called wrong: both are unclear, with a reason
for the teacher.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from argmap.patterns import compile_later

LONGEST = 2_000
"""The most characters of an answer to a question with choices that are looked at."""
_MARKS = " \t\n.,;:!?()[]{}<>\"'`*_-=→>/\\|"
"""What may stand around an answer without changing it."""
_QUOTES = str.maketrans(
    {**dict.fromkeys("‘’‚‛′´`ʼ", "'"), **dict.fromkeys("“”„‟″«»‹›「」『』", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_LETTER_FIRST = compile_later(r"[(\[]?([0-9a-z]{1,4})(?:[)\].:=]|\s-|\s*-\s)\s*(.+)")
_SEVERAL = compile_later(r"[(\[]?([0-9a-z]{1,4})[)\].]?(?:\s*(?:[,;/+&]|\band\b|\bor\b)\s*|\s+)")
_NUMBERS = compile_later(r"[\d\s]+")
_NUMBERED_WORD = compile_later(r"(\d{1,4})[.):]?\s+(.+)")
_BREAKS = compile_later(r"[,;/\n|、،]")
SHORTEST = 4
"""The fewest characters of the beginning of a choice that stand for it."""


class ChoiceLike(Protocol):
    """What is needed of a choice: its id and its text."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


class Picked(NamedTuple):
    """The ids of the choices that are meant; `unclear` says why they cannot be told, and is empty if they can."""

    names: tuple[str, ...] = ()
    unclear: str = ""


def fold(text: str) -> str:
    """A text without the differences that do not matter: case, width, kinds of quotes and dashes, white space.

    >>> fold("  “Air”\\tgets ＡＢ １ ٣ – better ")
    '"air" gets ab 1 3 - better'
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).translate(_QUOTES)
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in plain)
    visible = "".join(char for char in digits if unicodedata.category(char) != "Cf")
    return " ".join(visible.casefold().split())


def bare(text: str) -> str:
    """A folded text without the marks around it.

    >>> bare(" (B). "), bare("“Shops lose.”")
    ('b', 'shops lose')
    """
    return fold(text).strip(_MARKS)


@lru_cache(4096)
def bare_choice(text: str) -> str:
    """`bare` for the text of a choice, remembered: every answer is compared with the same ones."""
    return bare(text)


def shown(text: str) -> str:
    """What a student wrote, on one line and not too long, for a reason.

    >>> shown("x" * 50)
    '“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”'
    """
    line = " ".join(text[:200].split())
    return f"“{line}”" if len(line) <= 40 else f"“{line[:39].rstrip()}…”"


def pick_choice(text: str, choices: Sequence[ChoiceLike]) -> Picked:
    """The one choice that a text means.

    >>> class Choice(NamedTuple):
    ...     id: str
    ...     text: str
    >>> choices = [Choice("a", "supports it"), Choice("b", "attacks it")]
    >>> [pick_choice(text, choices).names for text in ("B)", "2", "Attacks it.", "attack", "b: attacks it", "")]
    [('b',), ('b',), ('b',), ('b',), ('b',), ()]
    >>> pick_choice("c", choices).unclear
    '“c” is none of the choices a to b'
    """
    if not text.strip():
        return Picked()
    plain = bare(text)
    if not plain:  # a dash or an empty blank is no answer, a question mark may be one
        return Picked((), f"{shown(text)} is none of the choices") if set(fold(text)) - set(" -_.") else Picked()
    return _one_of(text, _meanings(plain, choices)) or _pick_by_more(text, plain, choices)


def _one_of(text: str, names: Iterable[str]) -> Picked | None:
    """The only choice that a text may mean, or that it may mean several; None if it means none."""
    meanings = list(dict.fromkeys(names))
    if len(meanings) > 1:
        return Picked((), f"{shown(text)} could mean {' or '.join(meanings[:4])}")
    return Picked((meanings[0],)) if meanings else None


def _meanings(plain: str, choices: Sequence[ChoiceLike]) -> list[str]:
    """The choices whose id, text or number this is."""
    by_id = [choice.id for choice in choices if choice.id == plain]
    by_text = [choice.id for choice in choices if bare_choice(choice.text) == plain]
    has_numbers = any(choice.id.isdecimal() for choice in choices)
    by_number = []
    if plain.isdecimal() and len(plain) < 4 and not has_numbers and 0 < int(plain) <= len(choices):
        by_number = [choices[int(plain) - 1].id]
    return by_id + by_text + by_number


def _pick_by_more(text: str, plain: str, choices: Sequence[ChoiceLike]) -> Picked:
    """The choice whose id and text this is, or whose text begins so."""
    ids = {choice.id: bare_choice(choice.text) for choice in choices}
    match = _LETTER_FIRST.fullmatch(fold(text).strip())
    if match is not None and match[1] in ids and (rest := match[2].strip(_MARKS)):
        if ids[match[1]].startswith(rest):
            return Picked((match[1],))
        if other := _one_of(text, [match[1], *_meanings(rest, choices)]):
            return other if other.unclear else Picked((), f"{shown(text)} names {match[1]}, but goes on differently")
    if len(plain) >= SHORTEST:
        begun = _one_of(text, [name for name, whole in ids.items() if whole.startswith(plain)])
        if begun is not None:
            return begun
    listed = [part for part in _SEVERAL.split(f"{plain} ") if part]
    if len(listed) > 1 and set(listed) <= ids.keys():
        return Picked((), f"{shown(text)} names several choices; one was asked for")
    return Picked((), f"{shown(text)} is none of the choices {choices[0].id} to {choices[-1].id}")


def pick_words(texts: Iterable[str], words: Sequence[ChoiceLike]) -> Picked:
    """The words of a passage that are meant, by their numbers or as they stand there.

    >>> class Word(NamedTuple):
    ...     id: str
    ...     text: str
    >>> passage = [Word(str(n), word) for n, word in enumerate("So we stay, because we must.".split(), 1)]
    >>> [pick_words([text], passage).names for text in ("1, 4", "because", "So; we must", "１ 4")]
    [('1', '4'), ('4',), ('1', '5', '6'), ('1', '4')]
    >>> pick_words(["we"], passage).unclear
    '“we” occurs 2 times in the passage; give the number of the word'
    """
    names: list[str] = []
    folded = [bare_choice(word.text) for word in words]
    places: dict[str, list[int]] = {}
    for number, word in enumerate(folded):
        places.setdefault(word, []).append(number)
    ids = {word.id for word in words}
    for text in texts:
        for piece in _BREAKS.split(unicodedata.normalize("NFKC", text[: LONGEST * 10])):
            plain = bare(piece)
            if not plain:
                continue
            if _NUMBERS.fullmatch(plain):
                numbers = plain.split()
                missing = next((number for number in numbers if number not in ids), None)
                if missing is not None:
                    return Picked((), f"the passage has no word {shown(missing)}")
                twofold = next((n for n in numbers if n in places and words[places[n][0]].id != n), None)
                if twofold is not None:
                    return Picked((), f"{shown(twofold)} could be a number or a word of the passage")
                names += numbers
                continue
            numbered = _NUMBERED_WORD.fullmatch(plain)  # `4. because`, as question banks name words
            if numbered is not None:
                places_of_word = places.get(numbered[2].strip(_MARKS), ())
                if any(words[place].id == numbered[1] for place in places_of_word):
                    names.append(numbered[1])
                    continue
            places_of_piece, reason = _find(plain, folded, places)
            if reason:
                return Picked((), reason)
            names += [words[place].id for place in places_of_piece]
    return Picked(tuple(dict.fromkeys(names)))


def _find(plain: str, folded: Sequence[str], places: dict[str, list[int]]) -> tuple[list[int], str]:
    """Where words stand in a passage: in a row, or each by itself; or why that cannot be told."""
    wanted = [word.strip(_MARKS) for word in plain.split() if word.strip(_MARKS)]
    if not wanted:
        return [], ""
    rows = [at for at in places.get(wanted[0], ()) if list(folded[at : at + len(wanted)]) == wanted]
    if len(rows) == 1:
        return list(range(rows[0], rows[0] + len(wanted))), ""
    if rows:
        return [], f"{shown(plain)} occurs {len(rows)} times in the passage; give the number of the word"
    singles: list[int] = []
    for word in wanted:
        found = places.get(word, ())
        if len(found) != 1:
            why = (
                f"occurs {len(found)} times in the passage; give the number of the word"
                if found
                else "is not in the passage"
            )
            return [], f"{shown(word)} {why}"
        singles += found
    return singles, ""
