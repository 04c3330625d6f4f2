"""Where an author grants something, or passes on another view, in order to answer it.

*While X, Y* and *X, but Y* within a sentence; *X. But Y.* across two; *critics say X*; *X, the ministry insists,
despite Y*. What is granted is an objection, and what answers it follows or stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import Confidence
from argmap.drafting.opinion_signs import SignedUnit
from argmap.language.english import mask_asides, tokens
from argmap.language.word_lists import words
from argmap.patterns import compile_later

_BUT = compile_later(r"[,;–—-]\s?(?P<but>but|yet)\s+(?!(?:also|on|rather|never|not|by|for|in|to|with|as)\b)")
_HOWEVER = compile_later(r"[^.;:]{1,60}, (?:however|though|by contrast|on the other hand),")
_CLAUSE_END = compile_later(r",(?= )|\s[–—-]\s|;|$")
_SHORTEST = 4
"""Words of the shortest thing that is granted."""
_SUBJECTS = frozenset({"i", "we", "you", "they", "he", "she"})
_PAST = frozenset({"was", "were", "had", "did", "made", "went", "came", "took", "gave", "said", "began"})
_STAND = frozenset(
    {
        "is",
        "are",
        "am",
        "has",
        "have",
        "do",
        "does",
        "can",
        "could",
        "will",
        "would",
        "may",
        "might",
        "must",
        "should",
        "cannot",
        "not",
        "no",
        "never",
        "i",
        "we",
        "it's",
        "that's",
        "keeps",
    }
)


@dataclass(frozen=True, slots=True)
class Concession:
    """Something that the author grants or passes on in order to answer it; places are offsets in the article."""

    start: int
    end: int
    rule: str
    confidence: Confidence
    unit: int
    """Index of its sentence among those looked at."""
    answer: tuple[int, int, int] | None
    """Start, end and index of the sentence of what answers it; None if the text leaves it open."""
    voice: str | None = None

    def is_whole(self, sentences: Sequence[SignedUnit]) -> bool:
        """Whether it is all of its sentence."""
        unit = sentences[self.unit].unit
        return (self.start, self.end) == (unit.start, unit.end)


def find_concessions(sentences: Sequence[SignedUnit]) -> list[Concession]:
    """At most one concession of each sentence, in the order of the text."""
    concessions = list[Concession]()
    for number in range(len(sentences)):
        for find in (_find_clause, _find_before_but, _find_before_turn, _find_other_view):
            concession = find(sentences, number)
            if concession is not None:
                concessions.append(concession)
                break
    return concessions


def _find_clause(sentences: Sequence[SignedUnit], number: int) -> Concession | None:
    """*Although X, Y* and *Y, even if X*, with a verb in both."""
    unit = sentences[number].unit
    masked = mask_asides(unit.text)
    for cue in cues("en-granting-clause").places(masked):
        end_match = _CLAUSE_END.search(masked, cue.end)
        end = end_match.start() if end_match is not None else len(masked)
        inner, before, after = masked[cue.end : end], masked[: cue.start].strip(" ,"), masked[end:].strip(" ,;–—-")
        if "while" in cue.phrase and (not cue.opens or tokens(inner)[:1] == [] or tokens(inner)[0].endswith("ing")):
            continue
        main = after if cue.opens else before
        if len(tokens(inner)) < _SHORTEST or not _has_verb(inner) or not _has_verb(main) or not _takes_a_stand(main):
            continue
        outside = (end, len(unit.text)) if cue.opens else (0, cue.start)
        opening = cue.start if cue.phrase.startswith("no matter") else cue.end
        start = unit.start + opening + len(unit.text[opening:end]) - len(unit.text[opening:end].lstrip())
        return Concession(
            start, unit.start + end, "granting-clause", "guess", number, _trim(sentences, number, *outside)
        )
    return None


def _find_before_but(sentences: Sequence[SignedUnit], number: int) -> Concession | None:
    """*X, but Y*, where both are clauses and X is not taken back (*not X, but Y*)."""
    unit = sentences[number].unit
    masked = mask_asides(unit.text)
    but = _BUT.search(masked)
    if but is None or sentences[number].report is not None:
        return None
    before, after = masked[: but.start()], masked[but.end() :]
    if len(tokens(before)) < _SHORTEST or not _has_verb(before) or not _has_verb(after):
        return None
    if not _takes_a_stand(before) or not _takes_a_stand(after):
        return None
    answer = _trim(sentences, number, but.start("but"), len(unit.text))
    return Concession(unit.start, unit.start + but.start(), "granted-before-but", "guess", number, answer)


def _find_before_turn(sentences: Sequence[SignedUnit], number: int) -> Concession | None:
    """*X. But Y.* within a paragraph."""
    if number + 1 == len(sentences):
        return None
    here, following = sentences[number], sentences[number + 1]
    turns = "opens-answer" in following.signs or _HOWEVER.match(following.unit.text) is not None
    turns = turns and following.unit.block == here.unit.block
    if not turns or here.signs & {"question", "exclamation", "short", "quoted", "demand", "position"}:
        return None
    answer = (following.unit.start, following.unit.end, number + 1)
    voice = here.report.voice if here.report is not None else None
    return Concession(here.unit.start, here.unit.end, "sentence-before-turn", "guess", number, answer, voice)


def _find_other_view(sentences: Sequence[SignedUnit], number: int) -> Concession | None:
    """What critics say, what is granted in so many words, and what somebody says *despite* the facts."""
    here = sentences[number]
    masked = mask_asides(here.unit.text)
    if here.signs & {"question", "short"}:
        return None
    spoken = here.unit.text
    if cues("en-other-view").are_in(masked):
        voice = here.report.voice if here.report is not None else None
        return Concession(here.unit.start, here.unit.end, "other-view", "guess", number, None, voice)
    if here.report is not None and not here.report.direct:
        despite = masked.find(" despite ")
        if despite > 0:
            answer = _trim(sentences, number, despite, len(spoken))
            end = here.unit.start + len(spoken[:despite].rstrip(" ,"))
            return Concession(here.unit.start, end, "said-despite", "guess", number, answer, here.report.voice)
    if cues("en-granting-words").begin(masked):
        return Concession(here.unit.start, here.unit.end, "granted-in-words", "guess", number, None)
    return None


def _has_verb(text: str) -> bool:
    spoken = tokens(text)
    return any(_is_finite(word, spoken[number - 1] if number else "") for number, word in enumerate(spoken))


def _is_finite(word: str, before: str) -> bool:
    if word in words("en-finite-verbs") or word in words("en-present-verbs") or word.endswith("n't"):
        return True
    if not before:
        return False
    is_verb = word.endswith("s") and (word[:-1] in words("en-commands") or word[:-1] in words("en-commands-or-nouns"))
    return is_verb or word.endswith("ed") or before in _SUBJECTS


def _takes_a_stand(text: str) -> bool:
    """Whether a clause says more than that something happened."""
    spoken = set(tokens(text))
    if spoken & _STAND or any(word.endswith("n't") for word in spoken) or cues("en-praise-and-blame").are_in(text):
        return True
    return not spoken & _PAST and not any(word.endswith("ed") for word in spoken)


def _trim(sentences: Sequence[SignedUnit], number: int, start: int, end: int) -> tuple[int, int, int] | None:
    unit = sentences[number].unit
    piece = unit.text[start:end]
    begin = start + len(piece) - len(piece.lstrip(" ,;–—-"))
    stop = start + len(piece.rstrip(" ,;–—-"))
    return (unit.start + begin, unit.start + stop, number) if begin < stop else None
