"""Measures that compare a draft with what readers marked: F1 of labels, confusion tables, overlap of passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""A passage: start and end in code points, the end exclusive."""


@dataclass(slots=True)
class Counts:
    """Hits among what was predicted and what is right.

    hits: predicted and right; predicted: all that was predicted; right: all that should have been.
    matched: how many of `right` are hit, if several predictions may hit one; as `hits` if left out.
    """

    hits: int = 0
    predicted: int = 0
    right: int = 0
    matched: int | None = None

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return (self.hits if self.matched is None else self.matched) / self.right if self.right else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: Counts) -> None:
        """Counts the hits of another text, too."""
        if self.matched is not None or other.matched is not None:
            one, two = (c.hits if c.matched is None else c.matched for c in (self, other))
            self.matched = one + two
        self.hits += other.hits
        self.predicted += other.predicted
        self.right += other.right

    def __str__(self) -> str:
        rates = f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"
        return f"{rates} ({self.hits} hits of {self.predicted}, {self.right} right)"


class Labels:
    """Pairs of a right and a predicted label, collected over texts."""

    def __init__(self) -> None:
        self.pairs: Counter[tuple[Hashable, Hashable]] = Counter()

    def add(self, right: Iterable[Hashable], predicted: Iterable[Hashable]) -> None:
        """Counts the labels of one text; both sides in the same order and of the same length."""
        self.pairs.update(zip(right, predicted, strict=True))

    def counts(self, label: Hashable) -> Counts:
        """How one label was predicted."""
        return Counts(
            self.pairs[label, label],
            sum(n for (_, predicted), n in self.pairs.items() if predicted == label),
            sum(n for (right, _), n in self.pairs.items() if right == label),
        )

    def labels(self) -> list[Hashable]:
        """All labels that are right somewhere or were predicted, sorted by their words."""
        return sorted({label for pair in self.pairs for label in pair}, key=str)

    @property
    def macro_f1(self) -> float:
        """The mean F1 over all labels, as scikit-learn's `f1_score(average="macro")`."""
        labels = self.labels()
        return sum(self.counts(label).f1 for label in labels) / len(labels) if labels else 0.0

    @property
    def accuracy(self) -> float:
        total = self.pairs.total()
        return sum(n for (right, predicted), n in self.pairs.items() if right == predicted) / total if total else 0.0

    def table(self) -> str:
        """The confusion table as text: a row for each right label, a column for each predicted one, and F1."""
        labels = self.labels()
        width = max((len(str(label)) for label in labels), default=0) + 2
        lines = [" " * width + "".join(f"{label!s:>{max(width, 7)}}" for label in labels) + "       F1"]
        for right in labels:
            cells = "".join(f"{self.pairs[right, predicted]:>{max(width, 7)}}" for predicted in labels)
            lines.append(f"{right!s:<{width}}{cells}    {self.counts(right).f1:.3f}")
        return "\n".join(lines)


def overlap(one: Span, other: Span) -> int:
    """How many code points two passages share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlaps_by_half(one: Span, other: Span, of: Literal["longer", "shorter"] = "longer") -> bool:
    """Whether two passages share at least half of the longer one, or more than half of the shorter one."""
    lengths = one[1] - one[0], other[1] - other[0]
    if of == "longer":
        return overlap(one, other) * 2 >= max(lengths) > 0
    return overlap(one, other) * 2 > min(lengths)


def match_spans(right: Sequence[Span], predicted: Sequence[Span]) -> dict[int, int]:
    """Number of a predicted passage → number of the right one that it matches, by half of the longer one.

    Each passage is matched once, the pair with the largest overlap first.
    """
    pairs = [
        (-overlap(span, other), number, index)
        for number, span in enumerate(predicted)
        for index, other in enumerate(right)
        if overlaps_by_half(span, other)
    ]
    matches: dict[int, int] = {}
    for _, number, index in sorted(pairs):
        if number not in matches and index not in matches.values():
            matches[number] = index
    return matches


def count_hits(right: Sequence[Span], predicted: Sequence[Span], both: Sequence[Span] | None = None) -> Counts:
    """Predicted passages that share more than half of the shorter one with a right passage; several may hit one.

    both: the passages that recall is measured on, such as those that two readers agree on; all if left out.
    """
    wanted = right if both is None else both
    hits = sum(any(overlaps_by_half(span, other, "shorter") for other in right) for span in predicted)
    matched = sum(any(overlaps_by_half(span, other, "shorter") for span in predicted) for other in wanted)
    return Counts(hits, len(predicted), len(wanted), matched)


def in_half(number: int, half: Literal["odd", "even", "all"]) -> bool:
    """Whether a file with this number belongs to the half of a collection that is looked at."""
    return half == "all" or (number % 2 == 1) == (half == "odd")
