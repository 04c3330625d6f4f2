"""What `score` is asked for and what it gives: semantics, names, typed figures."""

from __future__ import annotations

import pytest

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import METRICS, SEMANTICS
from argmap.scoring import Balance, score


def old_town() -> ArgumentMap:
    b = MapBuilder()
    b.thesis("The old town should be closed to cars.", id="close")
    b.support(b.claim("The air gets cleaner.", id="air"), "close")
    b.attack(b.claim("Shops lose customers.", id="trade"), "close", weight=0.5)
    return b.build()


def test_by_default_there_is_a_second_opinion() -> None:
    assert list(score(old_town()).evaluations) == ["quadratic-energy", "df-quad"]


def test_one_semantics_decides_strengths_and_verdict_but_not_the_balance() -> None:
    usual, other = score(old_town()), score(old_town(), semantics="euler-based")
    assert list(other.evaluations) == ["euler-based"]
    assert other.strength("close") != usual.strength("close")
    assert usual.balance is not None and other.balance is not None
    assert other.balance.verdict == {"euler-based": 2 * other.strength("close") - 1, "agree": True}
    assert (other.balance.number, other.balance.mass) == (usual.balance.number, usual.balance.mass)


def test_of_several_semantics_the_first_is_the_default_one() -> None:
    result = score(old_town(), semantics=["df-quad", "quad"])
    assert result.strength("close") == result.strength("close", "df-quad")
    assert result.strengths("quad")["close"] == result.strength("close", "quad")


def test_an_unknown_semantics_names_the_nearest() -> None:
    with pytest.raises(KeyError, match="did you mean 'df-quad'"):
        score(old_town(), semantics="dfquad")
    with pytest.raises(KeyError, match="did you mean 'euler-based'"):
        score(old_town()).strength("close", "euler-bsed")
    with pytest.raises(ValueError, match="at least one semantics"):
        score(old_town(), semantics=[])


def test_a_semantics_that_was_not_asked_for_says_how_to_ask() -> None:
    with pytest.raises(KeyError, match=r"use score\(map, semantics='euler-based'\)"):
        score(old_town()).strength("close", "euler-based")


def test_an_unknown_claim_figure_or_profile_names_the_nearest() -> None:
    result = score(old_town())
    with pytest.raises(KeyError, match="did you mean 'trade'"):
        result.strength("trad")
    assert result.balance is not None
    with pytest.raises(KeyError, match="did you mean 'last_word'"):
        result.balance["last_wrd"]
    with pytest.raises(ValueError, match="did you mean 'advocacy'"):
        score(old_town(), profile="advocasy")


def test_every_figure_of_the_metrics_is_an_attribute_of_balance() -> None:
    balance = score(old_town()).balance
    assert balance is not None
    attributes = {name for name, value in vars(Balance).items() if isinstance(value, property)}
    assert attributes == set(balance.figures)
    assert all(getattr(balance, name) == balance[name] for name in attributes)
    assert len(attributes) > len(METRICS.names())


def test_every_semantics_has_a_title_of_its_own() -> None:
    titles = [semantics.title for semantics in SEMANTICS]
    assert all(titles)
    assert len(set(titles)) == len(titles)
