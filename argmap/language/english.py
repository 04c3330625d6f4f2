"""Reading English without a grammar: asides, words, sentences, and where a clause is sure to be one.

When in doubt, the answer is no: only what is surely a sentence or a clause counts as one. The words are in
the lists; which of them are wrong in a claim is for the rules to say.
"""

from __future__ import annotations

import re
from itertools import pairwise

from argmap.language.word_lists import words
from argmap.patterns import compile_later

_ASIDE = compile_later(
    r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|(?<!\w)‘[^‘’]{1,300}’(?!\w)|(?<![\w'])'(?=[^\s\d'])[^'\n]{1,300}(?<=[^\s'])'(?!\w)"
    r"|\([^()]{0,2000}\)|\[[^\[\]]{0,2000}\]"
)
_FILLER = "_"
_WORD = compile_later(r"[^\W_]+(?:['’-][^\W_]+)*")
_TWO_WORDS = compile_later(r"[\W_]*+[^\W_]++(?:['’-][^\W_]++)*+[\W_]+[^\W_]")
"""What a text of several words begins with, up to the first letter of the second."""
_PAUSE = compile_later(r"[.!?…][\"”’')\]]*\s")
"""What each end of a sentence within a text has."""
_STOP = compile_later(r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"”’')\]]*)\s+[\"“‘'(\[]*(?P<next>[^\W_][^\s,.;:!?]*)")
_REFERENCE = compile_later(r"(?:see|cf|source|sources|ref|p|pp|via)\b", re.IGNORECASE)
_LONGEST = 10_000
"""Characters of a text that are looked at; nobody writes a claim of that length."""
_LOOK_BACK = 60
"""Characters before a full stop that say what it is."""


def mask_asides(text: str) -> str:
    """`text` with everything in quotation marks or brackets blotted out, so that only the author's words are left.

    The mark at the end of a quotation may end the sentence around it, so it stays.

    >>> mask_asides('They say "No. Never." (twice).')
    'They say "_________." (_____).'
    """
    if not any(mark in text for mark in "“\"‘'(["):
        return text
    return _ASIDE.sub(_blot, text)


def _blot(match: re.Match[str]) -> str:
    aside = match[0]
    ending = 2 if aside[0] not in "([" and len(aside) > 2 and aside[-2] in ".!?…" else 1
    return aside[0] + _FILLER * (len(aside) - 1 - ending) + aside[-ending:]


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes.

    >>> tokens("The U.S. hasn’t well-paid nurses.")
    ['the', 'u', 's', "hasn't", 'well-paid', 'nurses']
    """
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a masked text; a lone word or a reference at the end does not count as one.

    >>> sentences("Dr. No of the U.S. Congress left. So did J. Smith et al. in 1.5 hours... or so.")
    ['Dr. No of the U.S. Congress left.', 'So did J. Smith et al. in 1.5 hours... or so.']
    """
    ends = sentence_ends(text[:_LONGEST]) if _PAUSE.search(text) is not None else []
    bounds = [0, *ends, len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(bounds)]
    return [part for part in parts if _TWO_WORDS.match(part) is not None and not _REFERENCE.match(part)]


def sentence_ends(text: str, *, in_running_text: bool = False) -> list[int]:
    """Where the sentences within a masked text end, behind their marks and what closes with them.

    in_running_text: count a full stop within closing quotation marks, or an ellipsis, before a capital letter as an
        end, as it is in nearly all running text; in a claim it is not sure enough.

    >>> sentence_ends("It rains. It pours.")
    [9]
    """
    ends, start = list[int](), 0
    for stop in _STOP.finditer(text):
        before = text[max(start, stop.start() - _LOOK_BACK) : stop.start()]
        if _ends_sentence(stop, before, in_running_text=in_running_text):
            start = stop.end("close")
            ends.append(start)
    return ends


def _ends_sentence(stop: re.Match[str], before: str, *, in_running_text: bool) -> bool:
    following = stop["next"]
    if not (following[0].isupper() or following[0].isdigit()):
        return False
    opens = following.casefold().replace("’", "'") in words("en-sentence-openers")
    if stop["mark"] != ".":
        certain = stop["mark"] in ("!", "?") and not stop["close"]
        return opens or certain or (in_running_text and stop["mark"][0] in ".…")
    last = re.split(r"[\s(\[“\"‘'–—-]+", before[-40:])[-1].casefold()
    if last in words("en-abbreviations") or (last == "no" and following[0].isdigit()):
        return False
    if last.isdigit() and len(before.split()) == 1:
        return False  # the number of an entry in a list
    if (len(last) == 1 and last.isalpha()) or "." in last or last in words("en-final-abbreviations"):
        return opens
    return opens or in_running_text or not stop["close"]


def is_clause(text: str) -> bool:
    """Whether a piece of a masked text is surely a clause that could stand alone: a subject, then a finite verb.

    >>> is_clause("the trees have died"), is_clause("which have died"), is_clause("dead trees"), is_clause("it rains")
    (True, False, False, True)
    """
    spoken = tokens(text[:_LONGEST])
    subordinate, finite = words("en-subordinators"), words("en-finite-verbs")
    for number, word in enumerate(spoken):
        if word in finite or word.endswith("n't"):
            return number > 0 or "'" in word
        if number == 0 and (word == "that" or text.lstrip()[len(word) : len(word) + 1] == ","):
            continue
        if word in subordinate or (number == 0 and word in ("and", "or", "nor")):
            return False
        if word.partition("'")[0] in ("i", "we", "they", "he", "she", "it", "there") and number + 1 < len(spoken):
            return "'" in word or spoken[number + 1] not in ("and", "or", "to", "in", "of")
    return False
