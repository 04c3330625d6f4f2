"""The measures of the benchmarks, on small cases that can be counted by hand."""

from __future__ import annotations

import pytest

from benchmarks.drafting.measures import Counts, Labels, count_hits, in_half, match_spans, overlaps_by_half


def test_macro_f1_is_the_mean_over_the_labels() -> None:
    labels = Labels()
    labels.add(["pro", "pro", "pro", "opp"], ["pro", "pro", "opp", "opp"])
    assert labels.counts("pro").f1 == pytest.approx(0.8)
    assert labels.counts("opp").f1 == pytest.approx(2 / 3)
    assert labels.macro_f1 == pytest.approx((0.8 + 2 / 3) / 2)
    assert labels.accuracy == 0.75


def test_a_label_that_was_only_predicted_counts_as_zero() -> None:
    labels = Labels()
    labels.add(["pro"] * 2, ["pro", "none"])
    assert labels.macro_f1 == pytest.approx(1 / 3)


def test_the_confusion_table_has_a_row_for_each_right_label() -> None:
    labels = Labels()
    labels.add(["pro", "opp"], ["pro", "pro"])
    assert [line.split() for line in labels.table().splitlines()] == [
        ["opp", "pro", "F1"],
        ["opp", "0", "1", "0.000"],
        ["pro", "0", "1", "0.667"],
    ]


def test_overlap_by_half_of_the_longer_or_of_the_shorter() -> None:
    assert overlaps_by_half((0, 10), (5, 10))
    assert not overlaps_by_half((0, 10), (6, 10))
    assert overlaps_by_half((0, 100), (96, 106), "shorter") is False
    assert overlaps_by_half((0, 100), (94, 104), "shorter")
    assert not overlaps_by_half((3, 3), (3, 3))


def test_each_passage_is_matched_once_and_the_best_pair_first() -> None:
    assert match_spans([(0, 10), (10, 20)], [(0, 8), (1, 10), (10, 20), (30, 40)]) == {1: 0, 2: 1}


def test_precision_and_recall_of_hits_may_rest_on_different_passages() -> None:
    counts = count_hits([(0, 10), (20, 30)], [(0, 9), (1, 9), (40, 50)], both=[(0, 10)])
    assert (counts.precision, counts.recall) == (pytest.approx(2 / 3), 1.0)


def test_counts_add_up_over_texts() -> None:
    counts = Counts(1, 2, 2)
    counts.add(Counts(2, 2, 4))
    assert (counts.precision, counts.recall) == (0.75, 0.5)
    assert counts.f1 == pytest.approx(0.6)
    assert str(counts) == "precision 0.750, recall 0.500, F1 0.600 (3 hits of 4, 6 right)"


def test_nothing_predicted_is_no_hit() -> None:
    assert (Counts(0, 0, 3).precision, Counts(0, 0, 3).recall, Counts(0, 0, 3).f1) == (0, 0, 0)


def test_the_halves_are_odd_and_even_numbers() -> None:
    assert [number for number in range(4) if in_half(number, "odd")] == [1, 3]
    assert [number for number in range(4) if in_half(number, "even")] == [0, 2]
    assert all(in_half(number, "all") for number in range(4))
