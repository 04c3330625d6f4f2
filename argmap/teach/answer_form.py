"""Checks the form of a written answer: its length, whether it is a sentence about its subject, and not a copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.language.word_lists import words as word_list
from argmap.language.wording import ENGLISH, Wording
from argmap.model.matching.resemblance import resemblance, words
from argmap.patterns import compile_later
from argmap.teach.exercise import Form

COPIED = 0.8
"""Resemblance, in [0, 1], at which an answer counts as a copy."""
_END = compile_later(r"[.!?…。！？؟।۔][\"'”’»」』）)\]\u200e\u200f]*$")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that write words without spaces between them: each character counts as a word."""
_CHARACTER = compile_later(f"[{_UNSPACED}]")
_PIECE = compile_later(rf"\s*(?:[{_UNSPACED}]|[^\s{_UNSPACED}]+)")


class FormMistake(NamedTuple):
    """One mistake: the end of its key in `feedback.form`, and the numbers that its words name.

    `number` is the number of words, None where it does not matter; `limits` says how many there should be.
    """

    key: str
    number: int | None = None
    limits: Mapping[str, int] = {}


class FormMistakes(list[str]):
    """What is wrong with the form of an answer, in words; `checked` is the number of checks."""

    checked: int = 0


def check_form(text: str, form: Form, wording: Wording = ENGLISH) -> FormMistakes:
    """What is wrong with the form of a text; an empty text fails every check.

    >>> list(check_form("Shops win new customers who come by bus.", Form(words=(5, 40), about=("Shops lose.",))))
    []
    >>> list(check_form("No", Form(words=(5, 40), about=("Shops lose.",))))
    ['it has 1 word; it needs at least 5', 'it is not a whole sentence', 'it uses no word of the text it answers']
    """
    mistakes = FormMistakes()
    for key, number, bounds in find_mistakes(text, form):
        name = f"feedback.form.{key}"
        mistakes.append(wording.word(name) if number is None else wording.quantify(number, name, **bounds))
    mistakes.checked = 1 + form.sentence + any(map(content, form.about)) + bool(form.not_copied)
    return mistakes


def find_mistakes(text: str, form: Form) -> Iterator[FormMistake]:
    """What is wrong with the form of a text, as keys of words."""
    count = count_words(text)
    least, most = form.words
    subjects = [matter for other in form.about if (matter := content(other))]
    if count < least:
        yield FormMistake("short", count, {"least": least})
    elif count > most:
        yield FormMistake("long", count, {"most": most})
    if form.sentence and not (_END.search(text.strip()) and count > 1):
        yield FormMistake("sentence")
    if subjects and not any(content(text) & matter for matter in subjects):
        yield FormMistake("subject")
    answer = words(text)
    if form.not_copied and (
        not answer or any(resemblance(answer, words(other)) >= COPIED for other in form.not_copied)
    ):
        yield FormMistake("copied" if answer else "empty")


def count_words(text: str) -> int:
    """The number of words; in scripts without spaces between words, that of characters.

    >>> count_words("Buses help."), count_words("公交车有用。")
    (2, 5)
    """
    count = 0
    for word in text.split():
        rest, characters = _CHARACTER.sub("", word), len(_CHARACTER.findall(word))
        count += characters + (not characters or any(map(str.isalnum, rest)))
    return count


def opening(text: str, most: int) -> str:
    """The first words of a text, at most so many; characters in scripts without spaces between words.

    >>> opening("Buses help those who cannot drive.", 2), opening("公交车有用。", 3)
    ('Buses help', '公交车')
    """
    return "".join(_PIECE.findall(text)[:most]).strip()


def content(text: str) -> frozenset[str]:
    """The content words of a text, without the plural *s*."""
    stop = word_list("en-stop")
    content_words = (word for word, _ in words(text) if word not in stop and word.isalnum())
    return frozenset(word.removesuffix("s") for word in content_words if len(word) > 2 or not word.isascii())
