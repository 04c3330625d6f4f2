"""Indicator words in running English: words that surely join two claims, such as *since* in *since rain comes in*.

Many of these words have other uses: *since May*, *as large*, *not yet*. The words and marks around a word
tell which use it is. Where that leaves a doubt, the whole sentence is doubtful: the answer is no rather than a guess.
Words that begin a claim, to be cut off there, are the business of `connectives`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from argmap.language.english import is_clause
from argmap.language.word_lists import words

_MARKS = ".,;:!?…()[]\"'“”‘’"
_PHRASES = (
    *(("after", "all"), ("of", "course"), ("in", "fact"), ("now", "that"), ("in", "case"), ("in", "that")),
    *(("one", "hand"), ("other", "hand"), ("or", "else"), ("except", "that"), ("seeing", "that"), ("no", "wonder")),
    *(("these", "reasons"), ("those", "reasons")),
)
"""Phrases that may be indicators and may not be."""
_SHOWING = (
    *("conclude", "concludes", "entail", "entails", "follow", "follows", "imply", "implies", "mean", "means"),
    *("prove", "proves", "show", "showed", "shows", "suggest", "suggests"),
)
"""Verbs that may say what a step says, before *that* and behind *which* or *this*."""
_SAYING = frozenset({"did", "do", "does", "hope", "hopes", "said", "say", "says", "think", "thinks", "thought"})
_BACK = frozenset({"this", "that", "these", "those"})
_PREPOSITIONS = frozenset({"after", "against", "because", "by", "for", "from", "in", "on", "with", "without"})
"""With one of `_BACK` behind them, words with which a sentence may draw on the one before."""
_SUBJECTS = frozenset({"he", "i", "it", "she", "there", "they", "we", "you"})
_DETERMINERS = frozenset({"another", "any", "each", "every", "no", "one", "some", "the", "their", "two", "three"})


class JoinPlace(StrEnum):
    """Where the claims are that an indicator joins.

    - `BACK`: the sentence before, and its own;
    - `MIDDLE`: what is before it in its sentence, and what is behind it;
    - `FRONT`: what is behind it up to the next comma, and the rest of the sentence.
    """

    BACK = "back"
    MIDDLE = "middle"
    FRONT = "front"


class Indicator(NamedTuple):
    """An indicator word: its number in the sentence, from 0, where its claims are, and whether it shows an attack."""

    number: int
    place: JoinPlace
    is_attack: bool


class _WordUse(NamedTuple):
    """One word of a sentence and what is around it: in lower case, without the marks that stick to it."""

    written: Sequence[str]
    bare: Sequence[str]
    number: int

    @property
    def is_first(self) -> bool:
        return self.number == 0

    @property
    def is_behind_pause(self) -> bool:
        return self.number > 0 and self.written[self.number - 1].rstrip("\"'”’)")[-1:] in (",", ";", ":")

    @property
    def is_before_pause(self) -> bool:
        return self.written[self.number][-1:] in ",;:.!?…"

    @property
    def before(self) -> str:
        return self.bare[self.number - 1] if self.number else ""

    @property
    def after(self) -> str:
        return self.bare[self.number + 1] if self.number + 1 < len(self.bare) else ""

    @property
    def rest(self) -> str:
        """The words behind, up to the next pause."""
        taken: list[str] = []
        for word in self.written[self.number + 1 :]:
            taken.append(word)
            if word[-1:] in ",;:.!?…":
                break
        return " ".join(taken)

    @property
    def opens_clause(self) -> bool:
        """Whether what follows is surely the beginning of a clause."""
        return self.after in words("en-clause-openers") | _SUBJECTS | _DETERMINERS

    @property
    def is_in_present(self) -> bool:
        """Whether the clause behind is surely in the present, so that it gives no time."""
        spoken = self.rest.casefold().replace("’", "'").strip(_MARKS).split()
        present = words("en-present-verbs") | {verb for verb in words("en-finite-verbs") if verb.endswith("es")}
        return not present.isdisjoint(spoken) and "been" not in spoken


_PLAIN, _DOUBT = "plain", "doubt"


def _because(use: _WordUse) -> JoinPlace | str:
    if use.after == "of" or use.before in words("en-weak-reasons"):
        return _DOUBT
    return JoinPlace.FRONT if use.is_first else JoinPlace.MIDDLE


def _since(use: _WordUse) -> JoinPlace | str:
    if use.after[:1].isdigit() and use.before != "ever":
        return _PLAIN
    if (use.is_first or use.is_behind_pause) and use.is_in_present:
        return JoinPlace.FRONT if use.is_first else JoinPlace.MIDDLE
    return _DOUBT


def _for(use: _WordUse) -> JoinPlace | str:
    if use.is_behind_pause:
        return JoinPlace.MIDDLE if use.after in _SUBJECTS and is_clause(use.rest) else _DOUBT
    return _DOUBT if use.is_first or use.after in _SUBJECTS - {"it", "you"} else _PLAIN


def _as(use: _WordUse) -> JoinPlace | str:
    if use.is_first or use.is_behind_pause:
        return _DOUBT
    if use.after == "well" or _compares(use.bare, use.number):
        return _PLAIN
    is_short = len(use.rest.split()) == 1 and use.before in ("just", "nearly", "almost", "twice", "half")
    is_role = use.after in ("a", "an") and len(use.rest.split()) == 2
    return _PLAIN if is_short or is_role else _DOUBT


def _compares(bare: Sequence[str], number: int) -> bool:
    """Whether an *as* is one of the two in *as many as*."""
    openers = words("en-clause-openers") | _SUBJECTS | _DETERMINERS
    for first in range(max(number - 4, 0), number + 1):
        second = next((n for n in range(first + 2, min(first + 5, len(bare))) if bare[n] == "as"), None)
        if bare[first] == "as" and number in (first, second) and second and bare[first + 1] not in openers:
            return True
    return False


def _so(use: _WordUse) -> JoinPlace | str:
    is_pro_form = use.is_before_pause and use.before not in ("and", "even", "or")
    if not use.is_first and (is_pro_form or use.after == "far" or use.before in _SAYING):
        return _PLAIN
    if use.opens_clause or (use.is_first and use.after == "let"):
        return JoinPlace.BACK if use.is_first else JoinPlace.MIDDLE if use.is_behind_pause else _DOUBT
    return _DOUBT


def _but(use: _WordUse) -> JoinPlace | str:
    if use.after == "for" or not (use.is_first or use.is_behind_pause):
        return _DOUBT
    if use.is_first:
        return JoinPlace.BACK
    clear = use.opens_clause and "not" not in use.bare[: use.number] and use.after != "also"
    return JoinPlace.MIDDLE if clear else _DOUBT


def _yet(use: _WordUse) -> JoinPlace | str:
    if use.is_first:
        return JoinPlace.BACK if use.after not in ("again", "another") else _DOUBT
    if use.is_behind_pause:
        return JoinPlace.MIDDLE if use.opens_clause else _DOUBT
    return _PLAIN if use.is_before_pause or use.before == "not" else _DOUBT


def _still(use: _WordUse) -> JoinPlace | str:
    if use.is_first:
        return JoinPlace.BACK if use.is_before_pause else _DOUBT
    return _DOUBT if use.is_behind_pause or use.before in ("and", "but") else _PLAIN


def _however(use: _WordUse) -> JoinPlace | str:
    return JoinPlace.BACK if use.is_before_pause and (use.is_first or use.is_behind_pause) else _DOUBT


def _though(use: _WordUse) -> JoinPlace | str:
    if use.before in ("as", "even"):
        return _DOUBT
    if use.is_before_pause:
        return JoinPlace.BACK if use.is_behind_pause else _DOUBT
    return JoinPlace.FRONT if use.is_first else JoinPlace.MIDDLE if use.is_behind_pause else _DOUBT


def _although(use: _WordUse) -> JoinPlace | str:
    return JoinPlace.FRONT if use.is_first else JoinPlace.MIDDLE


def _concluding(use: _WordUse) -> JoinPlace | str:
    if use.after == "far" or (use.before not in ("and", "") and not use.is_behind_pause):
        return _DOUBT
    return JoinPlace.BACK if use.is_first else JoinPlace.MIDDLE


_CONCLUDING = ("therefore", "hence", "thus", "consequently")
_ATTACKS: dict[str, Callable[[_WordUse], JoinPlace | str]] = {
    "although": _although, "but": _but, "however": _however, "still": _still, "though": _though, "yet": _yet,
    "nevertheless": _concluding, "nonetheless": _concluding,
}  # fmt: skip
_SUPPORTS: dict[str, Callable[[_WordUse], JoinPlace | str]] = {
    "as": _as, "because": _because, "for": _for, "since": _since, "so": _so, **dict.fromkeys(_CONCLUDING, _concluding)
}  # fmt: skip


def indicators(sentence: Sequence[str]) -> list[Indicator] | None:
    """The indicator words of a sentence, given as its words with their marks; None where one is doubtful.

    >>> indicators("It will work here, since our town is large.".split())
    [Indicator(number=4, place=<JoinPlace.MIDDLE: 'middle'>, is_attack=False)]
    >>> indicators("It has rained since we came.".split()) is None
    True
    """
    bare = [word.strip(_MARKS).casefold().replace("’", "'") for word in sentence]
    if _is_doubtful(sentence, bare):
        return None
    marked: list[Indicator] = []
    for number, word in enumerate(bare):
        judge = _ATTACKS.get(word) or _SUPPORTS.get(word)
        if judge is None:
            continue
        place = judge(_WordUse(sentence, bare, number))
        if place is _DOUBT:
            return None
        if isinstance(place, JoinPlace):
            marked.append(Indicator(number, place, word in _ATTACKS))
    return marked


def _is_doubtful(sentence: Sequence[str], bare: Sequence[str]) -> bool:
    """Whether a sentence has a word or phrase that may be an indicator, or two words in one."""
    if not words("en-argument-hints").isdisjoint(bare):
        return True
    if len(bare) > 1 and bare[0] in _PREPOSITIONS and bare[1] in _BACK:
        return True
    pairs = list(pairwise(bare))
    if any(pair in _PHRASES for pair in pairs):
        return True
    if any(
        (one in _SHOWING and two == "that") or (one in ("it", "this", "which") and two in _SHOWING)
        for one, two in pairs
    ):
        return True
    return any(dash in word.strip(_MARKS + "-–—") for word in sentence for dash in ("–", "—", "--", "…", "/"))
