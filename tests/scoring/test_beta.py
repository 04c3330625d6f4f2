"""The incomplete beta function and its quantiles against scipy."""

import pytest
from scipy import special, stats

from argmap.scoring.evaluation.beta_quantiles import beta_quantile, incomplete_beta

SHAPES = [0.5, 1.5, 2.5, 3.5, 7.5, 40.5, 333.5, 10_000.5]


@pytest.mark.parametrize("a", SHAPES)
@pytest.mark.parametrize("b", SHAPES)
def test_quantiles_agree_with_scipy(a, b):
    for p in (0.05, 0.5, 0.95):
        assert beta_quantile(p, a, b) == pytest.approx(stats.beta.ppf(p, a, b), abs=1e-9)


@pytest.mark.parametrize("a", SHAPES)
def test_the_function_agrees_with_scipy(a):
    for x in (0.0, 1e-6, 0.1, 0.5, 0.9, 1.0):
        assert incomplete_beta(x, a, 3.5) == pytest.approx(special.betainc(a, 3.5, x), abs=1e-9)
