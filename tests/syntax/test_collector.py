"""The pause of the cycle collector: bounded, and over when what it was for is over."""

import gc
from collections.abc import Iterator

import pytest

from argmap.syntax.collector import PAUSE, steady


@pytest.fixture(autouse=True)
def as_often_as_before() -> Iterator[None]:
    often = gc.get_threshold()
    yield
    gc.set_threshold(*often)


def test_a_pause_is_bounded_and_undone() -> None:
    gc.set_threshold(700, 11, 12)
    with steady():
        assert gc.isenabled()
        assert gc.get_threshold()[0] == PAUSE
        with steady():
            assert gc.get_threshold()[0] == PAUSE
        assert gc.get_threshold()[0] == PAUSE
    assert gc.get_threshold()[:2] == (700, 11)


def test_a_pause_is_undone_after_an_error() -> None:
    gc.set_threshold(700, 11, 12)
    with pytest.raises(ZeroDivisionError), steady():
        _ = 1 / 0
    assert gc.get_threshold()[0] == 700


@pytest.mark.parametrize("often", [0, PAUSE, 2 * PAUSE])
def test_a_program_that_lets_it_look_more_rarely_keeps_that(often: int) -> None:
    gc.set_threshold(often, 11, 12)
    with steady():
        assert gc.get_threshold()[0] == often
    assert gc.get_threshold()[0] == often


def test_what_was_made_counts_as_old_only_where_it_stays() -> None:
    for ages in (True, False):
        gc.collect()
        with steady(ages=ages):
            made = [[number] for number in range(2000)]
        assert any(one is made[0] for one in gc.get_objects(generation=2)) is ages
