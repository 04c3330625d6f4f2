"""How probable it is that a claim of a student says what a claim of the model says, for all pairs together.

A few weights make the odds of a pair, as in logistic regression. Four are for the pair itself: how alike the words
are, how much is shared (rare words count more), whether the step is of the same kind (support or attack, of a claim
or of a step), and whether the claims are. Two are for its surroundings: whether the claims above are a pair, and
whether some claims below are. One is for a denial, and it is so large that no place makes up for a clear one; a claim
that denies one of the model competes as its opposite, so that it is not taken for the next best. Where several claims
of a map do, the others are less believed, too, unless they are nearly copied: some turn a whole map round.

The surroundings are not known at first, so the probabilities are worked out in rounds, each from those before; in
every round the pairs of a claim compete with one another and with there being no pair. This is relaxation labelling
(A. Rosenfeld, R. Hummel, S. Zucker, *Scene Labeling by Relaxation Operations*, 1976); the places spread likeness as
in similarity flooding (S. Melnik, H. Garcia-Molina, E. Rahm, 2002). A probability above 0.5 can be reached by one
pair of a claim only, on either side, but for equal texts and for merged claims.

The weights up to `parent`, `children`, `role` and `kind` are rounded by hand from a fit by maximum likelihood to five
maps of each of two models by pupils of nine to seventeen. That fit had more weights; trained on the maps of one model
it reached an F1 of 0.99 and 0.97 on those of the other. The rounded weights were not fitted again. Evidence that made
no difference in the fit (co-premises, words of the claim above, both being the thesis) was left out. `denied` and
`contrary` are set by hand, as large as is needed for most opposites of a claim in its very place to be refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from math import exp
from typing import NamedTuple

from argmap.teach.grading.claim_places import ClaimPlace
from argmap.teach.grading.word_evidence import WordEvidence

Pair = tuple[int, int]
"""The number of a claim of the student, and of one of the model."""
ROUNDS = 6
"""How often the surroundings are looked at again; by then the probabilities of the maps at hand stood still."""
CARRIED = 0.5
"""The probability that claims below are a pair, from which a pair needs no common word; it is a maybe at most."""
NOTHING = WordEvidence(0.0, 0.0, 0.0, 0.0, frozenset())
FEWEST_TURNED = 3
"""Claims that deny one of the model, from which a map is taken for one that says the opposite."""
MOST_SHARED = 3.0
"""The largest sum of the weights of shared words that counts."""
STEEPEST = 30.0
"""The largest logarithm of odds."""


class Weights(NamedTuple):
    """What each kind of evidence adds to the logarithm of the odds."""

    start: float = -5.5
    alike: float = 7.5
    shared: float = 1.2
    denied: float = -16.0
    parent: float = 3.5
    children: float = 1.5
    role: float = 1.2
    kind: float = 1.0
    contrary: float = -18.0


WEIGHTS = Weights()


def pair_probabilities(
    evidence: Mapping[Pair, WordEvidence],
    student: Sequence[ClaimPlace],
    model: Sequence[ClaimPlace],
    *,
    certain: Mapping[Pair, float] | None = None,
    more: Mapping[Pair, float] | None = None,
    twins: Mapping[int, int] | None = None,
    allies: Mapping[Pair, Sequence[int]] | None = None,
    weights: Weights = WEIGHTS,
) -> dict[Pair, float]:
    """The probability of each pair that has evidence.

    `certain` pairs have probability 1 and compete with none. `more` is added to the logarithm of the odds. `twins`
    leads from claims of the student to the first claim with the same text; these do not compete with one another.
    `allies` has for a pair other claims of the model that the same claim says in other words, so that they do not
    compete either.
    """
    own = {pair: _own_odds(found, student[pair[0]], model[pair[1]], weights) for pair, found in evidence.items()}
    for pair, value in (more or {}).items():
        if pair not in own:
            own[pair] = _own_odds(NOTHING, student[pair[0]], model[pair[1]], weights)
        own[pair] += value
    sure = certain or {}
    denials = {pair: -weights.denied * found.clearly_denied for pair, found in evidence.items() if found.denied >= 0.5}
    probabilities: dict[Pair, float] = dict(sure)
    taken = ({a for a, _ in sure}, {b for _, b in sure})
    claims = len({a for a, _ in (*own, *sure)})
    field = _Field(student, model, evidence, twins or {}, denials)
    contrary = 0.0
    for _ in range(ROUNDS):
        below = _spread_below(probabilities, student, model)
        for (a, b), probability in below.items():
            if probability >= CARRIED and (a, b) not in own and a not in taken[0] and b not in taken[1]:
                own[a, b] = _own_odds(NOTHING, student[a], model[b], weights)
        field.add(own)
        odds: list[float] = []
        opposites: dict[int, float] = {}
        rows: dict[int, float] = {}
        for pair, a, value, unlike, above, denial in field.pairs:
            if contrary:
                value += weights.contrary * contrary * unlike
            value += weights.parent * probabilities.get(above, 0.0) + weights.children * below.get(pair, 0.0)
            found = exp(value if -STEEPEST < value < STEEPEST else STEEPEST if value > 0 else -STEEPEST)
            odds.append(found)
            rows[a] = rows.get(a, 0.0) + found
            if denial:
                opposite = exp(max(-STEEPEST, min(STEEPEST, value + denial)))
                opposites[a] = opposites.get(a, 0.0) + opposite
        turned = sum(value > 1 + rows[a] for a, value in opposites.items())
        contrary = turned / claims if turned >= FEWEST_TURNED else 0.0
        probabilities = _compete(odds, opposites, field, allies or {})
        probabilities.update(sure)
    return probabilities


NOWHERE: Pair = (-1, -1)
"""The pair above claims that are about nothing, which has no probability."""


class _Field:
    """What stays the same in all rounds, looked up once for each pair.

    `pairs` has for each its student's claim, its odds without its surroundings, how unlike the claims are, the pair
    above them, and what its opposite has more; `twins` the pair with the first claim of the same text.
    """

    def __init__(
        self,
        student: Sequence[ClaimPlace],
        model: Sequence[ClaimPlace],
        evidence: Mapping[Pair, WordEvidence],
        twins: Mapping[int, int],
        denials: Mapping[Pair, float],
    ) -> None:
        self.student = student
        self.model = model
        self.evidence = evidence
        self.first = twins
        self.denials = denials
        self.pairs: list[tuple[Pair, int, float, float, Pair, float]] = []
        self.twins: list[Pair] = []

    def add(self, own: Mapping[Pair, float]) -> None:
        """Adds the pairs that are new; pairs are only ever added at the end."""
        for pair in islice(own, len(self.pairs), None):
            a, b = pair
            found = self.evidence.get(pair)
            unlike = min(1.0, 2 - 2 * (found.alike if found else 0.0))
            one, other = self.student[a].parent, self.model[b].parent
            above = NOWHERE if one is None or other is None else (one, other)
            self.pairs.append((pair, a, own[pair], unlike, above, self.denials.get(pair, 0.0)))
            self.twins.append((self.first.get(a, a), b))


def _own_odds(found: WordEvidence, one: ClaimPlace, other: ClaimPlace, weights: Weights) -> float:
    """The logarithm of the odds of a pair without its surroundings."""
    has_role = (one.sign, one.is_on_step, one.is_thesis) == (other.sign, other.is_on_step, other.is_thesis)
    return (
        weights.start
        + weights.alike * found.alike
        + weights.shared * min(found.shared, MOST_SHARED)
        + weights.denied * found.clearly_denied
        + weights.role * has_role
        + weights.kind * (one.kind is other.kind)
    )


def _spread_below(
    probabilities: Mapping[Pair, float], student: Sequence[ClaimPlace], model: Sequence[ClaimPlace]
) -> dict[Pair, float]:
    """For each pair of claims the probability that some claims below them are a pair."""
    none: dict[Pair, float] = {}
    for (a, b), probability in probabilities.items():
        above, expected = student[a].parent, model[b].parent
        if above is not None and expected is not None:
            none[above, expected] = none.get((above, expected), 1.0) * (1 - probability)
    return {pair: 1 - value for pair, value in none.items()}


def _compete(
    odds: Sequence[float], opposites: Mapping[int, float], field: _Field, allies: Mapping[Pair, Sequence[int]]
) -> dict[Pair, float]:
    """Probabilities from odds: each pair against all others with one of its claims, and against none."""
    rows = dict(opposites)
    best: dict[Pair, float] = {}
    columns: dict[int, float] = {}
    for entry, twin, value in zip(field.pairs, field.twins, odds, strict=True):
        a = entry[1]
        rows[a] = rows.get(a, 0.0) + value
        if value > best.get(twin, -1.0):
            best[twin] = value
    for (_, b), value in best.items():
        columns[b] = columns.get(b, 0.0) + value
    probabilities: dict[Pair, float] = {}
    by_pair = {entry[0]: value for entry, value in zip(field.pairs, odds, strict=True)} if allies else {}
    for entry, twin, value in zip(field.pairs, field.twins, odds, strict=True):
        pair, a = entry[0], entry[1]
        own = sum(by_pair[a, ally] for ally in allies[pair]) if pair in allies else 0.0
        in_row, in_column = rows[a] - value - own, columns[twin[1]] - best[twin]
        rivals = (in_row if in_row > 0.0 else 0.0) + (in_column if in_column > 0.0 else 0.0)
        probabilities[pair] = value / (1 + value + rivals)
    return probabilities
