"""Which claims hold when a map is read as an attack graph: labellings in, out and undecided, without any numbers.

*The reading.* Claims are the arguments and attack relations the attacks. Supports, neutral and unsigned relations are
not read, nor are attacks on them (and attacks on those), nor weights; how many relations were left out is part of the
result. An attack is an element with a label of its own, so that it can be attacked and can need several claims.

*Claims of base score 0* do not hold by themselves, as statements of Carneades that nobody assumes. Their supports are
read, and are labelled as attacks are; between them and the claim stands “nothing supports it”, which attacks the claim
and which every support attacks. So the claim is out when all its supports are. No other base score is read.

A labelling is *complete* when every element is labelled as the labels of its neighbours say:

- a claim is in when all attacks on it are out, and out when some attack on it is in;
- an attack is in when all its premises are in and all attacks on it are out, and out when some premise is out or some
  attack on it is in;
- everything else is undecided.

*Grounded* is the complete labelling with least in; there is always exactly one. *Preferred* ones are the complete ones
that cannot have more in, and *stable* ones leave nothing undecided; there may be no stable one. “Least” and “more”
compare claims and attacks together. Where nothing is undecided under grounded, all four agree.

*Sources.* With single premises and attacks on claims only this is Dung's framework and its four semantics (P. M. Dung,
On the acceptability of arguments …, Artificial Intelligence 77, 1995), in the form of labellings (M. Caminada, On the
issue of reinstatement in argumentation, JELIA 2006). Several premises are sets of attacking arguments (S. H. Nielsen
and S. Parsons, A generalization of Dung's abstract framework for argumentation: arguing with sets of attacking
arguments, ArgMAS 2006). Attacks on attacks are those of AFRA (P. Baroni, F. Cerutti, M. Giacomin and G. Guida, AFRA:
argumentation framework with recursive attacks, International Journal of Approximate Reasoning 52, 2011), where too an
attack falls with its source. To have both at once, and to leave supports unread, is argmap's own; it is still a
framework of Dung's, with all elements as arguments, in which an attack is attacked by what attacks it or its premises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.model.elements import ArgumentMap, Polarity, Relation
from argmap.scoring.labelling.satisfiability import IN, OUT, UNDECIDED, Cut, solve

SEMANTICS = ("grounded", "complete", "preferred", "stable")
LABELS = ("in", "out", "undecided")
"""The labels, in the order in which labellings are sorted; places are the codes of `_sat`."""
LIMIT = 1_000
"""Labellings that are listed unless another limit is given."""
MOST_LABELS = 2_000_000
"""Labels in a result at most: a large map has fewer labellings listed than the limit allows."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """Ids of claims, and of relations that are read, → `"in"`, `"out"` or `"undecided"`, in the order of the map."""

    claims: Mapping[str, str]
    relations: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {"claims": dict(self.claims), "relations": dict(self.relations)}


@dataclass(frozen=True, slots=True)
class Labellings:
    """What `labellings` finds, sorted by the labels in the order of the map: in comes before out, out before undecided.

    `cut` is None when these are all that there are. Otherwise there may be more: `"limit"` as many as asked for were
    found, `"size"` further ones would fill the memory, `"effort"` the search grew too long. `left_out` counts the
    relations that were not read, by polarity; for attacks these are the ones on a relation that was not read.
    """

    semantics: str
    found: tuple[Labelling, ...]
    cut: Cut | None
    left_out: Mapping[str, int]

    @property
    def complete(self) -> bool:
        """Whether every labelling there is was found."""
        return self.cut is None

    @property
    def in_all(self) -> tuple[str, ...]:
        """Claims that are in in all labellings found (sceptical acceptance); none when no labelling was found."""
        return self._claims_where(lambda times: times == len(self.found))

    @property
    def in_some(self) -> tuple[str, ...]:
        """Claims that are in in some labelling found (credulous acceptance)."""
        return self._claims_where(bool)

    def times_in(self) -> dict[str, int]:
        """Claim id → the number of labellings found in which it is in; empty when there are none."""
        counts = dict.fromkeys(self.found[0].claims, 0) if self.found else {}
        for labelling in self.found:
            for claim, label in labelling.claims.items():
                counts[claim] += label == "in"
        return counts

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "version": 1,
            "semantics": self.semantics,
            "labellings": [labelling.to_json() for labelling in self.found],
            "complete": self.complete,
            "cut": self.cut,
            "in_all": list(self.in_all),
            "in_some": list(self.in_some),
            "left_out": dict(self.left_out),
        }

    def _claims_where(self, enough: Callable[[int], bool]) -> tuple[str, ...]:
        return tuple(claim for claim, times in self.times_in().items() if enough(times))


@dataclass(frozen=True, slots=True)
class _Elements:
    """A map as an attack graph: claims, then the attacks that are read, as numbers from 0.

    For each element: its premises (none for a claim), the attacks on it, the attacks it is a premise of, and, as a
    list of none or one, what it attacks. `ids` has those of claims and relations; what stands between a claim and its
    supports comes after them and has none.
    """

    ids: list[str]
    premises: list[list[int]]
    attacks: list[list[int]]
    uses: list[list[int]]
    targets: list[list[int]]
    left_out: dict[str, int]


def labellings(debate: ArgumentMap, semantics: str = "grounded", limit: int = LIMIT) -> Labellings:
    """The labellings of a map under one semantics, `limit` of them at most; which ones is the same in every run.

    Grounded takes time linear in the map. The others may take time exponential in the part that grounded leaves
    undecided; the search has a fixed budget, and the result says when it was spent (`cut`). They need the package
    python-sat, the extra `dung`, if there is such a part: ArgmapError without it. ValueError for an unknown semantics
    or a limit below 1.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> dove, hawk = b.claim("Nixon is a pacifist.", id="dove"), b.claim("Nixon is no pacifist.", id="hawk")
    >>> _ = b.attack(dove, hawk), b.attack(hawk, dove)
    >>> _ = b.attack([dove, b.claim("He is president.", id="head")], b.claim("There will be war.", id="war"))
    >>> debate = b.build()
    >>> labellings(debate).found[0].claims
    {'war': 'undecided', 'dove': 'undecided', 'hawk': 'undecided', 'head': 'in'}
    >>> both = labellings(debate, "preferred")
    >>> [[claim for claim, label in each.claims.items() if label == "in"] for each in both.found]
    [['war', 'hawk', 'head'], ['dove', 'head']]
    >>> both.in_all
    ('head',)
    """
    if semantics not in SEMANTICS:
        raise ValueError(f"'{semantics}' is not a semantics of labellings; expected one of {', '.join(SEMANTICS)}")
    if limit < 1:
        raise ValueError(f"expected a limit of at least 1 labelling, found {limit}")
    elements = _read(debate)
    grounded = _label_grounded(elements)
    codes: list[bytes] = [bytes(grounded)]
    cut: Cut | None = None
    if semantics != "grounded" and UNDECIDED in grounded:
        most = max(MOST_LABELS // len(grounded), 1)
        codes, cut = _extend(elements, grounded, semantics, min(limit, most))
        if cut == "limit" and most < limit:
            cut = "size"
    count = len(debate.claims)
    every = []
    for code in sorted(codes):
        labels = [LABELS[label] for label in code]
        every.append(
            Labelling(
                dict(zip(elements.ids[:count], labels[:count], strict=True)),
                dict(zip(elements.ids[count:], labels[count : len(elements.ids)], strict=True)),
            )
        )
    return Labellings(semantics, tuple(every), cut, elements.left_out)


def _read(debate: ArgumentMap) -> _Elements:
    needy = {claim.id for claim in debate.claims if claim.base_score == 0}
    left_out = {relation.id for relation in debate.relations if not _is_read(relation, needy)}
    work = list(left_out)
    while work:
        for relation in debate.onto.get(work.pop(), ()):
            if relation.id not in left_out:
                left_out.add(relation.id)
                work.append(relation.id)
    kept = [relation for relation in debate.relations if relation.id not in left_out]
    ids = [*(claim.id for claim in debate.claims), *(relation.id for relation in kept)]
    numbers = {name: number for number, name in enumerate(ids)}
    between = {claim: number for number, claim in enumerate((i for i in ids if i in needy), len(ids))}
    lists: list[list[list[int]]] = [[[] for _ in range(len(ids) + len(between))] for _ in range(4)]
    premises, attacks, uses, targets = lists
    for number, relation in enumerate(kept, len(debate.claims)):
        premises[number] = [numbers[premise] for premise in relation.premises]
        for premise in premises[number]:
            uses[premise].append(number)
        of = numbers if relation.polarity is Polarity.ATTACK else between
        targets[number].append(of[relation.target])
        attacks[of[relation.target]].append(number)
    for claim, number in between.items():
        targets[number].append(numbers[claim])
        attacks[numbers[claim]].append(number)
    counts = Counter(relation.polarity for relation in debate.relations if relation.id in left_out)
    return _Elements(ids, premises, attacks, uses, targets, {str(polarity): counts[polarity] for polarity in Polarity})


def _is_read(relation: Relation, needy: set[str]) -> bool:
    is_support = relation.polarity is Polarity.SUPPORT and relation.target in needy
    return is_support or relation.polarity is Polarity.ATTACK


def _label_grounded(elements: _Elements) -> bytearray:
    """Labels as codes: what must be in or out is settled one by one, each time settling what hung on it alone."""
    labels = bytearray([UNDECIDED]) * len(elements.premises)
    waits_for = [len(needed) + len(onto) for needed, onto in zip(elements.premises, elements.attacks, strict=True)]
    settled = [element for element, count in enumerate(waits_for) if not count]
    for element in settled:
        labels[element] = IN
    for element in settled:  # grows while it is read
        helped, harmed = elements.uses[element], elements.targets[element]
        if labels[element] == OUT:
            helped, harmed = harmed, helped
        for other in helped:
            waits_for[other] -= 1
            if not waits_for[other]:
                labels[other] = IN
                settled.append(other)
        for other in harmed:
            if labels[other] == UNDECIDED:
                labels[other] = OUT
                settled.append(other)
    return labels


def _extend(elements: _Elements, grounded: bytearray, semantics: str, limit: int) -> tuple[list[bytes], Cut | None]:
    """The labellings that extend the grounded one, as all complete ones do: only what it leaves undecided is solved.

    What it settles bears no more on the rest: a settled premise of an undecided attack is in, a settled attack on an
    undecided element is out. An attack that hangs on one premise alone has the label of that.
    """

    def open_ones(group: Iterable[int]) -> list[int]:
        return [element for element in group if grounded[element] == UNDECIDED]

    rest = open_ones(range(len(grounded)))
    premises = {element: open_ones(elements.premises[element]) for element in rest}
    attacks = {element: open_ones(elements.attacks[element]) for element in rest}
    like = {element: premises[element][0] for element in rest if len(premises[element]) == 1 and not attacks[element]}
    solved = [element for element in rest if element not in like]
    number = {element: place for place, element in enumerate(solved)}
    parts, cut = solve(
        [[number[other] for other in premises[element]] for element in solved],
        [[number[like.get(other, other)] for other in attacks[element]] for element in solved],
        semantics,
        limit,
    )
    extended = []
    for part in parts:
        code = grounded.copy()
        for element, label in zip(solved, part, strict=True):
            code[element] = label
        for element, premise in like.items():
            code[element] = code[premise]
        extended.append(bytes(code))
    return extended, cut
