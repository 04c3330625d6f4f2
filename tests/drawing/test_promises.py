"""The promises of a picture as one: every two of map, theme, page and language occur together in some picture.

`python -m tests.drawing.promises` measures all of their combinations.
"""

from __future__ import annotations

from itertools import combinations, product

from argmap.drawing.style.paper import LEGIBLE
from tests.drawing.colours import APART, LEAST
from tests.drawing.promises import CHOICES, Case, cover_pairs, measure, plans


def test_a_cover_has_every_pair_and_few_rows() -> None:
    rows = cover_pairs(CHOICES)
    for i, j in combinations(range(len(CHOICES)), 2):
        assert {(row[i], row[j]) for row in rows} == set(product(CHOICES[i], CHOICES[j]))
    assert len(rows) < 1.5 * len(CHOICES[0]) * len(CHOICES[3])


def test_pictures_keep_their_promises_for_every_pair_of_map_theme_page_and_language() -> None:
    for row in cover_pairs(CHOICES):
        case = Case(*row)  # type: ignore[arg-type]
        kept = measure(plans(case), case.theme)
        assert kept.beyond <= 0.01, case
        assert kept.too_wide <= 0.5, case
        assert kept.smallest >= LEGIBLE - 0.01, case
        assert kept.contrast >= LEAST[case.theme], case
        assert kept.distance >= APART, case
