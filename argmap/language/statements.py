"""What a statement is made of, so that two can be compared: its words, what they mean, and whether they are denied.

This is no grammar. A denial reaches to the end of its clause; if the clause has a word with an opposite, the denial is
about that word alone (*do not talk so loud* is about *loud*), else about all words in reach. *Forget*, *stop*, *avoid*
deny what follows them and have an opposite themselves, so *never forgot to feed* denies twice. A denial with *except*
or *but* means *only* and denies nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from argmap.language.meanings import Meaning, Phrase, denials_of, meanings_of, split_words, stop_words
from argmap.language.normalising import normalise
from argmap.language.word_lists import words as listed

MOST_WORDS = 120
"""Words of a statement that count; the others are ignored."""
KNOWN = ("stop", "nouns", "nouns-or-verbs", "adjectives", "finite-verbs", "commands", "present-verbs")
"""Word lists with words that are not misspelt."""
DENIALS = ("what-follows", "next", "around", "all")
"""The headings of words that deny and mean nothing else."""
WHOLE = -1
"""Stands for the number of the word that denies the whole statement."""
NEXT = 1
"""How many words with some weight are denied by a word that denies what comes next."""
FURTHEST = 2
"""How many words with some weight any other denial reaches."""
SHORT = 6
"""Words of a clause that says what is so instead, at most."""
JOINED = ("less", "more", "fewer", "anything")
"""Words that are not parted from a border that makes a listed phrase with them, as in *less than*."""
BARE = ("the", "a", "an", "very", "much", "of", "about")
LIGHT = 0.15
"""The weight of a word that any statement may have, where others weigh 1."""
_SEPARATORS = ",;:.!?()"


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word or phrase of a statement.

    `base` is its basic form, `weight` in [0, 1] how much it says, `meanings` the groups that it belongs to. `sign` is
    -1 if it is denied, else 1; `why` has the numbers of the words that make it so, its own among them if it has an
    opposite. `spared` has the numbers of denials that reach it but are about another word with an opposite. `is_wish`
    words, such as *want*, say how somebody stands to what follows, `is_denial` words, such as *forget*, deny
    themselves; `has_opposite` words are in a group with opposites. `clause` numbers the clauses.
    """

    base: str
    weight: float
    meanings: tuple[Meaning, ...] = ()
    sign: int = 1
    why: frozenset[int] = frozenset()
    spared: frozenset[int] = frozenset()
    is_wish: bool = False
    is_denial: bool = False
    has_opposite: bool = False
    clause: int = 0

    @property
    def is_figure(self) -> bool:
        return self.base.startswith("#")


@lru_cache(maxsize=4096)
def read_statement(text: str, language: str = "en") -> tuple[SaidWord, ...]:
    """The words of a statement. After *it is not true that* each of them is the opposite of what it is without.

    >>> [(word.base, word.sign) for word in read_statement("Nobody ever forgot to feed the fish.") if word.weight > 0.5]
    [('forget', -1), ('feed', 1), ('fish', 1)]
    """
    folded = normalise(text)
    opener = next((opener for opener in _denials(language).openers if folded.startswith(opener + " ")), None)
    if opener is None:
        return _read_words(folded, language)
    words = read_statement(folded.removeprefix(opener + " "), language)
    return tuple(replace(word, sign=-word.sign, why=word.why ^ {WHOLE}) for word in words)


def _read_words(text: str, language: str) -> tuple[SaidWord, ...]:
    meanings, denials = meanings_of(language), _denials(language)
    known = known_words(language)
    said: list[SaidWord] = []
    clauses: list[list[int]] = [[]]
    marks: dict[int, str] = {}
    for clause in _split_clauses(text, denials):
        clauses.append([])
        bases = meanings.bases(clause)
        at = 0
        while at < len(clause) and len(said) < MOST_WORDS:
            length, entries = meanings.longest_at(bases, at)
            denial = denials.at(clause, at)
            if denial is not None and denial[1] >= length:
                is_word = denial[0] in ("verbs", "next") or (denial[0] == "exceptions" and denial[1] == length)
                length, entries = denial[1], (entries if is_word else [])
                marks[len(said)] = denial[0]
            base = " ".join(bases[at : at + length])
            if not entries and denial is None and clause[at] not in known:
                base, entries = meanings.nearest(base)
            clauses[-1].append(len(said))
            weight = _weight(clause[at : at + length], language, entries)
            said.append(
                SaidWord(
                    base,
                    weight,
                    tuple(entries),
                    is_wish=base in denials.wishes,
                    has_opposite=any(m.pole and m.is_meaning for m in entries),
                    clause=len(clauses),
                )
            )
            at += length
    only, empty = (tuple(meanings.by_phrase.get(meanings.bases((word,)), ())) for word in denials.meant)
    return tuple(_deny(said, clauses, marks, only, empty, denials))


