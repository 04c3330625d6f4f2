"""The page `corpus-costs.md` shows what the formula gives, and the formula does what it says."""

from __future__ import annotations

import pytest

from benchmarks.corpus_costs import HOUR, MEASURED, RESTART, Losses, costs
from tests.pages.corpus_costs import FILE, HEADING, inputs, section


def test_the_tables_are_current() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.endswith(section()) and inputs() in text, "run `python -m tests.pages.corpus_costs`"
    assert text.count(HEADING) == 1


def test_without_losses_a_run_takes_listing_the_work_and_its_last_part() -> None:
    cost = costs(10_000, 2, Losses("none", 0.0))
    part = 1000 * MEASURED.cpu
    assert cost.hours * HOUR == pytest.approx(10_000 * MEASURED.listing + 5 * part + part)
    assert (cost.files, cost.again) == (40, 0.0)
    assert cost.size == 10_000 * MEASURED.size


def test_a_loss_costs_half_a_part_and_a_restart() -> None:
    few, many = costs(1_000_000, 1, Losses("", 0.001)), costs(1_000_000, 1, Losses("", 0.002))
    each = 1000 * MEASURED.cpu / 2 + RESTART
    work = 1_000_000 * MEASURED.cpu
    assert (many.cpu_hours - few.cpu_hours) * HOUR == pytest.approx(work * 0.001 / HOUR * each, rel=0.01)


def test_the_writer_bounds_a_run_with_very_many_workers() -> None:
    fast = costs(10**9, 10**6, Losses("", 0.0))
    assert fast.hours * HOUR >= 10**6 * MEASURED.writing
