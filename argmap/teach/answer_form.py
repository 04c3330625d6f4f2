"""The form of a written answer: how long it is, whether it is a sentence, takes up its subject, and is no copy."""

from __future__ import annotations

import re

from argmap.language.word_lists import words as word_list
from argmap.model.matching.resemblance import resemblance, words
from argmap.teach.exercise import Form

COPIED = 0.8
"""Resemblance from which on an answer counts as a copy."""
_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")


class FormMistakes(list[str]):
    """What is wrong with a form, in words; `checked` is the number of points that were looked at."""

    checked: int = 0


def check_form(text: str, form: Form) -> FormMistakes:
    """What a text lacks in form; an empty text lacks everything.

    >>> list(check_form("Shops win new customers who come by bus.", Form(words=(5, 40), about=("Shops lose.",))))
    []
    >>> list(check_form("No", Form(words=(5, 40), about=("Shops lose.",))))
    ['it has 1 word; at least 5 are expected', 'it is no whole sentence', 'it takes up no word of what it answers']
    """
    found = FormMistakes()
    count = len(text.split())
    least, most = form.words
    subjects = [matter for other in form.about if (matter := content(other))]
    found.checked = 1 + form.sentence + bool(subjects) + bool(form.not_copied)
    if count < least:
        found.append(f"it has {count} word{'s' * (count != 1)}; at least {least} are expected")
    elif count > most:
        found.append(f"it has {count} words; at most {most} are expected")
    if form.sentence and not (_END.search(text.strip()) and count > 1):
        found.append("it is no whole sentence")
    if subjects and not any(content(text) & matter for matter in subjects):
        found.append("it takes up no word of what it answers")
    own = words(text)
    if form.not_copied and (not own or any(resemblance(own, words(other)) >= COPIED for other in form.not_copied)):
        found.append("it repeats what the map says already" if own else "it says nothing yet")
    return found


def content(text: str) -> frozenset[str]:
    """The words of a text that matter, without endings of the plural."""
    stop = word_list("en-stop")
    found = (word for word, _ in words(text) if word not in stop and word.isalnum())
    return frozenset(word.removesuffix("s") for word in found if len(word) > 2 or not word.isascii())