@cache
def known_words(language: str) -> frozenset[str]:
    """The words of all lists of a language: those that are not misspelt."""
    if language != "en":
        forms = meanings_of(language).irregular
        return stop_words(language).union(forms, forms.values())
    return frozenset().union(*(listed(f"{language}-{name}") for name in KNOWN))


class _Denials:
    """The denials of a language by their first word."""

    def __init__(self, language: str) -> None:
        table = denials_of(language)
        base = meanings_of(language).base
        self.borders = frozenset(phrase[0] for phrase in table.get("borders", ()) if len(phrase) == 1)
        self.parts = {first: tuple(rest) for first, *rest in table.get("parts", ())}
        self.phrases: list[tuple[str, Phrase]] = []
        for heading in ("exceptions", *DENIALS):
            self.phrases += [(heading, phrase) for phrase in table.get(heading, ())]
        self.verbs = frozenset(base(phrase[0]) for phrase in table.get("verbs", ()))
        meant = dict(phrase for phrase in table.get("meant", ()) if len(phrase) == 2)
        self.meant = (meant.get("restriction", ""), meant.get("absence", ""))
        self.starters = {p[0] for name in ("pronouns", "all", "starters") for p in table.get(name, ())}
        self.openers = [" ".join(phrase) for phrase in table.get("openers", ())]
        self.restrictions = frozenset(phrase[0] for phrase in table.get("restrictions", ()))
        self.circumstances = frozenset(phrase[0] for phrase in table.get("circumstances", ()))
        self.wishes = frozenset(base(phrase[0]) for phrase in table.get("wishes", ()))
        self.demands = frozenset(phrase[0] for phrase in table.get("demands", ()))
        self.bare = frozenset(base(word) for word in BARE)
        self.base = base
        phrases = [*meanings_of(language).by_phrase, *(phrase for _, phrase in self.phrases)]
        self.joined = {pair for phrase in phrases for pair in pairwise(phrase) if pair[0] in JOINED}
        self.first = {phrase[0] for _, phrase in self.phrases}

    def at(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """The heading of the denial that begins at a word, and how many words it has."""
        if words[at] in self.first:
            fits = [(h, len(p)) for h, p in self.phrases if tuple(words[at : at + len(p)]) == p]
            if fits:
                return max(fits, key=lambda fit: fit[1])
        return ("verbs", 1) if self.base(words[at]) in self.verbs else None


@cache
def _denials(language: str) -> _Denials:
    return _Denials(language)


def _split_clauses(folded: str, denials: _Denials) -> Iterable[list[str]]:
    for opener in denials.openers:
        folded = folded.replace(opener + " ", "not ")
    for mark in _SEPARATORS:
        folded = folded.replace(mark + " ", " | ") if mark in ",:." else folded.replace(mark, " | ")
    for part in folded.split("|"):
        clause: list[str] = []
        for word in split_words(part):
            plain = word.replace("'", "")
            for piece in denials.parts.get(plain, (word.partition("'")[0] if "'" in word else word,)):
                starts = clause[-1:] == ["and"] and piece in denials.starters
                if clause and (piece in denials.borders or starts) and (clause[-1], piece) not in denials.joined:
                    yield clause
                    clause = []
                clause.append(piece)
        if clause:
            yield clause


def _weight(words: Sequence[str], language: str, entries: Sequence[Meaning]) -> float:
    """A phrase and a word with an opposite weigh as much as others, even if any statement may have the words."""
    stops = stop_words(language)
    if all(word in stops for word in words):
        entries = [m for m in entries if m.is_meaning]
        return (0.6 if len(words) > 1 or any(m.pole for m in entries) else LIGHT) if entries else LIGHT
    return 1.0


def _deny(
    said: list[SaidWord],
    clauses: list[list[int]],
    marks: dict[int, str],
    only: tuple[Meaning, ...],
    empty: tuple[Meaning, ...],
    denials_known: _Denials,
) -> list[SaidWord]:
    for place, clause in enumerate(clauses):
        denials = [n for n in clause if marks.get(n) in (*DENIALS, "verbs")]
        if any(said[n].base == "neither" for n in denials):
            denials = [n for n in denials if said[n].base != "nor"]
        if not denials:
            continue
        is_restricted = place + 1 < len(clauses) and _restricts(said, clauses[place + 1], denials_known)
        cancelled = [n for n in denials if marks[n] != "verbs" and (is_restricted or _is_only(said, clause, marks, n))]
        for n in cancelled:
            said[n] = replace(said[n], weight=0.6, meanings=only, has_opposite=any(m.pole for m in only))
        cancelled += _double(said, denials, marks)
        denials = sorted((n for n in denials if n not in cancelled), key=lambda n: (marks[n] == "verbs", n))
        for n in denials:
            if marks[n] == "verbs":
                said[n] = replace(said[n], is_denial=True)
            if marks[n] == "verbs" and said[n].sign < 0:
                continue
            reached = _reach(said, clause, marks, n, denials_known)
            aim = reached
            if marks[n] == "all" and not reached and empty:
                said[n] = replace(said[n], weight=0.6, meanings=empty, has_opposite=True)
            if marks[n] == "next" and said[n].has_opposite:
                aim = []
                said[n] = replace(said[n], why=said[n].why | {n})
            elif said[n].base == "no" and n - 1 in clause and said[n - 1].has_opposite:
                aim, reached = [n - 1], [n - 1, *reached]  # to allow no advertising is not to allow it
            elif marks[n] != "verbs":
                with_opposite = [m for m in reached if said[m].has_opposite or marks.get(m) == "verbs"]
                aim = [m for m in reached[:1] if said[m].is_wish] or with_opposite[:1] or reached
            for m in reached:
                if m in aim:
                    said[m] = replace(said[m], sign=-said[m].sign, why=said[m].why | {n})
                else:
                    said[m] = replace(said[m], spared=said[m].spared | {n})
    for n, word in enumerate(said):
        if word.has_opposite:
            said[n] = replace(word, why=word.why | {n})
    return said


def _is_only(said: list[SaidWord], clause: list[int], marks: dict[int, str], denial: int) -> bool:
    """Whether a denial has an exception, and so means *only*; *not only* and *not just* deny nothing either."""
    exceptions = [n for n in clause if n > denial and marks.get(n) == "exceptions"]
    return any(said[n].base not in ("only", "just") or n == denial + 1 for n in exceptions)


def _double(said: list[SaidWord], denials: list[int], marks: dict[int, str]) -> list[int]:
    """The denials that cancel each other: one right before the other, as in *not nobody*."""
    for one, other in pairwise(denials):
        if {marks[one], marks[other]} <= set(DENIALS) and all(said[n].weight <= LIGHT for n in range(one + 1, other)):
            return [one, other]
    return []


def _restricts(said: list[SaidWord], clause: list[int], denials: _Denials) -> bool:
    """Whether a clause says what is so instead of what the clause before denies: *not in the room, but in the hall*."""
    return bool(clause) and len(clause) <= SHORT and said[clause[0]].base in denials.restrictions


def _reach(said: list[SaidWord], clause: list[int], marks: dict[int, str], denial: int, denials: _Denials) -> list[int]:
    """The words that a denial reaches, without time and place if there are others."""
    heading = marks[denial]
    end = next((n for n in clause if n > denial and marks.get(n) in DENIALS), len(said))
    before = [n for n in clause if n < denial]
    after = [n for n in clause if denial < n < end]
    if heading == "next":
        near = [n for n in after if said[n].weight > LIGHT][:NEXT]
        return [n for n in near if said[n].has_opposite][:1] or near
    if heading == "around":
        around = [n for n in reversed(before) if said[n].base not in denials.bare][:1]
        return around + [n for n in after if said[n].weight > LIGHT][:1]
    main_before, main_after = (
        [n for n in _without_circumstances(said, part, denials) if marks.get(n) not in DENIALS]
        for part in (before, after)
    )
    if heading == "all":
        main = main_before + main_after
        return main if any(said[n].weight > LIGHT for n in main) else []
    if heading == "verbs" and not any(said[n].weight > LIGHT for n in main_after):
        return main_before or before
    return _nearest(said, main_after) or _nearest(said, after) or _nearest(said, main_before)


def _nearest(said: list[SaidWord], words: list[int]) -> list[int]:
    """The words up to the last one that a denial reaches."""
    heavy = [n for n in words if said[n].weight > LIGHT]
    return [n for n in words if n <= heavy[:FURTHEST][-1]] if heavy else words


def _without_circumstances(said: list[SaidWord], words: list[int], denials: _Denials) -> list[int]:
    """The words without times and places: up to two words with some weight after *at*, *in*, *on* and the like."""
    main: list[int] = []
    left = 0
    for n in words:
        if said[n].base.split(" ")[0] in denials.circumstances:
            left = 2 if said[n].weight <= LIGHT else 1
        elif left and said[n].weight > LIGHT:
            left -= 1
        elif not left:
            main.append(n)
    return main


def is_demand(words: Sequence[SaidWord], language: str) -> bool:
    """Whether a statement says what should be."""
    demands = {phrase[0] for phrase in denials_of(language).get("demands", ())}
    return any(word.base in demands for word in words)


def is_permission(words: Sequence[SaidWord], language: str) -> bool:
    """Whether a statement says what may be."""
    permissions = {phrase[0] for phrase in denials_of(language).get("permissions", ())}
    return any(word.base in permissions for word in words)


def has_pronoun(words: Sequence[SaidWord], language: str) -> bool:
    """Whether a statement has a word that stands for something said before."""
    pronouns = {phrase[0] for phrase in denials_of(language).get("pronouns", ())}
    return any(word.base in pronouns for word in words)
