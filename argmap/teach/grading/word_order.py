"""Whether two claims with the same words say them of different things: who does what, and what comes first.

*Birds eat fish* and *fish eat birds* share all words. Where a word that both have has a shared word on either side,
and both stand on the other side in the other claim, the roles are exchanged, unless one of the two is in the passive
(*fish are eaten by birds*) or uses the converse word (*sell* for *buy*). Where both claims have a word such as
*because*, *when* or *before*, it shows which part comes first, or is the cause; a part that leads in one claim and
follows in the other is turned round. A sentence may begin with either part, and nothing marks for sure where the first
one ends: every place is tried, and the most favourable counts.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from argmap.language.meanings import meanings_of, order_words_of
from argmap.language.statements import LIGHT, SaidWord

Aligned = Sequence[tuple[int, int]]
"""Numbers of words of the student, and of the words of the model that they are most like."""
FEWEST = 2
"""Aligned words below which order says nothing."""


class WordOrder:
    """What the order of words shows in one language; in a language without a list of order words, nothing."""

    def __init__(self, language: str) -> None:
        self.language = language
        table = order_words_of(language)
        base = meanings_of(language).base

        def listed(heading: str) -> frozenset[str]:
            return frozenset(base(phrase[0]) for phrase in table.get(heading, ()))

        self.joints = {
            **dict.fromkeys(listed("after-cause"), (1, False)),
            **dict.fromkeys(listed("after-earlier"), (1, True)),
            **dict.fromkeys(listed("after-later"), (-1, True)),
        }
        self.agents, self.before_nouns = listed("agents"), listed("before-nouns")
        self.places = listed("places")
        self.neither = (listed("neither") | self.agents | self.before_nouns | self.places) - listed("between")
        self.between, self.to, self.origin = listed("between"), listed("to"), listed("from")
        self.verbs = listed("verbs")
        self.turning = {" ".join(map(base, phrase)) for phrase in table.get("turning", ())}
        self.equals = {" ".join(map(base, phrase)) for phrase in table.get("equals", ())}
        self.surest = {base(phrase[0]) for phrase in table.get("agents", ())[:1]}
        self.converse: dict[str, str] = {}
        for one, other in table.get("converse", ()):
            self.converse.update({base(one): base(other), base(other): base(one)})

    def is_content(self, word: SaidWord) -> bool:
        """Whether a word of little weight is still a verb or the like, which says something."""
        return word.base in self.verbs

    def has_turning(self, words: Sequence[SaidWord], found: Container[int]) -> bool:
        """Whether a claim has a word that is not `found` in the other and turns it into another claim."""
        return any(word.base in self.turning and n not in found for n, word in enumerate(words))

    def turns(
        self,
        words: Sequence[SaidWord],
        expected: Sequence[SaidWord],
        aligned: Aligned,
        opposed: Container[tuple[int, int]],
    ) -> bool:
        """Whether one of two claims turns the other round; `opposed` are the aligned words that are opposites."""
        aligned = [*aligned, *self._converse(words, expected)]
        heavy = [(a, b) for a, b in aligned if words[a].weight > LIGHT and expected[b].weight > LIGHT]
        if len(heavy) < FEWEST or not self.joints:
            return False
        joint, other = self._joint(words), self._joint(expected)
        if joint is None and other is None:
            if not opposed and self._directions(words, expected, heavy):
                return True
            return self._exchanges(words, expected, aligned, heavy, opposed)
        if joint is None or other is None:
            return False
        is_turned = _is_turned(words, joint, expected, other, heavy)
        return is_turned or (joint[1:] == other[1:] and self._exchanges(words, expected, aligned, heavy, opposed))

    def _joint(self, words: Sequence[SaidWord]) -> _Joint | None:
        """The first word that shows which part of a claim comes first."""
        for at, word in enumerate(words):
            found = self.joints.get(word.base.split(" ")[0])
            if found is not None:
                leads = not any(w.weight > LIGHT and w.base not in self.neither for w in words[:at])
                return _Joint(at, found[0], found[1], " " in word.base, leads)
        return None

    def _exchanges(
        self,
        words: Sequence[SaidWord],
        expected: Sequence[SaidWord],
        aligned: Aligned,
        heavy: Aligned,
        opposed: Container[tuple[int, int]],
    ) -> bool:
        """Whether the words before and after a word that both have are exchanged."""
        if any(words[a].base in self.equals or expected[b].base in self.equals for a, b in aligned):
            return False
        moved, placed = self._placed(words), self._placed(expected)
        fixed = [(x, y) for x, y in heavy if x not in moved and y not in placed]
        for a, b in aligned:
            is_converse = self.converse.get(words[a].base) == expected[b].base
            is_same = words[a].base == expected[b].base or (a, b) in opposed or is_converse
            if not (is_same and self._may_act(words, a) and self._may_act(expected, b)):
                continue
            if words[a].base in self.between:
                if self._change_places(fixed, a, b):
                    return True
                continue
            later = [(x, y) for x, y in fixed if x > a and y < b]
            earlier = [(x, y) for x, y in fixed if x < a and y > b]
            if later and earlier and len(later) + len(earlier) >= _straight(fixed, a, b):
                agents = self.surest if is_converse or (a, b) in opposed else self.agents
                passive = _has_one(words[a + 1 : min(x for x, _ in later)], agents)
                other = _has_one(expected[b + 1 : min(y for _, y in earlier)], agents)
                return (passive is other) is not is_converse
            if is_converse and _straight(fixed, a, b) > 1:
                return not (later or earlier)
        return False

    def _converse(self, words: Sequence[SaidWord], expected: Sequence[SaidWord]) -> Iterator[tuple[int, int]]:
        """The words that say the same with the roles exchanged."""
        theirs = {word.base: n for n, word in enumerate(expected)}
        for n, word in enumerate(words):
            other = self.converse.get(word.base)
            if other in theirs:
                yield n, theirs[other]

    def _placed(self, words: Sequence[SaidWord]) -> set[int]:
        """Words that say where or when something is so, and may stand anywhere."""
        placed: set[int] = set()
        is_placed = False
        for n, word in enumerate(words):
            if word.base.split(" ")[0] in self.places:
                is_placed = " " not in word.base
                placed.add(n)
            elif is_placed and word.weight > LIGHT:
                placed.add(n)
                is_placed = False
        return placed

    def _change_places(self, fixed: Aligned, a: int, b: int) -> bool:
        """Whether the nearest words on either side of a word have changed places."""
        mine = [max((x for x, _ in fixed if x < a), default=-1), min((x for x, _ in fixed if x > a), default=-1)]
        theirs = [max((y for _, y in fixed if y < b), default=-1), min((y for _, y in fixed if y > b), default=-1)]
        return (mine[0], theirs[1]) in fixed and (mine[1], theirs[0]) in fixed

    def _directions(self, words: Sequence[SaidWord], expected: Sequence[SaidWord], heavy: Aligned) -> bool:
        """Whether what one claim says of *to* something the other says of *from* it."""

        def before(said: Sequence[SaidWord], at: int) -> str:
            light = [n for n in range(max(0, at - 3), at) if said[n].base in self.to or said[n].base in self.origin]
            near = [n for n in light if all(word.weight <= LIGHT for word in said[n + 1 : at])]
            return "" if not near else "to" if said[near[-1]].base in self.to else "from"

        sides = {(before(words, a), before(expected, b)) for a, b in heavy}
        return bool(sides & {("to", "from"), ("from", "to")}) and not sides & {("to", "to"), ("from", "from")}

    def _may_act(self, words: Sequence[SaidWord], at: int) -> bool:
        """Whether a word may be what somebody does."""
        return at > 0 and words[at].base not in self.neither and words[at - 1].base not in self.before_nouns


def _has_one(words: Sequence[SaidWord], bases: Container[str]) -> bool:
    return any(word.base.split(" ")[0] in bases for word in words)


class _Joint(NamedTuple):
    """A word such as *because* or *before*: its number, and 1 if what comes first stands after it, else -1.

    `is_time` is whether it shows an order in time alone, `is_part` whether the word is itself part of what follows,
    `leads` whether that stands first in the claim.
    """

    at: int
    sign: int
    is_time: bool
    is_part: bool
    leads: bool

    def parts(self, words: Sequence[SaidWord]) -> Iterator[Sequence[int]]:
        """For each possible end of the parts: 1 for each word of the part that comes first, else -1."""
        own = [self.sign * self.is_part]
        rest = len(words) - self.at - 1
        if not self.leads:
            yield [-self.sign] * self.at + own + [self.sign] * rest
            return
        clause = sum(word.clause == words[self.at].clause for word in words[self.at + 1 :])
        for end in [clause] if clause < rest else range(1, rest):
            yield [0] * self.at + own + [self.sign] * end + [-self.sign] * (rest - end)


def _is_turned(
    words: Sequence[SaidWord], joint: _Joint, expected: Sequence[SaidWord], other: _Joint, aligned: Aligned
) -> bool:
    parts, others = list(joint.parts(words)), list(other.parts(expected))
    if len(parts) > 1 and len(others) > 1:  # both begin with the same part, as far as can be seen
        return joint.sign != other.sign
    score = max((sum(part[a] * against[b] for a, b in aligned) for part in parts for against in others), default=0)
    # A time and a condition only contradict each other where each is the same part of both claims.
    return score < 0 and (joint.is_time is other.is_time or joint.sign != other.sign)


def _straight(aligned: Aligned, a: int, b: int) -> int:
    """How many words stand on the same side of a word in both claims."""
    return sum((x < a) is (y < b) for x, y in aligned if x != a and y != b)


@cache
def order_of(language: str) -> WordOrder:
    """What the order of words shows in a language, by its two letters."""
    return WordOrder(language)
